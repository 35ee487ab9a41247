package ui

import (
	"context"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/brief"
	"okrcoach/internal/ui/home"
	"okrcoach/internal/ui/screen"
)

const (
	// openAfter leaves the first frame its time before the history is opened.
	openAfter = 25 * time.Millisecond
	// waitForHistory is how long a start waits for the history, which may
	// hold an unfinished answer to go on with.
	waitForHistory = 300 * time.Millisecond
	// attemptsFirst is how many attempts are read before the person may have
	// to wait; the rest follows.
	attemptsFirst = 200
)

// opening is how far the start of the program has come.
type opening struct {
	// opened says that the history has answered.
	opened bool
	// pending is a start that waits for the history, typed what came after
	// it: the beginning of the answer.
	pending *brief.StartedMsg
	typed   []tea.Msg
}

type openDueMsg struct{}

func openSoon() tea.Cmd {
	return tea.Tick(openAfter, func(time.Time) tea.Msg { return openDueMsg{} })
}

// openedMsg brings the history.
type openedMsg struct {
	archive  *history.Archive
	attempts []history.Attempt
	drafts   []history.Draft
	err      error
}

// questionsReadMsg brings all questions.
type questionsReadMsg struct {
	questions []questions.Question
	faults    []questions.Fault
}

// attemptsReadMsg brings all attempts.
type attemptsReadMsg struct {
	attempts []history.Attempt
	err      error
}

// open reads the history and the questions, each in its own time.
func (a *App) open() tea.Cmd {
	ctx, open, library := a.ctx, a.options.OpenArchive, a.env.Library
	return tea.Batch(
		func() tea.Msg { return openArchive(ctx, open) },
		func() tea.Msg { return questionsReadMsg{library.All(), library.Faults()} },
	)
}

func openArchive(ctx context.Context, open func(context.Context) *history.Archive) tea.Msg {
	msg := openedMsg{archive: open(ctx)}
	if t := msg.archive.Trouble(); t != nil {
		msg.err = t
	}
	var err error
	if msg.drafts, err = msg.archive.Drafts(ctx); err != nil && msg.err == nil {
		msg.err = err
	}
	if msg.attempts, err = msg.archive.Attempts(ctx, history.Filter{Limit: attemptsFirst}); err != nil && msg.err == nil {
		msg.err = err
	}
	return msg
}

// opened takes the history over, starts what waited for it, and offers to go
// on with what was left unfinished.
func (a *App) opened(msg openedMsg) tea.Cmd {
	a.opening.opened = true
	a.keeper.archive, a.env.Archive = msg.archive, msg.archive
	a.env.Attempts = append(a.env.Attempts, msg.attempts...)
	a.openFirstBrief()
	a.refresh()
	cmds := []tea.Cmd{a.keeper.next(a.ctx)}
	if len(msg.attempts) == attemptsFirst {
		cmds = append(cmds, a.readAttempts())
	}
	if msg.err != nil {
		cmds = append(cmds, a.tell(msg.err))
	}
	for _, w := range msg.archive.Warnings() {
		cmds = append(cmds, a.tell(w))
	}
	switch {
	case len(msg.drafts) == 0:
		cmds = append(cmds, a.startDue())
	case a.underWay():
		cmds = append(cmds, a.env.Send(screen.NoticedMsg{Text: "An unfinished answer is kept. It will be offered at the next start."}))
	default:
		cmds = append(cmds, a.env.Open(a.offer(msg.drafts)))
	}
	return tea.Batch(cmds...)
}

// openFirstBrief replaces the chooser where it turns out that there is no
// history, and nobody has pressed a key yet.
func (a *App) openFirstBrief() {
	_, atHome := a.shell.Screen().(*home.Home)
	first := a.env.Question(questions.Opening)
	if !atHome || a.pressed || !a.opening.opened || len(a.env.Attempts) > 0 || first == nil {
		return
	}
	a.begin(practice.New(*first, a.sessionOptions(first.ID)))
}

func (a *App) questionsRead(msg questionsReadMsg) tea.Cmd {
	a.env.Questions = msg.questions
	a.openFirstBrief()
	a.refresh()
	faulty := map[string]bool{}
	for _, f := range msg.faults {
		if f.Severity == questions.Error {
			faulty[f.Path] = true
		}
	}
	if len(faulty) == 0 {
		return nil
	}
	for path := range faulty {
		if len(faulty) == 1 {
			return a.env.Send(screen.NoticedMsg{
				Text:    fmt.Sprintf("The question in %s was left out. okrcoach questions lint %s says why.", path, path),
				Trouble: true,
			})
		}
	}
	return a.env.Send(screen.NoticedMsg{
		Text:    fmt.Sprintf("%d question files were left out. okrcoach questions says why.", len(faulty)),
		Trouble: true,
	})
}

func (a *App) attemptsRead(msg attemptsReadMsg) tea.Cmd {
	if msg.err != nil {
		return a.tell(msg.err)
	}
	stored := map[string]bool{}
	for _, attempt := range msg.attempts {
		stored[attempt.ID] = true
	}
	unsaved := slices.DeleteFunc(slices.Clone(a.env.Attempts), func(attempt history.Attempt) bool {
		return stored[attempt.ID] || !a.unsaved[attempt.ID]
	})
	a.env.Attempts = append(unsaved, msg.attempts...)
	a.refresh()
	return nil
}

// startDueMsg says that a start has waited long enough for the history.
type startDueMsg struct{}

// start begins the plan or the answer, once the history had its chance to
// offer an unfinished one.
func (a *App) start(msg brief.StartedMsg) tea.Cmd {
	a.opening.pending = &msg
	if a.opening.opened {
		return a.startDue()
	}
	return tea.Tick(waitForHistory, func(time.Time) tea.Msg { return startDueMsg{} })
}

// holdBack keeps a key or a paste that comes while a start waits. It returns
// false where nothing waits.
func (a *App) holdBack(msg tea.Msg) bool {
	if a.opening.pending == nil || a.shell.Asking() {
		return false
	}
	a.opening.typed = append(a.opening.typed, msg)
	return true
}

// callOff forgets a start that waits: something else was chosen.
func (a *App) callOff() { a.opening.pending, a.opening.typed = nil, nil }

// startDue begins what was asked for, and types what was held back; without a
// start that waits it does nothing.
func (a *App) startDue() tea.Cmd {
	pending, typed := a.opening.pending, a.opening.typed
	if pending == nil || a.shell.Asking() || a.session == nil {
		return nil
	}
	a.callOff()
	now := a.env.Uptime()
	var err error
	if pending.Plan {
		err = a.session.BeginPlan(now)
	} else {
		err = a.session.BeginAnswer(now)
	}
	if err != nil {
		return a.env.Send(screen.NoticedMsg{Text: report.Sentence(err), Trouble: true})
	}
	cmds := []tea.Cmd{a.showPhase(), a.save()}
	for _, msg := range typed {
		cmds = append(cmds, a.handle(msg))
	}
	return tea.Batch(cmds...)
}
