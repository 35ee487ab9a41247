package peer

import (
	"slices"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

// bySeat holds something for each of the two; the first element is unused, so
// that a seat is its own index.
type bySeat[T any] [Guest + 1]T

// state is the room after an event. It is made by the events alone and never
// changes: an event makes another.
type state struct {
	shelf *shelf
	// seq counts the events, at is the room time of the last and on its date.
	seq int
	at  time.Duration
	on  string

	id          string
	oneKeyboard bool
	present     bySeat[bool]
	watchers    int
	away        *history.Interruption
	closed      bool
	// returning says that the room was resumed in the middle of an answer or
	// among the follow-ups, and that the guest is not back yet: the clock waits
	// whatever was agreed.
	returning bool

	// past are the rounds before this one, each uncovered.
	past []round
	round
}

// round is one question asked and answered.
type round struct {
	number    int
	attempt   string
	startedOn string
	question  *questions.Question
	settings  Settings
	names     bySeat[string]
	ready     bySeat[bool]
	phase     Phase

	added, pauses int
	paused        bool
	watch, pause  stopwatch
	interruptions []history.Interruption

	answer    Writing
	followUps []followUp
	nudge     Message
	nudgedAt  time.Duration

	// typed counts against MaxTyped.
	typed bySeat[int]

	sheet      Sheet
	self       Self
	sealed     Sealed
	review     *critique.Review
	uncovered  bool
	comparison *Comparison

	takeaways bySeat[string]
	votes     bySeat[Next]
	// swapping says that the two have decided to, so that a round is due.
	swapping  bool
	proposal  Critique
	critiques []coaching.Critique
}

// followUp is a FollowUp as the state keeps it.
type followUp struct {
	criterion, question string
	reply               Writing
	watch               stopwatch
}

// after returns the state that an event leads to.
func (s *state) after(e event, c change) *state {
	next := *s
	next.seq, next.at, next.on = e.Seq, e.At, e.On
	c.apply(&next, e.Seat)
	next.runClocks()
	return &next
}

// runClocks lets those clocks run that should in the state, and stops the
// others.
func (s *state) runClocks() {
	answering := s.phase == Answer && !s.closed
	s.watch.let(answering && !s.paused && !s.dropped(), s.at)
	s.pause.let(answering && s.paused, s.at)
	if i := len(s.followUps) - 1; i >= 0 {
		run := s.open() != nil && !s.closed && !s.dropped()
		if s.followUps[i].watch.running != run {
			s.followUps = slices.Clone(s.followUps)
			s.followUps[i].watch.let(run, s.at)
		}
	}
}

// dropped reports whether the clock of the answer, or that of a reply, has to
// wait for the guest.
func (s *state) dropped() bool {
	return !s.present[Guest] && (s.settings.PauseOnDrop || s.returning)
}

// limit returns the time for the answer, with the minutes that were added.
func (r *round) limit() time.Duration { return r.agreed() + time.Duration(r.added)*time.Minute }

// agreed returns the time for the answer as it was settled.
func (r *round) agreed() time.Duration {
	if r.settings.Limit != 0 {
		return r.settings.Limit
	}
	return r.question.Time
}

// role returns what a seat does in the round.
func (r *round) role(s Seat) Role {
	switch {
	case s != Host && s != Guest:
		return Spectator
	case s == r.settings.Asks:
		return Interviewer
	}
	return Candidate
}

// open returns the follow-up whose reply is being written; nil where none is.
func (r *round) open() *followUp {
	if i := len(r.followUps) - 1; r.phase == FollowUps && i >= 0 && !r.followUps[i].reply.Frozen {
		return &r.followUps[i]
	}
	return nil
}

// writing returns what the candidate is writing; nil where that is nothing.
func (r *round) writing() *Writing {
	if r.phase == Answer {
		return &r.answer
	}
	if open := r.open(); open != nil {
		return &open.reply
	}
	return nil
}

// isLate reports whether what somebody writes, the reply with a number or the
// answer with 0, is not the last that was asked for.
func (r *round) isLate(reply int) bool { return reply != len(r.followUps) }

// write replaces what the candidate is writing.
func (r *round) write(w Writing) {
	if r.phase == Answer {
		r.answer = w
		return
	}
	r.followUps = slices.Clone(r.followUps)
	r.followUps[len(r.followUps)-1].reply = w
}

// freeze ends what the candidate is writing, if anything.
func (r *round) freeze() {
	if w := r.writing(); w != nil {
		frozen := *w
		frozen.Frozen = true
		r.write(frozen)
	}
}

// keyPoint returns a key point of the question; nil where it has none such.
func (r *round) keyPoint(id string) *questions.KeyPoint {
	points := r.question.KeyPoints
	if i := slices.IndexFunc(points, func(k questions.KeyPoint) bool { return k.ID == id }); i >= 0 {
		return &points[i]
	}
	return nil
}

// kindOf returns what an id of the rubric names; empty where that is nothing.
func (r *round) kindOf(id string) rubric.Kind {
	if r.keyPoint(id) != nil {
		return rubric.KeyPoint
	}
	if slices.ContainsFunc(r.question.Mistakes, func(m questions.Mistake) bool { return m.ID == id }) {
		return rubric.Mistake
	}
	return ""
}
