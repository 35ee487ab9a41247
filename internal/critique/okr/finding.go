package okr

import (
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// Finding is one thing that is wrong with a set of Objectives and Key Results.
type Finding struct {
	Code Code `json:"code"`
	prose.Span
	// Message says it in a sentence or two, with the arithmetic.
	Message string `json:"message"`
}

// Code names a kind of finding; codes are stable.
type Code string

// The kinds of findings.
const (
	ObjectiveCount   Code = "objective-count"   // not as many Objectives as asked for
	KeyResultCount   Code = "key-result-count"  // fewer than two or more than five
	NoNumber         Code = "no-number"         // nothing to measure against
	NoDate           Code = "no-date"           // neither here nor for the whole
	Activity         Code = "activity"          // something to do, not to come of it
	ImpossibleTarget Code = "impossible-target" // 100 % uptime, zero incidents
	TargetIsBaseline Code = "target-is-baseline"
	WrongDirection   Code = "wrong-direction"  // the target is worse than the baseline
	PercentileOrder  Code = "percentile-order" // p99 below p50
	OverBudget       Code = "over-budget"      // incidents times MTTR over the downtime allowed
	Unambitious      Code = "unambitious"      // well below what the company has reached
	MeanLatency      Code = "mean-latency"     // a mean where a percentile belongs
)

// Expected is what a question asks for and what its company has reached.
type Expected struct {
	// Objectives is how many are asked for; 0 where no number is.
	Objectives int
	// Availability is what the company has published, in percent; 0 where it
	// has not.
	Availability float64
}

// Expect reads off a question what its answers are held against.
func Expect(q *questions.Question) Expected {
	return Expected{Objectives: q.Objectives, Availability: Availability(q.Published)}
}

// Report is what Check returns.
type Report struct {
	// Objectives are those that were checked, each with its findings.
	Objectives []Objective
	// Findings are all of them, in the order of the text.
	Findings []Finding
}
