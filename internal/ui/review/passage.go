package review

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/prose"
	"okrcoach/internal/ui/editor"
	"okrcoach/internal/ui/theme"
)

// answerText is the candidate's answer, laid out once for a width.
type answerText struct {
	text   string
	width  int
	rows   []prose.Span
	top    int
	height int
	method ansi.Method
}

// set lays the text out anew if it or the width has changed.
func (a *answerText) set(text string, width int) {
	if a.rows != nil && a.text == text && a.width == width {
		return
	}
	a.text, a.width = text, width
	a.rows = editor.Rows(text, width, a.method)
}

// reveal scrolls so that the first of the passages is in sight, with a row
// before it where there is one.
func (a *answerText) reveal(spans []prose.Span, height int) {
	a.height = height
	if len(spans) == 0 {
		a.scroll(0)
		return
	}
	first := a.rowAt(spans[0].Start)
	last := a.rowAt(max(spans[0].End-1, spans[0].Start))
	if first < a.top || last >= a.top+height {
		a.top = first - 1
	}
	a.scroll(0)
}

func (a *answerText) scroll(delta int) {
	a.top = max(min(a.top+delta, len(a.rows)-a.height), 0)
}

func (a *answerText) rowAt(offset int) int {
	for i, r := range a.rows {
		if offset < r.End {
			return i
		}
	}
	return max(len(a.rows)-1, 0)
}

// view draws height rows, the passages marked.
func (a *answerText) view(t *theme.Theme, marked []prose.Span, height int) []string {
	a.height = height
	a.scroll(0)
	var rows []string
	for _, r := range a.rows[a.top:min(a.top+height, len(a.rows))] {
		rows = append(rows, a.row(t, r, marked))
	}
	return rows
}

// row draws one row, cut where a passage begins or ends in it. The space at
// which it was broken is not drawn.
func (a *answerText) row(t *theme.Theme, r prose.Span, marked []prose.Span) string {
	var b strings.Builder
	r.End = r.Start + len(strings.TrimRight(r.Of(a.text), " "))
	at := r.Start
	for _, m := range marked {
		from, to := max(m.Start, at), min(m.End, r.End)
		if from >= to {
			continue
		}
		b.WriteString(plain(a.text[at:from]))
		b.WriteString(t.Quote.Render(plain(a.text[from:to])))
		at = to
	}
	b.WriteString(plain(a.text[at:r.End]))
	return strings.TrimRight(b.String(), "\n")
}

// plain replaces what has no place in a drawn row.
func plain(s string) string {
	return strings.NewReplacer("\t", " ", "\n", "").Replace(s)
}
