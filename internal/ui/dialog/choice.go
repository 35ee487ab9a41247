package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/theme"
)

// choiceWidth is the widest a choice is drawn, in cells.
const choiceWidth = 64

// Option is one way to answer a choice.
type Option struct {
	// Key is the letter or chord that takes the option at once.
	Key   string
	Label string
	// Msg is what the program is told; nil tells it nothing.
	Msg tea.Msg
}

// Choice asks the person to take one of several options: by its key, or with
// the arrows and enter. Esc takes the option marked as the way out.
type Choice struct {
	Title   string
	Text    string
	Options []Option
	// Out is the index of the option that esc takes.
	Out int
	// Lapsed reports whether something that happened meanwhile has made the
	// question pointless; nil for never.
	Lapsed func() bool
	window frame.Window
}

// Update implements Dialog.
func (c *Choice) Update(msg tea.KeyPressMsg) (Dialog, tea.Msg) {
	switch k := msg.String(); k {
	case "up", "shift+tab":
		c.window.Move(-1, len(c.Options))
	case "down", "tab":
		c.window.Move(1, len(c.Options))
	case "enter":
		return nil, c.Options[c.window.Cursor].Msg
	case "esc":
		return nil, c.Options[c.Out].Msg
	default:
		for _, o := range c.Options {
			if o.Key == k {
				return nil, o.Msg
			}
		}
	}
	return c, nil
}

// View implements Dialog. Where the text and the options do not both fit, the
// text is cut: the way on is what matters.
func (c *Choice) View(t *theme.Theme, width, height int) string {
	width = min(width, choiceWidth)
	room := height - 2
	var lines []string
	if c.Text != "" {
		text := strings.Split(frame.Wrap(c.Text, width-4), "\n")
		keep := max(room-len(c.Options)-1, 0)
		lines = append(text[:min(len(text), keep)], "")
	}
	if room < len(c.Options)+len(lines) {
		lines = nil
	}
	shown := min(room, len(c.Options))
	c.window.Fit(shown, len(c.Options))
	for i := c.window.Top; i < c.window.Top+shown; i++ {
		lines = append(lines, c.option(t, i))
	}
	return panel(t, c.Title, lines, width)
}

func (c *Choice) option(t *theme.Theme, i int) string {
	o := c.Options[i]
	mark, style := "  ", t.Text
	if i == c.window.Cursor {
		mark, style = "▸ ", t.Selected
	}
	pad := strings.Repeat(" ", max(c.keyWidth()-len([]rune(o.Key)), 0))
	return mark + t.Key.Render(o.Key) + pad + "  " + style.Render(o.Label)
}

func (c *Choice) keyWidth() int {
	widest := 0
	for _, o := range c.Options {
		widest = max(widest, len([]rune(o.Key)))
	}
	return widest
}
