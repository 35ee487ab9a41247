package delivery

import (
	"slices"
	"testing"
	"time"
)

func TestFactsHaveUnitsRangesAndSources(t *testing.T) {
	r := Measure("First, we might aim for 99.99 %. Um, that is all.", Measured{Took: 75 * time.Second, Limit: time.Minute})
	want := []Fact{
		{"Words", "10 words", "30 to 52 typed in 1 min", fromTyping},
		{"Time used", "1 min 15 s of 1 min", "", ""},
		{"Overtime", "15 s", "at most 12 s", fromUs},
		{"Typing pace", "8 words a minute", "52 on average, under 20 to over 120", fromTyping},
		{"To say it", "about 4 s", "at 150 words a minute", fromSpeech},
		{"Average sentence", "5.0 words", "about 15", fromStyle},
		{"Longest sentence", "6 words", "at most 25", fromStyle},
		{"Hedged commitments", "1: “might”", "none", fromPersuades},
		{"Fillers", "1: “Um”", "at most one", fromPersuades},
		{"Signposts", "1: “First”", "at least 2", fromUs},
		{"Closing", "none", "one sentence that sums up or decides", fromUs},
		{"Lists", "0 items", "", ""},
	}
	got := r.Facts()
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("fact %d of %+v", i, got)
		}
	}
}

func TestAPastedAnswerShowsNoPaceAndNoTime(t *testing.T) {
	labels := func(r Report) []string {
		var all []string
		for _, f := range r.Facts() {
			all = append(all, f.Label)
		}
		return all
	}
	want := []string{"Words", "To say it", "Hedged commitments", "Fillers", "Signposts", "Closing", "Lists"}
	for _, m := range []Measured{{}, {Took: time.Minute, Limit: time.Minute, Pasted: true}, {Limit: time.Minute}} {
		if got := labels(Measure("- one", m)); !slices.Equal(got, want) {
			t.Errorf("%+v shows %q", m, got)
		}
	}
}
