package okr

import (
	"slices"
	"strings"
)

// Words that say where a metric is to go.
var (
	downWords = words(`reduce reduces reduced reducing cut cuts cutting lower lowers lowering decrease decreases drop drops
		fall falls falling shrink shrinks shorten halve halved halves trim fewer less down minimise minimize eliminate
		decline declines`)
	upWords = words(`increase increases increasing raise raises grow grows growing lift lifts boost boosts rise rises rising
		expand expands up double triple higher more climb climbs`)
	holdWords = words(`keep keeps kept hold holds maintain maintains stay stays remain remains sustain unchanged flat steady`)
	// Words before a number that it must not pass.
	ceilings = words(`under below most max maximum within inside fewer less`)
	floors   = words(`above least minimum over more`)
)

// where says which way the metric is to go: by the words for holding it, then
// by its numbers, then by what else is said, then by what is better.
func (c *claim) where() Direction {
	down, up, hold := c.heard()
	switch {
	case hold:
		return Hold
	case c.comparable() && !c.relative && c.baseline.Value > c.target.Value:
		return Down
	case c.comparable() && !c.relative && c.baseline.Value < c.target.Value:
		return Up
	case down != up && down:
		return Down
	case down != up:
		return Up
	case down && up || !c.hasTarget:
		return ""
	}
	return c.implied()
}

// heard tells which directions the words name. "More than" and its like set a
// limit and say nothing of the direction; neither do "up to" and "set up".
func (c *claim) heard() (down, up, hold bool) {
	all := metricWords(c.Of(c.text))
	for i, word := range all {
		next := ""
		if i+1 < len(all) {
			next = all[i+1]
		}
		switch {
		case next == "than":
		case (word == "double" || word == "triple") && next != "the" && next != "our" && next != "its":
		case word == "up" && (next == "and" || i > 0 && (all[i-1] == "set" || all[i-1] == "back" || all[i-1] == "sign")):
		case word == "up" && next == "to" && i+2 < len(all) && all[i+2] == "date":
		case holdWords[word]:
			hold = true
		case downWords[word]:
			down = true
		case upWords[word]:
			up = true
		}
	}
	return down, up, hold
}

// implied is the direction that the limit or the metric implies.
func (c *claim) implied() Direction {
	before := strings.TrimRight(c.text[max(c.Start, c.target.Start-baselineReach):c.target.Start], " ~")
	word := wordBefore(before, len(before))
	if bracketed(before) {
		word = ""
	}
	if word == "than" {
		before = strings.TrimRight(strings.TrimSuffix(before, before[len(before)-len("than"):]), " ")
		word = wordBefore(before, len(before))
		if word == "more" && strings.HasSuffix(strings.ToLower(before), "no more") {
			word = "most"
		}
	}
	switch {
	case ceilings[word], strings.HasSuffix(before, "<"), strings.HasSuffix(before, "≤"), strings.HasSuffix(before, "<="):
		return Down
	case floors[word], strings.HasSuffix(before, ">") && !slices.ContainsFunc(aimSigns, func(sign string) bool { return len(sign) > 1 && sign != ">=" && strings.HasSuffix(before, sign) }), strings.HasSuffix(before, "≥"), strings.HasSuffix(before, ">="):
		return Up
	}
	if c.relative && strings.HasSuffix(before, "+") {
		return Up
	}
	if c.relative && (strings.HasSuffix(before, "-") || strings.HasSuffix(before, "−") || word == "minus") {
		return Down
	}
	switch better(c.metric.Of(c.text), c.target.Unit) {
	case lowerIsBetter:
		return Down
	case higherIsBetter:
		return Up
	}
	return ""
}
