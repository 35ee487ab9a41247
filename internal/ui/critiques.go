package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/history"
	critiquescreen "okrcoach/internal/ui/critique"
	"okrcoach/internal/ui/screen"
)

// routeCritique follows what has to do with critiques by language models.
func (a *App) routeCritique(msg tea.Msg) (cmd tea.Cmd, done bool) {
	switch msg := msg.(type) {
	case screen.CritiqueAskedMsg:
		return a.openCritiques(msg), true
	case screen.CritiqueBegunMsg:
		return a.keepCritique(msg.Attempt, msg.Critique, func(err error) tea.Msg {
			return critiqueKeptMsg{msg.Critique.ID, err}
		}), true
	case screen.CritiqueCameMsg:
		return a.keepCritique(msg.Attempt, msg.Critique, nil), true
	case critiqueKeptMsg:
		return a.critiqueKept(msg), true
	}
	return nil, false
}

// openCritiques shows the critiques of an attempt, and asks for one where
// there is none. Under --offline that is not to be had.
func (a *App) openCritiques(msg screen.CritiqueAskedMsg) tea.Cmd {
	if a.env.Offline && len(msg.Attempt.Critiques) == 0 {
		return a.env.Send(screen.NoticedMsg{Text: "A critique needs a language model, and this is --offline. Start okrcoach without it to ask for one; this attempt is in the history."})
	}
	s := critiquescreen.New(a.env, msg.Attempt, msg.Question)
	a.shell.Show(s)
	return s.Start()
}

// keepCritique puts a critique on its way to the disk. It waits its turn
// behind the attempt that it is about.
func (a *App) keepCritique(at history.Attempt, c coaching.Critique, tell func(error) tea.Msg) tea.Cmd {
	if i := slices.IndexFunc(a.env.Attempts, func(known history.Attempt) bool { return known.ID == at.ID }); i >= 0 {
		a.env.Attempts = slices.Clone(a.env.Attempts)
		a.env.Attempts[i] = at
	}
	return a.keeper.add(a.ctx, &job{
		write: func(ctx context.Context, archive *history.Archive) error { return archive.KeepCritique(ctx, at, c) },
		tell:  tell,
	})
}

// critiqueKeptMsg says that an attempt is on disk with the critique that is
// about to be asked for, or what is wrong.
type critiqueKeptMsg struct {
	critique string
	err      error
}

// critiqueKept lets the critique begin. Where nothing could be kept the
// person is told; what they wrote is no less safe for it.
func (a *App) critiqueKept(msg critiqueKeptMsg) tea.Cmd {
	var told tea.Cmd
	if msg.err != nil {
		told = a.tell(msg.err)
	}
	return tea.Batch(told, a.shell.Tell(screen.CritiqueSafeMsg{Critique: msg.critique}))
}
