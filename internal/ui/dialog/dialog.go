// Package dialog holds what is drawn over a screen: choices to make and pages
// to read. Dialogs stack; the program shows the top one and gives it the keys.
package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/theme"
)

// Dialog is one overlay.
type Dialog interface {
	// Update handles a key. It returns nil for the dialog when it is done,
	// and what the program is to be told, if anything.
	Update(msg tea.KeyPressMsg) (Dialog, tea.Msg)
	// View draws the dialog to fit into width by height cells.
	View(t *theme.Theme, width, height int) string
}

// OpenedMsg asks the program to put a dialog on top.
type OpenedMsg struct{ Dialog Dialog }

// Over draws a dialog in the middle of a screen of the given size.
func Over(screen string, d Dialog, t *theme.Theme, width, height int) string {
	box := frame.Thin(d.View(t, width, height))
	x := max((width-lipgloss.Width(box))/2, 0)
	y := max((height-lipgloss.Height(box))/3, 0)
	return lipgloss.NewCompositor(
		lipgloss.NewLayer(screen),
		lipgloss.NewLayer(box).X(x).Y(y).Z(1),
	).Render()
}

// panel draws a bordered box around lines that are already wrapped.
func panel(t *theme.Theme, title string, lines []string, width int) string {
	inner := max(width-4, 1)
	title = ansi.Truncate(title, max(inner-2, 1), "…")
	dashes := strings.Repeat("─", max(inner-ansi.StringWidth(title)-1, 0))
	side := t.FocusRule.Render("│")
	rows := []string{t.FocusRule.Render("╭─ ") + t.Strong.Render(title) + t.FocusRule.Render(" "+dashes+"╮")}
	for _, line := range lines {
		rows = append(rows, side+" "+frame.Pad(line, inner)+" "+side)
	}
	rows = append(rows, t.FocusRule.Render("╰"+strings.Repeat("─", max(width-2, 0))+"╯"))
	return strings.Join(rows, "\n")
}
