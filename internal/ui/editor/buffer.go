package editor

import (
	"slices"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// buffer is a text together with all that is known about it: the rows on
// which it is laid out, its words, and which parts of it were pasted. All of
// it is right after each method.
//
// The text is one plain slice. An edit moves what lies behind it, which for
// the longest answers is a few microseconds; in return every reader sees the
// text in one piece.
type buffer struct {
	text   []byte
	rows   []row // at least one; the last may be empty
	words  int
	pasted ranges

	width  int // in cells
	method ansi.Method

	fresh []row // scratch of rewrap
}

// reset makes text the whole of the buffer.
func (b *buffer) reset(text string) {
	b.text = []byte(text)
	b.words = countWords(b.text)
	b.pasted = nil
	b.layOut()
}

// replace puts with in the place of the text from from to to, which it
// returns.
func (b *buffer) replace(from, to int, with fragment) (removed fragment) {
	removed = b.fragment(from, to)
	end := from + len(with.text)
	left, right := wordsAround(b.text, from, to)
	b.words -= countWords(b.text[left:right])
	b.text = slices.Replace(b.text, from, to, []byte(with.text)...)
	b.words += countWords(b.text[left : right+end-to])
	b.pasted = b.pasted.replace(from, to, with)
	b.rewrap(from, to, end)
	return removed
}

// fragment returns a copy of the text from from to to.
func (b *buffer) fragment(from, to int) fragment {
	return fragment{text: string(b.text[from:to]), pasted: b.pasted.within(from, to)}
}

// difference returns the lengths of the longest beginning and end that the
// buffer and text have in common, in whole runes and without overlap.
func (b *buffer) difference(text string) (head, tail int) {
	short := min(len(b.text), len(text))
	for head < short && b.text[head] == text[head] {
		head++
	}
	for head > 0 && head < len(text) && !utf8.RuneStart(text[head]) {
		head--
	}
	for tail < short-head && b.text[len(b.text)-1-tail] == text[len(text)-1-tail] {
		tail++
	}
	for tail > 0 && !utf8.RuneStart(text[len(text)-tail]) {
		tail--
	}
	return head, tail
}
