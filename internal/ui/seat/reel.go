package seat

import (
	"fmt"
	"strings"

	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/theme"
)

// reel is a text that is scrolled, laid out once for each width and theme.
type reel struct {
	top, rows int
	lines     []string
	width     int
	theme     *theme.Theme
	of        string
}

// lay lays the text out unless that was done. What it is a text of is named by
// of, so that another one is laid out anew.
func (r *reel) lay(t *theme.Theme, width int, of string, draw func() string) {
	if r.lines != nil && r.theme == t && r.width == width && r.of == of {
		return
	}
	if r.of != of {
		r.top = 0
	}
	r.theme, r.width, r.of = t, width, of
	r.lines = strings.Split(draw(), "\n")
}

// press scrolls as a key asks for.
func (r *reel) press(pressed string) {
	page := max(r.rows-1, 1)
	switch pressed {
	case "up", "k":
		r.top--
	case "down", "j":
		r.top++
	case "pgup", "b":
		r.top -= page
	case "pgdown", "space":
		r.top += page
	case "home", "g":
		r.top = 0
	case "end", "G":
		r.top = len(r.lines)
	}
	r.top = max(min(r.top, len(r.lines)-r.rows), 0)
}

// view returns the rows in sight, exactly as many as there is room for.
func (r *reel) view(rows int) []string {
	r.rows = max(rows, 1)
	r.top = max(min(r.top, len(r.lines)-r.rows), 0)
	shown := append([]string{}, r.lines[r.top:min(r.top+r.rows, len(r.lines))]...)
	for len(shown) < r.rows {
		shown = append(shown, "")
	}
	return shown
}

// place says which rows are in sight where not all are: "1–9 of 30".
func (r *reel) place() string {
	if len(r.lines) <= r.rows {
		return ""
	}
	return fmt.Sprintf("↑↓ %d–%d of %d", r.top+1, min(r.top+r.rows, len(r.lines)), len(r.lines))
}

// quoted sets a text of somebody's behind a bar.
func quoted(t *theme.Theme, text string, width int) string {
	rows := strings.Split(frame.Wrap(text, width-2), "\n")
	for i, row := range rows {
		rows[i] = t.Rule.Render("│ ") + row
	}
	return strings.Join(rows, "\n")
}
