package mock

import (
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
)

// judge returns the command that reviews the answer, where the view is of a
// round in which that may be due. It is the host's program that judges, or the
// table: it is there as long as the room is, and meanwhile no screen waits.
func judge(room *peer.Room, v *peer.View) tea.Cmd {
	if v.Phase != peer.Reveal || v.Uncovered {
		return nil
	}
	return func() tea.Msg {
		room.Judge()
		return nil
	}
}
