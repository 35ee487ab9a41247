package editor

import (
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/prose"
)

// Rows returns the rows in which an editor of the given width would show
// text, for those who show it without editing. The text is taken as it is; a
// row's line feed is not part of it.
func Rows(text string, width int, method ansi.Method) []prose.Span {
	b := buffer{text: []byte(text), width: width, method: method}
	b.layOut()
	rows := make([]prose.Span, len(b.rows))
	for i := range b.rows {
		rows[i].Start, rows[i].End, _ = b.rowText(i)
	}
	return rows
}
