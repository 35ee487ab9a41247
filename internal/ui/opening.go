package ui

import (
	"context"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/clean"
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
	if msg.attempts, err = attempts(ctx, msg.archive, attemptsFirst); err != nil && msg.err == nil {
		msg.err = err
	}
	for i := range msg.drafts {
		msg.drafts[i].Text, msg.drafts[i].Plan = clean.Text(msg.drafts[i].Text), clean.Text(msg.drafts[i].Plan)
	}
	return msg
}

// attempts reads the newest attempts, all of them where limit is 0. A file
// that somebody has edited by hand may hold anything, so it is cleaned; a
// review of other bytes than these is then worth nothing.
func attempts(ctx context.Context, archive *history.Archive, limit int) ([]history.Attempt, error) {
	found, err := archive.Attempts(ctx, history.Filter{Limit: limit})
	for i := range found {
		a := &found[i]
		if text := clean.Text(a.Text); text != a.Text {
			a.Text, a.Review = text, nil
		}
		a.Plan, a.QuestionTitle = clean.Text(a.Plan), clean.Line(a.QuestionTitle)
	}
	return found, err
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
	_, atHome := a.screen.(*home.Home)
	first := a.env.Question(questions.Opening)
	if !atHome || a.pressed || !a.opening.opened || len(a.env.Attempts) > 0 || first == nil {
		return
	}
	a.begin(practice.New(*first, a.sessionOptions()))
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
		Text:    fmt.Sprintf("%d question files were left out. okrcoach questions lint says why.", len(faulty)),
		Trouble: true,
	})
}

func (a *App) attemptsRead(msg attemptsReadMsg) tea.Cmd {
	if msg.err != nil {
		return a.tell(msg.err)
	}
	// What was finished since is on its way to the disk and not among these.
	a.env.Attempts = append(newer(a.env.Attempts, msg.attempts), msg.attempts...)
	a.refresh()
	return nil
}

// newer returns the attempts at the head of shown that stored begins without.
func newer(shown, stored []history.Attempt) []history.Attempt {
	for i := range shown {
		if len(stored) > 0 && shown[i].ID == stored[0].ID {
			return slices.Clone(shown[:i])
		}
	}
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
	if a.opening.pending == nil || len(a.dialogs) > 0 {
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
	if pending == nil || len(a.dialogs) > 0 || a.session == nil {
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
