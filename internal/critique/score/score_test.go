package score

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"okrcoach/internal/critique/delivery"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// found reads an answer to a question for three Objectives with these
// criteria.
func found(text string, criteria ...rubric.Criterion) Found {
	q := &questions.Question{
		Objectives: 3,
		KeyPoints: []questions.KeyPoint{
			{ID: "link"}, {ID: "numbers", Needs: []questions.Need{questions.NeedTarget}}, {ID: "rule"}, {ID: "plan"}, {ID: "context"},
		},
		Mistakes: []questions.Mistake{{ID: "vague", Check: questions.CheckMeasurable}, {ID: "alone", Without: []string{"link"}}},
	}
	return Found{
		Question: q, Text: text, Criteria: criteria, Delivery: delivery.Measure(text, delivery.Measured{}),
		OKRs: okr.Check(text, okr.Read(text), okr.Expected{Objectives: 3}),
	}
}

func point(id string, v rubric.Verdict, confidence float64) rubric.Criterion {
	return rubric.Criterion{ID: id, Kind: rubric.KeyPoint, Verdict: v, Confidence: confidence, Advice: "Say this."}
}

// passage is a passage of flawed under the words that a judge would quote.
func passage(words, quote string) *rubric.Evidence {
	start := strings.Index(flawed, words)
	return &rubric.Evidence{Span: prose.Span{Start: start, End: start + len(words)}, Quote: quote}
}

const flawed = `Objective 1: merchants can always charge
- KR1: availability from 99.98 % to 99.99 % by 30 June
- KR2: better uptime
- KR3: launch a status page

Objective 2: the API feels instant
- KR1: p99 under 500 ms by 30 June
- KR2: zero incidents
- KR3: p50 under 900 ms by 30 June`

func TestStructureSaysWhichKeyResultsLackWhat(t *testing.T) {
	got := found(flawed).Scores().Structure
	want := []string{
		"2 of 6 Key Results lack a number to reach: “better uptime”, “launch a status page” (−0.5).",
		"3 of 6 Key Results lack a date: “better uptime”, “launch a status page”, … (−0.5).",
		"1 of 6 Key Results names something to do, not what comes of it: “launch a status page” (−0.5).",
		"5 of 6 Key Results lack a baseline: “better uptime”, “launch a status page”, … (−0.5).",
		"You were asked for three Objectives; there are two here (−0.5).",
	}
	if len(got.Reasons) < len(want) || !slices.Equal(got.Reasons[:len(want)], want) {
		t.Errorf("the reasons are\n%s", strings.Join(got.Reasons, "\n"))
	}
	last := got.Reasons[len(got.Reasons)-1]
	if !strings.HasPrefix(last, "2 targets do not hold up: “zero incidents”, ") {
		t.Errorf("the last reason is %q", last)
	}
}

func TestStructureOfWhatHasNoStructure(t *testing.T) {
	for text, want := range map[string]Score{
		"uptime / latency": {0, []string{"No Objective could be made out (−5)."}},
		"Objective 1: calm operations\n\nObjective 2: a fast API\n\nObjective 3: a clean platform": {0.5, []string{"No Key Result could be made out (−4.5)."}},
	} {
		if got := found(text).Scores().Structure; got.Value != want.Value || !slices.Equal(got.Reasons, want.Reasons) {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

func TestAmountsAgreeWithTheirVerb(t *testing.T) {
	for _, c := range []struct {
		n, all int
		want   string
	}{
		{1, 1, "The only Key Result lacks"},
		{2, 2, "Both Key Results lack"},
		{3, 3, "All 3 Key Results lack"},
		{1, 3, "1 of 3 Key Results lacks"},
		{2, 3, "2 of 3 Key Results lack"},
	} {
		if got := amount(c.n, c.all, "lack"); got != c.want {
			t.Errorf("%d of %d: %q, want %q", c.n, c.all, got, c.want)
		}
	}
}

func TestContentCountsAMistakeOnceWithItsKeyPoint(t *testing.T) {
	got := found(flawed,
		point("link", rubric.Missed, 0.1), point("numbers", rubric.Partly, 0.5), point("rule", rubric.Missed, 0.3),
		point("plan", rubric.Covered, 0.9), point("context", rubric.Covered, 0.9),
		rubric.Criterion{ID: "vague", Kind: rubric.Mistake, Verdict: rubric.Made, Evidence: []rubric.Evidence{{Quote: "better\nuptime."}}},
		rubric.Criterion{ID: "alone", Kind: rubric.Mistake, Verdict: rubric.Made},
	).Scores().Content
	want := []string{"Missed: link, rule (−2).", "Partly covered: numbers (−0.5).", "Mistake made: vague, “better uptime” (−0.5)."}
	if got.Value != 2 || !slices.Equal(got.Reasons, want) {
		t.Errorf("got %v", got)
	}
}

// However many key points a question has, doing better never costs anything.
func TestContentNeverFallsWhereAVerdictImproves(t *testing.T) {
	for n := 1; n <= 10; n++ {
		value := func(missed, partly int) float64 {
			f := Found{Question: &questions.Question{KeyPoints: make([]questions.KeyPoint, n)}}
			for i := range n {
				v := rubric.Covered
				if i < missed {
					v = rubric.Missed
				} else if i < missed+partly {
					v = rubric.Partly
				}
				f.Criteria = append(f.Criteria, point(fmt.Sprint(i), v, 0.5))
			}
			return f.Scores().Content.Value
		}
		if value(0, 0) != Full || value(n, 0) != 0 {
			t.Errorf("%d points: from %g to %g", n, value(n, 0), value(0, 0))
		}
		for missed := range n + 1 {
			for partly := range n - missed + 1 {
				now := value(missed, partly)
				if missed > 0 && value(missed-1, partly+1) < now || partly > 0 && value(missed, partly-1) < now {
					t.Errorf("%d points, %d missed and %d partly: it falls from %g", n, missed, partly, now)
				}
			}
		}
	}
}

func TestRepairsComeInTheOrderOfWhatTheyGain(t *testing.T) {
	f := found(flawed,
		point("link", rubric.Missed, 0.1), point("numbers", rubric.Partly, 0.5), point("rule", rubric.Missed, 0.45),
		rubric.Criterion{ID: "vague", Kind: rubric.Mistake, Verdict: rubric.Made, Advice: "Use numbers.", Evidence: []rubric.Evidence{{Quote: "better uptime"}}},
	)
	f.Criteria[2].Near = passage("launch a status page", "launches  wait.")
	var got []string
	for _, r := range f.RepairFirst() {
		got = append(got, r.Text)
	}
	want := []string{
		"For rule, say something like “Say this.”",
		"For link, say something like “Say this.”",
		"“zero incidents”: None at all leaves no error budget, so the first one misses it. Say how many, how long or how bad they may be.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestAMissedPointIsAddedNowhereInParticular(t *testing.T) {
	f := found(flawed, point("rule", rubric.Missed, 0.43))
	f.Criteria[0].Near = passage("launch a status page", "launches wait")
	want := Repair{Text: "For rule, say something like “Say this.”"}
	if got := f.RepairFirst(); !slices.Contains(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestNoTitleIsSaidToBeNotEnough(t *testing.T) {
	f := found(flawed, point("rule", rubric.Partly, 0.5))
	title := passage("Objective 2: the API feels instant", "Objective 2: the API feels instant")
	f.Criteria[0].Evidence = []rubric.Evidence{*title}
	want := Repair{Text: "For rule, say something like “Say this.”"}
	if got := f.contentRepairs()[0].repair; got != want {
		t.Errorf("got %v", got)
	}
	page := passage("launch a status page", "launch a status page")
	f.Criteria[0].Evidence = []rubric.Evidence{*title, *page}
	want = Repair{page.Span, "For rule, “launch a status page” is not enough. Say something like “Say this.”"}
	if got := f.contentRepairs()[0].repair; got != want {
		t.Errorf("got %v", got)
	}
}

func TestTooFewAndTooManyKeyResultsAreToldApart(t *testing.T) {
	few := "Objective 1: a\n- KR1: p99 500 ms\n"
	many := "Objective 2: b\n" + strings.Repeat("- KR: p99 500 ms\n", 6)
	for text, want := range map[string]string{
		few: "1 Objective has too few Key Results: “a”", many: "1 Objective has too many Key Results: “b”",
		few + many: "2 Objectives have too few or too many Key Results: “a”, “b”",
	} {
		f := found(text)
		if got := f.keyResultCounts(); len(got) != 1 || got[0].reason != want {
			t.Errorf("got %v, want %q", got, want)
		}
	}
}

func TestTheRepairIsAtAMetricThatIsKnown(t *testing.T) {
	f := found("Objective 1: a\n- KR: happy merchants\n- KR: better uptime\n")
	if got := f.RepairFirst(); len(got) == 0 || got[0].Of(f.Text) != "better uptime" {
		t.Errorf("got %v", got)
	}
}

func TestNumbersAreRepairedOnce(t *testing.T) {
	f := found(strings.NewReplacer("99.98 % to 99.99 %", "low to high", "500 ms", "a blink", "zero incidents", "fewer incidents", "900 ms", "a moment").Replace(flawed),
		point("numbers", rubric.Missed, 0.1),
		rubric.Criterion{ID: "vague", Kind: rubric.Mistake, Verdict: rubric.Made, Advice: "Use numbers."},
	)
	repairs := f.RepairFirst()
	want := "Put numbers into “availability from low to high by 30 June”: from where to where, in which unit. 5 other Key Results need the same."
	if repairs[0].Text != want || repairs[0].Of(f.Text) != "availability from low to high by 30 June" {
		t.Errorf("the first is %+v", repairs[0])
	}
	for _, r := range repairs[1:] {
		if strings.Contains(r.Text, "numbers") {
			t.Errorf("numbers are repaired again: %q", r.Text)
		}
	}
}

func TestDeliveryIsRepairedInItsOwnWords(t *testing.T) {
	f := Found{Question: &questions.Question{}}
	f.Text = "Um, the team might cut p99 to 500 ms by June, basically. " + strings.Repeat("We cut and cut ", 7) + "again."
	f.Delivery = delivery.Measure(f.Text, delivery.Measured{})
	var got []string
	for _, r := range f.deliveryRepairs() {
		got = append(got, r.repair.Text)
	}
	for _, want := range []string{
		"Say “the team might cut p99 to 500 ms by June” without “might”.",
		"Leave out “Um” and the other fillers, 2 in all.",
		"; it has 29 words, and 25 are enough.",
	} {
		if !strings.Contains(strings.Join(got, "\n"), want) {
			t.Errorf("nothing says %q:\n%s", want, strings.Join(got, "\n"))
		}
	}
}

func TestProseIsHeldAgainstItsParts(t *testing.T) {
	text := "First, I count the calls.\n\nSecond, I compare devices, and a line\nthat goes on.\n\nIf I must choose, the count comes before the rest."
	q := &questions.Question{KeyPoints: make([]questions.KeyPoint, 2)}
	cite := func(words ...string) []rubric.Criterion {
		c := point("a", rubric.Covered, 1)
		for _, w := range words {
			at := strings.Index(text, w)
			c.Evidence = append(c.Evidence, rubric.Evidence{Span: prose.Span{Start: at, End: at + len(w)}})
		}
		return []rubric.Criterion{c}
	}
	for _, c := range []struct {
		criteria []rubric.Criterion
		want     string
	}{
		{nil, "No part of it makes a key point (−5)."},
		{cite("I count"), "All that counts stands in one paragraph (−2)."},
		{cite("I compare", "I count"), "All that counts stands in two paragraphs (−1)."},
		{cite("I compare", "I count", "If I must"), "The points stand in parts of their own."},
	} {
		f := Found{Question: q, Text: text, Criteria: c.criteria, Delivery: delivery.Measure(text, delivery.Measured{})}
		if got := f.Scores().Structure.Reasons; len(got) != 1 || got[0] != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestShortenedFitsOnALine(t *testing.T) {
	for text, want := range map[string]string{
		"two\n lines.":              "two lines",
		strings.Repeat("word ", 20): strings.TrimSpace(strings.Repeat("word ", 12)) + " …",
		strings.Repeat("目", 40):     strings.Repeat("目", 20) + " …",
		"edge (":                    "edge",
	} {
		if got := shortened(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
