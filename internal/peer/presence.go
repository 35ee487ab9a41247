package peer

import (
	"time"

	"okrcoach/internal/history"
)

// arrived is somebody taking a seat, left their leaving it.
type (
	arrived struct{}
	left    struct{}
)

func (arrived) kind() kind { return kindArrived }

func (arrived) check(in scene) error {
	switch {
	case in.by != Host && in.by != Guest && in.by != Watcher:
		return ErrValue
	case in.by != Watcher && in.present[in.by]:
		return ErrTaken
	}
	return nil
}

func (arrived) apply(s *state, by Seat) {
	if by == Watcher {
		s.watchers++
		return
	}
	s.present[by] = true
	s.returning = s.returning && by != Guest
}

func (left) kind() kind { return kindLeft }

func (left) check(in scene) error {
	if in.by == Watcher {
		return nothingIf(in.watchers == 0)
	}
	// The host leaves by closing the room, and nobody leaves one keyboard.
	return nothingIf(in.by != Guest || !in.present[Guest] || in.oneKeyboard)
}

func (left) apply(s *state, by Seat) {
	if by == Watcher {
		s.watchers--
		return
	}
	s.present[by] = false
	if s.phase == Lobby {
		s.ready = bySeat[bool]{}
	}
}

// gap is a stretch of time in which the program did not run. The room time
// stood still in it.
type gap struct {
	Length time.Duration `json:"length_ns"`
}

func (gap) kind() kind { return kindGap }

func (g gap) check(scene) error {
	if g.Length <= 0 {
		return ErrValue
	}
	return nil
}

func (g gap) apply(s *state, _ Seat) {
	s.interrupt(history.Interruption{Cause: history.CauseAsleep, Length: g.Length})
}

// resumed is the room being opened again from its log.
type resumed struct {
	// Length is how long it was closed, or history.UnknownLength.
	Length time.Duration `json:"length_ns"`
}

func (resumed) kind() kind { return kindResumed }

func (r resumed) check(scene) error {
	if r.Length < history.UnknownLength {
		return ErrValue
	}
	return nil
}

// apply leaves everybody but the host outside. The clock of an answer or
// a reply waits until the guest is back; at one keyboard that of an answer
// waits until it is let run.
func (r resumed) apply(s *state, _ Seat) {
	s.closed, s.watchers = false, 0
	s.present = bySeat[bool]{Host: true, Guest: s.oneKeyboard}
	if s.phase == Lobby {
		s.ready = bySeat[bool]{}
	}
	s.returning = (s.phase == Answer || s.phase == FollowUps) && !s.oneKeyboard
	s.paused = s.paused || s.phase == Answer && s.oneKeyboard
	s.interrupt(history.Interruption{Cause: history.CauseRestarted, Length: r.Length})
}

// interrupt tells everybody of time that did not count, and keeps it with the
// answer if it fell into one.
func (s *state) interrupt(i history.Interruption) {
	s.away = &i
	if s.phase == Answer {
		s.interruptions = append(s.interruptions, i)
	}
}

// closed is the host having left.
type closed struct{}

func (closed) kind() kind             { return kindClosed }
func (closed) check(scene) error      { return nil }
func (closed) apply(s *state, _ Seat) { s.closed = true }
