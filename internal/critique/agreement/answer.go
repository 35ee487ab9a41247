// Package agreement measures how far the judge agrees with people: it reads
// labelled answers, holds verdicts against the labels, and says how good they
// are with what uncertainty. It also scores ArgKP-2021, a public set of
// arguments and key points. It judges nothing itself; who is measured, and on
// what, is for its callers to say.
package agreement

import (
	"io"
	"strings"

	"okrcoach/internal/questions"
)

// Answer is an answer that people have judged.
type Answer struct {
	ID       string `json:"id"`
	Question string `json:"question"`
	// Seconds is the time spent answering; 0 where nothing is known of it.
	Seconds int    `json:"seconds"`
	Text    string `json:"text"`
	// Labels maps the id of each key point and mistake to what the readers
	// decided; borderline where careful readers split.
	Labels map[string]questions.Label `json:"labels"`
	// Evidence maps an id to the passages of Text, word for word, that earned
	// a yes.
	Evidence map[string][]string `json:"evidence"`
}

// Tuning reports whether the answer belongs to the half that the judge may
// learn from: its id ends in an even digit. The other half is only scored.
func (a Answer) Tuning() bool {
	return a.ID != "" && strings.ContainsAny(a.ID[len(a.ID)-1:], "02468")
}

// Read reads labelled answers, one JSON object a line. Blank lines are passed
// over; the error of a line that cannot be read names it by its number.
func Read(from io.Reader) ([]Answer, error) { return readLines[Answer](from, "labelled answer") }
