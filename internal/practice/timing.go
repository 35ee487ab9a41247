package practice

import (
	"time"

	"okrcoach/internal/history"
)

// Answering returns the counted time of the answer, overtime included.
func (s *Session) Answering(now time.Duration) time.Duration { return s.answer.Elapsed(now) }

// Planning returns the counted time of the planning.
func (s *Session) Planning(now time.Duration) time.Duration { return s.plan.Elapsed(now) }

// Left returns the time that is left; in overtime it is negative.
func (s *Session) Left(now time.Duration) time.Duration {
	return s.attempt.Limit - s.answer.Elapsed(now)
}

// Paused reports whether the clock was stopped on purpose.
func (s *Session) Paused() bool { return s.paused }

// Pause stops the clock on purpose, and records that it was.
func (s *Session) Pause(now time.Duration) {
	c := s.clock()
	if s.paused || c == nil {
		return
	}
	s.record(history.CauseAsleep, c.Stop(now))
	s.paused = true
	s.attempt.Pauses++
	s.pause.Start(now)
}

// Continue lets the clock run, after a pause or on coming back to a draft.
func (s *Session) Continue(now time.Duration) {
	s.unpause(now)
	if c := s.clock(); c != nil && !c.Running() {
		c.Start(now)
	}
}

// Beat tells the session that the program runs; it is due every BeatEvery and
// before every key. It returns the interruption that has just ended, if any.
func (s *Session) Beat(now time.Duration) *history.Interruption {
	if s.paused {
		s.pause.Beat(now)
		return nil
	}
	c := s.clock()
	if c == nil {
		return nil
	}
	return s.record(history.CauseAsleep, c.Beat(now))
}

// Halt stops the clock because the person has suspended the program. Wake
// ends it.
func (s *Session) Halt(now time.Duration) {
	s.haltedAt = now
	s.pause.Stop(now)
	if c := s.clock(); c != nil {
		s.record(history.CauseAsleep, c.Stop(now))
	}
}

// Wake lets the clock run again after Halt and returns the interruption.
func (s *Session) Wake(now time.Duration) *history.Interruption {
	c := s.clock()
	if c == nil {
		return nil
	}
	if s.paused {
		s.pause.Start(now)
	} else {
		c.Start(now)
	}
	return s.record(history.CauseSuspended, now-s.haltedAt)
}

// clock is the one that runs in the current phase; nil where none does.
func (s *Session) clock() *Clock {
	switch s.phase {
	case Plan:
		return &s.plan
	case Answer:
		return &s.answer
	default:
		return nil
	}
}

// unpause ends a deliberate pause, if there is one.
func (s *Session) unpause(now time.Duration) {
	if !s.paused {
		return
	}
	s.pause.Stop(now)
	s.paused = false
	s.attempt.Paused = s.pause.counted
}

// record keeps an interruption on the attempt. A length of zero is none.
func (s *Session) record(cause history.Cause, length time.Duration) *history.Interruption {
	if length == 0 {
		return nil
	}
	i := history.Interruption{Cause: cause, Length: length}
	s.attempt.Interruptions = append(s.attempt.Interruptions, i)
	return &i
}
