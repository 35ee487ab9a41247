package okr

import (
	"slices"
	"strings"

	"okrcoach/internal/prose"
)

// measuredParts cuts what s says where one number to reach ends and another
// begins: "p99 under 500 ms, errors below 0.1 % and MTTR from 45 to 15 min". A
// part always has a number, unless there is none in all of s.
func measuredParts(text string, s prose.Span) []prose.Span {
	return partsOf(text, s, valuesIn(text, s))
}

// partsOf does the same where the numbers in s are known.
func partsOf(text string, s prose.Span, values []Quantity) []prose.Span {
	var parts []prose.Span
	start, numbered := s.Start, false
	segments, cuts := segmentsIn(text, s)
	if len(cuts) == 0 {
		return []prose.Span{s}
	}
	for i, segment := range segments {
		has := false
		for len(values) > 0 && values[0].Start < segment.End {
			has, values = true, values[1:]
		}
		if i > 0 && numbered && (cuts[i-1].strong && has || beginsMeasure(segment.Of(text))) {
			parts = append(parts, prose.Span{Start: start, End: cuts[i-1].Start})
			start, numbered = segment.Start, false
		}
		numbered = numbered || has
	}
	return append(parts, prose.Span{Start: start, End: s.End})
}

// segmentsIn returns what stands between the cuts in s, and the cuts, of which
// there is one fewer.
func segmentsIn(text string, s prose.Span) ([]prose.Span, []cut) {
	cuts := cutsIn(text, s)
	segments := make([]prose.Span, 0, len(cuts)+1)
	start := s.Start
	for _, c := range cuts {
		segments = append(segments, prose.Span{Start: start, End: c.Start})
		start = c.End
	}
	return append(segments, prose.Span{Start: start, End: s.End}), cuts
}

// cut is a place where a list of clauses may be cut; it covers what joins them.
type cut struct {
	prose.Span
	// strong cuts part clauses and not words: a semicolon, a full stop.
	strong bool
}

// cutsIn returns the places in s at which clauses are joined. What stands in
// brackets stays together, and so does a number: "10,000".
func cutsIn(text string, s prose.Span) []cut {
	var cuts []cut
	depth := 0
	for at := s.Start; at < s.End; at++ {
		spaced := at+1 >= s.End || text[at+1] == ' ' || text[at+1] == '\n' || text[at+1] == '\t'
		switch c := text[at]; {
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth = max(0, depth-1)
		case depth > 0:
		case c == ';', c == '.' && spaced && at > s.Start && text[at-1] != '.':
			cuts = append(cuts, cut{prose.Span{Start: at, End: at + 1}, true})
		case c == ',' && spaced:
			cuts = append(cuts, cut{prose.Span{Start: at, End: joined(text, at+1)}, false})
			at = cuts[len(cuts)-1].End - 1
		case c == ' ':
			if end := joined(text, at); end > at {
				cuts = append(cuts, cut{prose.Span{Start: at, End: end}, false})
				at = end - 1
			}
		}
	}
	return cuts
}

// joined returns where the joining words at this place end, or at.
func joined(text string, at int) int {
	for {
		next := skipSpace(text, at)
		switch word := wordAt(text, next); word {
		case "and", "plus":
			if next == at {
				return at
			}
			at = next + len(word)
		case "then", "also", "by":
			if before := wordBefore(text, at); before != "and" && before != "then" {
				return at
			}
			at = next + len(word)
		default:
			if strings.HasPrefix(text[next:], "& ") {
				return next + 1
			}
			return at
		}
	}
}

// valuesIn returns the numbers in s that could be reached, in offsets of text.
func valuesIn(text string, s prose.Span) []Quantity {
	var values []Quantity
	for _, q := range Quantities(s.Of(text)) {
		if q.Unit != Date && q.Unit != Percentile {
			q.Start, q.End, q.unitAt = q.Start+s.Start, q.End+s.Start, q.unitAt+s.Start
			values = append(values, q)
		}
	}
	return values
}

// measures reports whether text holds a number that could be reached.
func measures(text string) bool {
	for _, q := range Quantities(text) {
		if q.Unit != Date && q.Unit != Percentile {
			return true
		}
	}
	return false
}

// setsGoal reports whether text holds a number with a unit, one that is set as
// a goal, one of a known metric, or one with a date to reach it by.
func setsGoal(text string) bool {
	for _, q := range Quantities(text) {
		if q.Measures() || q.share {
			return true
		}
	}
	return beginsMeasure(text) || measures(text) && deadlineIn(text).certainty == due
}

// measureReach is how many words into a clause its metric is looked for.
const measureReach = 8

// beginsMeasure reports whether a clause names a metric and a number to reach,
// the metric before the number or directly behind it.
func beginsMeasure(clause string) bool {
	var number *Quantity
	quantities := Quantities(clause)
	for i, q := range quantities {
		if q.Unit != Date && q.Unit != Percentile {
			number = &quantities[i]
			break
		}
	}
	if number == nil {
		return false
	}
	before := metricWords(clause[:number.Start])
	limited := !slices.ContainsFunc(before, func(word string) bool { return !limiting[word] })
	if !limited && subordinate[before[0]] {
		return false
	}
	if !limited {
		return len(before) <= measureReach && (knownMetric(before) || percentileIn(clause[:number.Start]) > 0 ||
			len(before) > 1 && (changing[before[0]] || before[len(before)-1] == "from"))
	}
	behind := metricWords(clause[number.End:])
	return knownMetric(behind[:min(len(behind), 3)]) && !strings.HasPrefix(strings.TrimSpace(clause[number.End:]), "of the time")
}

// changing are verbs with which a Key Result begins whose metric may be any.
var changing = words(`cut reduce lower raise increase grow lift keep hold get bring take move drive push reach hit achieve improve
	decrease shrink shorten halve double maintain`)

// limiting are the words that set a number as a limit: "at most two Sev-1s".
var limiting = words("at most least no not more than fewer less max only under over up to")

// subordinate are words with which no Key Result begins: what follows them
// belongs to the one before.
var subordinate = words(`by for in on at with without including especially because so since counted measured from to up down which
	where then not over within per across excluding today currently now instead but if when while until before after down
	than that who whose as i about around max under below above is are was even only each every we`)
