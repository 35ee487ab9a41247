package okr

import (
	"slices"
	"strings"
	"testing"
)

// outlined writes Objectives as "title: key result | key result".
func outlined(objectives []Objective) []string {
	var out []string
	for _, o := range objectives {
		var results []string
		for _, k := range o.KeyResults {
			results = append(results, k.Text)
		}
		out = append(out, o.Text+": "+strings.Join(results, " | "))
	}
	return out
}

func TestReadsObjectivesHoweverTheyAreTyped(t *testing.T) {
	want := []string{"Merchants can always charge: uptime 99.99 % | two incidents", "Checkout is fast: p99 500 ms"}
	for name, text := range map[string]string{
		"short labels":  "O1: Merchants can always charge\nKR1.1: uptime 99.99 %\nKR1.2: two incidents\nO2: Checkout is fast\nKR2.1: p99 500 ms",
		"long labels":   "Objective 1: Merchants can always charge.\nKey Result 1: uptime 99.99 %\nKey Result 2: two incidents\nObjective 2: Checkout is fast.\nKey Result 1: p99 500 ms",
		"bold labels":   "**Objective 1: Merchants can always charge**\n\n- **KR1:** uptime 99.99 %\n- **KR2:** two incidents\n\n**Objective 2: Checkout is fast**\n\n- **KR1:** p99 500 ms",
		"nested list":   "1. Merchants can always charge\n   - uptime 99.99 %\n   - two incidents\n2. Checkout is fast\n   - p99 500 ms",
		"headings":      "## Merchants can always charge\n- uptime 99.99 %\n- two incidents\n## Checkout is fast\n- p99 500 ms",
		"title below":   "Objective 1\nMerchants can always charge\n- uptime 99.99 %\n- two incidents\nObjective 2\nCheckout is fast\n- p99 500 ms",
		"run-on line":   "Obj 1: Merchants can always charge. KR: uptime 99.99 %. KR: two incidents. Obj 2: Checkout is fast. KR: p99 500 ms.",
		"one label":     "Objective A: Merchants can always charge\nKey Results: uptime 99.99 %; two incidents\nObjective B: Checkout is fast\nKey Results: p99 500 ms",
		"letters":       "Objective A: Merchants can always charge\nA-1 uptime 99.99 %\nA-2 two incidents\nObjective B: Checkout is fast\nB-1 p99 500 ms",
		"prose":         "My first objective is Merchants can always charge. Uptime 99.99 %. Key result: two incidents.\nThe second one is Checkout is fast. P99 500 ms.",
		"back refences": "O1 Merchants can always charge\n- uptime 99.99 %\n- two incidents\nO2 Checkout is fast\n- p99 500 ms\n\nO1 comes before O2.",
	} {
		t.Run(name, func(t *testing.T) {
			got := outlined(Read(text))
			if !slices.EqualFunc(got, want, func(a, b string) bool { return strings.EqualFold(strings.ReplaceAll(a, ".:", ":"), b) }) {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

func TestReadsNoObjectivesOutOfPlainText(t *testing.T) {
	for _, text := range []string{
		"", " \n ", "I would talk to the team first and listen.",
		"KR1: p99 under 500 ms", "Kafka and Oslo are names. Go 1 is a language.",
	} {
		if got := Read(text); got == nil || len(got) != 0 {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

func TestReadsTargetAndDeadlineAsWritten(t *testing.T) {
	for _, c := range []struct{ said, target, deadline string }{
		{"p99 from 900 ms to 500 ms by 30 June", "500 ms", "30 June"},
		{"p99 auth 800 -> 500 ms, EU too", "500 ms", ""},
		{"availability 99.99% by the end of Q3", "99.99%", "the end of Q3"},
		{"incidents from 4 to 2 a quarter, H1 2026", "2", "H1 2026"},
		{"MTTR under 15 minutes by June", "15 minutes", "June"},
		{"four nines on every endpoint by end of year", "four nines", "end of year"},
		{"MTTR from 45 to 15 minutes by end of June", "15 minutes", "end of June"},
		{"MTTR from 45 to 15 minutes by the end of June, so shops stay open", "15 minutes", "the end of June"},
		{"cost per call down $2.50 before 2027-01-31", "down $2.50", "2027-01-31"},
		{"orders +0.4pt within 6 weeks", "+0.4pt", "within 6 weeks"},
		{"at most three sev-1s", "three", ""},
		{"better uptime", "", ""},
		{"support for 3DS and p99 by Q3", "", "Q3"},
	} {
		got := Read("O1: x\nKR1: " + c.said)
		if len(got) != 1 || len(got[0].KeyResults) != 1 {
			t.Errorf("%q: got %v", c.said, got)
			continue
		}
		if k := got[0].KeyResults[0]; k.Target != c.target || k.Deadline != c.deadline {
			t.Errorf("%q: got target %q, deadline %q; want %q, %q", c.said, k.Target, k.Deadline, c.target, c.deadline)
		}
	}
}

func TestTargetsThatNobodyReaches(t *testing.T) {
	for text, want := range map[string]string{
		"Achieve 100% uptime":                   "100% uptime",
		"availability of 100 %":                 "availability of 100 %",
		"zero incidents":                        "zero incidents",
		"No downtime in the whole year":         "No downtime",
		"latency should be 0 ms":                "0 ms",
		"p95 from 3.0 s to 1.8 s":               "",
		"tracing on 100 % of services":          "",
		"a zero-downtime migration":             "",
		"no downtime migration of the database": "",
		"zero double charges":                   "",
		"99.99 % uptime":                        "",
	} {
		got := ""
		if at := Impossible(text); len(at) > 0 {
			got = at[0].Of(text)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestRunningTextSetsKeyResultsByTheirDates(t *testing.T) {
	got := outlined(Read("The team must promise two things.\n\n" +
		"The first: we leave the old store. Everybody is afraid of it. At the end of next year the old store is closed. We had a fire in 2019.\n\n" +
		"The second: we know when to stop. By June nobody ships on a red day. It was bad."))
	want := []string{
		"we leave the old store: At the end of next year the old store is closed",
		"we know when to stop: By June nobody ships on a red day",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestANumberAloneTakesTheMetricOfItsObjective(t *testing.T) {
	got := Read("Objective: uptime\nKR: 99.95 to 99.99\nKR: 4 to 2 incidents")[0].KeyResults
	if got[0].Metric != "uptime" || got[1].Metric != "incidents" {
		t.Errorf("got %q and %q", got[0].Metric, got[1].Metric)
	}
}

func TestATitleIsAWholeSentenceWhereItsLabelIsTheSubject(t *testing.T) {
	got := outlined(Read("Objective 1 would therefore address reliability. Objective 2 covers speed.\n\nObjective 3: calm nights."))
	want := []string{"Objective 1 would therefore address reliability: ", "Objective 2 covers speed: ", "calm nights: "}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
