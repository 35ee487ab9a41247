package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/delivery"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/critique/score"
	"okrcoach/internal/prose"
)

const checkedText = "Um, merchants can charge:\n- 99.99 % by June\n- um, make it faster\nWe might cut\nthe p99.\n"

// checked is a review that has everything that a review can have.
func checked() critique.Review {
	at := func(passage string) prose.Span {
		start := strings.Index(checkedText, passage)
		return prose.Span{Start: start, End: start + len(passage)}
	}
	wrongCount := okr.Finding{Code: okr.ObjectiveCount, Span: at("merchants can charge"), Message: "You were asked for two Objectives; there is one here."}
	impossible := okr.Finding{Code: okr.ImpossibleTarget, Span: at("merchants can charge"), Message: "Nothing\nis perfect."}
	noNumber := okr.Finding{Code: okr.NoNumber, Span: at("make it faster"), Message: "There is no number here."}
	longest := at("We might cut\nthe p99.")
	return critique.Review{
		Caution: "The verdicts are less sure than usual.",
		RepairFirst: []score.Repair{
			{Text: "For speed, say something like “Only fixes go out.”"},
			{Span: at("make it faster"), Text: "Put numbers into\n“make it faster”."},
		},
		Scores: &score.Scores{
			Structure: score.Score{Value: 3.5, Reasons: []string{"1 of 2 Key Results lacks a number to reach (−1).", "It has one Objective (−0.5)."}},
			Content:   score.Score{Value: 0, Reasons: []string{"Missed: speed (−5)."}},
			Delivery:  score.Score{Value: 5, Reasons: []string{"Nothing is taken off."}},
		},
		Criteria: []rubric.Criterion{
			{ID: "business-link", Kind: rubric.KeyPoint, Verdict: rubric.Covered, Confidence: 0.93, Reason: "You say who can charge."},
			{
				ID: "speed", Kind: rubric.KeyPoint, Verdict: rubric.Missed, Confidence: 0.08, Reason: "No rule says what stops.", Advice: "Only fixes go out.",
				Near: &rubric.Evidence{Span: longest, Quote: longest.Of(checkedText)},
			},
			{ID: "unmeasurable", Kind: rubric.Mistake, Verdict: rubric.Possible, Confidence: 0.5, Advice: "Give a number."},
		},
		Objectives: []okr.Objective{{
			Text: "merchants can charge", Span: at("merchants can charge"), Findings: []okr.Finding{impossible, noNumber},
			KeyResults: []okr.KeyResult{
				{
					Text: "99.99 % by June", Span: at("99.99 % by June"), Metric: "availability", Direction: okr.Hold, Target: "99.99 %", Unit: "%",
					Deadline: "by June", Scope: "for all", Outcome: true,
				},
				{Text: "make it faster", Span: at("make it faster")},
			},
		}},
		Findings: []okr.Finding{impossible, wrongCount, noNumber},
		Delivery: delivery.Report{
			Words: 18, Sentences: 1, AverageSentence: 5, LongestSentence: 5, Longest: &longest,
			Hedges:  []delivery.Hit{{Span: at("might"), Text: "might", Clause: "We might cut the p99"}},
			Fillers: []delivery.Hit{{Span: at("Um"), Text: "Um"}, {Span: at("um"), Text: "um"}}, Signposts: []delivery.Hit{},
			Closing: &delivery.Hit{Span: longest, Text: longest.Of(checkedText)},
		},
	}
}

func TestCheckSaysAllThatAReviewHas(t *testing.T) {
	q := askedQuestion()
	q.Title = "Define OKRs"
	golden.RequireEqual(t, Check(q, critique.Answer{Text: checkedText}, checked()))
}

func TestOldReviewsLeaveOutWhatTheyDoNotHave(t *testing.T) {
	a := reviewedAttempt()
	got := Review(a, askedQuestion())
	for _, unwanted := range []string{"Repair first", "Scores", "missing: ", "an activity", "Hedged", "How sure", FindingSign + " "} {
		if strings.Contains(got, unwanted) {
			t.Errorf("it says %q:\n%s", unwanted, got)
		}
	}
}

func TestNoteIsSaidOnce(t *testing.T) {
	a := reviewedAttempt()
	const note = "There is no answer to judge."
	a.Review = &critique.Review{Note: note, Scores: score.None(note), Criteria: []rubric.Criterion{
		{ID: "speed", Kind: rubric.KeyPoint, Verdict: rubric.Missed, Reason: note},
		{ID: "generic", Kind: rubric.Mistake, Verdict: rubric.Possible, Confidence: 0.5, Reason: note},
	}}
	got := Review(a, nil)
	if strings.Count(got, note) != 1 || strings.Contains(got, "How sure") {
		t.Errorf("it is\n%s", got)
	}
}

func TestQuotesStayOnTheirLine(t *testing.T) {
	a := reviewedAttempt()
	a.Text = checkedText
	r := checked()
	hostile := "one\n\n# two\r\n- three"
	r.RepairFirst[0].Text, r.Criteria[1].Near.Quote, r.Objectives[0].Text, r.Findings[1].Message = hostile, hostile, hostile, hostile
	r.Objectives[0].KeyResults[0].Metric, r.Delivery.Closing.Text, r.Delivery.Hedges[0].Clause = hostile, hostile, hostile
	a.Review = &r
	for line := range strings.SplitSeq(Review(a, nil), "\n") {
		if strings.HasPrefix(line, "# ") || strings.HasPrefix(line, "- three") || strings.Contains(line, "\r") {
			t.Errorf("a line is %q", line)
		}
	}
}

func TestSureSaysOfWhat(t *testing.T) {
	for confidence, want := range map[float64]string{
		0: "", 0.08: "92 % that it is not made", 0.49: "51 % that it is not made", 0.5: "50 % that it is made", 0.93: "93 % that it is made",
		0.002: "over 99 % that it is not made", 0.994: "99 % that it is made", 1: "over 99 % that it is made", 7: "", -1: "",
	} {
		if got := Sure(rubric.Criterion{Confidence: confidence}); got != want {
			t.Errorf("%g: %q, want %q", confidence, got, want)
		}
	}
}

func TestFieldsSayWhatIsAbsent(t *testing.T) {
	var missed []string
	for _, f := range Fields(okr.KeyResult{}) {
		if f.Value == "" {
			t.Errorf("%s says nothing", f.Label)
		}
		if f.Missed {
			missed = append(missed, f.Label)
		}
	}
	if want := []string{"Metric", "Baseline", "Target", "Date", "Kind"}; !slices.Equal(missed, want) {
		t.Errorf("%q are missed, want %q", missed, want)
	}
}

func TestEveryFindingHasOnePlace(t *testing.T) {
	r := checked()
	whole := FindingsOfWhole(&r)
	own, byKeyResult := FindingsOf(r.Objectives[0])
	if len(whole) != 1 || whole[0].Code != okr.ObjectiveCount {
		t.Errorf("of all of it: %v", whole)
	}
	if len(own) != 1 || own[0].Code != okr.ImpossibleTarget {
		t.Errorf("of the Objective: %v", own)
	}
	if len(byKeyResult[0]) != 0 || len(byKeyResult[1]) != 1 || byKeyResult[1][0].Code != okr.NoNumber {
		t.Errorf("of the Key Results: %v", byKeyResult)
	}
}

func TestFactsAreShownInTheAnswer(t *testing.T) {
	d := delivery.Measure(checkedText, delivery.Measured{})
	shown := map[string]int{}
	for _, f := range d.Facts() {
		s := ShownBy(d, f, checkedText)
		shown[f.Label] = len(s.Spans)
		if s.Value == "" || s.Heard != "" && strings.Contains(s.Value, s.Heard) {
			t.Errorf("%s: %q is said again", f.Label, s.Heard)
		}
	}
	if shown["Longest sentence"] != 1 || shown["Hedged commitments"] != len(d.Hedges) || shown["Fillers"] != len(d.Fillers) || len(d.Fillers) == 0 {
		t.Errorf("the passages are %v", shown)
	}
}

func TestHitsAreNamedOnceAndAllOfThem(t *testing.T) {
	var d delivery.Report
	for _, filler := range []string{"Um", "like", "um", "you know", "right", "um"} {
		d.Fillers = append(d.Fillers, delivery.Hit{Text: filler})
	}
	got := ShownBy(d, delivery.Fact{Label: "Fillers", Value: "6: “Um”, “like”, “um”, …"}, "")
	if want := "6: “Um” (3 times), “like”, “you know”, “right”"; got.Value != want || got.Heard != "" || len(got.Spans) != 6 {
		t.Errorf("got %+v, want %s", got, want)
	}
}

func TestPassagesOfAnotherTextAreNotQuoted(t *testing.T) {
	beyond := prose.Span{Start: 5, End: 5000}
	d := delivery.Report{Longest: &beyond}
	if s := ShownBy(d, delivery.Fact{Label: "Longest sentence"}, "short"); s.Spans != nil || s.Heard != "" {
		t.Errorf("got %+v", s)
	}
}
