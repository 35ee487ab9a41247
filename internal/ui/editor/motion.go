package editor

import "bytes"

// motion moves the cursor, and with extend the end of the selection with it.
type motion func(e *Editor, extend bool)

// toward returns the motion to the offset that target returns for the
// cursor's.
func toward(target func(*buffer, int) int) motion {
	return func(e *Editor, extend bool) { e.moveTo(target(&e.buffer, e.caret.offset), extend) }
}

// jump puts the cursor at offset, with nothing selected, and shows it.
func (e *Editor) jump(offset int) {
	e.marking = false
	e.moveTo(offset, false)
	e.scroll()
}

func (e *Editor) moveTo(offset int, extend bool) {
	e.caret.offset = offset
	if e.letsGo(extend) {
		e.caret.anchor = offset
	}
	e.goal = noGoal
	e.history.close()
}

// letsGo reports whether a movement ends the selection.
func (e *Editor) letsGo(extend bool) bool { return !extend && !e.marking }

func left(e *Editor, extend bool) {
	if from, to := e.selection(); from < to && e.letsGo(extend) {
		e.moveTo(from, false)
		return
	}
	e.moveTo(e.buffer.before(e.caret.offset), extend)
}

func right(e *Editor, extend bool) {
	if from, to := e.selection(); from < to && e.letsGo(extend) {
		e.moveTo(to, false)
		return
	}
	e.moveTo(e.buffer.after(e.caret.offset), extend)
}

func up(e *Editor, extend bool)   { e.climb(-1, extend) }
func down(e *Editor, extend bool) { e.climb(+1, extend) }

// A page leaves one row in sight that was there before.
func pageUp(e *Editor, extend bool)   { e.climb(-max(e.height-1, 1), extend) }
func pageDown(e *Editor, extend bool) { e.climb(max(e.height-1, 1), extend) }

// climb moves by rows and aims at the column where the first of several such
// movements began. Beyond the first and last row it goes to the end of the
// text.
func (e *Editor) climb(rows int, extend bool) {
	i, column := e.buffer.position(e.caret.offset)
	goal := e.goal
	if goal == noGoal {
		goal = column
	}
	switch i += rows; {
	case i < 0:
		e.moveTo(0, extend)
	case i >= len(e.buffer.rows):
		e.moveTo(len(e.buffer.text), extend)
	default:
		e.moveTo(e.buffer.offsetAt(i, goal), extend)
	}
	e.goal = goal
}

// lineStart returns the start of the row or, from there, of the paragraph.
func (b *buffer) lineStart(offset int) int {
	if start := int(b.rows[b.rowOf(offset)].start); start < offset {
		return start
	}
	return b.paragraphStart(offset)
}

// lineEnd returns the end of the row or, from there, of the paragraph.
func (b *buffer) lineEnd(offset int) int {
	if end := b.rowEnd(b.rowOf(offset)); end > offset {
		return end
	}
	return b.paragraphEnd(offset)
}

// rowHead returns the start of what ctrl+u deletes before offset: the row as
// far as it goes, then the row or the line break before it.
func (b *buffer) rowHead(offset int) int {
	if offset == 0 || b.text[offset-1] == '\n' {
		return b.before(offset)
	}
	return int(b.rows[b.rowOf(offset-1)].start)
}

// rowTail returns the end of what ctrl+k deletes behind offset: the rest of
// the row with the space that hangs at its end or, at the end of a paragraph,
// the line break.
func (b *buffer) rowTail(offset int) int {
	i := b.rowOf(offset)
	if end := b.rowEnd(i); i == len(b.rows)-1 || b.text[end] == '\n' && end > offset {
		return end
	}
	return int(b.rows[i+1].start)
}

func (b *buffer) paragraphStart(offset int) int {
	return bytes.LastIndexByte(b.text[:offset], '\n') + 1
}

func (b *buffer) paragraphEnd(offset int) int {
	if n := bytes.IndexByte(b.text[offset:], '\n'); n >= 0 {
		return offset + n
	}
	return len(b.text)
}

// paragraphBefore returns the start of the paragraph or, from there, of the
// one before that is not empty.
func (b *buffer) paragraphBefore(offset int) int {
	text := bytes.TrimRight(b.text[:offset], "\n")
	return b.paragraphStart(len(text))
}

// paragraphAfter returns the start of the next paragraph that is not empty.
func (b *buffer) paragraphAfter(offset int) int {
	end := b.paragraphEnd(offset)
	return len(b.text) - len(bytes.TrimLeft(b.text[end:], "\n"))
}

func (b *buffer) textStart(int) int { return 0 }
func (b *buffer) textEnd(int) int   { return len(b.text) }
