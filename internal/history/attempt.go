// Package history keeps attempts and drafts on disk and gives them back: in
// one SQLite file where that works, and in plain files beside it where it
// does not. An interview under way has a journal beside them, whose lines mean
// nothing here. It promises that text handed to it is on disk, or that the
// caller is told where it is instead. When to save, and what an attempt goes
// through, is left to package practice.
package history

import (
	"slices"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/coaching"
)

// Attempt is one answer to one question, with how it came about.
type Attempt struct {
	ID string `json:"id"`
	// QuestionID and QuestionTitle name the question; the title is kept so
	// that history reads well when the question's file is gone.
	QuestionID    string `json:"question"`
	QuestionTitle string `json:"question_title"`
	// Parent is the attempt that this one retries; empty for one given afresh.
	// Criterion is the single key point that it answers. Retries of a single
	// point are yet to come: so far every answer is a whole one and Criterion
	// is empty.
	Parent    string `json:"parent,omitempty"`
	Criterion string `json:"criterion,omitempty"`
	// StartedAt is a date for people to read; no duration is derived from it.
	StartedAt time.Time `json:"started_at"`
	// Limit is the time allowed for answering.
	Limit time.Duration `json:"limit_ns"`
	// Planning and Answering are the counted times; Answering includes
	// overtime. Paused is the time spent in deliberate pauses.
	Planning  time.Duration `json:"planning_ns"`
	Answering time.Duration `json:"answering_ns"`
	Paused    time.Duration `json:"paused_ns"`
	Pauses    int           `json:"pauses"`
	// Interruptions are the times the program could not take a key.
	Interruptions []Interruption `json:"interruptions,omitempty"`
	// Aids lists the helps opened before the answer was submitted.
	Aids []Aid `json:"aids,omitempty"`
	// Plan is the scratch text, Text the answer.
	Plan string `json:"plan,omitempty"`
	Text string `json:"text"`
	// PastedBytes is how much of the text arrived by pasting.
	PastedBytes int `json:"pasted_bytes,omitempty"`
	// Ratings maps key point ids to the candidate's own judgement, given
	// before the result was shown; a skipped point is absent.
	Ratings map[string]Rating `json:"ratings,omitempty"`
	// Review is what the judge said; nil until the answer was judged.
	Review *critique.Review `json:"review,omitempty"`
	// Critiques is what language models said, the oldest first.
	Critiques []coaching.Critique `json:"critiques,omitempty"`
	// Interview is the mock interview in which the answer was given; nil for
	// one that was practised alone.
	Interview *Interview `json:"interview,omitempty"`
}

// With returns the attempt with a critique added, or put in the place of the
// earlier state of the same one.
func (at Attempt) With(c coaching.Critique) Attempt {
	at.Critiques = slices.Clone(at.Critiques)
	same := func(known coaching.Critique) bool { return known.ID == c.ID }
	if i := slices.IndexFunc(at.Critiques, same); i >= 0 {
		at.Critiques[i] = c
	} else {
		at.Critiques = append(at.Critiques, c)
	}
	return at
}

// Rating is a candidate's own judgement of one key point.
type Rating string

// The answers to "did I cover it?".
const (
	RatedYes    Rating = "yes"
	RatedPartly Rating = "partly"
	RatedNo     Rating = "no"
)

// Aid is help that was opened before the answer was submitted.
type Aid string

// The helps that are closed until a first attempt exists.
const (
	AidHints  Aid = "hints"
	AidSample Aid = "sample answer"
)

// Cause says what kept the program from taking a key.
type Cause string

// The causes of an interruption.
const (
	// CauseAsleep covers every stretch in which the process did not run
	// although nobody stopped it on purpose: a closed lid, a frozen machine.
	CauseAsleep Cause = "asleep"
	// CauseSuspended is job control: ctrl+z.
	CauseSuspended Cause = "suspended"
	// CauseRestarted is an exit, wanted or not, and a later return.
	CauseRestarted Cause = "restarted"
)

// UnknownLength is the length of an interruption that cannot be told, because
// the dates at its two ends make no sense together.
const UnknownLength time.Duration = -1

// Interruption is a stretch of time that was not counted.
type Interruption struct {
	Cause Cause `json:"cause"`
	// Length is how long it lasted, or UnknownLength.
	Length time.Duration `json:"length_ns"`
}

// Phase is how far an attempt has come.
type Phase string

// The phases in which an attempt can be left and gone on with.
const (
	PhasePlan   Phase = "plan"
	PhaseAnswer Phase = "answer"
	// PhaseSubmitted is handed in, but it can still be taken back.
	PhaseSubmitted Phase = "submitted"
	PhaseRating    Phase = "self-rating"
)

// Draft is an attempt that has not reached its review.
type Draft struct {
	Attempt
	Phase Phase `json:"phase"`
	// Cursor is the byte offset of the cursor in Text.
	Cursor int `json:"cursor"`
	// Revision grows with every change, so that a late save never
	// overwrites a newer one.
	Revision int `json:"revision"`
	// SavedAt is a date, used only to say how long the person was away.
	SavedAt time.Time `json:"saved_at"`
}
