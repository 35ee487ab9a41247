package practice

import (
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

// Next returns the index of the question to practise next: the first that
// was never answered, else the one whose latest answer missed the largest
// share of its key points, else the first. It is -1 where there are none.
// Attempts come newest first; those of guests count for nothing.
func Next(qs []questions.Question, attempts []history.Attempt) int {
	if len(qs) == 0 {
		return -1
	}
	weakest, at := 0.0, 0
	for i := range qs {
		last := Latest(attempts, qs[i].ID)
		if last == nil {
			return i
		}
		if missed := missedShare(last); missed > weakest {
			weakest, at = missed, i
		}
	}
	return at
}

// Latest returns the person's own newest attempt at a question; nil where
// there is none. What a guest answered in an interview here is not theirs.
func Latest(attempts []history.Attempt, question string) *history.Attempt {
	for i := range attempts {
		if attempts[i].QuestionID == question && !attempts[i].ByGuest() {
			return &attempts[i]
		}
	}
	return nil
}

// missedShare counts a partly covered point as half missed.
func missedShare(a *history.Attempt) float64 {
	if a.Review == nil {
		return 1
	}
	points, missed := 0.0, 0.0
	for _, c := range a.Review.Criteria {
		if c.Kind != rubric.KeyPoint {
			continue
		}
		points++
		switch c.Verdict {
		case rubric.Missed:
			missed++
		case rubric.Partly:
			missed += 0.5
		}
	}
	if points == 0 {
		return 0
	}
	return missed / points
}
