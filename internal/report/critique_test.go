package report

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/score"
)

const criticised = "A failed charge is\na lost sale. We make it faster by June."

// critiqued is a critique that was cut off, with a section of each kind.
func critiqued() coaching.Critique {
	return coaching.Critique{
		Model: "llama3", Host: "localhost:11434", Prompt: "critique-1", Outcome: coaching.TimedOut,
		Usage: coaching.Usage{Asked: 1800, Answered: 240}, Took: 30 * second,
		Sections: []coaching.Section{
			{Part: coaching.RepairFirst, Quote: "We make it faster by June.", Comment: "Two things:\n\n- no number\n- no reason", Rewrite: "p99 falls to [target] by June."},
			{Part: coaching.Content, Quote: "A failed charge is a lost sale.", Comment: "You say who loses.", Band: coaching.Strong},
			{Part: coaching.Structure, Quote: "We doubled revenue.", Comment: "It has no order.", Band: coaching.Good},
		},
	}
}

func offlineReview() critique.Review {
	return critique.Review{
		Scores: &score.Scores{
			Content:   score.Score{Value: 2, Reasons: []string{"No number (−2).", "No date (−1)."}},
			Structure: score.Score{Value: 3, Reasons: []string{"One part (−2)."}},
			Delivery:  score.Score{Value: 1, Reasons: []string{"Two sentences (−4)."}},
		},
		RepairFirst: []score.Repair{{Text: "Give a number."}},
	}
}

func TestCritiqueStandsBesideTheOfflineReview(t *testing.T) {
	golden.RequireEqual(t, Critique(critiqued(), offlineReview(), criticised))
}

func TestCritiqueWithoutASectionIsTheOfflineReview(t *testing.T) {
	golden.RequireEqual(t, Critique(coaching.Critique{Outcome: coaching.Failed, Trouble: "The endpoint did not answer."}, offlineReview(), criticised))
}

func TestNoBandOfAModelStandsAlone(t *testing.T) {
	for want, s := range map[string]coaching.Shown{
		"offline “mixed”":                                    {Offline: coaching.Mixed},
		"“good”, model and offline":                          {Section: coaching.Section{Band: coaching.Good}, Offline: coaching.Good},
		"model “strong”, offline “would sink the interview”": {Section: coaching.Section{Band: coaching.Strong}, Offline: coaching.Sinks},
	} {
		if got := Bands(s); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for _, s := range []coaching.Shown{{}, {Section: coaching.Section{Band: coaching.Strong}}} {
		if got := Bands(s); got != "" {
			t.Errorf("without an offline band it says %q", got)
		}
	}
}

func TestEveryEndOfACritiqueIsSaid(t *testing.T) {
	for o, want := range map[coaching.Outcome]string{
		coaching.Complete: "", coaching.Stopped: "You stopped", coaching.TimedOut: "in time", coaching.Failed: "failed", coaching.UnderWay: "program ended",
	} {
		if got := Ended(coaching.Critique{Outcome: o}); !strings.Contains(got, want) || (got == "") != (want == "") {
			t.Errorf("%s: %q", o, got)
		}
	}
}

func TestCostIsSaidAsFarAsItIsKnown(t *testing.T) {
	for want, c := range map[string]coaching.Critique{
		"":                   {},
		"It took 1 min 5 s.": {Took: 65 * second},
		"It took 9 s, 1 token sent and 300 received.":   {Took: 9 * second, Usage: coaching.Usage{Asked: 1, Answered: 300, Counted: true}},
		"It took about 900 tokens sent and 0 received.": {Usage: coaching.Usage{Asked: 900}},
	} {
		if got := Cost(c); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
