package check

import (
	"fmt"
	"strings"

	"okrcoach/internal/critique/rubric"
)

// Threshold is what an answer has to reach. The zero value asks for nothing.
type Threshold struct {
	// MinCovered is how many key points have to be covered; partly covered
	// ones do not count.
	MinCovered int
	// NoMistake asks that no mistake is made; a possible one is none.
	NoMistake bool
}

// NotMetError says what an answer falls short of.
type NotMetError struct{ reason string }

func (e NotMetError) Error() string { return e.reason }

// Met returns a NotMetError where the verdicts on an answer fall short of the
// threshold.
func (t Threshold) Met(criteria []rubric.Criterion) error {
	covered := 0
	var made, short []string
	for _, c := range criteria {
		switch c.Verdict {
		case rubric.Covered:
			covered++
		case rubric.Made:
			made = append(made, c.ID)
		}
	}
	if covered < t.MinCovered {
		short = append(short, fmt.Sprintf("key points covered: %d, asked for: %d", covered, t.MinCovered))
	}
	if t.NoMistake && len(made) > 0 {
		short = append(short, "mistakes made: "+strings.Join(made, ", "))
	}
	if len(short) == 0 {
		return nil
	}
	return NotMetError{strings.Join(short, "; ")}
}
