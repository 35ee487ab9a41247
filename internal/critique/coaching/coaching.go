// Package coaching is what a language model says of an answer: its sections,
// how much of them can be believed, and how they stand beside the offline
// review. It promises that nothing is shown as the candidate's own words that
// is not in the answer, and that no band of a model stands alone. How a model
// is asked is left to package llm, and what is drawn to package ui.
package coaching

import (
	"time"

	"okrcoach/internal/prose"
)

// Part names one section of a critique.
type Part string

// The sections, in the order of their value to the candidate.
const (
	RepairFirst Part = "repair_first"
	Content     Part = "content"
	Structure   Part = "structure"
	Delivery    Part = "delivery"
)

// Parts returns all sections in the order in which they are asked for and
// shown.
func Parts() []Part { return []Part{RepairFirst, Content, Structure, Delivery} }

// Band is how an interviewer would take a part of the answer, from 1 to 4;
// NoBand where there is none.
type Band int

// The bands.
const (
	NoBand Band = iota
	Sinks       // would sink the interview
	Mixed
	Good
	Strong
)

// Section is what the model said of one part, cleaned and checked.
type Section struct {
	Part Part `json:"part"`
	// Quote is what the model held to be the candidate's words. Found says
	// that they are, at Span of the answer; where they are not, the section
	// has neither band nor rewrite.
	Quote string `json:"quote"`
	prose.Span
	Found   bool   `json:"found"`
	Comment string `json:"comment"`
	// Band is NoBand in the section on what to repair first.
	Band Band `json:"band,omitempty"`
	// Rewrite is the quoted sentence as it could have been.
	Rewrite string `json:"rewrite,omitempty"`
}

// Outcome is how a critique ended.
type Outcome string

// The outcomes. A critique that is found in the history as UnderWay was cut
// off with the program.
const (
	UnderWay Outcome = "under way"
	Complete Outcome = "complete"
	Stopped  Outcome = "stopped"
	TimedOut Outcome = "timed out"
	Failed   Outcome = "failed"
)

// Critique is one critique as it is kept with its attempt.
type Critique struct {
	ID      string    `json:"id"`
	AskedAt time.Time `json:"asked_at"`
	Model   string    `json:"model"`
	Host    string    `json:"host"`
	// Prompt is the version of the prompt, Rung the format in which the model
	// was made to answer.
	Prompt   string    `json:"prompt"`
	Rung     string    `json:"rung,omitempty"`
	Sections []Section `json:"sections"`
	Outcome  Outcome   `json:"outcome"`
	// Trouble says in a sentence what went wrong, with the next step.
	Trouble string `json:"trouble,omitempty"`
	// Caution says why the critique may be worth less than it seems.
	Caution string `json:"caution,omitempty"`
	Usage   Usage  `json:"usage"`
	// Took is the time from the request to the end.
	Took time.Duration `json:"took_ns"`
}

// Usage is what a critique cost in tokens.
type Usage struct {
	Asked    int `json:"asked"`
	Answered int `json:"answered"`
	// Counted says that the endpoint gave these figures; otherwise they are
	// estimated from the length of the texts.
	Counted bool `json:"counted"`
}
