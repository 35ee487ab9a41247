package peer

import "slices"

// prepare takes the key point's own question where the act has none.
func (a Ask) prepare(in scene) change {
	if k := in.keyPoint(a.Criterion); k != nil && a.Question == "" {
		a.Question = k.FollowUp
	}
	a.Question = line(a.Question, MaxLine)
	return a
}

func (Ask) kind() kind { return kindAsk }

func (a Ask) check(in scene) error {
	if err := in.expect(Interviewer, FollowUps); err != nil {
		return err
	}
	switch {
	case a.Criterion != "" && in.keyPoint(a.Criterion) == nil, a.Question == "":
		return ErrValue
	case len(in.followUps) >= MaxFollowUps:
		return ErrFollowUps
	}
	return nil
}

func (a Ask) apply(s *state, _ Seat) {
	s.closeFollowUp()
	s.followUps = append(slices.Clip(s.followUps), followUp{criterion: a.Criterion, question: a.Question})
}

// closeFollowUp freezes the reply that is being written, if one is, and stops
// its clock.
func (s *state) closeFollowUp() {
	s.freeze()
	s.runClocks()
}

func (a Judge) prepare(scene) change { return a }
func (Judge) kind() kind             { return kindJudge }

func (Judge) check(in scene) error { return in.expect(Interviewer, FollowUps) }

func (Judge) apply(s *state, _ Seat) { s.judgeNext() }

// judgeNext ends the follow-ups.
func (s *state) judgeNext() {
	s.closeFollowUp()
	s.phase = Judging
}
