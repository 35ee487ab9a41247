package okr

import (
	"strings"
	"unicode/utf8"
)

// longestWord is the length of the longest word that the number grammar
// knows, "approximately".
const longestWord = 13

// wordAt returns the word of ASCII letters that begins at this place, in lower
// case, or nothing where there is none or one too long to be known.
func wordAt(text string, at int) string {
	end := at
	for end < len(text) && isLetter(text[end]) {
		if end-at > longestWord {
			return ""
		}
		end++
	}
	return strings.ToLower(text[at:end])
}

// wordBefore returns the word that ends at this place, in lower case, or
// nothing.
func wordBefore(text string, end int) string {
	start := end
	for start > 0 && isLetter(text[start-1]) {
		if end-start > longestWord {
			return ""
		}
		start--
	}
	return strings.ToLower(text[start:end])
}

// spaceAt reports how many bytes the white space at this place takes: blanks,
// one line break, and the narrow and fixed blanks that typesetters put before
// a unit. It looks at two characters at most.
func spaceAt(text string, at int) int {
	size := 0
	for range 2 {
		r, n := utf8.DecodeRuneInString(text[min(at+size, len(text)):])
		switch r {
		case ' ', '\t', '\n', '\r', '\u00A0', '\u2009', '\u202F':
			size += n
		default:
			return size
		}
	}
	return size
}

// skipSpace returns where the white space at this place ends.
func skipSpace(text string, at int) int { return at + spaceAt(text, at) }

// skipSpaceBack returns where the blanks that end at this place begin.
func skipSpaceBack(text string, end int) int {
	return len(strings.TrimRight(text[max(0, end-8):end], " \t\r\n\u00A0\u2009\u202F")) + max(0, end-8)
}

// phraseAt returns where the words of a phrase, with single blanks between
// them, end in text from this place on, or 0 where they do not stand there.
func phraseAt(text string, at int, phrase string) int {
	for word := range strings.FieldsSeq(phrase) {
		at = skipSpace(text, at)
		if wordAt(text, at) != word {
			return 0
		}
		at += len(word)
	}
	return at
}
