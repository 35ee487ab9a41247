package critique_test

import (
	"os"
	"testing"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/agreement"
)

// traps are the cases of testdata/suite.jsonl, which suite.md describes.
func traps(t *testing.T) []agreement.Trap {
	t.Helper()
	f, err := os.Open("testdata/suite.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := agreement.ReadTraps(f)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// The floors are a little below what was measured when they were set.
func TestMisleadingCasesAreJudgedAsWellAsBefore(t *testing.T) {
	withoutRaces(t)
	floors := map[string]float64{
		"recital": 0.86, "control": 0.78, "negation": 0.76, "grader": 0.85, "other-company": 0.75, "pasted-rubric": 0.80,
	}
	judges := critique.NewJudges(bundled(t))
	right, all := map[string]float64{}, map[string]float64{}
	for _, c := range traps(t) {
		for _, got := range judges.Of(c.Question).Review(critique.Answer{Text: c.Text}).Criteria {
			rightly, labelled := c.Right(got.ID, got.Confidence)
			if !labelled {
				continue
			}
			all[c.Kind]++
			if rightly {
				right[c.Kind]++
			}
		}
	}
	for kind, floor := range floors {
		if share := right[kind] / all[kind]; !(share >= floor) {
			t.Errorf("%s: %.2f of %.0f labels are judged right, want at least %.2f", kind, share, all[kind], floor)
		}
	}
	if len(all) != len(floors) {
		t.Errorf("the suite has %d kinds, and %d have a floor", len(all), len(floors))
	}
}
