package shell

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/theme"
)

// OpenHelp opens the page of the keys that apply on this screen. It returns
// no command, for callers that have to return one.
func (s *Shell) OpenHelp() tea.Cmd {
	groups := append(s.screen.Help(), screen.Group{Title: "Everywhere", Keys: s.everywhere})
	return s.desk.Open(&dialog.Page{Title: "Keys", Draw: func(t *theme.Theme, width int) string {
		return drawHelp(t, groups, width)
	}})
}

// drawHelp sets keys and what they do in two columns, in groups.
func drawHelp(t *theme.Theme, groups []screen.Group, width int) string {
	column := keyColumn(groups, width)
	var lines []string
	for i, g := range groups {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, t.Heading.Render(g.Title))
		for _, k := range g.Keys {
			if k.Enabled() {
				lines = append(lines, helpLines(t, k, column, width)...)
			}
		}
	}
	return strings.Join(lines, "\n")
}

func helpLines(t *theme.Theme, k key.Binding, column, width int) []string {
	keys, desc := k.Help().Key, k.Help().Desc
	lines := strings.Split(frame.Wrap(desc, width-column), "\n")
	if ansi.StringWidth(keys) >= column {
		lines = append([]string{""}, lines...)
	}
	for i := range lines {
		if i == 0 && lines[0] == "" {
			lines[0] = t.Key.Render(keys)
			continue
		}
		label := ""
		if i == 0 {
			label = keys
		}
		lines[i] = t.Key.Render(frame.Pad(label, column)) + lines[i]
	}
	return lines
}

// widestKey is the widest that the column of keys gets, in cells. The few
// keys that are longer have a line to themselves.
const widestKey = 20

// keyColumn is as wide as most keys need, and at most half the page.
func keyColumn(groups []screen.Group, width int) int {
	widest := 8
	for _, g := range groups {
		for _, k := range g.Keys {
			if w := ansi.StringWidth(k.Help().Key) + 2; w <= min(width/2, widestKey) {
				widest = max(widest, w)
			}
		}
	}
	return widest
}
