package mock

import (
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/ui/dialog"
)

// askToLeave asks once while the interview goes on, or the guest can take it
// home; asked again, the person leaves.
func (p *Program) askToLeave(left leftMsg) tea.Cmd {
	v := p.desk.View
	over := v.Closed || v.Phase == peer.Ended && (!p.hosts() || v.Rounds == 0)
	if over || !p.shell.Confirm(p.leaving(left)) {
		return p.desk.Send(left)
	}
	return nil
}

// leaving is the question, and says what becomes of the seat.
func (p *Program) leaving(left leftMsg) *dialog.Choice {
	c := &dialog.Choice{
		Title: "Leave the interview?",
		Text:  "Your seat is kept for you.",
		Options: []dialog.Option{
			{Key: "n", Label: "Stay"},
			{Key: "y", Label: "Leave", Msg: left},
		},
	}
	switch v := p.desk.View; {
	case p.hosts() && v.Phase == peer.Ended:
		c.Title = "Leave now?"
		c.Text = v.Guest.Name + " can still take the interview home until you leave."
	case p.hosts() && untouched(v):
		c.Text = "The interview has not begun, and nothing of it is kept."
		if v.Partner().Present {
			c.Text += " " + v.Partner().Name + " is told that you have left."
		}
	case p.hosts():
		c.Text = v.Partner().Name + " is told that you have left. The interview is kept, and when you have left, a line says how to go on with it."
	case p.options.Seat == peer.Watcher:
		c.Text = "The two go on without you."
	}
	return c
}
