// Package markdown draws Markdown for the terminal. It is glamour with this
// program's theme and a cache, since drawing a page costs milliseconds and a
// view is asked for after every key. Text given to it is already cleaned of
// control characters.
package markdown

import (
	"strings"

	"charm.land/glamour/v2"

	"okrcoach/internal/ui/theme"
)

// cached bounds the drawings that a Renderer keeps.
const cached = 32

// Renderer draws Markdown. It belongs to one program and is not safe for
// concurrent use, as glamour's own renderers are not.
type Renderer struct {
	theme    *theme.Theme
	drawers  map[int]*glamour.TermRenderer
	drawings map[drawing]string
}

type drawing struct {
	text  string
	width int
}

// New returns a renderer for a theme.
func New(t *theme.Theme) *Renderer {
	return &Renderer{theme: t, drawers: map[int]*glamour.TermRenderer{}, drawings: map[drawing]string{}}
}

// Render draws text in lines of at most width cells, without surrounding
// blank lines. Text that cannot be drawn is returned as it is.
func (r *Renderer) Render(text string, width int) string {
	key := drawing{text, max(width, 1)}
	if done, ok := r.drawings[key]; ok {
		return done
	}
	if len(r.drawings) >= cached {
		clear(r.drawings)
	}
	done := text
	if drawer, err := r.drawer(key.width); err == nil {
		if out, err := drawer.Render(text); err == nil {
			done = trim(out)
		}
	}
	r.drawings[key] = done
	return done
}

func (r *Renderer) drawer(width int) (*glamour.TermRenderer, error) {
	if d, ok := r.drawers[width]; ok {
		return d, nil
	}
	d, err := glamour.NewTermRenderer(glamour.WithStyles(r.theme.Markdown()), glamour.WithWordWrap(width))
	if err == nil {
		r.drawers[width] = d
	}
	return d, err
}

// trim takes away the blank lines around a drawing and the spaces that
// glamour pads its lines with.
func trim(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
