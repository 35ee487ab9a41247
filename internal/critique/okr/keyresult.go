package okr

import (
	"regexp"
	"slices"
	"strings"

	"okrcoach/internal/prose"
)

// readKeyResult takes what s says apart. inherited is the deadline that its
// Objective or the whole answer sets.
func readKeyResult(text string, s prose.Span, inherited string) KeyResult {
	said := s.Of(text)
	k := KeyResult{Text: said, Span: s, Outcome: !isActivity(said)}
	all := claims(said)
	c := chief(all)
	k.Metric = c.metric.Of(said)
	k.Direction = c.direction
	if c.hasTarget {
		k.Target = targetAsSaid(said, c)
		k.Unit = unitOf(said, c)
	}
	if c.hasBaseline {
		k.Baseline = c.baseline.Of(said)
	}
	if m := cadences.FindStringSubmatch(said); m != nil && !c.hasTarget {
		k.Baseline, k.Target = m[1], m[2]
	}
	if k.Target == "" {
		k.Target = unnumbered(said)
	}
	k.Scope = scopeBeside(said, c).Of(said)
	k.Deadline = deadlineIn(said).Of(said)
	if k.Deadline == "" {
		k.Deadline = inherited
	}
	return k
}

// scopeBeside returns the scope of a Key Result as far as it holds neither the
// baseline nor the target.
func scopeBeside(said string, c claim) prose.Span {
	s := scopeIn(said)
	for _, q := range [...]Quantity{c.baseline, c.target} {
		switch {
		case q.Empty() || s.End <= q.Start || s.Start >= q.End:
		case q.Start > s.Start:
			s = trim(said, prose.Span{Start: s.Start, End: q.Start})
		default:
			return prose.Span{}
		}
	}
	if wordEnd(said, s) == s.End {
		return prose.Span{} // the preposition alone
	}
	return s
}

// chief returns the first claim with a target that is no reason for another,
// else the first with a target, else the first of all.
func chief(all []claim) claim {
	first := slices.IndexFunc(all, func(c claim) bool { return c.hasTarget })
	for _, c := range all {
		if c.hasTarget && !givesReason(c.Of(c.text)) {
			return c
		}
	}
	return all[max(0, first)]
}

// unitOf returns the unit of a target as written, or that of the baseline.
func unitOf(text string, c claim) string {
	unit := text[c.target.unitAt:c.target.End]
	if unit == "" && c.hasBaseline && c.baseline.Unit == c.target.Unit {
		unit = text[c.baseline.unitAt:c.baseline.End]
	}
	if c.target.Unit == Money && unit == "" {
		unit = strings.Trim(c.target.Of(text), "0123456789., kmbnilotrsadKMB")
	}
	if i := strings.IndexAny(unit, "0123456789"); i > 0 && !c.target.share {
		unit = unit[:i] // "4 min 20 sec"
	}
	return strings.TrimSpace(unit)
}

// Goals that are a number without naming one: "halve", "no double charges".
var numberless = regexp.MustCompile(`(?i)(^one\b|\bhalv(?:e|ed|es|ing)\b|\bdoubl(?:e|es|ing) (?:the|our|its|their)|\btripl(?:e|es|ing) (?:the|our|its|their)|\bhalf as (?:many|much|long)|\btwice as (?:many|much|fast)|\bno [a-z]|\bnobody (?:is|gets) [a-z]+(?: twice| double)?|^every [a-z]+ (?:has|have|gets)\b)`)

// cadences are how often something is done, one leading to the other.
var cadences = regexp.MustCompile(`(?i)\b(yearly|quarterly|monthly|fortnightly|weekly|daily|hourly)\s*(?:to|→|->)\s*(yearly|quarterly|monthly|fortnightly|weekly|daily|hourly|on demand)\b`)

// countable reports whether one of the words is a thing that "no" makes none
// of, and that could be counted otherwise.
func countable(all []string) bool {
	for _, word := range all {
		if metrics[word] == lowerIsBetter || badWords[word] || word == "changes" || word == "loss" {
			return true
		}
	}
	return false
}

// unnumbered returns a target that is not written as a number, or nothing.
func unnumbered(text string) string {
	m := numberless.FindStringSubmatchIndex(text)
	if m == nil {
		return ""
	}
	switch word := wordAt(text, m[2]); word {
	case "every":
		return strings.Join(strings.Fields(text[m[2]:m[3]])[:2], " ")
	case "no":
		return none(text, m[2])
	}
	return text[m[2]:m[3]]
}

// none returns "no" with what it makes none of, at most three words behind it,
// or nothing where that cannot be counted.
func none(text string, at int) string {
	start, end := at, at+len("no")
	at = end
	if next := metricWords(text[at:]); !countable(next[:min(len(next), 3)]) {
		return ""
	}
	for range 3 {
		next := skipSpace(text, at)
		word := wordAt(text, next)
		if word == "" {
			break
		}
		at = next + len(word)
		if countable([]string{word}) {
			end = at
		}
		if knownMetric([]string{word}) {
			return text[start:at]
		}
	}
	return text[start:end]
}

// changeBefore is what stands before a number that says by how much: "down by
// about", "+".
var changeBefore = regexp.MustCompile(`(?i)(?:[+−-]\s?|\b(?:down|up|plus|minus|by)\s+(?:(?:about|around|over|at|least|more|than|by)\s+)*)$`)

// targetAsSaid returns the target as written; of a change, with the sign or the
// word that makes it one.
func targetAsSaid(said string, c claim) string {
	start, end := c.target.Start, c.target.End
	if c.relative {
		from := max(c.Start, start-baselineReach)
		if m := changeBefore.FindStringIndex(said[from:start]); m != nil {
			start = from + m[0]
		} else if m := relativeBehind.FindStringIndex(said[end:c.End]); m != nil {
			end += m[1]
		}
	}
	return said[start:end]
}
