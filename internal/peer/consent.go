package peer

import (
	"slices"

	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/history"
)

func (a Propose) prepare(scene) change { return Propose{line(a.Where, MaxLine)} }
func (Propose) kind() kind             { return kindPropose }

// expectUncovered returns an error unless a seat acts while the answer and all
// judgements lie open.
func (in scene) expectUncovered(s Seat) error {
	if err := in.expectSeat(s, Reveal, Notes); err != nil {
		return err
	}
	if !in.uncovered {
		return ErrPhase
	}
	return nil
}

// check lets the host ask again after a no, and for another model, but not
// twice for the same.
func (a Propose) check(in scene) error {
	if err := in.expectUncovered(Host); err != nil {
		return err
	}
	if a.Where == "" {
		return ErrValue
	}
	p := in.proposal
	return nothingIf(p.Proposed && p.Where == a.Where && (p.Allowed || !p.Answered))
}

func (a Propose) apply(s *state, _ Seat) { s.proposal = Critique{Proposed: true, Where: a.Where} }

func (a Consent) prepare(scene) change { return a }
func (Consent) kind() kind             { return kindConsent }

func (a Consent) check(in scene) error {
	if err := in.expectUncovered(Guest); err != nil {
		return err
	}
	if !in.proposal.Proposed {
		return ErrPhase
	}
	return nothingIf(in.proposal.Answered && in.proposal.Allowed == a.Yes)
}

func (a Consent) apply(s *state, _ Seat) { s.proposal.Answered, s.proposal.Allowed = true, a.Yes }

// prepare takes the critique as it will be read from the log. Its texts were
// cleaned where they came in. One that cannot be written is empty.
func (a Criticised) prepare(scene) change {
	read, err := reread(a)
	if err != nil {
		return Criticised{}
	}
	return read
}

func (Criticised) kind() kind { return kindCriticised }

func (a Criticised) check(in scene) error {
	if err := in.expectUncovered(Host); err != nil {
		return err
	}
	known := slices.ContainsFunc(in.critiques, func(c coaching.Critique) bool { return c.ID == a.Critique.ID })
	switch {
	case !in.proposal.Allowed:
		return ErrPhase
	case !known && len(in.critiques) >= MaxCritiques:
		return ErrCritiques
	}
	return nil
}

// apply puts a critique in the place of an earlier state of the same one.
func (a Criticised) apply(s *state, _ Seat) {
	s.critiques = history.Attempt{Critiques: s.critiques}.With(a.Critique).Critiques
	s.proposal.Said = &a.Critique
}
