package editor

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// Styles are how the editor looks. Colours are the caller's choice.
type Styles struct {
	// Selection is drawn in reverse video on top of what it says, so that
	// selected text shows where there are no colours.
	Selection lipgloss.Style
	// Placeholder is for the words shown while there is no text.
	Placeholder lipgloss.Style
}

const (
	resetStyle = "\x1b[m"
	tabBlanks  = "    " // the widest tab
)

// SetStyles sets the styles, for a terminal that turns out light or dark.
func (e *Editor) SetStyles(styles Styles) {
	e.styles = styles
	// The style is taken apart once; to render each piece with it would
	// cost more than all the rest of a frame.
	e.selectOn, _, _ = strings.Cut(styles.Selection.Reverse(true).Render("x"), "x")
	e.wrapPlaceholder()
}

// View draws the rows in sight: as many as the editor is high, none wider
// than it is, without padding at their ends.
func (e *Editor) View() string {
	if e.height == 0 || e.buffer.width == 0 {
		return ""
	}
	frame := e.frame[:0]
	for y := range e.height {
		if y > 0 {
			frame = append(frame, '\n')
		}
		switch {
		case e.Empty() && y < len(e.hint):
			frame = append(frame, e.hint[y]...)
		case e.top+y < len(e.buffer.rows):
			frame = e.drawRow(frame, e.top+y)
		}
	}
	e.frame = frame
	return string(frame)
}

// Cursor returns where the cursor is in the view, or nil if there is no view.
func (e *Editor) Cursor() *tea.Cursor {
	if e.height == 0 || e.buffer.width == 0 {
		return nil
	}
	row, column := e.buffer.position(e.caret.offset)
	return tea.NewCursor(min(column, e.buffer.width-1), row-e.top)
}

// scroll brings the cursor into sight, and no more empty rows than needed.
func (e *Editor) scroll() {
	row := e.buffer.rowOf(e.caret.offset)
	height := max(e.height, 1)
	e.top = min(max(e.top, row-height+1), row, max(len(e.buffer.rows)-height, 0))
}

// drawRow appends row i to the frame. Most rows are copied as they are.
func (e *Editor) drawRow(frame []byte, i int) []byte {
	start, end, ended := e.buffer.rowText(i)
	from, to := e.selection()
	if e.buffer.rows[i].plain && (from == to || to <= start || end < from) {
		return append(frame, e.buffer.text[start:end]...)
	}
	frame, column := e.drawCells(frame, start, end)
	if ended && from <= end && end < to && column < e.buffer.width {
		frame = append(frame, e.selectOn...)
		frame = append(frame, ' ') // the line feed
		frame = append(frame, resetStyle...)
	}
	return frame
}

// drawCells appends the text of one row from start to end grapheme by
// grapheme, and returns the column behind it.
func (e *Editor) drawCells(frame []byte, start, end int) ([]byte, int) {
	text, width := e.buffer.text, e.buffer.width
	from, to := e.selection()
	column, selected := 0, false
	for at := start; at < end; {
		if in := from <= at && at < to; in != selected {
			selected = in
			frame = append(frame, e.styleOf(selected)...)
		}
		size, natural := e.buffer.step(at, column)
		cells := min(natural, width-column)
		switch {
		case text[at] == '\t':
			frame = append(frame, tabBlanks[:cells]...)
			if at+1 < end && text[at+1] >= utf8.RuneSelf {
				// A mark behind the tab would settle on the blank, and
				// may widen it. A sequence in between keeps them apart.
				frame = append(frame, e.styleOf(selected)...)
			}
		case natural > width && cells > 0:
			frame = append(frame, '?') // no row can hold it
		case natural == cells:
			frame = append(frame, text[at:at+size]...)
		}
		at, column = at+size, column+cells
	}
	if selected {
		frame = append(frame, resetStyle...)
	}
	return frame, column
}

// styleOf returns the sequence that begins selected or other text.
func (e *Editor) styleOf(selected bool) string {
	if selected {
		return e.selectOn
	}
	return resetStyle
}
