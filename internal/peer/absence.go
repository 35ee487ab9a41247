package peer

// expectAlone returns an error unless one of the two acts in one of some
// phases while the other is away. At one keyboard nobody ever is.
func (in scene) expectAlone(phases ...Phase) error {
	if err := in.expectTwo(phases...); err != nil {
		return err
	}
	if in.oneKeyboard || in.present[in.by.Other()] {
		return ErrPresent
	}
	return nil
}

// waits reports whether somebody in a role has done their part of a phase, so
// that it can end only by what the other one does.
func waits(r Role, p Phase, sealed Sealed) bool {
	switch {
	case p == FollowUps:
		return r == Candidate
	case p == Judging && r == Interviewer:
		return sealed.Interviewer
	case p == Judging:
		return sealed.Candidate
	}
	return p == Reveal && r == Interviewer && !sealed.Rated
}

// isAlone reports whether the view is that of one of the two while the other
// is away.
func (v *View) isAlone() bool {
	return v.Role != Spectator && !v.OneKeyboard && !v.Closed && !v.Partner().Present
}

// CanGoOn reports whether GoOn is open to the seat.
func (v *View) CanGoOn() bool { return v.isAlone() && waits(v.Role, v.Phase, v.Sealed) }

// CanGoBack reports whether GoBack is open to the seat.
func (v *View) CanGoBack() bool { return v.isAlone() && v.Phase == Brief }

func (a GoOn) prepare(scene) change { return a }
func (GoOn) kind() kind             { return kindGoOn }

func (GoOn) check(in scene) error {
	if err := in.expectAlone(FollowUps, Judging, Reveal); err != nil {
		return err
	}
	if !waits(in.role(in.by), in.phase, in.sealed) {
		return ErrPhase
	}
	return nil
}

// apply leaves what the other has not judged as it is. An interviewer whose
// candidate is away goes past the ratings too: only they could end those.
func (GoOn) apply(s *state, by Seat) {
	if s.phase == FollowUps {
		s.judgeNext()
		return
	}
	s.sealed.Interviewer, s.sealed.Candidate = true, true
	s.sealed.Rated = s.role(by) == Interviewer
	s.phase = Reveal
	s.uncover()
}

func (a GoBack) prepare(scene) change { return a }
func (GoBack) kind() kind             { return kindGoBack }

func (GoBack) check(in scene) error { return in.expectAlone(Brief) }

// apply leaves the notes that were taken over the card to the interviewer, who
// may be the one who is away; Settle drops them where they fit no more.
func (GoBack) apply(s *state, _ Seat) {
	s.phase, s.ready = Lobby, bySeat[bool]{}
}
