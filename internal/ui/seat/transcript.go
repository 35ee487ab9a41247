package seat

import (
	"sort"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/peer"
	"okrcoach/internal/prose"
	"okrcoach/internal/ui/editor"
	"okrcoach/internal/ui/frame"
)

// passage is a text of a transcript under its heading.
type passage struct {
	heading string
	writing peer.Writing
	// live says that it is being written, so that its cursor is shown.
	live bool
	// none is what stands in the place of a text that is empty.
	none string
}

// transcript shows what somebody else has written, as it is written. It
// follows the writer's cursor until the reader scrolls away from it.
type transcript struct {
	desk  *Desk
	lines []transcriptLine
	laid  []layoutOf
	top   int
	// caret is the line of the writer's cursor; -1 where nobody writes.
	caret int
	// away says that the reader has scrolled away from the cursor.
	away   bool
	height int
}

// transcriptLine is a drawn line, or a row of a text.
type transcriptLine struct {
	drawn string
	text  string
	row   prose.Span
	// cursor is a byte offset in text; -1 where it is not on this line.
	cursor int
}

// layoutOf keeps the rows of a text, which are made anew only for another text
// or another width.
type layoutOf struct {
	text   string
	width  int
	method ansi.Method
	rows   []prose.Span
}

// set lays the passages out in lines of at most width cells.
func (t *transcript) set(passages []passage, width int) {
	t.lines, t.caret = t.lines[:0], -1
	for len(t.laid) < len(passages) {
		t.laid = append(t.laid, layoutOf{})
	}
	for i, p := range passages {
		if i > 0 {
			t.lines = append(t.lines, transcriptLine{cursor: -1})
		}
		if p.heading != "" {
			t.wrapped(p.heading, width, t.desk.Theme.Heading.Render)
		}
		if p.writing.Text == "" && !p.live {
			t.wrapped(p.none, width, t.desk.Theme.Muted.Render)
			continue
		}
		t.written(p, t.rows(i, p.writing.Text, width))
	}
}

func (t *transcript) wrapped(text string, width int, render func(...string) string) {
	for line := range strings.SplitSeq(frame.Wrap(text, width), "\n") {
		t.lines = append(t.lines, transcriptLine{drawn: render(line), cursor: -1})
	}
}

// rows lays out the text of passage i.
func (t *transcript) rows(i int, text string, width int) []prose.Span {
	l := &t.laid[i]
	if l.rows == nil || l.text != text || l.width != width || l.method != t.desk.WidthMethod {
		*l = layoutOf{text, width, t.desk.WidthMethod, editor.Rows(text, width, t.desk.WidthMethod)}
	}
	return l.rows
}

// written adds the rows of a text, with the cursor on one of them if somebody
// writes it.
func (t *transcript) written(p passage, rows []prose.Span) {
	at, text := -1, p.writing.Text
	cursor := min(max(p.writing.Cursor, 0), len(text))
	if p.live {
		at = sort.Search(len(rows), func(i int) bool { return rows[i].Start > cursor }) - 1
		t.caret = len(t.lines) + at
	}
	for i, row := range rows {
		line := transcriptLine{text: text, row: row, cursor: -1}
		if i == at {
			line.cursor = cursor
		}
		t.lines = append(t.lines, line)
	}
}

// scroll moves by delta lines. Whoever comes back to the cursor follows it
// again.
func (t *transcript) scroll(delta int) {
	t.top = max(min(t.top+delta, len(t.lines)-t.height), 0)
	t.away = t.caret >= 0 && (t.caret < t.top || t.caret >= t.top+t.height)
}

// follow goes back to the writer's cursor.
func (t *transcript) follow() { t.away = false }

// end goes to the last line, which is what has just been written or asked.
func (t *transcript) end() {
	t.top, t.away = len(t.lines), false
}

// press scrolls as a key asks for.
func (t *transcript) press(pressed string) {
	page := max(t.height-1, 1)
	switch pressed {
	case "up", "k":
		t.scroll(-1)
	case "down", "j":
		t.scroll(1)
	case "pgup":
		t.scroll(-page)
	case "pgdown", "space":
		t.scroll(page)
	case "home":
		t.scroll(-len(t.lines))
	case "end":
		t.scroll(len(t.lines))
	}
}

// view draws at most height lines.
func (t *transcript) view(height int) []string {
	t.height = max(height, 1)
	if !t.away && t.caret >= 0 {
		t.top = min(max(t.top, t.caret-t.height+1), t.caret)
	}
	t.top = max(min(t.top, len(t.lines)-t.height), 0)
	var drawn []string
	for _, l := range t.lines[t.top:min(t.top+t.height, len(t.lines))] {
		drawn = append(drawn, t.draw(l))
	}
	return drawn
}

// below is how many lines there are under those in sight.
func (t *transcript) below() int { return max(len(t.lines)-t.top-t.height, 0) }

// draw draws a line. The writer's cursor is the cell in reverse video.
func (t *transcript) draw(l transcriptLine) string {
	if l.text == "" && l.cursor < 0 {
		return l.drawn
	}
	if l.cursor < 0 {
		return onRow(strings.TrimRight(l.row.Of(l.text), " "))
	}
	end := max(l.row.End, l.cursor)
	cell, behind := " ", ""
	if l.cursor < end && l.text[l.cursor] != '\n' {
		cluster, _ := ansi.FirstGraphemeCluster(l.text[l.cursor:end], t.desk.WidthMethod)
		cell, behind = onRow(cluster), l.text[l.cursor+len(cluster):end]
	}
	return onRow(l.text[l.row.Start:l.cursor]) + t.desk.Theme.Selection.Render(cell) + onRow(behind)
}

// onRow replaces what has no place in a drawn row.
func onRow(s string) string {
	if !strings.ContainsAny(s, "\t\n") {
		return s
	}
	return strings.NewReplacer("\t", " ", "\n", "").Replace(s)
}
