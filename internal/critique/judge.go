package critique

import (
	"okrcoach/internal/critique/delivery"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// Version names this judge. It changes whenever the same answer might get
// another review.
const Version = "lexical-2"

// Judge judges answers to one question. It does no I/O, holds no state that
// changes, and may be used from several goroutines at once.
type Judge struct {
	asksForOKRs bool
	language    language
	rubric      *rubric.Rubric
}

// New prepares a judge for q.
func New(q *questions.Question) *Judge {
	return &Judge{asksForOKRs: q.Objectives > 0, language: newLanguage(q), rubric: rubric.New(q)}
}

// Review judges one answer.
func (j *Judge) Review(a Answer) Review {
	review := Review{
		Judge:      Version,
		Objectives: []okr.Objective{},
		Delivery: delivery.Measure(delivery.Measured{
			Words: prose.CountWords(a.Text), Took: a.Took, Limit: a.Limit, Pasted: a.Pasted,
		}),
	}
	if review.Note = j.language.unjudgeable(a.Text); review.Note != "" {
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
