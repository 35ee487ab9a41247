package coaching

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/score"
)

func TestBandOfIsTheSameFourForScores(t *testing.T) {
	for value, want := range map[float64]Band{
		0: Sinks, 0.5: Sinks, 1.5: Sinks, 2: Mixed, 2.5: Mixed, 3: Good, 3.5: Good, 4: Strong, 5: Strong,
		-0.5: NoBand, 5.5: NoBand, math.NaN(): NoBand, math.Inf(1): NoBand,
	} {
		if got := BandOf(value); got != want {
			t.Errorf("BandOf(%g) = %d, want %d", value, got, want)
		}
	}
	for b := NoBand - 1; b <= Strong+1; b++ {
		if (b.String() == "no band") == b.valid() {
			t.Errorf("band %d is %q", b, b)
		}
	}
}

func reviewed() critique.Review {
	return critique.Review{
		Scores: &score.Scores{
			Content:   score.Score{Value: 1.5, Reasons: []string{"No number (−2)."}},
			Structure: score.Score{Value: 4, Reasons: []string{"It holds."}},
			Delivery:  score.Score{Value: 3, Reasons: []string{"Long (−2)."}},
		},
		RepairFirst: []score.Repair{{Text: "Give a number."}, {Text: "End with a choice."}},
	}
}

func TestBesideShowsAllSectionsInOrderWithTheOfflineReview(t *testing.T) {
	c := Critique{Sections: []Section{
		{Part: Delivery, Comment: "D", Found: true, Band: Sinks},
		{Part: Content, Comment: "C", Found: true, Band: Good},
	}}
	want := []Shown{
		{Section: Section{Part: RepairFirst}, FromOffline: true, OfflineReasons: []string{"Give a number.", "End with a choice."}},
		{Section: c.Sections[1], Offline: Sinks, OfflineReasons: []string{"No number (−2)."}, Above: true, Disagree: true},
		{Section: Section{Part: Structure}, FromOffline: true, Offline: Strong, OfflineReasons: []string{"It holds."}},
		{Section: c.Sections[0], Offline: Good, OfflineReasons: []string{"Long (−2)."}, Disagree: true},
	}
	if got := Beside(c, reviewed()); !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
}

func TestNeighbouringBandsDoNotDisagree(t *testing.T) {
	for _, b := range []Band{Mixed, Good, Strong} {
		s := Beside(Critique{Sections: []Section{{Part: Delivery, Comment: "D", Found: true, Band: b}}}, reviewed())[3]
		if s.Disagree || s.Above != (b == Strong) {
			t.Errorf("%s beside good: %+v", b, s)
		}
	}
}

func TestBesideAReviewThatSaysLittle(t *testing.T) {
	const note = "It is not English."
	c := Critique{Sections: []Section{{Part: Content, Comment: "C", Found: true, Band: Strong}}}
	for name, r := range map[string]critique.Review{
		"without scores": {},
		"with a note":    {Note: note, Scores: score.None(note)},
		"with a note from before there were scores": {Note: note},
	} {
		for i, s := range Beside(c, r) {
			wantBand := NoBand
			if r.Scores != nil && s.Part != RepairFirst {
				wantBand = Sinks
			}
			if s.Part != Parts()[i] || s.Offline != wantBand || s.Disagree != (s.Part == Content && wantBand == Sinks) {
				t.Errorf("%s: %+v", name, s)
			}
			if s.Offline == NoBand && s.Band != NoBand {
				t.Errorf("%s: the band of %s stands alone", name, s.Part)
			}
			if s.OfflineReasons == nil || strings.Join(s.OfflineReasons, "") != r.Note {
				t.Errorf("%s: the reasons of %s are %q", name, s.Part, s.OfflineReasons)
			}
		}
	}
}

func TestCleanKeepsWhatWasMadeHere(t *testing.T) {
	c := Critique{ID: "id", Model: "m", Host: "h:1", Prompt: "critique-1", Rung: "text", Outcome: Stopped, Sections: read(whole, 9), Usage: Usage{Asked: 1}, Took: 3}
	want := c
	want.Sections = append([]Section{}, c.Sections...)
	if c.Clean(answer); !reflect.DeepEqual(c, want) {
		t.Errorf("got\n%+v\nwant\n%+v", c, want)
	}
}

func TestCleanMakesADamagedRecordFitToShow(t *testing.T) {
	far := Section{Part: Content, Found: true, Quote: "I tie uptime to what merchants lose.", Comment: "C\x1b[31m", Band: 99}
	far.Start, far.End = -5, 1<<40
	foreign := Section{Part: RepairFirst, Found: true, Quote: "I doubled revenue.", Comment: "R", Band: Strong, Rewrite: "x"}
	foreign.End = 10
	c := Critique{
		Model: "m\n\x1b]0;t\a", Host: strings.Repeat("h", 500), Outcome: "splendid", Usage: Usage{Asked: -1, Answered: -2}, Took: -1,
		Sections: []Section{far, foreign, {Part: "total", Comment: "x"}, far, {Part: Delivery}},
	}
	c.Clean(answer)
	if got := told(c.Sections); got != "repair_first|false|R|0\ncontent|true|C|0" {
		t.Errorf("its sections are\n%s", got)
	}
	if c.Model != "m" || len(c.Host) > mostName || c.Outcome != UnderWay || c.Usage != (Usage{}) || c.Took != 0 {
		t.Errorf("got %+v", c)
	}
	for _, s := range c.Sections {
		requireSound(t, answer, s)
	}
	var empty Critique
	if empty.Clean(""); empty.Sections == nil {
		t.Error("an empty record has no list of sections")
	}
}

func TestLabelSaysWhoseCoachingItIs(t *testing.T) {
	for want, c := range map[string]Critique{
		"Coaching by llama3 at localhost:11434, not a grade.":          {Model: "llama3", Host: "localhost:11434", Outcome: UnderWay},
		"Coaching by a language model, not a grade.":                   {Outcome: UnderWay},
		"Coaching by x y at h, not a grade.":                           {Model: "x\n\x1b[31my", Host: " h ", Outcome: Complete, Sections: []Section{{Part: Content}}},
		"Nothing came from m at h. All of this is the offline review.": {Model: "m", Host: "h", Outcome: Failed},
	} {
		if got := c.Label(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := (Critique{Model: strings.Repeat("é", 500)}).Label(); len(got) > 2*mostName {
		t.Errorf("it has %d bytes", len(got))
	}
}
