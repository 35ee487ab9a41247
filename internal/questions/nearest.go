package questions

import (
	"strings"
	"unicode/utf8"

	"github.com/agext/levenshtein"
)

// nearest returns the known word that s was probably meant to be; ok is false
// where none is near enough to be named.
func nearest(s string, known []string) (near string, ok bool) {
	const longest = 60 // characters; the comparison takes time by the square
	if utf8.RuneCountInString(s) > longest {
		return "", false
	}
	s = strings.ToLower(s)
	best := 0
	for _, k := range known {
		// About a third of the letters may be wrong; two letters that have
		// changed places count as two.
		allowed := (len(k) + 2) / 3
		d := levenshtein.Distance(s, strings.ToLower(k), nil)
		if d <= allowed && (!ok || d < best) {
			near, best, ok = k, d, true
		}
	}
	return near, ok
}

// nearestOf says what is expected in place of s: the nearest known word, or
// else one of all of them.
func nearestOf(s string, known []string) string {
	if near, ok := nearest(s, known); ok {
		return quote(near)
	}
	return "one of " + strings.Join(known, ", ")
}

// oneOf lists words as alternatives: "easy, medium or hard".
func oneOf[T ~string](words []T) string {
	var b strings.Builder
	for i, w := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			b.WriteString(" or ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(string(w))
	}
	return b.String()
}
