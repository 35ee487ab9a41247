package okr

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// numeral is a bare number, in digits or in words.
type numeral struct {
	value float64
	end   int
	// spelt is set for words, decimal for a fractional part in digits.
	spelt, decimal bool
	// comma is set where a comma stands before three digits, which may mean
	// thousands or, in much of the world, decimals: "99,999".
	comma bool
}

// mostDigits is the longest number that is taken for one; longer ones are ids.
const mostDigits = 15

// numeralAt reads the number at this place, with its scale: "10k", "2.1
// million", "twenty-five", "four and a half".
func numeralAt(text string, at int) (numeral, bool) {
	read := digitsAt
	if at < len(text) && isLetter(text[at]) {
		read = speltAt
	}
	n, ok := read(text, at)
	if !ok {
		return n, false
	}
	if end := phraseAt(text, n.end, "and a half"); end > 0 && !n.decimal {
		n.value, n.end = n.value+0.5, end
	}
	return n.scaled(text), true
}

// scales are the words and letters that multiply a number. Letters stand
// directly behind it.
var scales = map[string]float64{
	"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9,
	"thousand": 1e3, "million": 1e6, "milion": 1e6, "millions": 1e6, "billion": 1e9, "trillion": 1e12,
}

// scaled takes the scale behind a number into it.
func (n numeral) scaled(text string) numeral {
	at := skipSpace(text, n.end)
	word := wordAt(text, at)
	if factor, ok := scales[word]; ok && (at == n.end || len(word) > 2) {
		n.value, n.end = n.value*factor, at+len(word)
	}
	return n
}

// digitsAt reads a number in digits: "500", "99.99", "10,000", "99,99",
// "1.000.000", "10 000" with a narrow blank.
func digitsAt(text string, at int) (numeral, bool) {
	groups, separators, end := digitGroups(text, at, inList(text, at))
	if len(groups) == 0 {
		return numeral{}, false
	}
	n := numeral{end: end}
	whole, fraction := strings.Join(groups, ""), ""
	last := len(groups) - 1
	switch {
	case last == 0:
	case thousands(groups, separators):
		n.comma = last == 1 && separators[0] == ","
	case last == 1 || thousands(groups[:last], separators[:last-1]) && separators[last-1] != separators[0]:
		whole, fraction = strings.Join(groups[:last], ""), groups[last]
		n.decimal = true
	case separators[0] == ",":
		// A list without blanks, "5,10,15": only its first number is read here.
		whole, n.end = groups[0], at+len(groups[0])
	default:
		return numeral{}, false // a version or an address: "1.2.3"
	}
	if len(whole)+len(fraction) > mostDigits {
		return numeral{}, false
	}
	value, err := strconv.ParseFloat(whole+"."+fraction, 64)
	n.value = value
	return n, err == nil
}

// inList reports whether the number at this place goes on a list without
// blanks: "5,10,15".
func inList(text string, at int) bool { return at > 1 && text[at-1] == ',' && isDigit(text[at-2]) }

// mostGroups is how many groups of digits a number has at most.
const mostGroups = 5

// digitGroups cuts the digits at this place at the separators between them,
// or reads no more than the first group.
func digitGroups(text string, at int, first bool) (groups, separators []string, end int) {
	for end = at; ; {
		start := end
		for end < len(text) && isDigit(text[end]) {
			end++
		}
		if end == start {
			return groups, separators, end
		}
		groups = append(groups, text[start:end])
		if first || len(groups) > mostGroups {
			return groups, separators, end
		}
		r, size := utf8.DecodeRuneInString(text[end:])
		next := end + size
		if !strings.ContainsRune(".,'\u00A0\u2009\u202F", r) || size == 0 || next >= len(text) || !isDigit(text[next]) {
			return groups, separators, end
		}
		separators = append(separators, text[end:next])
		end = next
	}
}

// thousands reports whether separators stand before groups of three digits
// each. A single point is a decimal one.
func thousands(groups, separators []string) bool {
	if len(groups[0]) > 3 || len(separators) == 0 || len(separators) == 1 && separators[0] == "." {
		return false
	}
	for i, group := range groups[1:] {
		if len(group) != 3 || separators[i] != separators[0] {
			return false
		}
	}
	return true
}

// ones, tens and scales in words.
var (
	ones = map[string]float64{
		"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
		"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
		"fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	}
	tens = map[string]float64{
		"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	}
	hundreds = map[string]float64{"hundred": 100, "dozen": 12, "thousand": 1e3, "million": 1e6, "billion": 1e9}
)

// speltAt reads a number in words up to the hundreds.
func speltAt(text string, at int) (numeral, bool) {
	word := wordAt(text, at)
	n := numeral{end: at + len(word), spelt: true}
	value, known := ones[word]
	switch ten, isTen := tens[word]; {
	case word == "a":
		return aHundred(text, n)
	case isTen:
		n.value = ten
		if next := n.end + 1; n.end < len(text) && (text[n.end] == '-' || text[n.end] == ' ') {
			if one := wordAt(text, next); ones[one] > 0 && ones[one] < 10 {
				n.value, n.end = n.value+ones[one], next+len(one)
			}
		}
	case known:
		n.value = value
	default:
		return n, false
	}
	if n.end < len(text) && text[n.end] == '-' && n.value == 0 {
		return n, false // "zero-downtime"
	}
	return n.timesHundred(text), true
}

// aHundred reads on behind "a": "a hundred", "a million".
func aHundred(text string, n numeral) (numeral, bool) {
	n.value = 1
	m := n.timesHundred(text)
	return m, m.end > n.end
}

// timesHundred takes "hundred" and its like behind a number into it.
func (n numeral) timesHundred(text string) numeral {
	at := skipSpace(text, n.end)
	word := wordAt(text, at)
	if factor, ok := hundreds[word]; ok && at > n.end {
		n.value, n.end = n.value*factor, at+len(word)
	}
	return n
}
