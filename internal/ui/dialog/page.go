package dialog

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/theme"
)

// Page is something to read: help, hints, a sample answer.
type Page struct {
	Title string
	// Draw returns the text in lines of at most width cells.
	Draw func(t *theme.Theme, width int) string

	top, rows, visible int
}

// Update implements Dialog: it scrolls, and closes on esc, enter or q.
func (p *Page) Update(msg tea.KeyPressMsg) (Dialog, tea.Msg) {
	switch msg.String() {
	case "esc", "enter", "q", "?", "f1":
		return nil, nil
	case "up", "k":
		p.top--
	case "down", "j":
		p.top++
	case "pgup", "b":
		p.top -= p.visible
	case "pgdown", "space":
		p.top += p.visible
	case "home", "g":
		p.top = 0
	case "end", "G":
		p.top = p.rows
	}
	return p, nil
}

// View implements Dialog. The page is as wide as its text, and no wider than
// text should be set.
func (p *Page) View(t *theme.Theme, width, height int) string {
	inner := min(width-4, frame.Measure)
	lines := strings.Split(p.Draw(t, inner), "\n")
	p.rows, p.visible = len(lines), max(min(height-4, len(lines)), 1)
	p.top = max(min(p.top, p.rows-p.visible), 0)
	widest := ansi.StringWidth(p.Title) + 3
	for _, line := range lines {
		widest = max(widest, ansi.StringWidth(line))
	}
	shown := append([]string{}, lines[p.top:p.top+p.visible]...)
	footer := p.footer()
	widest = max(widest, ansi.StringWidth(footer))
	return panel(t, p.Title, append(shown, "", t.Muted.Render(footer)), min(widest, inner)+4)
}

func (p *Page) footer() string {
	if p.rows <= p.visible {
		return "esc close"
	}
	return fmt.Sprintf("↑↓ scroll   esc close   %d–%d of %d", p.top+1, p.top+p.visible, p.rows)
}
