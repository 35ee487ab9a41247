package seat

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/ui/frame"
)

// sideBySide is the width of a terminal, in cells, from which two panes stand
// side by side.
const sideBySide = 80

// box is the size of a pane in cells.
type box struct{ width, height int }

// exactly brings lines to the size of a box.
func exactly(lines []string, b box) []string {
	rows := make([]string, b.height)
	for i := range rows {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		rows[i] = frame.Pad(line, b.width)
	}
	return rows
}

// beside puts two panes of the same height next to each other.
func (d *Desk) beside(left, right []string) []string {
	rows, bar := make([]string, len(left)), d.Theme.Rule.Render(" │ ")
	for i := range left {
		rows[i] = left[i] + bar + right[i]
	}
	return rows
}

// paneHead is the rule above a pane with its name, heavy where the pane has
// the focus. Right says something at its other end.
func (d *Desk) paneHead(name, right string, width int, focused bool) string {
	t, line, style := d.Theme, "─", d.Theme.Rule
	title := t.Muted.Render(name)
	if focused {
		line, style, title = "━", t.FocusRule, t.Heading.Render(name)
	}
	used := ansi.StringWidth(name) + 4
	if right != "" && used+ansi.StringWidth(right)+3 <= width {
		used += ansi.StringWidth(right) + 2
		right = " " + t.Muted.Render(right) + " "
	} else {
		right = ""
	}
	dashes := strings.Repeat(line, max(width-used, 0))
	return frame.Cut(style.Render(line+line)+" "+title+" "+style.Render(dashes)+right, width)
}

// paneStrip names panes of which one is in sight.
func (d *Desk) paneStrip(names []string, focus, width int) string {
	t := d.Theme
	var parts []string
	for i, name := range names {
		if i == focus {
			parts = append(parts, t.Heading.Render("▸ "+name))
			continue
		}
		parts = append(parts, t.Muted.Render("  "+name))
	}
	return frame.Cut(strings.Join(parts, "  "), width)
}

// wrappedIn sets text in lines of a width; none where there is no text.
func wrappedIn(text string, width int) []string {
	if text == "" {
		return nil
	}
	return strings.Split(frame.Wrap(text, width), "\n")
}

// labelled is a paragraph that begins with what it is.
func (d *Desk) labelled(label, text string, width int) []string {
	if text == "" {
		return nil
	}
	return wrappedIn(d.Theme.Heading.Render(label)+"  "+text, width)
}

// quiet sets text in lines of a width, each of them muted.
func (d *Desk) quiet(text string, width int) []string {
	lines := wrappedIn(text, width)
	for i, line := range lines {
		lines[i] = d.Theme.Muted.Render(line)
	}
	return lines
}

// overfull says that a text is longer than what is kept of it, in bytes; empty
// where it is not.
func overfull(p *pen, most int) string {
	if p.Bytes() <= most {
		return ""
	}
	return "! full: the end is not kept"
}

// drawn draws a pen in a box.
func (p *pen) drawn(b box) []string {
	p.fit(b.width, b.height)
	return exactly(strings.Split(p.View(), "\n"), b)
}
