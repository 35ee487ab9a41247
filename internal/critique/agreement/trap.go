package agreement

import (
	"io"

	"okrcoach/internal/questions"
)

// Trap is a text that is made to mislead a judge.
type Trap struct {
	ID       string `json:"id"`
	Question string `json:"question"`
	// Kind says how it misleads.
	Kind string `json:"kind"`
	// Pair joins texts that differ in one to three words; empty for others.
	Pair   string                     `json:"pair"`
	Split  Split                      `json:"split"`
	Text   string                     `json:"text"`
	Labels map[string]questions.Label `json:"labels"`
}

// Split says what a trap may be used for.
type Split string

// The splits: Tune may be learned from, Report is only scored.
const (
	Tune   Split = "tune"
	Report Split = "report"
)

// ReadTraps reads traps, one JSON object a line. Blank lines are passed over;
// the error of a line that cannot be read names it by its number.
func ReadTraps(from io.Reader) ([]Trap, error) { return readLines[Trap](from, "trap") }

// Right reports whether the confidence in a criterion, 0 to 1, is on the side of
// its label, and whether it has one.
func (t Trap) Right(id string, confidence float64) (right, labelled bool) {
	label, labelled := t.Labels[id]
	return (confidence >= 0.5) == (label == questions.LabelYes), labelled
}
