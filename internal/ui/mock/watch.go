package mock

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/practice"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/screen"
)

// watch brings the changes of a room to a program.
type watch struct {
	changed <-chan struct{}
	stop    func()
}

// changedMsg says that the room has changed.
type changedMsg struct{}

func watchRoom(r *peer.Room) watch {
	changed, stop := r.Subscribe()
	return watch{changed, stop}
}

// wait returns the command that waits for the next change. It ends when the
// watch is stopped.
func (w watch) wait() tea.Cmd {
	changed := w.changed
	return func() tea.Msg {
		if _, open := <-changed; !open {
			return nil
		}
		return changedMsg{}
	}
}

// sayAway tells about a stretch of time that counted for nobody, where one has
// come between two views and a clock was running. Old is nil at the first.
func sayAway(d *screen.Desk, old, v *peer.View) {
	timed := v.Phase == peer.Answer || v.Phase == peer.FollowUps
	if v.Away == nil || !timed || old != nil && old.Away != nil && *old.Away == *v.Away {
		return
	}
	d.Send(screen.NoticedMsg{Text: report.Interrupted(*v.Away)})
}

// beatMsg is due every practice.BeatEvery, for the room of the program that
// hosts it.
type beatMsg struct{}

func beat() tea.Cmd {
	return tea.Tick(practice.BeatEvery, func(time.Time) tea.Msg { return beatMsg{} })
}

// leftMsg says that the person leaves, and whether by ctrl+c.
type leftMsg struct{ interrupted bool }
