// Package rubric judges an answer against a question's key points and common
// mistakes, offline and from the answer's words alone. Every verdict comes
// with the words that earned it or a plain statement of what is absent. How
// Objectives are read out of free text is left to package okr, and how the
// answer was delivered to package delivery.
package rubric

import "okrcoach/internal/prose"

// Kind tells key points from mistakes.
type Kind string

// The kinds of criterion.
const (
	KeyPoint Kind = "key_point"
	Mistake  Kind = "mistake"
)

// Verdict is what the judge decided about one criterion.
type Verdict string

// Key points are covered, partly covered or missed; mistakes are made,
// possibly made or avoided.
const (
	Covered Verdict = "covered"
	Partly  Verdict = "partly"
	Missed  Verdict = "missed"

	Made     Verdict = "made"
	Possible Verdict = "possible"
	Avoided  Verdict = "avoided"
)

// Evidence is a passage of the answer, word for word.
type Evidence struct {
	prose.Span
	Quote string `json:"quote"`
}

// Criterion is the verdict on one key point or mistake, with its proof.
type Criterion struct {
	ID      string  `json:"id"`
	Kind    Kind    `json:"kind"`
	Verdict Verdict `json:"verdict"`
	// Confidence is the judged probability, 0 to 1 in steps of 0.01, that a
	// careful reader would say yes: the point is made, the mistake is made.
	Confidence float64 `json:"confidence"`
	// Evidence holds the passages that decided it, best first; empty where
	// the verdict rests on something absent.
	Evidence []Evidence `json:"evidence"`
	// Near is the passage that comes nearest to a missed key point, where one
	// comes near at all.
	Near *Evidence `json:"near,omitempty"`
	// Reason says in one sentence why, in a way the reader can check.
	Reason string `json:"reason"`
	// Advice is what to say instead; empty where nothing needs repair.
	Advice string `json:"advice,omitempty"`
}
