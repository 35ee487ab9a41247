package okr

import (
	"regexp"
	"slices"
	"strings"

	"okrcoach/internal/prose"
)

// Unit is what a number counts, in one spelling for all ways to write it.
type Unit string

// The units that tell a target from any other number.
const (
	Plain      Unit = "n" // no unit that we know: "3 regions"
	Percent    Unit = "%" // shares and points of them: "0.4 points", "four nines"
	Duration   Unit = "t" // milliseconds to years
	Money      Unit = "$"
	Ratio      Unit = "x" // "10x", "70:30"
	Percentile Unit = "p" // "p99": says what is measured and is no target itself
	Date       Unit = "d" // "Q3", "2026", "1 July"
)

// Quantity is a number in a text with what it counts.
type Quantity struct {
	prose.Span
	Unit Unit
	// Aimed reports that the words before it set it as a goal: "from 3 to 2",
	// "under 500 ms", "at most four".
	Aimed bool
}

// Measures reports whether the number could be held against a measurement:
// it has a unit, or stands as a goal.
func (q Quantity) Measures() bool {
	return q.Unit != Date && q.Unit != Percentile && (q.Unit != Plain || q.Aimed)
}

// Pieces of the number grammar.
const (
	digits  = `\d+(?:[.,]\d+)*`
	few     = `(?:two|three|four|five|six|seven|eight|nine|ten|twelve)`
	scale   = `(?:\s?(?:k|m|bn|thousand|million|billion|trillion)\b)?`
	year    = `(?:19|20)\d\d`
	month   = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b`
	day     = `\d{1,2}(?:st|nd|rd|th)?`
	dates   = `\b(?:q[1-4]|h[12])\b(?:\s+` + year + `\b)?|\b\d{4}-\d\d-\d\d\b|\b` + day + `\s+` + month + `(?:\s+` + year + `\b)?|\b` + month + `\s+` + day + `\b(?:,?\s+` + year + `\b)?|\b` + year + `\b`
	percent = `\b` + digits + `\s?(?:%|per\s?cent\b|pp\b|bps\b|(?:percentage\s+)?(?:points?|pts?)\b)|\b` + few + `(?: and a half)? nines\b|\b` + few + ` per\s?cent\b`
	clock   = `ms|msecs?|milliseconds?|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|days?|weeks?|months?|quarters?|years?`
)

// quantityPattern has one group for each of quantityUnits, in their order:
// the first that matches wins. It is only tried where mayBegin says so.
var quantityPattern = regexp.MustCompile(`(?i)^(?:(` + dates + `)` +
	`|(\bp\d\d(?:\.\d+)?\b|\b\d\d(?:\.\d+)?th percentile\b)` +
	`|([$€£¥]\s?` + digits + scale + `)` +
	`|(` + percent + `)` +
	`|(\b(?:` + digits + `|` + few + `)[\s-]?(?:` + clock + `)\b|\bhalf an? (?:second|minute|hour|day)\b)` +
	`|(\b` + digits + `x\b|\b\d+:\d+\b)` +
	`|(\b` + digits + scale + `|\b` + few + `\b|\ba (?:third|fifth|tenth)\b))`)

var quantityUnits = [...]Unit{Date, Percentile, Money, Percent, Duration, Ratio, Plain}

// aims are the words before a number that make it a goal, and aimSigns the
// signs. A plus or a minus is one only where no word touches it ("KR-2").
var (
	aims = map[string]bool{
		"to": true, "under": true, "below": true, "above": true, "over": true, "than": true,
		"least": true, "most": true, "max": true, "maximum": true, "minimum": true,
		"inside": true, "within": true, "minus": true, "down": true, "up": true, "every": true,
	}
	aimSigns = []string{"->", "=>", "→", "<", ">", "≤", "≥", "<=", ">="}
	signs    = []string{"+", "-", "−"}
)

// aimed reports whether what stands before a number makes it a goal.
func aimed(before string) bool {
	before = strings.TrimRight(before[max(0, len(before)-aimReach):], " \t\r\n")
	start := len(before)
	for start > 0 && isLetter(before[start-1]) {
		start--
	}
	if start < len(before) {
		return aims[strings.ToLower(before[start:])]
	}
	ends := func(sign string) bool { return strings.HasSuffix(before, sign) }
	if slices.ContainsFunc(aimSigns, ends) {
		return true
	}
	for _, sign := range signs {
		if rest, ok := strings.CutSuffix(before, sign); ok {
			return rest == "" || strings.ContainsAny(rest[len(rest)-1:], " \t\r\n(:")
		}
	}
	return false
}

// aimReach is how many bytes before a number can make it a goal: the longest
// of aims with a few spaces.
const aimReach = 12

// longestQuantity bounds how far a number with its unit is looked for: a few
// spaces more than "December 31st, 2026" or "0.4 percentage points". The
// regexp package is several times faster on short texts.
const longestQuantity = 64

// Quantities finds the numbers in text, in order. Words such as "four" count
// where a number would.
func Quantities(text string) []Quantity {
	var found []Quantity
	for at := 0; at < len(text); at++ {
		if !mayBegin(text, at) {
			continue
		}
		m := quantityPattern.FindStringSubmatchIndex(text[at:min(len(text), at+longestQuantity)])
		if m == nil || at+m[1] < len(text) && isLetter(text[at+m[1]]) {
			continue
		}
		q := Quantity{
			Span:  prose.Span{Start: at, End: at + m[1]},
			Aimed: aimed(text[:at]),
		}
		for i, unit := range quantityUnits {
			if m[2*i+2] >= 0 {
				q.Unit = unit
			}
		}
		found = append(found, q)
		at = q.End - 1
	}
	return found
}

// mayBegin reports whether a quantity could begin at this byte: at a digit, a
// currency sign or a letter, each not inside a word.
func mayBegin(text string, at int) bool {
	c := text[at]
	switch {
	case at > 0 && (isLetter(text[at-1]) || isDigit(text[at-1])):
		return false
	case isDigit(c) || c == '$' || c == 0xC2 || c == 0xE2: // "£" and "¥"; "€"
		return true
	case !isLetter(c):
		return false
	}
	end := at + 1
	for end < len(text) && isLetter(text[end]) {
		end++
	}
	word := strings.ToLower(text[at:min(end, at+longestOpener+1)])
	return openers[word]
}

// openers are the words with which a number or a date can begin.
var openers = map[string]bool{
	"q": true, "h": true, "p": true, "a": true, "half": true,
	"two": true, "three": true, "four": true, "five": true, "six": true,
	"seven": true, "eight": true, "nine": true, "ten": true, "twelve": true,
	"jan": true, "january": true, "feb": true, "february": true, "mar": true,
	"march": true, "apr": true, "april": true, "may": true, "jun": true,
	"june": true, "jul": true, "july": true, "aug": true, "august": true,
	"sep": true, "sept": true, "september": true, "oct": true, "october": true,
	"nov": true, "november": true, "dec": true, "december": true,
}

// longestOpener is the length of "september".
const longestOpener = 9

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
