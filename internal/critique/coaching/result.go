package coaching

import "okrcoach/internal/critique"

// Schema names the form of a Result.
const Schema = "okrcoach.critique/1"

// Result is a critique as it is given to other programs: what the model said,
// with the offline review beside each part.
type Result struct {
	Schema string `json:"schema"`
	Critique
	// Parts takes the place of the sections that the model gave: there are
	// always four, in their order.
	Parts []Shown `json:"sections"`
}

// NewResult puts a critique and the offline review of the same answer
// together.
func NewResult(c Critique, r critique.Review) Result {
	return Result{Schema: Schema, Critique: c, Parts: Beside(c, r)}
}
