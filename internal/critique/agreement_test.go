package critique_test

import (
	"testing"

	"okrcoach/content"
	"okrcoach/internal/critique"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/questions"
)

// bundled returns the questions that come with the program.
func bundled(t testing.TB) []questions.Question {
	t.Helper()
	all := questions.Load(questions.Bundled(content.Questions())).All()
	if len(all) == 0 {
		t.Fatal("no bundled questions")
	}
	return all
}

func find(t testing.TB, id string) questions.Question {
	t.Helper()
	for _, q := range bundled(t) {
		if q.ID == id {
			return q
		}
	}
	t.Fatalf("no question %s", id)
	return questions.Question{}
}

// The floors are a little below what was measured when they were set, so that
// a change for the worse is seen.
func TestAgreesWithLabellersOnTheTuningHalf(t *testing.T) {
	q := find(t, questions.Opening)
	var l tally
	for _, a := range labelledAnswers(t) {
		if a.tuning() {
			l.add(a, critique.New(without(q, a.Text), bundled(t)...).Review(critique.Answer{Text: a.Text}))
		}
	}
	t.Log(l.table())
	checkFloors(t, l, 0.77, 0.88)
	if l.overlap*100 < 50*l.located {
		t.Errorf("%d of %d quotes stand where the labellers' do, want half", l.overlap, l.located)
	}
}

func TestAgreesWithLabellersOnTheHeldOutHalf(t *testing.T) {
	q := find(t, questions.Opening)
	judge := critique.New(&q, bundled(t)...)
	var l tally
	for _, a := range labelledAnswers(t) {
		if !a.tuning() {
			r := judge.Review(critique.Answer{Text: a.Text})
			checkReview(t, r, a.Text)
			l.add(a, r)
		}
	}
	t.Log(l.table())
	checkFloors(t, l, 0.66, 0.78)
}

func checkFloors(t *testing.T, l tally, f1, auc float64) {
	t.Helper()
	s := l.mean(func(rubric.Kind) bool { return true })
	if s.f1 < f1 {
		t.Errorf("macro-F1 is %.3f, want at least %.2f", s.f1, f1)
	}
	if s.auc < auc {
		t.Errorf("AUC is %.3f, want at least %.2f", s.auc, auc)
	}
}
