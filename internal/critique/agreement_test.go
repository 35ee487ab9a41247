package critique_test

import (
	"os"
	"sync"
	"testing"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/agreement"
	"okrcoach/internal/questions"
)

func labelledAnswers(t testing.TB) []agreement.Answer {
	t.Helper()
	f, err := os.Open("testdata/answers.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := agreement.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// withoutRaces skips a test that judges dozens of answers under the race
// detector, with which that takes minutes. Other tests share a judge between
// goroutines.
func withoutRaces(t *testing.T) {
	t.Helper()
	if underRace {
		t.Skip("judging so many answers takes minutes with the race detector")
	}
}

// agreed judges the answers for which keep holds, each with what came from it
// taken out of the question.
func agreed(t *testing.T, keep func(agreement.Answer) bool) *agreement.Tally {
	t.Helper()
	withoutRaces(t)
	q := find(t, questions.Opening)
	answers := labelledAnswers(t)
	reviews := make([]critique.Review, len(answers))
	var all sync.WaitGroup
	for i, a := range answers {
		if keep(a) {
			all.Go(func() {
				reviews[i] = critique.New(agreement.Without(q, a.Text), bundled(t)...).Review(critique.Answer{Text: a.Text})
			})
		}
	}
	all.Wait()
	var tally agreement.Tally
	for i, a := range answers {
		if keep(a) {
			checkReview(t, reviews[i], a.Text)
			tally.Add(a, reviews[i].Criteria)
		}
	}
	t.Log("\n" + tally.Table())
	return &tally
}

// The floors are a little below what was measured when they were set, so that
// a change for the worse is seen.
func TestAgreesWithLabellersOnTheTuningHalf(t *testing.T) {
	checkFloors(t, agreed(t, agreement.Answer.Tuning), 0.86, 0.95)
}

func TestAgreesWithLabellersOnTheHeldOutHalf(t *testing.T) {
	checkFloors(t, agreed(t, func(a agreement.Answer) bool { return !a.Tuning() }), 0.86, 0.94)
}

func checkFloors(t *testing.T, tally *agreement.Tally, f1, auc float64) {
	t.Helper()
	s := tally.Mean(agreement.Any)
	if s.F1 < f1 {
		t.Errorf("macro-F1 is %.3f, want at least %.2f", s.F1, f1)
	}
	if s.AUC < auc {
		t.Errorf("AUC is %.3f, want at least %.2f", s.AUC, auc)
	}
	if s.Brier > 0.10 {
		t.Errorf("the Brier score is %.3f, want at most 0.10", s.Brier)
	}
	const share = 0.15
	if n := tally.Between(); float64(n) > share*float64(len(tally.Predictions)) {
		t.Errorf("%d of %d clear answers are left open, want at most 15 in 100", n, len(tally.Predictions))
	}
	if tally.Overlap*100 < 60*tally.Located {
		t.Errorf("%d of %d quotes stand where the labellers' do, want six in ten", tally.Overlap, tally.Located)
	}
}
