// Package frame lays out what all screens share: the head with the name of
// the page, the foot with the keys, and the rows between. It draws nothing of
// its own beyond that.
package frame

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/ui/theme"
)

// MinWidth and MinHeight are the smallest terminal, in cells, that the
// program is laid out for.
const (
	MinWidth  = 40
	MinHeight = 15
)

// Measure is the widest, in cells, that running text is set: longer lines
// are hard to follow.
const Measure = 84

// roomy is the height from which the foot gets a rule above it.
const roomy = 20

// Frame is the outline of one screen.
type Frame struct {
	Theme         *theme.Theme
	Width, Height int
	// Aside stands at the end of the foot on every screen; empty for nothing.
	Aside string
}

// BodyHeight returns how many rows are left between head and foot.
func (f Frame) BodyHeight() int {
	rows := f.Height - 3
	if f.Height >= roomy {
		rows--
	}
	return max(rows, 1)
}

// BodyWidth returns the cells between the margins of one cell at each side.
func (f Frame) BodyWidth() int { return max(f.Width-2, 1) }

// TextWidth returns BodyWidth, limited to Measure.
func (f Frame) TextWidth() int { return min(f.BodyWidth(), Measure) }

// Render puts a screen together, exactly Height rows of at most Width cells.
// Left and right make the head; of the keys as many are shown as fit.
func (f Frame) Render(left, right, body string, keys []key.Binding) string {
	var b strings.Builder
	b.WriteString(f.head(left, right))
	b.WriteByte('\n')
	b.WriteString(f.rule())
	b.WriteByte('\n')
	f.writeBody(&b, body)
	if f.Height >= roomy {
		b.WriteString(f.rule())
		b.WriteByte('\n')
	}
	b.WriteString(f.foot(keys))
	return b.String()
}

func (f Frame) head(left, right string) string {
	room := f.Width - 2
	width := ansi.StringWidth(right)
	if width > 0 {
		room -= width + 1
	}
	left = ansi.Truncate(left, max(room, 0), "…")
	gap := max(f.Width-2-ansi.StringWidth(left)-width, 0)
	return " " + left + strings.Repeat(" ", gap) + right
}

func (f Frame) rule() string {
	return f.Theme.Rule.Render(strings.Repeat("─", max(f.Width, 0)))
}

func (f Frame) writeBody(b *strings.Builder, body string) {
	rows := f.BodyHeight()
	for range rows {
		line, rest, _ := strings.Cut(body, "\n")
		body = rest
		if line != "" {
			b.WriteByte(' ')
			b.WriteString(ansi.Truncate(line, f.BodyWidth(), ""))
		}
		b.WriteByte('\n')
	}
}

// foot shows the bindings in their order, as many as fit; the last one, which
// leads to all the others, is always kept.
func (f Frame) foot(keys []key.Binding) string {
	var enabled []key.Binding
	for _, k := range keys {
		if k.Enabled() {
			enabled = append(enabled, k)
		}
	}
	if len(enabled) == 0 {
		return ""
	}
	last := enabled[len(enabled)-1]
	room := f.Width - 2 - hintWidth(last)
	aside := ""
	if w := ansi.StringWidth(f.Aside) + 3; f.Aside != "" && w <= room {
		aside = f.Theme.Muted.Render("   " + f.Aside)
		room -= w
	}
	line := " "
	for _, k := range enabled[:len(enabled)-1] {
		w := hintWidth(k) + 3
		if w > room {
			break
		}
		room -= w
		line += f.hint(k) + "   "
	}
	return line + f.hint(last) + aside
}

func (f Frame) hint(k key.Binding) string {
	return f.Theme.Key.Render(k.Help().Key) + " " + f.Theme.Desc.Render(k.Help().Desc)
}

func hintWidth(k key.Binding) int {
	return ansi.StringWidth(k.Help().Key) + 1 + ansi.StringWidth(k.Help().Desc)
}

// TooSmall is what is shown in a terminal that no screen fits into.
func TooSmall(width, height int) string {
	if width <= 0 || height <= 0 {
		return ""
	}
	text := "This terminal is too small for okrcoach. Make it at least 40 by 15. Your answer is kept."
	lines := strings.Split(ansi.Wrap(text, width, ""), "\n")
	return strings.Join(lines[:min(len(lines), height)], "\n")
}

// Wrap sets plain or styled text in lines of at most width cells.
func Wrap(text string, width int) string {
	return ansi.Wrap(text, max(width, 1), "")
}

// Cut shortens a line to width cells, with an ellipsis where it was cut.
func Cut(line string, width int) string {
	return ansi.Truncate(line, max(width, 0), "…")
}

// Pad brings a line to exactly width cells, cut or with spaces behind it.
func Pad(line string, width int) string {
	line = Cut(line, width)
	return line + strings.Repeat(" ", max(width-ansi.StringWidth(line), 0))
}
