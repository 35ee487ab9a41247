package peer

import "time"

func (a Start) prepare(scene) change { return a }
func (Start) kind() kind             { return kindStart }

func (Start) check(in scene) error { return in.expect(Interviewer, Brief) }

func (Start) apply(s *state, _ Seat) {
	s.phase, s.startedOn = Answer, s.on
}

// edited is an Edit as it goes into the log. One that only moves the cursor is
// a line too, of some 120 bytes: whoever comes back finds the cursor where it
// was, and the interviewer sees it move.
type edited struct {
	splice
	Cursor int `json:"cursor"`
	Pasted int `json:"pasted,omitempty"`
	// late says that it was meant for what is no longer open.
	late bool
}

func (a Edit) prepare(in scene) change {
	w := in.writing()
	if w == nil || in.isLate(a.Reply) {
		return edited{late: true}
	}
	s := spliceTo(w.Text, a.Text, MaxAnswer)
	whole := len(w.Text) - s.Deleted + len(s.Inserted)
	return edited{splice: s, Cursor: min(max(a.Cursor, 0), whole), Pasted: min(max(a.Pasted, 0), whole)}
}

func (edited) kind() kind { return kindEdit }

func (e edited) check(in scene) error {
	if err := in.expect(Candidate, Answer, FollowUps); err != nil {
		return err
	}
	w := in.writing()
	if w == nil || e.late {
		return ErrSealed
	}
	if err := in.takes(e.splice, w.Text, MaxAnswer); err != nil {
		return err
	}
	whole := len(w.Text) - e.Deleted + len(e.Inserted)
	if e.Cursor < 0 || e.Cursor > whole || e.Pasted < 0 || e.Pasted > whole {
		return ErrValue
	}
	return nothingIf(e.isEmpty() && e.Cursor == w.Cursor && e.Pasted == w.Pasted)
}

// apply moves a cursor that is inside of a rune in front of it.
func (e edited) apply(s *state, by Seat) {
	text := s.put(by, e.splice, s.writing().Text)
	s.write(Writing{Text: text, Cursor: boundary(text, e.Cursor), Pasted: e.Pasted})
}

// handedOver is a HandOver as it goes into the log, where what was open says
// what was handed over.
type handedOver struct {
	// late says that it was meant for what is no longer open.
	late bool
}

func (a HandOver) prepare(in scene) change { return handedOver{in.isLate(a.Reply)} }
func (handedOver) kind() kind              { return kindHandOver }

// check lets a key that was pressed twice do nothing.
func (h handedOver) check(in scene) error {
	if err := in.expect(Candidate, Answer, FollowUps); err != nil {
		return err
	}
	return nothingIf(in.writing() == nil || h.late)
}

func (handedOver) apply(s *state, _ Seat) { s.handOver() }

// handOver freezes what is being written; behind the answer come the
// follow-ups.
func (s *state) handOver() {
	s.freeze()
	if s.phase == Answer {
		s.phase = FollowUps
	}
}

func (a Pause) prepare(scene) change { return a }
func (Pause) kind() kind             { return kindPause }

func (Pause) check(in scene) error {
	if err := in.expect(Interviewer, Answer); err != nil {
		return err
	}
	return nothingIf(in.paused)
}

func (Pause) apply(s *state, _ Seat) {
	s.paused = true
	s.pauses++
}

func (a Continue) prepare(scene) change { return a }
func (Continue) kind() kind             { return kindContinue }

func (Continue) check(in scene) error {
	if err := in.expect(Interviewer, Answer); err != nil {
		return err
	}
	return nothingIf(!in.paused)
}

func (Continue) apply(s *state, _ Seat) { s.paused = false }

func (a AddMinute) prepare(scene) change { return a }
func (AddMinute) kind() kind             { return kindAddMinute }

func (AddMinute) check(in scene) error {
	if err := in.expect(Interviewer, Answer); err != nil {
		return err
	}
	if in.limit()+time.Minute > MaxLimit {
		return ErrLong
	}
	return nil
}

func (AddMinute) apply(s *state, _ Seat) { s.added++ }

func (a Stop) prepare(scene) change { return a }
func (Stop) kind() kind             { return kindStop }

func (Stop) check(in scene) error { return in.expect(Interviewer, Answer) }

func (Stop) apply(s *state, _ Seat) { s.handOver() }

func (a Nudge) prepare(scene) change { return Nudge{line(a.Text, MaxLine)} }
func (Nudge) kind() kind             { return kindNudge }

func (Nudge) check(in scene) error {
	if err := in.expect(Interviewer, Answer, FollowUps); err != nil {
		return err
	}
	switch {
	case in.writing() == nil:
		return ErrPhase
	case in.nudge.Number > 0 && in.at-in.nudgedAt < NudgeEvery:
		return ErrSoon
	}
	return nil
}

func (a Nudge) apply(s *state, _ Seat) {
	s.nudge = Message{Number: s.nudge.Number + 1, Text: a.Text}
	s.nudgedAt = s.at
}
