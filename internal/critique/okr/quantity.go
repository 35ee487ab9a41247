package okr

import "okrcoach/internal/prose"

// Unit is what a number counts, in one spelling for all ways to write it.
type Unit string

// The units that tell a target from any other number.
const (
	Plain      Unit = "n" // no unit that we know: "3 regions"
	Percent    Unit = "%" // shares and points of them: "0.4 points", "four nines"
	Duration   Unit = "t" // microseconds to years
	Money      Unit = "$"
	Ratio      Unit = "x" // "10x", "70:30"
	Percentile Unit = "p" // "p99": says what is measured and is no target itself
	Date       Unit = "d" // "Q3", "2026", "1 July"
)

// Quantity is a number in a text with what it counts.
type Quantity struct {
	prose.Span
	Unit Unit
	// Aimed reports that the words around it set it as a goal: "from 3 to 2",
	// "under 500 ms", "at most four".
	Aimed bool
	// Value is the number in seconds, in percent, in the currency or in what
	// it counts: "half a second" is 0.5, "four nines" 99.99, "a third" 33.3,
	// "p99" 99, "70:30" 70, "6 of 9" 66.7. Of a range it is the upper end. A Date has none.
	Value float64
	// Low is the lower end of a range, and Value where there is no range.
	Low float64

	// unitAt is where the unit begins, as an offset of the text; it is End
	// where the number has none.
	unitAt int
	// factor is what one of the unit is worth: 0.001 for "ms".
	factor float64
	// share is set where two numbers are a part and its whole: "6 of 9".
	share bool
}

// Measures reports whether the number could be held against a measurement:
// it has a unit, or stands as a goal.
func (q Quantity) Measures() bool {
	return q.Unit != Date && q.Unit != Percentile && (q.Unit != Plain || q.Aimed)
}

// Quantities finds the numbers in text, in order. Words such as "four" count
// where a number would; the numbers in names such as "KR2", "3DS" or "Sev-1"
// do not.
func Quantities(text string) []Quantity {
	var found []Quantity
	for at := 0; at < len(text); {
		c := text[at]
		if !isDigit(c) && !isLetter(c) && currencySign(text, at) == 0 {
			at++
			continue
		}
		q, ok := quantityAt(text, at)
		if !ok {
			at = skipName(text, at)
			continue
		}
		q.Aimed = aimed(text[:at]) || aimedBehind(text[q.End:])
		found = append(found, q)
		at = q.End
	}
	return found
}

// quantityAt reads the quantity that begins at this place, which is the first
// of a word, a number or a currency sign.
func quantityAt(text string, at int) (Quantity, bool) {
	if isLetter(text[at]) && !openers[wordAt(text, at)] || named(text, at) {
		return Quantity{}, false
	}
	for _, read := range [...]func(string, int) (Quantity, bool){dateAt, percentileAt, fractionAt, moneyAt, amountAt} {
		if q, ok := read(text, at); ok && endsWord(text, q.End) {
			return q, true
		}
	}
	return Quantity{}, false
}

// skipName returns where the word or name that begins at this place ends:
// "KR1.2", "3DS", "sub".
func skipName(text string, at int) int {
	first := isLetter(text[at])
	for at++; at < len(text); at++ {
		c := text[at]
		inside := isLetter(c) || isDigit(c) || c == '.' && !first && at+1 < len(text) && isDigit(text[at+1])
		if !inside {
			return at
		}
		first = first && isLetter(c)
	}
	return at
}

// named reports whether the number that begins here belongs to a name:
// "Sev-1", "#2", "24/7", "Objective 3".
func named(text string, at int) bool {
	if at == 0 || !isDigit(text[at]) {
		return false
	}
	switch text[at-1] {
	case '#', '_', '/':
		return true
	case '-':
		word := wordBefore(text, at-1)
		return word != "" && !hyphened[word]
	case ' ':
		return numbered[wordBefore(text, at-1)] && smallInteger(text, at)
	}
	return false
}

// hyphened are words that a hyphen ties to a number that is not part of a
// name: "sub-100 ms".
var hyphened = map[string]bool{
	"sub": true, "to": true, "from": true, "under": true, "over": true, "below": true, "above": true,
	"mid": true, "end": true, "pre": true, "post": true, "by": true, "early": true, "late": true,
}

// numbered are words for things that are told apart by a number.
var numbered = map[string]bool{
	"objective": true, "obj": true, "kr": true, "okr": true, "goal": true, "sev": true,
	"severity": true, "tier": true, "level": true, "phase": true, "step": true, "section": true,
	"chapter": true, "version": true, "java": true, "http": true, "wave": true, "option": true,
	"part": true, "stage": true, "status": true, "priority": true,
}

// smallInteger reports whether the number at this place has one or two digits
// and nothing behind it that would make it a measurement.
func smallInteger(text string, at int) bool {
	n, ok := numeralAt(text, at)
	if !ok || n.decimal || n.end-at > 2 {
		return false
	}
	_, measured := measureAt(text, n.end)
	return !measured
}

// endsWord reports whether no word or number goes on at this place.
func endsWord(text string, at int) bool {
	return at >= len(text) || !isLetter(text[at]) && !isDigit(text[at])
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
