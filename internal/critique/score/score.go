// Package score turns what the judge found into three scores, structure,
// content and delivery, each with the reasons that made it, and into an order
// of what to repair first. It finds nothing itself: verdicts come from package
// rubric, the Objectives and what is wrong with them from package okr, and how
// it was said from package delivery. There is no total: it would hide which of
// the three needs work.
package score

import (
	"fmt"
	"math"

	"okrcoach/internal/critique/delivery"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/questions"
)

// Full is the highest value of a score; the lowest is 0.
const Full = 5

// Score is a value from 0 to Full in halves, and why it is that. The reasons
// say what was taken off, and where nothing was, what holds: the value is Full
// less what they name, or 0 where they name more.
type Score struct {
	Value   float64  `json:"value"`
	Reasons []string `json:"reasons"`
}

// Scores are the three sides of an answer.
type Scores struct {
	Structure Score `json:"structure"`
	Content   Score `json:"content"`
	Delivery  Score `json:"delivery"`
}

// None are the scores of an answer that could not be judged, for that reason.
func None(reason string) *Scores {
	none := Score{0, []string{reason}}
	return &Scores{none, none, none}
}

// Found is what the judge found in an answer.
type Found struct {
	Question *questions.Question
	Text     string
	Criteria []rubric.Criterion
	// OKRs is empty where the question does not ask for any.
	OKRs     okr.Report
	Delivery delivery.Report
}

// Scores scores the three sides of the answer.
func (f Found) Scores() *Scores {
	value, reasons := f.Delivery.Score()
	return &Scores{
		Structure: of(f.structure()),
		Content:   of(f.content()),
		Delivery:  Score{value, reasons},
	}
}

// structure returns the faults in how the answer is built, and what holds
// where there are none.
func (f Found) structure() (faults []fault, held string) {
	if f.Question.Objectives > 0 {
		return f.okrs(), "Every Key Result has a number to reach and a date, and names an outcome"
	}
	return f.prose(), "The points stand in parts of their own"
}

// fault is one thing that takes points off a score, in halves of a point.
type fault struct {
	points float64
	reason string
	// repair mends it, with the exact words; its text is empty where another
	// fault's repair does.
	repair Repair
	// about is what a repair is about, where others are about the same.
	about subject
	// adds reports that the repair adds words instead of changing some.
	adds bool
}

// of takes the points of faults off a full score. Held is the reason where
// there are none.
func of(faults []fault, held string) Score {
	if len(faults) == 0 {
		return Score{Full, []string{held + "."}}
	}
	s := Score{Value: Full}
	for _, f := range faults {
		s.Value = max(s.Value-f.points, 0)
		s.Reasons = append(s.Reasons, fmt.Sprintf("%s (−%g).", f.reason, f.points))
	}
	return s
}

// half is the least that a fault takes off, and the step of all scores.
const half = 0.5

// inHalves rounds points to the nearest half, but not to nothing.
func inHalves(points float64) float64 { return max(math.Round(2*points)/2, half) }
