package editor

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// tabStop is the distance in cells between the columns that tabs lead to.
const tabStop = 4

// step returns the size in bytes of the grapheme at offset and the cells it
// takes when it begins at column. The measure is the very function by which
// the renderer cuts a frame into cells, so that both agree on every grapheme.
func (b *buffer) step(offset, column int) (size, cells int) {
	text := b.text[offset:]
	if text[0] == '\t' {
		return 1, tabStop - column%tabStop
	}
	if text[0] < utf8.RuneSelf && (len(text) == 1 || text[1] < utf8.RuneSelf) {
		return 1, 1
	}
	cluster, cells := ansi.FirstGraphemeCluster(text, b.method)
	return len(cluster), cells
}

// after returns the offset behind the grapheme at offset.
func (b *buffer) after(offset int) int {
	if offset == len(b.text) {
		return offset
	}
	size, _ := b.step(offset, 0)
	return offset + size
}

// before returns the offset of the grapheme that ends at or encloses offset.
// Graphemes can be told only from their start on, and a row begins with one.
func (b *buffer) before(offset int) int {
	if offset < 2 {
		return 0
	}
	if b.text[offset-1] < utf8.RuneSelf && b.text[offset-2] < utf8.RuneSelf {
		return offset - 1
	}
	at := int(b.rows[b.rowOf(offset-1)].start)
	for next := b.after(at); next < offset; next = b.after(at) {
		at = next
	}
	return at
}

// snap returns the first offset from offset on that splits no grapheme. An
// edit can join the graphemes around it: a joiner put between two emoji makes
// one of them.
func (b *buffer) snap(offset int) int {
	if offset == 0 {
		return 0
	}
	return b.after(b.before(offset))
}
