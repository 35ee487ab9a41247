package rubric

import (
	"slices"
	"strings"
	"testing"

	"okrcoach/internal/critique/okr"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

func TestLongSentencesAreQuotedByTheirClauses(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a short one", "Launches pause, and only fixes go out.", []string{"Launches pause, and only fixes go out."}},
		{
			"a long one",
			"If we have been stable for a whole month teams ship and take risks as they please; " +
				"when the error budget is spent launches pause until the quarter ends and fixes go first.",
			[]string{
				"If we have been stable for a whole month teams ship and take risks as they please;",
				"when the error budget is spent launches pause until the quarter ends and fixes go first.",
			},
		},
		{"no clause to cut at", strings.Repeat("word ", 40) + "end.", []string{strings.Repeat("word ", 40) + "end."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, s := range quotable(c.text, prose.Span{End: len(c.text)}) {
				got = append(got, s.Of(c.text))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTheQuoteHoldsTheProof(t *testing.T) {
	r := New(&questions.Question{
		Prompt: "Define OKRs for search.",
		KeyPoints: []questions.KeyPoint{{
			ID: "link", Point: "Ties search to orders.", Needs: []questions.Need{questions.NeedConsequence},
			Exemplars: []string{"A slow result page costs us orders.", "Shoppers leave slow pages, so orders drop.", "Orders per search fall because the page is slow."},
		}},
	})
	text := "Objective 1: fast result pages. The page is slow today. Slow result pages cost us orders, so shoppers leave. We have a team of four."
	c := r.Judge(text, okr.Read(text))[0]
	if len(c.Evidence) == 0 || c.Evidence[0].Quote != "Slow result pages cost us orders, so shoppers leave." {
		t.Errorf("got %v", c.Evidence)
	}
}

func TestAnAnswerOfAnotherFormIsAstray(t *testing.T) {
	okrs := "Objective 1: fast pages.\n- KR1: p99 under 500 ms\nObjective 2: calm nights.\n- KR1: pages from 9 to 3 a week"
	prose := strings.Repeat("We look at the slow pages first and then decide. ", 6)
	for _, c := range []struct {
		name, text string
		asked      int
		want       bool
	}{
		{"OKRs where they are asked for", okrs, 2, false},
		{"OKRs where none are", okrs, 0, true},
		{"prose where OKRs are asked for", prose, 3, true},
		{"prose where none are", prose, 0, false},
		{"a few words", "uptime, latency, security", 3, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := (&Rubric{objectives: c.asked}).astray(c.text, okr.Read(c.text)); got != c.want {
				t.Errorf("got %t", got)
			}
		})
	}
}
