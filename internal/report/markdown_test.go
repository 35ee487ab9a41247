package report

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/delivery"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

func reviewedAttempt() history.Attempt {
	return history.Attempt{
		ID: "id", QuestionTitle: "Define OKRs", StartedAt: time.Date(2026, time.November, 22, 9, 0, 0, 0, time.UTC),
		Limit: 5 * minute, Planning: 40 * second, Answering: 5*minute + 12*second, Paused: 30 * second, Pauses: 1,
		Interruptions: []history.Interruption{{Cause: history.CauseAsleep, Length: hour}},
		Aids:          []history.Aid{history.AidHints, history.AidSample},
		Plan:          "merchants first\n", Text: "A failed charge is\na lost sale.\n\nMake it faster.\n",
		Ratings: map[string]history.Rating{"business-link": history.RatedYes, "speed": history.RatedPartly},
		Review: &critique.Review{
			Criteria: []rubric.Criterion{
				{
					ID: "business-link", Kind: rubric.KeyPoint, Verdict: rubric.Covered, Reason: "You say who loses what.",
					Evidence: []rubric.Evidence{{Quote: "A failed charge is\na lost sale."}},
				},
				{ID: "speed", Kind: rubric.KeyPoint, Verdict: rubric.Missed, Reason: "No rule says what stops.", Advice: "Only fixes go out."},
				{
					ID: "unmeasurable", Kind: rubric.Mistake, Verdict: rubric.Made, Reason: "It has no number.", Advice: "Give a number.",
					Evidence: []rubric.Evidence{{Quote: "Make it faster."}},
				},
				{ID: "generic", Kind: rubric.Mistake, Verdict: rubric.Avoided, Reason: "Charges are particular."},
			},
			Objectives: []okr.Objective{{Text: "merchants can\ncharge", KeyResults: []okr.KeyResult{
				{Text: "99.99 % by June", Target: "99.99 %", Deadline: "June"}, {Text: "Make it faster."},
			}}},
			Delivery: delivery.Report{Words: 11, SpokenSeconds: 4, WordsPerMinute: 2},
		},
	}
}

func askedQuestion() *questions.Question {
	return &questions.Question{
		Prompt:    "\nDefine **two** Objectives.\n",
		KeyPoints: []questions.KeyPoint{{ID: "business-link", FollowUp: "Who notices?"}, {ID: "speed", FollowUp: "What stops?"}},
	}
}

func TestMarkdownTellsTheWholeAttempt(t *testing.T) {
	golden.RequireEqual(t, Markdown(reviewedAttempt(), askedQuestion()))
}

func TestMarkdownOfAQuestionThatIsGone(t *testing.T) {
	golden.RequireEqual(t, Markdown(reviewedAttempt(), nil))
}

func TestMarkdownOfAnAnswerThatCouldNotBeJudged(t *testing.T) {
	a := reviewedAttempt()
	a.Plan, a.Text, a.Ratings, a.Aids, a.Interruptions = "", " \n", nil, nil, nil
	a.Review = &critique.Review{Note: "There is no answer to judge.", Criteria: []rubric.Criterion{
		{ID: "speed", Kind: rubric.KeyPoint, Verdict: rubric.Missed}, {ID: "generic", Kind: rubric.Mistake, Verdict: rubric.Made},
	}}
	golden.RequireEqual(t, Markdown(a, askedQuestion()))
}

func TestMarkdownWithoutAReviewIsTheAnswer(t *testing.T) {
	a := reviewedAttempt()
	a.Review = nil
	golden.RequireEqual(t, Markdown(a, nil))
}

func TestSummaryIsOneLine(t *testing.T) {
	a := reviewedAttempt()
	if got, want := Summary(a), "22 November 2026 · 5:12 of 5:00 · 11 words"; got != want {
		t.Errorf("it is %q, want %q", got, want)
	}
	a.Review, a.Limit = nil, 0
	if got, want := Summary(a), "22 November 2026 · 5:12"; got != want {
		t.Errorf("it is %q, want %q", got, want)
	}
}

func TestHintsDoNotAnswerTheQuestion(t *testing.T) {
	q := askedQuestion()
	q.Why, q.HowTo, q.Sample = "To see.", "1. Begin.", "The whole answer."
	q.KeyPoints[0].Hint, q.KeyPoints[0].Say = "Who loses what?", "A lost sale."
	q.Published = []questions.Fact{{Fact: "It was up.", Source: "A blog"}}
	got := Hints(q)
	for _, want := range []string{"To see.", "1. Begin.", "- Who loses what?", "- It was up. (A blog)"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	for _, unwanted := range []string{q.Sample, q.KeyPoints[0].Say} {
		if strings.Contains(got, unwanted) {
			t.Errorf("%q is in\n%s", unwanted, got)
		}
	}
}
