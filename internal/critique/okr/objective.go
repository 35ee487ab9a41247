// Package okr reads Objectives and Key Results out of free text, however
// people type them, takes each Key Result apart into metric, baseline, target,
// date and so on, and finds what is wrong with its numbers. It does not judge
// whether they are the right ones, and leaves the wording of a whole review to
// its callers.
package okr

import (
	"fmt"

	"okrcoach/internal/prose"
)

// Objective is a goal found in an answer, with its Key Results.
type Objective struct {
	Text string `json:"text"`
	prose.Span
	KeyResults []KeyResult `json:"key_results"`
	// Findings are those of the Objective and of its Key Results, in the
	// order of the text; Check fills them in.
	Findings []Finding `json:"findings"`
}

// Question is put to the candidate and is never a finding, since no program
// can answer it (Wodtke, "Radical Focus").
func (o Objective) Question() string {
	switch n := len(o.KeyResults); n {
	case 0:
		return ""
	case 1:
		return "Could this Key Result be met and the Objective still fail?"
	case 2:
		return "Could both Key Results be met and this Objective still fail?"
	default:
		return fmt.Sprintf("Could all %s Key Results be met and this Objective still fail?", inWords(n))
	}
}

// KeyResult is one measure of an Objective. Fields that the text does not
// give are empty, the others are as written.
type KeyResult struct {
	Text   string `json:"text"`
	Metric string `json:"metric"`
	// Direction is where the metric is to go.
	Direction Direction `json:"direction"`
	// Baseline is where it stands, with its unit if it has one of its own.
	Baseline string `json:"baseline"`
	// Target is the number aimed at with its unit.
	Target string `json:"target"`
	Unit   string `json:"unit"`
	// Deadline is the date or period; where the Key Result has none of its
	// own, that of its Objective or of the whole answer.
	Deadline string `json:"deadline"`
	// Scope says for whom or where it is measured.
	Scope string `json:"scope"`
	// Outcome is false where the text names something to do instead of
	// something to come of it.
	Outcome bool `json:"outcome"`
	prose.Span
}

// Measured reports whether the metric is one that is commonly measured, such as
// latency, uptime or churn.
func (k KeyResult) Measured() bool { return knownMetric(metricWords(k.Metric)) }

// Direction is where a metric is to go, or nothing where the text leaves that
// open.
type Direction string

// The directions that a Key Result may have.
const (
	Up   Direction = "up"
	Down Direction = "down"
	Hold Direction = "hold"
)
