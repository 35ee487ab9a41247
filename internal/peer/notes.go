package peer

// taken is a Take as it goes into the log.
type taken struct{ splice }

func (a Take) prepare(in scene) change {
	if in.role(in.by) == Spectator {
		return taken{}
	}
	return taken{spliceTo(in.takeaways[in.by], a.Text, MaxNotes)}
}

func (taken) kind() kind { return kindTake }

func (t taken) check(in scene) error {
	if err := in.expectTwo(Notes); err != nil {
		return err
	}
	if err := in.takes(t.splice, in.takeaways[in.by], MaxNotes); err != nil {
		return err
	}
	return nothingIf(t.isEmpty())
}

func (t taken) apply(s *state, by Seat) { s.takeaways[by] = s.put(by, t.splice, s.takeaways[by]) }

func (a Vote) prepare(scene) change { return a }
func (Vote) kind() kind             { return kindVote }

// check lets a vote be given again where it now decides, because the other
// has gone.
func (a Vote) check(in scene) error {
	if err := in.expectTwo(Notes); err != nil {
		return err
	}
	switch {
	case in.swapping:
		return ErrPhase
	case a.Next != Swap && a.Next != End:
		return ErrValue
	}
	return nothingIf(in.votes[in.by] == a.Next && !in.decides(in.by, a.Next))
}

// decides reports whether a vote is enough to go on.
func (s *state) decides(by Seat, n Next) bool {
	other := by.Other()
	return s.oneKeyboard || !s.present[other] || s.votes[other] == n
}

// apply ends the interview or has a round begin, which takes an event of its
// own: its question and its name are chosen outside of the state.
func (a Vote) apply(s *state, by Seat) {
	s.votes[by] = a.Next
	switch {
	case !s.decides(by, a.Next):
	case a.Next == Swap:
		s.swapping = true
	default:
		s.phase = Ended
	}
}
