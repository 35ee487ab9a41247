package critique

import (
	"okrcoach/internal/critique/delivery"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/questions"
)

// Version names this judge. It changes whenever the same answer might get
// another review.
const Version = "lexical-3"

// Judge judges answers to one question. It does no I/O, holds no state that
// changes, and may be used from several goroutines at once.
type Judge struct {
	asksForOKRs bool
	language    language
	topics      topics
	rubric      *rubric.Rubric
}

// New prepares a judge for q. It tells an answer to q from answers to the
// other questions that are given to it; without any it cannot.
func New(q *questions.Question, others ...questions.Question) *Judge {
	return &Judge{
		asksForOKRs: q.Objectives > 0, language: newLanguage(q), topics: newTopics(q, others), rubric: rubric.New(q),
	}
}

// Review judges one answer.
func (j *Judge) Review(a Answer) Review {
	review := Review{
		Judge:      Version,
		Objectives: []okr.Objective{},
		Delivery: delivery.Measure(a.Text, delivery.Measured{
			Took: a.Took, Limit: a.Limit, Pasted: a.Pasted,
		}),
	}
	review.Note = j.language.unjudgeable(a.Text)
	if other := j.topics.other(a.Text); review.Note == "" && other != "" {
		review.Note = "This reads like an answer to another question: " + other + "."
	}
	if review.Note != "" {
		review.Criteria = j.rubric.Unjudged(review.Note)
		return review
	}
	objectives := okr.Read(a.Text)
	if j.asksForOKRs {
		review.Objectives = objectives
	}
	review.Criteria = j.rubric.Judge(a.Text, objectives)
	return review
}
