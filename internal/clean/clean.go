// Package clean makes text from outside safe to keep and to draw: what people
// type and paste, what files, models and other machines send, and what the
// environment says. Text is cleaned once, where it enters the program, so
// that nothing behind that point has to think about terminals. How text looks
// on a screen, its width and its wrapping, is left to package ui.
package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The runes above ASCII that Text treats in a way of its own.
const (
	nextLine           = '\u0085'
	lineSeparator      = '\u2028'
	paragraphSeparator = '\u2029'
	byteOrderMark      = '\uFEFF'
)

// Text returns s as plain text of any number of lines.
//
// Every kind of line break (CRLF, CR, vertical tab, form feed, U+0085,
// U+2028, U+2029) becomes a line feed. Escape sequences are removed whole, in
// their 7-bit form and as C1 controls in UTF-8. So are all other control
// characters but line feed and tab, the characters that turn the direction of
// the text around them (U+202A to U+202E, U+2066 to U+2069), and byte order
// marks. Each byte that is not UTF-8 becomes U+FFFD. Everything that a script
// or an emoji needs stays: joiners, variation selectors, combining marks,
// direction marks.
//
// A sequence that never ends, or is broken off by a line break or another
// control character, loses its introducer only: a stray ESC ] in an answer
// must not take the rest of the answer with it.
//
// Text(Text(s)) equals Text(s), and a clean s is returned as it is, without
// an allocation. The time taken is proportional to the length of s.
func Text(s string) string {
	i := cleanPrefix(s)
	if i == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:i])
	for i < len(s) {
		n, with := replacement(s[i:])
		b.WriteString(with)
		i += n
		run := cleanPrefix(s[i:])
		b.WriteString(s[i : i+run])
		i += run
	}
	return b.String()
}

// Line returns s as plain text on one line: cleaned as by Text, with each run
// of white space, line breaks included, made one space, and none at the ends.
// A clean s is returned as it is, without an allocation.
func Line(s string) string {
	s = Text(s)
	if isSpaced(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// isSpaced reports whether the only white space in s is single spaces
// between words.
func isSpaced(s string) bool {
	afterSpace := true
	for _, r := range s {
		if unicode.IsSpace(r) && (r != ' ' || afterSpace) {
			return false
		}
		afterSpace = r == ' '
	}
	return s == "" || !afterSpace
}

// cleanPrefix returns the length in bytes of the longest start of s that Text
// leaves as it is.
func cleanPrefix(s string) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if isControl(c) && c != '\n' && c != '\t' {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || isUnwanted(r) {
			return i
		}
		i += size
	}
	return len(s)
}

// isControl reports whether c is a control character of ASCII.
func isControl(c byte) bool {
	return c < ' ' || c == 0x7f
}

// isUnwanted reports whether r, a rune above ASCII, has no place in plain
// text.
func isUnwanted(r rune) bool {
	switch {
	case r <= 0x9f, // C1 controls
		'\u202a' <= r && r <= '\u202e', // embeddings and overrides
		'\u2066' <= r && r <= '\u2069': // isolates
		return true
	}
	return r == lineSeparator || r == paragraphSeparator || r == byteOrderMark
}

// replacement returns what stands in clean text for the unclean start of s,
// and the length in bytes of that start, at least 1.
func replacement(s string) (n int, with string) {
	switch s[0] {
	case '\r':
		if strings.HasPrefix(s, "\r\n") {
			return 2, "\n"
		}
		return 1, "\n"
	case '\v', '\f':
		return 1, "\n"
	case escape:
		return sequenceLen(s), ""
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError:
		return 1, string(utf8.RuneError)
	case r == nextLine, r == lineSeparator, r == paragraphSeparator:
		return size, "\n"
	case isC1(s):
		return sequenceLen(s), ""
	}
	return size, ""
}
