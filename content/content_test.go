package content_test

import (
	"testing"

	"okrcoach/content"
	"okrcoach/internal/questions"
)

func TestBundledQuestionsHaveNoFaults(t *testing.T) {
	l := questions.Load(questions.Bundled(content.Questions()))
	for _, f := range l.Files() {
		for _, fault := range questions.Lint(f, questions.RelatedExist(l.Has)) {
			t.Error(fault.Excerpt())
		}
	}
	for _, fault := range l.Faults() {
		t.Error(fault.Excerpt())
	}
}

func TestBundledQuestionsGiveAChoice(t *testing.T) {
	l := questions.Load(questions.Bundled(content.Questions()))
	all := l.All()
	if len(all) < 6 {
		t.Errorf("there are %d questions, want 6 or more", len(all))
	}
	if len(all) > 0 && all[0].ID != questions.Opening {
		t.Errorf("the first question is %s, want %s", all[0].ID, questions.Opening)
	}
	if n := len(l.Categories()); n < 3 {
		t.Errorf("there are %d categories, want 3 or more", n)
	}
	if n := len(l.Filter(questions.Filter{Company: "Stripe"})); n != 2 {
		t.Errorf("%d questions are Stripe's, want 2", n)
	}
	for _, d := range []questions.Difficulty{questions.Easy, questions.Medium, questions.Hard} {
		if len(l.Filter(questions.Filter{Difficulty: d})) == 0 {
			t.Errorf("no question is %s", d)
		}
	}
}
