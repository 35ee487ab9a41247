package report

import (
	"fmt"

	"okrcoach/internal/critique"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

// Check writes the review of an answer that belongs to no attempt.
func Check(q *questions.Question, answer critique.Answer, r critique.Review) string {
	a := history.Attempt{QuestionTitle: q.Title, Text: answer.Text, Answering: answer.Took, Limit: answer.Limit, Review: &r}
	if answer.Took == 0 {
		a.PastedBytes = len(answer.Text)
	}
	return fmt.Sprintf("# %s\n\n%s", q.Title, Review(a, q))
}
