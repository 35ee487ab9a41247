package okr

import (
	"regexp"
	"slices"
	"strings"

	"okrcoach/internal/prose"
)

// claim is one number to reach with what is known of it. A Key Result makes
// one or several.
type claim struct {
	prose.Span
	// text is what the offsets of the claim's spans are into.
	text string
	// metric is what is measured; empty where that is not said.
	metric prose.Span
	// target and baseline are set where hasTarget and hasBaseline say so.
	target, baseline       Quantity
	hasTarget, hasBaseline bool
	// relative is set where the target is a change, "down 30 %", and no level.
	relative  bool
	direction Direction
}

// claims takes a Key Result apart into its numbers.
func claims(text string) []claim {
	var all []claim
	whole := prose.Span{End: len(text)}
	values := valuesIn(text, whole)
	for _, part := range partsOf(text, whole, values) {
		n := 0
		for n < len(values) && values[n].Start < part.End {
			n++
		}
		all = append(all, readClaim(text, part, values[:n]))
		values = values[n:]
	}
	return all
}

// readClaim reads one clause that has at most one target among its numbers.
func readClaim(text string, part prose.Span, values []Quantity) claim {
	c := claim{Span: part, text: text}
	if !c.change(values) {
		c.baselineAlone(values)
		c.aim(values)
	}
	c.shareUnit()
	c.relative = c.hasTarget && !c.hasBaseline && isRelative(text, part, c.target)
	c.metric = metricOf(c)
	c.direction = c.where()
	return c
}

// Signs and words between a baseline and its target, and those that say that
// a number is a baseline, before it and behind it.
var (
	changes = regexp.MustCompile(`(?i)^\s*(?:\([^()]{0,40}\))?\s*(?:(?:(?:a|an|per|each|every)\s+|/\s?)[a-z]+\s*)?` +
		`(?:,?\s*(?:today|now|currently|last [a-z]+))?\s*,?\s*` +
		`(?:[-=–—]+>|→|➜|\||(?:down |up )?to\b|into\b)\s*(?:or )?` +
		`(?:(?:a|an|about|around|roughly|under|below|above|over|at least|at most|less than|no more than|more than|fewer than|max|only|just|≤|<|>|≥|~)\s*)*$`)
	baselineBefore = regexp.MustCompile(`(?i)(?:\b(?:up|down|rising|falling) from|\bfrom|\binstead of|\bcompared (?:with|to)|\bvs\.?|\bversus|` +
		`\btoday(?:'s)?|\bcurrently|\bnow|\bat present|\bbaseline|\bwas|\bwere|\blast (?:year|quarter|month))` +
		`[\s:(=]*(?:(?:it is|it's|is|at|of|nearly|about|around|roughly|we are at|we have|still)\s+)*~?\s*$`)
	baselineBehind = regexp.MustCompile(`(?i)^[\s,(]{0,2}(?:today|now|currently|at present|last (?:year|quarter|month)|baseline)\b`)
)

// baselineHints are the letters of which some are in all that baselineBefore
// matches; looking for them first is quicker.
var baselineHints = []string{"from", "stead", "compared", "vs", "versus", "oday", "urrent", "now", "Now", "present", "seline", "was", "were", "ast "}

// marksBaseline reports whether what stands before a number makes it a
// baseline.
func marksBaseline(before string) bool {
	return slices.ContainsFunc(baselineHints, func(hint string) bool { return strings.Contains(before, hint) }) &&
		baselineBefore.MatchString(before)
}

// baselineReach is how many bytes before a number can say that it is a
// baseline.
const baselineReach = 48

// change looks for two numbers of which one leads to the other.
func (c *claim) change(values []Quantity) bool {
	for i := 1; i < len(values); i++ {
		a, b := values[i-1], values[i]
		between := c.text[a.End:b.Start]
		if !changes.MatchString(between) && !(descends(a, b) && strings.Trim(between, " -–") == "") {
			continue
		}
		if a.share != b.share && !b.share {
			continue
		}
		c.baseline, c.hasBaseline = a, true
		c.target, c.hasTarget = b, true
		return true
	}
	return false
}

// descends reports whether a dash between two numbers leads from one to the
// other instead of spanning a range.
func descends(a, b Quantity) bool {
	return a.End < b.Start && a.Value*b.factor > b.Value
}

// baselineAlone looks for a number that is marked as a baseline.
func (c *claim) baselineAlone(values []Quantity) {
	for _, q := range values {
		before := c.text[max(c.Start, q.Start-baselineReach):q.Start]
		if marksBaseline(before) || baselineBehind.MatchString(c.text[q.End:c.End]) {
			c.baseline, c.hasBaseline = q, true
			return
		}
	}
}

// aim chooses the target among the numbers: the first that looks most like
// one.
func (c *claim) aim(values []Quantity) {
	best := 0
	for i, q := range values {
		if c.hasBaseline && q.Start == c.baseline.Start {
			continue
		}
		rank := c.rank(q)
		if i+1 < len(values) && values[i+1].Aimed &&
			(exceeded(c.text[c.Start:q.Start]) || q.Unit == Percent && !q.Aimed && inTime.MatchString(c.text[q.End:values[i+1].Start])) {
			rank = 1
		}
		if rank > best {
			best = rank
			c.target, c.hasTarget = q, true
		}
	}
}

// inTime stands between the share of cases that keep a limit and the limit:
// "99 % under 500 ms".
var inTime = regexp.MustCompile(`(?i)^\s*(?:under|below|within|inside|<|≤)\s*$`)

// exceeded reports whether a number behind this text is one that the cases to
// be counted pass: "pauses over 50 ms less than 10 a day".
func exceeded(before string) bool {
	last, rest := lastWord(before)
	if last == "than" {
		last, _ = lastWord(rest)
		return last == "longer" || last == "slower"
	}
	return last == "over" || last == "above"
}

// settingWords stand before a number that only says for whom or how often
// something is measured.
var settingWords = words("per first last past with every each top slowest busiest largest biggest")

// sets reports whether a number only says for whom or how often something is
// measured: "the ten busiest", "per 1,000", "at 80 % CPU", "older than 5 years".
func sets(before string, unit Unit) bool {
	last, rest := lastWord(before)
	switch {
	case last == "":
		return false
	case settingWords[last]:
		return true
	case last == "at":
		return unit == Percent
	}
	previous, _ := lastWord(rest)
	return previous == "the" || previous == "our" || last == "than" && (previous == "older" || previous == "newer") ||
		last == "of" && previous == "retention"
}

// bracketed reports whether a bracket is open at the end of text.
func bracketed(text string) bool {
	text = text[max(0, len(text)-baselineReach):]
	return strings.LastIndexByte(text, '(') > strings.LastIndexByte(text, ')')
}

// lastWord returns the last word of text, hyphens included, in lower case,
// and what stands before it. There is none behind any other sign.
func lastWord(text string) (word, before string) {
	end := skipSpaceBack(text, len(text))
	start := end
	for start > 0 && (isLetter(text[start-1]) || text[start-1] == '-') {
		start--
	}
	return strings.ToLower(text[start:end]), text[:start]
}

// past stands before a length of time in which something has been.
var past = regexp.MustCompile(`(?i)\b(?:last|past|previous)\s+$`)

// reasoned reports whether a number behind this text belongs to the reason for
// another one: "because of 100 % uptime, revenue grows 10x".
func reasoned(before string) bool {
	return givesReason(before) && !strings.Contains(strings.ToLower(before), " so ")
}

// rank is higher the more a number looks like a target.
func (c *claim) rank(q Quantity) int {
	before := c.text[max(c.Start, q.Start-baselineReach):q.Start]
	inside := bracketed(c.text[c.Start:q.Start])
	switch {
	case past.MatchString(before), inside && q.Unit == Plain && !q.Aimed:
		return 0
	case sets(before, q.Unit), inside, reasoned(c.text[c.Start:q.Start]):
		return 1
	case q.Aimed && q.Unit != Plain:
		return 4
	case q.Aimed || q.Unit != Plain:
		return 3
	}
	return 2
}

// shareUnit gives a number without a unit that of the other: "from 900 to 500
// ms", "from 5 to 1 per 10 million".
func (c *claim) shareUnit() {
	if !c.hasTarget || !c.hasBaseline {
		return
	}
	b, t := &c.baseline, &c.target
	switch {
	case t.share && b.Unit == Plain && !b.share:
		b.Value, b.Low, b.Unit = b.Value*t.factor, b.Low*t.factor, t.Unit
		b.share = true
	case b.Unit == Plain && t.Unit != Plain:
		b.Value, b.Low, b.Unit = b.Value*t.factor, b.Low*t.factor, t.Unit
	case t.Unit == Plain && b.Unit != Plain:
		t.Value, t.Low, t.Unit, t.factor = t.Value*b.factor, t.Low*b.factor, b.Unit, b.factor
	}
}

// perTime matches the period behind a number that counts per period.
var perTime = regexp.MustCompile(`(?i)^\s*(?:/|per|an?|each|every)\s*(second|minute|hour|day|week|month|quarter|year)\b`)

// periodBehind returns the period that a number counts for, or nothing.
func (c *claim) periodBehind(q Quantity) string {
	if m := perTime.FindStringSubmatch(c.text[q.End:c.End]); m != nil {
		return strings.ToLower(m[1])
	}
	return ""
}

// comparable reports whether baseline and target are in one unit, and where
// both count per period, for the same one.
func (c *claim) comparable() bool {
	before, after := c.periodBehind(c.baseline), c.periodBehind(c.target)
	if before != "" && after != "" && before != after {
		return false
	}
	return c.hasTarget && c.hasBaseline && c.target.Unit == c.baseline.Unit && c.target.share == c.baseline.share
}

// Words that make a number a change: before it, with what may stand between,
// and behind it.
var (
	relativeWords  = words("by down up minus plus another")
	softened       = words("about around over least than at more")
	relativeBehind = regexp.MustCompile(`(?i)^\s*(?:less|fewer|more|lower|higher|faster|slower|cheaper|better|reduction|increase|improvement|drop|growth|off)\b`)
)

// changesBy reports whether what stands before a number makes it a change.
func changesBy(before string) bool {
	trimmed := strings.TrimRight(before, " ")
	for _, sign := range [...]string{"+", "-", "−"} {
		if rest, ok := strings.CutSuffix(trimmed, sign); ok {
			return rest == "" || strings.ContainsAny(rest[len(rest)-1:], " \t\n(:")
		}
	}
	last, rest := lastWord(before)
	for range 2 {
		if softened[last] {
			last, rest = lastWord(rest)
		}
	}
	return relativeWords[last]
}

// isRelative reports whether a target says by how much instead of how much.
func isRelative(text string, part prose.Span, target Quantity) bool {
	unit := strings.ToLower(text[target.unitAt:target.End])
	return changesBy(text[max(part.Start, target.Start-baselineReach):target.Start]) ||
		relativeBehind.MatchString(text[target.End:part.End]) ||
		target.Unit == Ratio || target.Unit == Percent && strings.Contains(unit, "p") && !strings.HasPrefix(unit, "per")
}
