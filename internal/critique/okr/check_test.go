package okr

import (
	"os"
	"strings"
	"testing"

	"okrcoach/internal/questions"
)

// stripe is what answers to the opening question are held against.
var stripe = Expected{Availability: 99.999}

// found lists the codes of the findings in an Objective with these Key
// Results, but for the counts and dates.
func found(results ...string) string {
	text := "OKRs for Q3\nObjective 1: x\n- " + strings.Join(results, "\n- ")
	var codes []string
	for _, f := range Check(text, Read(text), stripe).Findings {
		if f.Code != KeyResultCount {
			codes = append(codes, string(f.Code))
		}
	}
	return strings.Join(codes, " ")
}

func TestFindings(t *testing.T) {
	for _, c := range []struct {
		want    Code
		results []string
	}{
		{NoNumber, []string{"uptime gets much better"}},
		{Activity, []string{"launch 3 edge locations"}},
		{ImpossibleTarget, []string{"100 % availability"}},
		{ImpossibleTarget, []string{"availability of 100%"}},
		{ImpossibleTarget, []string{"zero incidents"}},
		{ImpossibleTarget, []string{"no Sev-1s"}},
		{ImpossibleTarget, []string{"error rate of 0 %"}},
		{ImpossibleTarget, []string{"latency of 0 ms"}},
		{TargetIsBaseline, []string{"p99 from 500 ms to 500 ms"}},
		{TargetIsBaseline, []string{"MTTR from 60 min to 1 hour"}},
		{TargetIsBaseline, []string{"availability from 99.99 % to four nines"}},
		{WrongDirection, []string{"p99 of the charge call from 300 ms to 500 ms"}},
		{WrongDirection, []string{"availability from 99.999 % to 99.99 %"}},
		{WrongDirection, []string{"reduce drop-off from 10 % to 12 %"}},
		{WrongDirection, []string{"increase conversion from 3.2 % to 2.8 %"}},
		{WrongDirection, []string{"MTTR 15 -> 45 min"}},
		{WrongDirection, []string{"incidents from 2 to 4 a quarter"}},
		{WrongDirection, []string{"change failure rate from 3 % to 5 %"}},
		{PercentileOrder, []string{"p50 under 300 ms", "p99 under 200 ms"}},
		{PercentileOrder, []string{"p95 under 250 ms and p99 under 200"}},
		{PercentileOrder, []string{"p99 of the charge endpoint from 900 to 200 ms", "p50 of the charge endpoint from 400 to 300 ms"}},
		{OverBudget, []string{"availability 99.99 %", "at most 4 incidents a quarter", "MTTR under 45 min"}},
		{OverBudget, []string{"99.99 % a month", "incidents from 12 to 6 per quarter", "recovery from 1h to 25 min"}},
		{Unambitious, []string{"availability from 99.5 % to 99.9 %"}},
		{Unambitious, []string{"uptime of three nines"}},
		{MeanLatency, []string{"average latency from 300 to 200 ms"}},
		{MeanLatency, []string{"mean response time of the charge call under 200 ms"}},
		{MeanLatency, []string{"API latency under 200 ms on average"}},
	} {
		if got := found(c.results...); got != string(c.want) {
			t.Errorf("%q: found %q, want %q", c.results, got, c.want)
		}
	}
}

func TestNearMissesAreNoFindings(t *testing.T) {
	file, err := os.ReadFile("testdata/near-misses.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, sets, _ := strings.Cut(string(file), "\n\n")
	for set := range strings.Lines(sets) {
		if got := found(strings.Split(strings.TrimSpace(set), " || ")...); got != "" {
			t.Errorf("%q: found %q", set, got)
		}
	}
}

func TestCountsAreHeldAgainstTheQuestion(t *testing.T) {
	two := "\n- p99 from 900 to 500 ms by June\n- MTTR from 45 to 15 min by June"
	for _, c := range []struct {
		name, text string
		asked      int
		want       string
	}{
		{"as asked", "Objective 1: a" + two + "\nObjective 2: b" + two, 2, ""},
		{"one too few", "Objective 1: a" + two + "\nObjective 2: b" + two, 3, "objective-count"},
		{"one too many", "Objective 1: a" + two + "\nObjective 2: b" + two, 1, "objective-count"},
		{"not asked", "Objective 1: a" + two, 0, ""},
		{"a single Key Result", "Objective 1: a\n- p99 from 900 to 500 ms by June", 1, "key-result-count"},
		{"six Key Results", "Objective 1: a" + two + two + two, 1, "key-result-count"},
		{"no Key Results", "Objective 1: a\nObjective 2: b", 2, "key-result-count key-result-count"},
		{"no OKRs", "uptime and latency", 3, ""},
	} {
		var codes []string
		for _, f := range Check(c.text, Read(c.text), Expected{Objectives: c.asked}).Findings {
			codes = append(codes, string(f.Code))
		}
		if got := strings.Join(codes, " "); got != c.want {
			t.Errorf("%s: found %q, want %q", c.name, got, c.want)
		}
	}
}

func TestMessagesShowTheArithmetic(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{
			"availability 99.9 %\n- 4 incidents a quarter\n- MTTR under 45 min",
			"99.9 % allows 2.16 h of downtime a quarter (90 days); 4 incidents of 45 min each are 3 h. Not all three can hold, unless most of them are partial.",
		},
		{
			"uptime from 99.5 % to 99.9 %",
			"The company has published 99.999 %, which is 1.3 min of downtime a quarter (90 days); 99.9 % allows 2.16 h. Aim higher, or say why less is enough here.",
		},
		{"p99 from 300 to 500 ms", "From 300 ms to 500 ms is up, and “p99” is better when it is low."},
		{"p50 under 300 ms\n- p99 under 200 ms", "p99 of 200 ms is below p50 of 300 ms, but the slowest calls cannot be quicker than the others. Perhaps the two are swapped."},
		{"increase NPS from 50 to 40", "You say “increase”, but from 50 to 40 it goes down."},
	} {
		text := "OKRs for Q3\nObjective 1: x\n- " + c.text
		var messages []string
		for _, f := range Check(text, Read(text), stripe).Findings {
			messages = append(messages, f.Message)
		}
		if got := strings.Join(messages, "\n"); !strings.Contains(got, c.want) {
			t.Errorf("%q: got\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

func TestWhatAllLackIsSaidOnce(t *testing.T) {
	text := "Objective 1: x\n- p99 from 900 to 500 ms\n- MTTR from 45 to 15 min\nObjective 2: y\n- NPS from 40 to 50 by June\n- uptime is better by June"
	report := Check(text, Read(text), Expected{Objectives: 2})
	if len(report.Findings) != 2 || report.Findings[0].Code != NoDate || report.Findings[0].Of(text) != "x" ||
		report.Findings[1].Code != NoNumber || report.Findings[1].Of(text) != "uptime is better by June" {
		t.Errorf("got %+v", report.Findings)
	}
	if len(report.Objectives[0].Findings) != 1 || len(report.Objectives[1].Findings) != 1 {
		t.Errorf("the Objectives have %+v and %+v", report.Objectives[0].Findings, report.Objectives[1].Findings)
	}
}

func TestTheQuestionIsPutAndNeverAFinding(t *testing.T) {
	for n, want := range map[int]string{
		0: "",
		1: "Could this Key Result be met and the Objective still fail?",
		3: "Could all three Key Results be met and this Objective still fail?",
	} {
		if got := (Objective{KeyResults: make([]KeyResult, n)}).Question(); got != want {
			t.Errorf("with %d it is %q", n, got)
		}
	}
}

func TestAvailabilityIsReadOffPublishedFacts(t *testing.T) {
	for fact, want := range map[string]float64{
		"Stripe reported 99.999 % uptime for 2023, at about a trillion dollars.": 99.999,
		"The availability in 2022 was 99.95%.":                                   99.95,
		"15 % of the orders crossed a border.":                                   0,
		"Uptime matters. 99 % of merchants say so.":                              0,
		"": 0,
	} {
		if got := Availability([]questions.Fact{{Fact: "Runners are free."}, {Fact: fact}}); got != want {
			t.Errorf("%q: got %g, want %g", fact, got, want)
		}
	}
}
