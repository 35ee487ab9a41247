package editor

import (
	"unicode"
	"unicode/utf8"

	"okrcoach/internal/prose"
)

// countWords returns the number of words in text. It is what the review of
// the answer counts with, so that both show the same number.
func countWords(text []byte) int {
	if len(text) == 0 {
		return 0
	}
	return prose.CountWords(string(text))
}

// wordsAround widens the stretch from from to to so that no word reaches over
// its ends: the words outside stay the same whatever is done within.
func wordsAround(text []byte, from, to int) (left, right int) {
	for from > 0 {
		r, size := utf8.DecodeLastRune(text[:from])
		if partsWords(r) {
			break
		}
		from -= size
	}
	for to < len(text) {
		r, size := utf8.DecodeRune(text[to:])
		if partsWords(r) {
			break
		}
		to += size
	}
	return from, to
}

// partsWords reports whether r is never in one word with what stands beside
// it: white space, and the characters of scripts without white space.
func partsWords(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r == '\t' || r == '\n'
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana)
}

// inWord reports whether the grapheme at offset belongs to a word, for the
// movements by word. They stop at punctuation too, as hands expect.
func (b *buffer) inWord(offset int) bool {
	r, _ := utf8.DecodeRune(b.text[offset:])
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// wordStart returns the start of the word that offset is in or behind.
func (b *buffer) wordStart(offset int) int {
	for seen := false; offset > 0; {
		at := b.before(offset)
		in := b.inWord(at)
		if seen && !in {
			break
		}
		seen, offset = in, at
	}
	return offset
}

// wordEnd returns the end of the word that offset is in or before.
func (b *buffer) wordEnd(offset int) int {
	for seen := false; offset < len(b.text); offset = b.after(offset) {
		in := b.inWord(offset)
		if seen && !in {
			break
		}
		seen = in
	}
	return offset
}
