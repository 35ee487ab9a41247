package okr

import (
	"fmt"
	"regexp"
	"strings"

	"okrcoach/internal/prose"
)

// Objectives' Key Results each have a number and a date, and name what comes
// of the work instead of the work (Doerr, "Measure What Matters", 2018; Google
// re:Work, "Set goals with OKRs").
const (
	noNumberMessage = "There is no number here, so nobody can say whether it was met. Give the metric, where it stands and where it should be."
	noDateMessage   = "There is no date here. Say by when, such as “by 30 September”."
	activityMessage = "This is something to do; it can be done and nothing be better for it. Say what comes of it, in a number."
)

// lacking says which Key Results have no number or no date. Where all of an
// Objective's lack one, that is said once.
func lacking(o Objective) []Finding {
	var numbers, dates []Finding
	for _, k := range o.KeyResults {
		if k.Target == "" && k.Outcome && !looseDigit(k.Text) {
			numbers = append(numbers, Finding{NoNumber, k.Span, noNumberMessage})
		}
		if k.Deadline == "" {
			dates = append(dates, Finding{NoDate, k.Span, noDateMessage})
		}
	}
	n := len(o.KeyResults)
	if n < FewestKeyResults {
		return append(numbers, dates...)
	}
	if len(numbers) == n {
		numbers = []Finding{{NoNumber, placeOf(o), noneOf(n) + " has a number, so nobody can say whether this Objective was met."}}
	}
	if len(dates) == n {
		dates = []Finding{{NoDate, placeOf(o), noneOf(n) + " has a date. One for all of them will do, such as “by 30 September”."}}
	}
	return append(numbers, dates...)
}

// looseDigit reports whether there is a number in text, however odd, that is
// no date, no percentile and no part of a name. Where there is one, it would be
// wrong to say that there is none.
func looseDigit(text string) bool {
	known := Quantities(text)
	for at := 0; at < len(text); at++ {
		for len(known) > 0 && known[0].End <= at {
			known = known[1:]
		}
		switch {
		case isLetter(text[at]):
			at = skipName(text, at) - 1
		case isDigit(text[at]) && (len(known) == 0 || at < known[0].Start):
			if !named(text, at) {
				return true
			}
			at = skipName(text, at) - 1
		}
	}
	return false
}

// placeOf is where a finding about a whole Objective stands: at its title, or
// where it has none, at its first Key Result.
func placeOf(o Objective) prose.Span {
	if o.Empty() && len(o.KeyResults) > 0 {
		return o.KeyResults[0].Span
	}
	return o.Span
}

// A mean hides the slow cases, so latency is judged at a percentile (Google
// SRE, "Service Level Objectives"). Times to answer a ticket or to recover are
// no latency, and an average order is none either.
var (
	mean = regexp.MustCompile(`(?i)\b(?:(?:average|avg|mean|averaged)\b\.?[^.;,]{0,30}?\b(?:latency|latencies|response times?|load times?|api time)|` +
		`(?:latency|latencies|response times?|load times?)(?:\s+(?:average|avg|mean)\b|\b[^.;]{0,40}?\b(?:on average|\(average\)|\(mean\)|\(avg\)|averages)))`)
	notMean = regexp.MustCompile(`(?i)\b(?:incidents?|tickets?|support|on-call|pages?|alerts?|emails?|complaints?|requests? for|not|instead|rather|median)\b`)
)

// meanLatency says where a mean stands for a latency.
func meanLatency(k KeyResult) (Finding, bool) {
	if lower := strings.ToLower(k.Text); !strings.Contains(lower, "mean") && !strings.Contains(lower, "av") {
		return Finding{}, false
	}
	m := mean.FindStringIndex(k.Text)
	if m == nil || notMean.MatchString(k.Text) {
		return Finding{}, false
	}
	for _, q := range Quantities(k.Text) {
		if q.Unit == Percentile {
			return Finding{}, false
		}
	}
	return Finding{
		MeanLatency,
		prose.Span{Start: k.Start + m[0], End: k.Start + m[1]},
		"A mean hides the slow cases, and those are the ones that people leave over. Name a percentile, p95 or p99.",
	}, true
}

// unmoved says where a target is its own baseline.
func unmoved(c claim) (Code, string) {
	_, _, hold := c.heard()
	if !c.comparable() || c.relative || hold || !same(c.baseline.Value, c.target.Value) || c.target.Low != c.target.Value {
		return "", ""
	}
	return TargetIsBaseline, fmt.Sprintf("You start at %s and aim for %s, so nothing changes. If you mean to hold it, say so.", c.shown(c.baseline), c.shown(c.target))
}

// Verbs at the beginning of a Key Result that settle its direction.
var (
	lessens = words("reduce cut lower decrease shrink shorten minimise minimize")
	raises  = words("increase raise grow lift boost")
)

// backwards says where a target is worse than its baseline, or on the other
// side of it than the verb says.
func backwards(c claim) (Code, string) {
	if !c.comparable() || c.relative || same(c.baseline.Value, c.target.Value) ||
		c.target.Low != c.target.Value || c.baseline.Low != c.baseline.Value {
		return "", ""
	}
	down := c.target.Value < c.baseline.Value
	from, to := c.shown(c.baseline), c.shown(c.target)
	switch verb := c.verb(); {
	case lessens[verb] && !down:
		return WrongDirection, fmt.Sprintf("You say “%s”, but from %s to %s it goes up.", verb, from, to)
	case raises[verb] && down:
		return WrongDirection, fmt.Sprintf("You say “%s”, but from %s to %s it goes down.", verb, from, to)
	case lessens[verb], raises[verb], c.target.share:
		return "", ""
	}
	saysDown, saysUp, _ := c.heard()
	if down && saysDown || !down && saysUp {
		return "", "" // meant, so it may be better this way
	}
	metric := c.metric.Of(c.text)
	switch way := better(metric, c.target.Unit); {
	case way == lowerIsBetter && !down:
		return WrongDirection, fmt.Sprintf("From %s to %s is up, and “%s” is better when it is low.", from, to, oneLine(metric))
	case way == higherIsBetter && down:
		return WrongDirection, fmt.Sprintf("From %s to %s is down, and “%s” is better when it is high.", from, to, oneLine(metric))
	}
	return "", ""
}

// verb returns the verb that the claim begins with, where nothing but its
// metric stands between that and the first number.
func (c claim) verb() string {
	first := c.target.Start
	if c.hasBaseline {
		first = min(first, c.baseline.Start)
	}
	before := c.text[c.Start:max(c.Start, first)]
	all := metricWords(before)
	for len(all) > 0 && (all[0] == "we" || all[0] == "to" || all[0] == "will" || all[0] == "and") {
		all = all[1:]
	}
	if len(all) < 2 || all[1] == "over" || strings.ContainsAny(before, ":;,") {
		return ""
	}
	for _, word := range all[1:] {
		switch word {
		case "by", "so", "through", "while", "and", "error", "budget", "limit", "limits":
			return ""
		}
	}
	return all[0]
}

// shown writes a number with its unit, or with that of the other number where
// it has none of its own.
func (c claim) shown(q Quantity) string {
	said := oneLine(q.Of(c.text))
	if q.unitAt < q.End || q.Unit == Money || q.share {
		return said
	}
	other := c.target
	if q.Start == c.target.Start {
		other = c.baseline
	}
	unit := strings.TrimSpace(c.text[other.unitAt:other.End])
	if unit == "" || other.share {
		return said
	}
	return said + " " + unit
}

// same reports whether two numbers are equal but for rounding.
func same(a, b float64) bool {
	const tolerance = 1e-9
	return a == b || a-b < tolerance*b && b-a < tolerance*b
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// noneOf begins a sentence about so many Key Results that lack something.
func noneOf(n int) string {
	if n == 2 {
		return "Neither of the two Key Results"
	}
	return fmt.Sprintf("None of the %s Key Results", inWords(n))
}
