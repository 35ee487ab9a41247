package practice

import (
	"testing"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

// tried is an attempt at a question whose key points got these verdicts.
func tried(question string, verdicts ...rubric.Verdict) history.Attempt {
	r := &critique.Review{Criteria: []rubric.Criterion{{Kind: rubric.Mistake, Verdict: rubric.Made}}}
	for _, v := range verdicts {
		r.Criteria = append(r.Criteria, rubric.Criterion{Kind: rubric.KeyPoint, Verdict: v})
	}
	return history.Attempt{QuestionID: question, Review: r}
}

// inAnInterview puts an attempt into an interview that was held here.
func inAnInterview(a history.Attempt, byGuest bool) history.Attempt {
	a.Interview = &history.Interview{CandidateIsGuest: byGuest}
	return a
}

func TestNextQuestion(t *testing.T) {
	all := []questions.Question{{ID: "a"}, {ID: "b"}, {ID: "c"}}
	good, fair, poor := rubric.Covered, rubric.Partly, rubric.Missed
	tests := map[string]struct {
		questions []questions.Question
		attempts  []history.Attempt
		want      int
	}{
		"is none where there are none":         {nil, nil, -1},
		"is the first without a history":       {all, nil, 0},
		"is the first that was never answered": {all, []history.Attempt{tried("a", poor), tried("c", poor)}, 1},
		"is the one with most missed":          {all, []history.Attempt{tried("a", good, fair), tried("b", poor, fair), tried("c", poor, good)}, 1},
		"goes by the share and not the count":  {all, []history.Attempt{tried("a", poor, poor, good, good), tried("b", poor), tried("c", good)}, 1},
		"goes by the latest attempt":           {all, []history.Attempt{tried("a", good), tried("b", fair), tried("c", good), tried("a", poor)}, 1},
		"is the first where all is covered":    {all, []history.Attempt{tried("a", good), tried("b", good), tried("c", good)}, 0},
		"counts an unjudged one as missed":     {all, []history.Attempt{tried("a", fair), tried("b", fair), {QuestionID: "c"}}, 2},
		"is one that only a guest answered":    {all, []history.Attempt{inAnInterview(tried("a", good), true), tried("b", poor), tried("c", good)}, 0},
		"does not go by what guests missed":    {all, []history.Attempt{inAnInterview(tried("c", poor), true), tried("a", good), tried("b", fair), tried("c", good)}, 1},
		"goes by one's own in an interview":    {all, []history.Attempt{tried("a", fair), tried("b", fair), inAnInterview(tried("c", poor), false)}, 2},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := Next(test.questions, test.attempts); got != test.want {
				t.Errorf("it is %d, want %d", got, test.want)
			}
		})
	}
}

func TestLatestIsTheNewestAttemptAtAQuestion(t *testing.T) {
	attempts := []history.Attempt{{ID: "3", QuestionID: "b"}, {ID: "2", QuestionID: "a"}, {ID: "1", QuestionID: "a"}}
	if got := Latest(attempts, "a"); got == nil || got.ID != "2" {
		t.Errorf("the latest is %v, want 2", got)
	}
	if got := Latest(attempts, "c"); got != nil {
		t.Errorf("the latest is %v, want none", got)
	}
	attempts[1] = inAnInterview(attempts[1], true)
	if got := Latest(attempts, "a"); got == nil || got.ID != "1" {
		t.Errorf("the latest of one's own is %v, want 1", got)
	}
	if got := Latest(attempts[:2], "a"); got != nil {
		t.Errorf("the latest is a guest's: %v", got)
	}
}
