package peer

import (
	"errors"
	"slices"
	"time"
)

// change is what an event does: an act as it was accepted, or something that
// nobody did, such as a gap.
type change interface {
	kind() kind
	// check returns nil where the change may happen, errNothing where it would
	// change nothing, and otherwise why it may not happen.
	check(in scene) error
	// apply makes the change. What the state shares with the one before, its
	// maps and slices, is replaced and never written to; a list may grow in
	// place, because no two states come after the same one.
	apply(s *state, by Seat)
}

// errNothing says that a change would leave everything as it is, so that no
// event is needed. It never leaves the package.
var errNothing = errors.New("nothing would change")

// scene is the moment at which somebody wants to do something.
type scene struct {
	*state
	by Seat
	// at is the room time, which may be later than that of the last event.
	at time.Duration
}

// expect returns an error unless the seat has a role and the room is in one of
// some phases.
func (in scene) expect(r Role, phases ...Phase) error {
	if in.role(in.by) != r {
		return ErrRole
	}
	return in.during(phases...)
}

// expectTwo is expect for what either of the two may do.
func (in scene) expectTwo(phases ...Phase) error {
	if in.role(in.by) == Spectator {
		return ErrRole
	}
	return in.during(phases...)
}

// expectSeat is expect for what belongs to a seat whatever its role.
func (in scene) expectSeat(s Seat, phases ...Phase) error {
	if in.by != s {
		return ErrRole
	}
	return in.during(phases...)
}

func (in scene) during(phases ...Phase) error {
	if !slices.Contains(phases, in.phase) {
		return ErrPhase
	}
	return nil
}

// nothingIf returns errNothing where a change would leave things as they are.
func nothingIf(same bool) error {
	if same {
		return errNothing
	}
	return nil
}
