package peer

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"okrcoach/internal/clean"
)

// cut returns the longest start of a text that has at most so many bytes and
// ends between two runes.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	most = max(most, 0)
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}

// line returns a text on one line, cleaned, of at most so many bytes.
func line(text string, most int) string {
	return strings.TrimRight(cut(clean.Line(text), most), " ")
}

// nameOf returns what to call somebody in a seat: their own name where it has
// a letter to be seen, and not what the other is called.
func nameOf(wanted string, s Seat, other string) string {
	name := line(wanted, MaxName)
	if !strings.ContainsFunc(name, isSeen) {
		name = map[Seat]string{Host: "Host", Guest: "Guest"}[s]
	}
	told := name
	for n := 2; strings.EqualFold(told, other); n++ {
		number := " " + strconv.Itoa(n)
		told = strings.TrimRight(cut(name, MaxName-len(number)), " ") + number
	}
	return told
}

// isSeen reports whether a rune puts something on a screen by itself.
func isSeen(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) }
