package prose

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// Words yields the words of text in order, by the Unicode rules (UAX #29). A
// word holds at least one letter or digit: punctuation, spaces and symbols are
// passed over.
func Words(text string) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for it := words.FromString(text); it.Next(); {
			s := Span{it.Start(), it.End()}
			if isWord(s.Of(text)) && !yield(s) {
				return
			}
		}
	}
}

// CountWords returns the number of words in text.
func CountWords(text string) int {
	n := 0
	for range Words(text) {
		n++
	}
	return n
}

func isWord(s string) bool {
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
		s = s[size:]
	}
	return false
}
