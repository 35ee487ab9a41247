package editor

import (
	"math"
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"
)

// row is a stretch of the text on one line of the screen; it ends where the
// next row starts. A text may have millions of rows, so their numbers are
// small: no text comes near 2 GB.
type row struct {
	start int32
	// depth is how many bytes from start on decided where the row ends. An
	// edit behind them leaves the row as it is.
	depth int32
	// plain says that the bytes can be copied to the screen as they are:
	// there is no tab and nothing that sticks out.
	plain bool
}

// keepRows is the most rows for which the scratch space of rewrap is kept.
const keepRows = 1024

// limit is how many cells of a row the text may fill. The last cell is for
// the cursor behind a full row and for the space between two rows. A buffer
// that was given no width yet does not wrap.
func (b *buffer) limit() int {
	if b.width == 0 {
		return math.MaxInt
	}
	return max(b.width-1, 1)
}

// layOut makes all rows anew.
func (b *buffer) layOut() {
	b.rows = b.rows[:0]
	for at, more := 0, true; more; {
		var r row
		r, at, more = b.wrapRow(at)
		b.rows = append(b.rows, r)
	}
}

// rewrap brings the rows up to date after the text from from to to was
// replaced by what now stands from from to end. It goes on until a row starts
// where one started before: what follows cannot have changed, but in place.
func (b *buffer) rewrap(from, to, end int) {
	first := b.firstAffected(from)
	kept, moved := first, end-to
	fresh := b.fresh[:0]
	for at, more := int(b.rows[first].start), true; ; {
		var r row
		r, at, more = b.wrapRow(at)
		fresh = append(fresh, r)
		if !more {
			kept = len(b.rows)
			break
		}
		for kept < len(b.rows) && (int(b.rows[kept].start) < to || int(b.rows[kept].start)+moved < at) {
			kept++
		}
		if kept < len(b.rows) && int(b.rows[kept].start)+moved == at {
			break
		}
	}
	for i := range b.rows[kept:] {
		b.rows[kept+i].start += int32(moved)
	}
	b.rows = slices.Replace(b.rows, first, kept, fresh...)
	if b.fresh = fresh; cap(fresh) > keepRows {
		b.fresh = nil
	}
}

// firstAffected returns the first row that an edit at offset can change.
func (b *buffer) firstAffected(offset int) int {
	i := b.rowOf(offset)
	for i > 0 && int(b.rows[i-1].start+b.rows[i-1].depth) >= offset {
		i--
	}
	return i
}

// wrapRow lays out the row that starts at start. It returns where the next
// row starts, and whether there is one.
func (b *buffer) wrapRow(start int) (r row, next int, more bool) {
	r = row{start: int32(start), plain: true}
	limit, column, gap := b.limit(), 0, start
	for at := start; at < len(b.text); {
		c := b.text[at]
		if c == '\n' {
			return r, at + 1, true
		}
		size, cells := 1, 1
		if c < ' ' || c >= utf8.RuneSelf || at+1 < len(b.text) && b.text[at+1] >= utf8.RuneSelf {
			size, cells = b.step(at, column) // the call is worth sparing for the rest
		}
		blank, fits := size == 1 && (c == ' ' || c == '\t'), column+cells <= limit
		if cells > 1 && !blank && b.mayStartRow(at) {
			gap = at
		}
		r.depth = int32(at + size - start)
		switch {
		case !fits && blank: // it hangs in the last cell
			r.plain = r.plain && c == ' ' && column < b.width
			return r, at + size, true
		case !fits && gap > start:
			return r, gap, true
		case !fits && at > start:
			return r, at, true
		}
		r.plain = r.plain && fits && c != '\t'
		at, column = at+size, column+cells
		if blank {
			gap = at
		}
	}
	return r, len(b.text), false
}

// mayStartRow reports whether a row may be broken before the wide grapheme at
// offset although no space is there. The scripts that are written so have no
// spaces between words; their closing punctuation stays with what it closes.
func (b *buffer) mayStartRow(offset int) bool {
	r, _ := utf8.DecodeRune(b.text[offset:])
	return unicode.In(r, unicode.L, unicode.S)
}

// rowOf returns the row on which offset is shown. Where a row ends without a
// line feed, the offset of its end is shown at the start of the next.
func (b *buffer) rowOf(offset int) int {
	return sort.Search(len(b.rows), func(i int) bool { return int(b.rows[i].start) > offset }) - 1
}

// rowText returns where the text of row i lies, without the line feed that
// ended it, if one did.
func (b *buffer) rowText(i int) (start, end int, ended bool) {
	start, end = int(b.rows[i].start), len(b.text)
	if i == len(b.rows)-1 {
		return start, end, false
	}
	end = int(b.rows[i+1].start)
	if b.text[end-1] == '\n' {
		return start, end - 1, true
	}
	return start, end, false
}

// rowEnd returns the last offset that is shown on row i.
func (b *buffer) rowEnd(i int) int {
	_, end, ended := b.rowText(i)
	if ended || i == len(b.rows)-1 {
		return end
	}
	return b.before(end)
}

// position returns the row and the column at which offset is shown.
func (b *buffer) position(offset int) (i, column int) {
	i = b.rowOf(offset)
	for at := int(b.rows[i].start); at < offset; {
		size, cells := b.step(at, column)
		at, column = at+size, column+cells
	}
	return i, column
}

// offsetAt returns the offset on row i that is shown at column or, where none
// is, nearest before it.
func (b *buffer) offsetAt(i, column int) int {
	at, end := int(b.rows[i].start), b.rowEnd(i)
	for x := 0; at < end; {
		size, cells := b.step(at, x)
		if x+cells > column {
			break
		}
		at, x = at+size, x+cells
	}
	return at
}
