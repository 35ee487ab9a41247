package okr

import (
	"regexp"
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
	for _, part := range measuredParts(text, prose.Span{End: len(text)}) {
		all = append(all, readClaim(text, part))
	}
	return all
}

// readClaim reads one clause that has at most one target.
func readClaim(text string, part prose.Span) claim {
	c := claim{Span: part, text: text}
	values := c.values()
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

// values are the numbers of a claim that could be reached.
func (c *claim) values() []Quantity {
	var values []Quantity
	for _, q := range Quantities(c.Of(c.text)) {
		if q.Unit == Date || q.Unit == Percentile {
			continue
		}
		q.Start, q.End, q.unitAt = q.Start+c.Start, q.End+c.Start, q.unitAt+c.Start
		values = append(values, q)
	}
	return values
}

// Signs and words between a baseline and its target, and those that say that
// a number is a baseline, before it and behind it.
var (
	changes = regexp.MustCompile(`(?i)^\s*(?:\([^()]{0,40}\))?\s*(?:(?:a|per|each|every)\s+[a-z]+\s*)?` +
		`(?:,?\s*(?:today|now|currently|last [a-z]+))?\s*,?\s*` +
		`(?:->|→|=>|–>|—>|➜|\||(?:down |up )?to\b|into\b)\s*(?:or )?` +
		`(?:(?:a|an|about|around|roughly|under|below|above|over|at least|at most|less than|no more than|more than|fewer than|max|only|just|≤|<|>|≥|~)\s*)*$`)
	baselineBefore = regexp.MustCompile(`(?i)(?:\b(?:up|down|rising|falling) from|\bfrom|\binstead of|\bcompared (?:with|to)|\bvs\.?|\bversus|` +
		`\btoday(?:'s)?|\bcurrently|\bnow|\bat present|\bbaseline|\bwas|\bwere|\blast (?:year|quarter|month))` +
		`[\s:(=]*(?:(?:it is|it's|is|at|of|nearly|about|around|roughly|we are at|we have|still)\s+)*~?\s*$`)
	baselineBehind = regexp.MustCompile(`(?i)^[\s,(]{0,2}(?:today|now|currently|at present|last (?:year|quarter|month)|baseline)\b`)
)

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
		if baselineBefore.MatchString(before) || baselineBehind.MatchString(c.text[q.End:c.End]) {
			c.baseline, c.hasBaseline = q, true
			return
		}
	}
}

// aim chooses the target among the numbers: the first that looks most like
// one.
func (c *claim) aim(values []Quantity) {
	best := 0
	for _, q := range values {
		if c.hasBaseline && q.Start == c.baseline.Start {
			continue
		}
		if rank := c.rank(q); rank > best {
			best = rank
			c.target, c.hasTarget = q, true
		}
	}
}

// setting are words before a number that only says for whom or how often
// something is measured.
var setting = regexp.MustCompile(`(?i)(?:\b(?:per|(?:the|our) [a-z-]+|older than|newer than|first|last|past|with|every|each|top|slowest|busiest|largest|biggest|retention of)\s+|\bat\s+)$`)

// rank is higher the more a number looks like a target.
func (c *claim) rank(q Quantity) int {
	before := c.text[max(c.Start, q.Start-baselineReach):q.Start]
	if at := setting.FindString(before); at != "" && (q.Unit == Percent || !strings.EqualFold(strings.TrimSpace(at), "at")) {
		return 1
	}
	switch {
	case q.Aimed && q.Unit != Plain:
		return 5
	case q.Unit != Plain:
		return 4
	case q.Aimed:
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

// comparable reports whether baseline and target are in one unit.
func (c *claim) comparable() bool {
	return c.hasTarget && c.hasBaseline && c.target.Unit == c.baseline.Unit && c.target.share == c.baseline.share
}

// Words and signs that make a number a change: before it, and behind it.
var (
	relativeBefore = regexp.MustCompile(`(?i)(?:\b(?:by|down|up|minus|plus|another)\s*(?:about |around |at least |over |more than )?|(?:^|[\s(:])[+−-]\s?)$`)
	relativeBehind = regexp.MustCompile(`(?i)^\s*(?:less|fewer|more|lower|higher|faster|slower|cheaper|better|reduction|increase|improvement|drop|growth|off)\b`)
)

// isRelative reports whether a target says by how much instead of how much.
func isRelative(text string, part prose.Span, target Quantity) bool {
	unit := strings.ToLower(text[target.unitAt:target.End])
	return relativeBefore.MatchString(text[max(part.Start, target.Start-baselineReach):target.Start]) ||
		relativeBehind.MatchString(text[target.End:part.End]) ||
		target.Unit == Ratio || target.Unit == Percent && strings.Contains(unit, "p") && !strings.HasPrefix(unit, "per")
}
