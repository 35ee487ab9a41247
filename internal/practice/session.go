// Package practice takes one attempt from the brief to the review as a state
// machine with a clock: what may follow what, which time counts, and what is
// to be kept. It does no I/O and knows no terminal: package ui drives it and
// hands what it says is to be kept to package history.
package practice

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

// Phase is how far an attempt has come.
type Phase = history.Phase

// The phases of an attempt, in their order. Plan may be left out, and
// Submitted can go back to Answer.
const (
	Brief     Phase = "brief"
	Plan            = history.PhasePlan
	Answer          = history.PhaseAnswer
	Submitted       = history.PhaseSubmitted
	Rating          = history.PhaseRating
	Review    Phase = "review"
)

// PlanTime is the time suggested for planning. It is counted apart from the
// answer and never enforced.
const PlanTime = time.Minute

// ErrPhase is returned for a step that the attempt's phase does not allow.
var ErrPhase = errors.New("that step does not fit here")

// Session is one attempt under way. Every method that takes now expects a
// reading of the same Uptime.
type Session struct {
	question questions.Question
	attempt  history.Attempt
	phase    Phase
	plan     Clock
	answer   Clock
	pause    Clock
	paused   bool
	haltedAt time.Duration
	cursor   int
	revision int
}

// Options says how an attempt begins.
type Options struct {
	// ID names the attempt in the history.
	ID string
	// Limit overrides the question's own time; 0 keeps it.
	Limit time.Duration
	// Parent is the attempt that this one retries; empty for a fresh one.
	Parent string
	// Text is what the answer starts with, for a retry of an old answer. It
	// counts as pasted: it was not typed against this clock.
	Text string
	// Aids are the helps that were opened at this question before it was
	// answered for the first time.
	Aids []history.Aid
	// StartedAt is today's date, for people to read.
	StartedAt time.Time
}

// New returns a session at its brief.
func New(q questions.Question, o Options) *Session {
	limit := o.Limit
	if limit == 0 {
		limit = q.Time
	}
	return &Session{
		question: q,
		phase:    Brief,
		cursor:   len(o.Text),
		attempt: history.Attempt{
			ID: o.ID, QuestionID: q.ID, QuestionTitle: q.Title, Parent: o.Parent,
			StartedAt: o.StartedAt, Limit: limit, Text: o.Text, PastedBytes: len(o.Text),
			Aids: slices.Clone(o.Aids),
		},
	}
}

// Resume returns a session that goes on from a draft. The time away, from the
// draft's date to today, is recorded as an interruption and counted nowhere;
// where the dates make no sense its length is unknown. The clock stands until
// Continue.
func Resume(q questions.Question, d history.Draft, today time.Time) (*Session, history.Interruption) {
	away := history.Interruption{Cause: history.CauseRestarted, Length: today.Sub(d.SavedAt)}
	if away.Length < 0 || d.SavedAt.IsZero() {
		away.Length = history.UnknownLength
	}
	s := &Session{
		question: q, attempt: d.Attempt, phase: d.Phase, cursor: d.Cursor, revision: d.Revision,
	}
	s.attempt.Interruptions = append(append([]history.Interruption(nil), d.Interruptions...), away)
	s.plan.Add(d.Planning)
	s.answer.Add(d.Answering)
	s.pause.Add(d.Paused)
	return s, away
}

// Question returns the question being answered.
func (s *Session) Question() questions.Question { return s.question }

// Phase returns how far the attempt has come.
func (s *Session) Phase() Phase { return s.phase }

// ID returns the attempt's id.
func (s *Session) ID() string { return s.attempt.ID }

// Limit returns the time allowed for answering.
func (s *Session) Limit() time.Duration { return s.attempt.Limit }

// Text and PlanText return what has been written so far, and Cursor the byte
// offset in Text where the writer was.
func (s *Session) Text() string     { return s.attempt.Text }
func (s *Session) PlanText() string { return s.attempt.Plan }
func (s *Session) Cursor() int      { return s.cursor }

// PastedBytes returns how many bytes of the answer were not typed.
func (s *Session) PastedBytes() int { return s.attempt.PastedBytes }

// Ratings returns the self-rating so far, by key point.
func (s *Session) Ratings() map[string]history.Rating { return s.attempt.Ratings }

// SetPlan keeps the scratch text.
func (s *Session) SetPlan(text string) { s.attempt.Plan = text }

// SetAnswer keeps the answer, where the cursor stands in it, and how many of
// its bytes were pasted.
func (s *Session) SetAnswer(text string, cursor, pasted int) {
	s.attempt.Text, s.cursor, s.attempt.PastedBytes = text, cursor, pasted
}

// OpenAid records that help was opened before the answer was handed in.
func (s *Session) OpenAid(aid history.Aid) {
	if s.phase == Rating || s.phase == Review || s.Opened(aid) {
		return
	}
	s.attempt.Aids = append(s.attempt.Aids, aid)
}

// Opened reports whether help was opened in this attempt.
func (s *Session) Opened(aid history.Aid) bool {
	return slices.Contains(s.attempt.Aids, aid)
}

// Aids returns the helps that were opened in this attempt.
func (s *Session) Aids() []history.Aid { return slices.Clone(s.attempt.Aids) }

// BeginPlan starts the planning clock.
func (s *Session) BeginPlan(now time.Duration) error {
	if err := s.expect(Brief); err != nil {
		return err
	}
	s.phase = Plan
	s.plan.Start(now)
	return nil
}

// BeginAnswer ends the planning, if there was any, and starts the clock.
func (s *Session) BeginAnswer(now time.Duration) error {
	if err := s.expect(Brief, Plan); err != nil {
		return err
	}
	s.unpause(now)
	s.record(history.CauseAsleep, s.plan.Stop(now))
	s.phase = Answer
	s.answer.Start(now)
	return nil
}

// Submit hands the answer in and stops the clock. TakeBack undoes it.
func (s *Session) Submit(now time.Duration) error {
	if err := s.expect(Answer); err != nil {
		return err
	}
	s.unpause(now)
	s.record(history.CauseAsleep, s.answer.Stop(now))
	s.phase = Submitted
	return nil
}

// TakeBack returns to the answer with the clock running on from where it was.
func (s *Session) TakeBack(now time.Duration) error {
	if err := s.expect(Submitted); err != nil {
		return err
	}
	s.phase = Answer
	s.answer.Start(now)
	return nil
}

// BeginRating opens the self-rating; from here the answer is final.
func (s *Session) BeginRating() error {
	if err := s.expect(Submitted); err != nil {
		return err
	}
	s.phase = Rating
	return nil
}

// Rate records whether the candidate thinks a key point is covered. An empty
// rating takes an earlier one back.
func (s *Session) Rate(keyPoint string, r history.Rating) error {
	if err := s.expect(Rating); err != nil {
		return err
	}
	ratings := make(map[string]history.Rating, len(s.question.KeyPoints))
	for id, old := range s.attempt.Ratings {
		ratings[id] = old
	}
	delete(ratings, keyPoint)
	if r != "" {
		ratings[keyPoint] = r
	}
	s.attempt.Ratings = ratings
	return nil
}

// NextToRate returns the index of the key point that the self-rating asks for
// next: the one behind the last that was rated. It is the number of key points
// where none is left.
func (s *Session) NextToRate() int {
	for i := len(s.question.KeyPoints); i > 0; i-- {
		if s.attempt.Ratings[s.question.KeyPoints[i-1].ID] != "" {
			return i
		}
	}
	return 0
}

// WorthKeeping reports whether the attempt has a word that could be lost. One
// without is not worth an offer at the next start.
func (s *Session) WorthKeeping() bool { return s.attempt.Text != "" || s.attempt.Plan != "" }

// Finish attaches the review and returns the attempt as it is to be kept.
func (s *Session) Finish(r critique.Review) (history.Attempt, error) {
	if err := s.expect(Rating); err != nil {
		return history.Attempt{}, err
	}
	s.phase = Review
	s.attempt.Planning, s.attempt.Answering = s.plan.counted, s.answer.counted
	s.attempt.Review = &r
	return s.attempt, nil
}

// Answered returns what the judge needs to know of the answer.
func (s *Session) Answered() critique.Answer {
	a := s.attempt
	a.Answering = s.answer.counted
	return Answered(a)
}

// Answered returns what the judge needs to know of a finished attempt. One of
// which more than half was pasted has no typing pace.
func Answered(a history.Attempt) critique.Answer {
	return critique.Answer{
		Text: a.Text, Took: a.Answering, Limit: a.Limit, Pasted: 2*a.PastedBytes > len(a.Text),
	}
}

// Draft returns the attempt as it is to be kept until its review, with a
// revision that is higher than any before.
func (s *Session) Draft(now time.Duration, today time.Time) history.Draft {
	s.revision++
	d := history.Draft{
		Attempt: s.attempt, Phase: s.phase, Cursor: s.cursor, Revision: s.revision, SavedAt: today,
	}
	d.Planning, d.Answering, d.Paused = s.plan.Elapsed(now), s.answer.Elapsed(now), s.pause.Elapsed(now)
	return d
}

func (s *Session) expect(allowed ...Phase) error {
	for _, p := range allowed {
		if s.phase == p {
			return nil
		}
	}
	return fmt.Errorf("%w: the attempt is at its %s", ErrPhase, s.phase)
}
