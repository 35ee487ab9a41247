package rubric

import (
	"math"
	"slices"
	"strings"
	"testing"

	"okrcoach/content"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// searchQuestion is a small question with exemplars of two points.
func searchQuestion() *questions.Question {
	return &questions.Question{
		Title: "OKRs for search", Prompt: "Define OKRs for the team that runs search.",
		KeyPoints: []questions.KeyPoint{
			{
				ID: "link", Point: "Ties search to orders.", Say: "A failed search is an order we lose.", Needs: []questions.Need{questions.NeedConsequence},
				Exemplars: []string{"A slow result page costs us orders.", "Shoppers leave slow pages, so orders drop.", "Orders per search fall because the page is slow."},
				Contrasts: []string{"The p95 of the search page is at 300 ms by March."},
			},
			{
				ID: "rule", Point: "Says what waits.", Say: "When the budget is spent, launches wait.", Needs: []questions.Need{questions.NeedChoice},
				Exemplars: []string{"If the index is behind, new features wait.", "Fixes go first once the error budget is gone.", "We stop launches until relevance is back."},
			},
		},
	}
}

func TestTheQuoteHoldsTheProof(t *testing.T) {
	text := "Objective 1: fast result pages. The page is slow today. Slow result pages cost us orders, so shoppers leave. We have a team of four."
	all := New(searchQuestion()).Judge(text, okr.Read(text))
	c := all[0]
	if len(c.Evidence) == 0 || c.Evidence[0].Quote != "Slow result pages cost us orders, so shoppers leave." {
		t.Errorf("got %v", c.Evidence)
	}
	if c.Verdict != Covered || !strings.Contains(c.Reason, "consequence") {
		t.Errorf("it is %s: %s", c.Verdict, c.Reason)
	}
}

func TestAMissedPointShowsWhatComesNearest(t *testing.T) {
	text := "The result page is slow and people order less on it. Our team has four people who like their work, and we meet every Monday."
	r := New(searchQuestion())
	a := r.read(text)
	for _, p := range r.points {
		c := p.judge(r, &a, r.look(&a)[p.number])
		if c.Verdict == Missed && c.Near != nil && c.Near.Of(text) != c.Near.Quote {
			t.Errorf("%s: %v", p.ID, c.Near)
		}
	}
}

func TestLongSentencesAreCutAtTheirClauses(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a short one", "Launches pause, and only fixes go out.", []string{"Launches pause, and only fixes go out."}},
		{
			"a long one",
			"If we have been stable for a whole month teams ship as they please; when the error budget is spent launches pause until it is back.",
			[]string{"If we have been stable for a whole month teams ship as they please", "when the error budget is spent launches pause until it is back."},
		},
		{"no clause to cut at", strings.Repeat("word ", 40) + "end.", []string{strings.Repeat("word ", 40) + "end."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, s := range clausesToQuote(c.text) {
				got = append(got, s.Of(c.text))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestPoolCountsOnlyTheBest(t *testing.T) {
	if got := Pool([]float64{-1}); got != -1 {
		t.Errorf("one score pools to %v", got)
	}
	two, many := Pool([]float64{1, 1}), Pool(slices.Repeat([]float64{-4}, 1000))
	if math.Abs(two-1-math.Ln2) > 1e-9 {
		t.Errorf("two equal scores pool to %v", two)
	}
	if limit := -4 + math.Log(Breaths); many > limit+1e-9 {
		t.Errorf("a thousand weak ones pool to %v, above %v", many, limit)
	}
	if got := Pool(nil); got != -farOff {
		t.Errorf("none pool to %v", got)
	}
}

func TestRepeatingASentenceAddsNothing(t *testing.T) {
	r := New(searchQuestion())
	once := "Slow result pages make us lose some orders."
	first := r.Judge(once, nil)
	again := r.Judge(strings.Repeat(once+"\n", 6), nil)
	if again[0].Confidence > first[0].Confidence {
		t.Errorf("it rises from %.2f to %.2f", first[0].Confidence, again[0].Confidence)
	}
}

func TestStraysAreExemplarsOfAnotherPoint(t *testing.T) {
	q := searchQuestion()
	if got := Strays(q); len(got) != 0 {
		t.Errorf("got %v", got)
	}
	q.KeyPoints[1].Exemplars = append(q.KeyPoints[1].Exemplars, "Slow pages cost us orders, so shoppers leave the result page.")
	got := Strays(q)
	if len(got) != 1 || got[0].Point != 1 || got[0].Exemplar != 3 || got[0].Other != "link" || got[0].By < strayBy {
		t.Errorf("got %v", got)
	}
}

func TestAQuestionWithoutExemplarsIsPlain(t *testing.T) {
	q := searchQuestion()
	if New(q).Plain() {
		t.Error("exemplars are not seen")
	}
	for i := range q.KeyPoints {
		q.KeyPoints[i].Exemplars = nil
	}
	if !New(q).Plain() {
		t.Error("a question without exemplars is not plain")
	}
}

// TestTheSameTextsPointTheSameWay holds the conjugate gradient against what it
// solves: a row that makes a point points its way, and one that does not the
// other.
func TestDirectionsTellTheirRowsApart(t *testing.T) {
	r := New(searchQuestion())
	for n := range r.points {
		for _, row := range r.corpus.rows {
			along := r.judged[n].direction.of(row.reading)
			if row.criterion == n && row.makes && along < 0 {
				t.Errorf("point %d: an exemplar is at %.2f", n, along)
			}
			if row.criterion != n && row.makes && along > 0.2 {
				t.Errorf("point %d: an exemplar of another is at %.2f", n, along)
			}
		}
	}
}

func FuzzJudge(f *testing.F) {
	r := New(searchQuestion())
	for _, seed := range []string{
		"", "O1: é\n- 5 ms \xff because→ “not” n't", "Slow pages cost orders, so we stop. no no no", strings.Repeat("a, b; c — d ", 40),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all := r.Judge(text, okr.Read(text))
		for _, c := range all {
			spans := c.Evidence
			if c.Near != nil {
				spans = append(spans, *c.Near)
			}
			for _, e := range spans {
				if (prose.Span{Start: e.Start, End: e.End}).Of(text) != e.Quote {
					t.Fatalf("%s quotes %q at %d to %d", c.ID, e.Quote, e.Start, e.End)
				}
			}
		}
	})
}

func firstQuestion(b *testing.B) *questions.Question {
	q, err := questions.Load(questions.Bundled(content.Questions())).Find(questions.Opening)
	if err != nil {
		b.Fatal(err)
	}
	return &q
}

func BenchmarkNew(b *testing.B) {
	q := firstQuestion(b)
	for b.Loop() {
		New(q)
	}
}

func BenchmarkJudge800Words(b *testing.B) {
	q := firstQuestion(b)
	r := New(q)
	text := strings.Join(strings.Fields(strings.Repeat(q.Sample+" ", 3))[:800], " ")
	objectives := okr.Read(text)
	for b.Loop() {
		r.Judge(text, objectives)
	}
}

// Key Results come in the order of their Objectives, which people leave.
func TestKeyResultsOutOfOrderAreQuotedApart(t *testing.T) {
	const text = "a better page; happier shoppers; fewer complaints"
	var g goals
	for _, said := range []string{"fewer complaints", "a better page", "happier shoppers"} {
		at := strings.Index(text, said)
		g.leaveOpen(text, prose.Span{Start: at, End: at + len(said)})
	}
	var got []string
	for _, s := range g.vaguest(text) {
		got = append(got, s.Of(text))
	}
	if want := []string{"fewer complaints", "a better page; happier shoppers"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
