package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/practice"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/screen"
)

// everywhere are the keys that the program takes on every screen.
func everywhere(canSuspend bool) []key.Binding {
	suspend := screen.Bind("ctrl+z", "suspend; the clock stands still", "ctrl+z")
	suspend.SetEnabled(canSuspend)
	return []key.Binding{
		screen.Bind("F1", "this help", "f1"),
		screen.Bind("ctrl+c", "leave; a draft is kept", "ctrl+c"),
		suspend,
	}
}

// interruptedMsg says that the person wants to leave by ctrl+c.
type interruptedMsg struct{}

// askToLeave asks once while there is something under way; a second ctrl+c,
// or one with nothing to lose, leaves.
func (a *App) askToLeave() tea.Cmd {
	if a.underWay() && a.shell.Confirm(&dialog.Choice{
		Title: "Leave okrcoach?",
		Text:  "Your draft is kept, with the clock as it is. Press ctrl+c again to leave.",
		Options: []dialog.Option{
			{Key: "n", Label: "Stay"},
			{Key: "y", Label: "Leave", Msg: interruptedMsg{}},
		},
	}) {
		return nil
	}
	return a.env.Send(interruptedMsg{})
}

// underWay reports whether an attempt has begun and not yet been reviewed.
func (a *App) underWay() bool {
	return a.session != nil && a.session.Phase() != practice.Brief && a.session.Phase() != practice.Review
}
