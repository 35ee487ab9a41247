package screen

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/practice"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/markdown"
	"okrcoach/internal/ui/theme"
)

// Desk is what every screen of ours may use, whoever sits at it: how things
// look, a clock, and a way to ask the program for something. It reaches
// nothing outside the program, so a stranger may be given one.
type Desk struct {
	Theme    *theme.Theme
	Markdown *markdown.Renderer
	Uptime   practice.Uptime
	// WidthMethod is how the terminal measures graphemes of several runes.
	WidthMethod ansi.Method

	sent []tea.Msg
}

// Send hands msg to the program, which handles it before the next key: what
// is typed right behind enter goes to the screen that enter leads to. It
// returns no command, for callers that have to return one.
func (d *Desk) Send(msg tea.Msg) tea.Cmd {
	d.sent = append(d.sent, msg)
	return nil
}

// Open puts a dialog on top, before the next key.
func (d *Desk) Open(over dialog.Dialog) tea.Cmd { return d.Send(dialog.OpenedMsg{Dialog: over}) }

// Sent takes the oldest message that was sent and not yet handled; nil where
// there is none.
func (d *Desk) Sent() tea.Msg {
	if len(d.sent) == 0 {
		return nil
	}
	msg := d.sent[0]
	d.sent = d.sent[1:]
	return msg
}
