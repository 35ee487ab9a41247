// Package critique judges an answer: one call takes a question and what was
// said, and returns a review with the answer's own words as proof. The same
// answer to the same question always gives the same review. The parts of the
// judgement live in packages rubric, okr, delivery and score; this package
// puts them together and promises nothing about how they reach their verdicts.
package critique

import (
	"time"

	"okrcoach/internal/critique/delivery"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/critique/score"
)

// Answer is what a person said, and what is known of how.
type Answer struct {
	Text string
	// Took is the time spent answering, overtime included; 0 where unknown.
	Took time.Duration
	// Limit is the time allowed; 0 where there was none.
	Limit time.Duration
	// Pasted reports that most of the text was pasted, so it has no pace.
	Pasted bool
}

// Review is everything the judge has to say about an answer. Byte offsets in
// it are into Answer.Text exactly as given.
type Review struct {
	// Judge names the judge and its version, so that an old review is not
	// mistaken for one that today's judge would give.
	Judge string `json:"judge"`
	// Criteria holds the key points and then the mistakes, each in the
	// question's order.
	Criteria []rubric.Criterion `json:"criteria"`
	// Scores is nil in a review from before there were scores.
	Scores *score.Scores `json:"scores,omitempty"`
	// Objectives is empty where the question does not ask for OKRs. Findings
	// are those of all Objectives and of their number.
	Objectives []okr.Objective `json:"objectives"`
	Findings   []okr.Finding   `json:"findings"`
	Delivery   delivery.Report `json:"delivery"`
	// RepairFirst holds at most three repairs, the one with the most to gain
	// in front.
	RepairFirst []score.Repair `json:"repair_first"`
	// Note says why nothing could be judged; empty for an ordinary answer.
	// With a note, no key point is made and every mistake is possible.
	Note string `json:"note,omitempty"`
	// Caution says why the verdicts are less sure than usual; empty where
	// they are not.
	Caution string `json:"caution,omitempty"`
}
