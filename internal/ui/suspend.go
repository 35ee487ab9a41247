package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/history"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/screen"
)

// suspend hands the terminal back to the shell. The clock stands still, and
// the draft is saved first, in case nobody comes back.
func (a *App) suspend() tea.Cmd {
	if !a.env.CanSuspend {
		return nil
	}
	if a.session != nil {
		a.session.Halt(a.env.Uptime())
	}
	d, ok := a.draft()
	if !ok || a.keeper.archive == nil {
		return tea.Suspend
	}
	ctx, archive, saving := a.ctx, a.keeper.archive, draftJob(d)
	saved := func() tea.Msg {
		_ = saving.run(ctx, archive) // its error is told with the job's own message
		return nil
	}
	return tea.Batch(a.keeper.add(ctx, saving), tea.Sequence(saved, tea.Suspend))
}

// wake goes on after a suspension.
func (a *App) wake() tea.Cmd {
	if a.session == nil {
		return nil
	}
	lost := a.session.Wake(a.env.Uptime())
	if lost == nil {
		return nil
	}
	return a.say(*lost)
}

// say tells about an interruption, once.
func (a *App) say(i history.Interruption) tea.Cmd {
	if i.Length >= 0 && i.Length < time.Second {
		return nil
	}
	return a.env.Send(screen.NoticedMsg{Text: report.Interrupted(i)})
}
