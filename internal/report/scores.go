package report

import (
	"fmt"
	"math"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/critique/score"
)

// Side is one of the three scores with its name.
type Side struct {
	Name string
	score.Score
}

// Sides names the scores in the order in which they are read; none where a
// review is from before there were scores.
func Sides(s *score.Scores) []Side {
	if s == nil {
		return nil
	}
	return []Side{{"Structure", s.Structure}, {"Content", s.Content}, {"Delivery", s.Delivery}}
}

// Points writes the value of a score: "3.5 of 5".
func Points(s score.Score) string { return fmt.Sprintf("%g of %d", s.Value, score.Full) }

// Sure says how sure the judge is of a verdict: "93 % that it is made", "90 %
// that it is not made". It says nothing where the judge does not say.
func Sure(c rubric.Criterion) string {
	switch {
	case c.Confidence <= 0 || c.Confidence > 1:
		return ""
	case c.Confidence < 0.5:
		return percent(1-c.Confidence) + " that it is not made"
	default:
		return percent(c.Confidence) + " that it is made"
	}
}

// percent writes a probability of a half or more. No judge is quite certain,
// so rounding makes no 100 % of it.
func percent(probability float64) string {
	rounded := int(math.Round(100 * probability))
	if rounded > 99 {
		return "over 99 %"
	}
	return fmt.Sprintf("%d %%", rounded)
}
