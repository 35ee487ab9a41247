package okr

import (
	"strings"
	"unicode/utf8"
)

// rangeAt reads two numbers as the ends of a range: "200-300 ms", "between 2
// and 3", "12 to 18 months". Two numbers with "to" between them are more often
// a change than a range, so only long spans of time count.
func rangeAt(text string, at int, n numeral) (Quantity, bool) {
	lower := measured(text, at, n)
	start, kind := rangeJoint(text, lower.End)
	if kind == noRange {
		return lower, false
	}
	second, ok := numeralAt(text, start)
	if !ok {
		return lower, false
	}
	upper := measured(text, start, second)
	if !endsWord(text, upper.End) || lower.Unit != Plain && lower.Unit != upper.Unit {
		return lower, false
	}
	if lower.Unit == Plain {
		lower.Value = n.value * upper.factor
	}
	before := wordBefore(text, skipSpaceBack(text, at))
	switch kind {
	case byTo:
		ok = before != "from" && upper.Unit == Duration && upper.factor >= day
	case byAnd:
		ok = before == "between"
	case bySpacedDash:
		ok = lower.unitAt == lower.End && upper.Unit != Plain
	}
	if !ok || lower.Value >= upper.Value {
		return lower, false
	}
	upper.Start, upper.Low = at, lower.Value
	return upper, true
}

// joint is what stands between the ends of a range.
type joint int

const (
	noRange joint = iota
	byDash
	bySpacedDash
	byTo
	byAnd
)

// rangeJoint reads what joins a number that ends at this place to another, and
// returns where that one begins.
func rangeJoint(text string, at int) (int, joint) {
	next := skipSpace(text, at)
	kind := noRange
	r, size := utf8.DecodeRuneInString(text[next:])
	switch word := wordAt(text, next); {
	case strings.ContainsRune("-–", r) && size > 0:
		kind = byDash
		next += size
		if next-size > at {
			kind = bySpacedDash
		}
	case word == "to" && next > at:
		kind, next = byTo, next+len(word)
	case word == "and" && next > at:
		kind, next = byAnd, next+len(word)
	default:
		return at, noRange
	}
	spaced := spaceAt(text, next) > 0
	next = skipSpace(text, next)
	if next >= len(text) || !isDigit(text[next]) && !isLetter(text[next]) || kind == byDash && spaced {
		return at, noRange
	}
	return next, kind
}
