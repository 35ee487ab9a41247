package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/clean"
	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/brief"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/home"
	"okrcoach/internal/ui/screen"
)

const (
	// openAfter leaves the first frame its time before the history is opened.
	openAfter = 25 * time.Millisecond
	// waitForHistory is how long a start waits for the history, which may
	// hold an unfinished answer to go on with.
	waitForHistory = 300 * time.Millisecond
	// offered is the most drafts that are offered at a start.
	offered = 4
	// attemptsFirst is how many attempts are read before the person may have
	// to wait; the rest follows.
	attemptsFirst = 200
)

// opening is how far the start of the program has come.
type opening struct {
	// opened says that the history has answered.
	opened bool
	// pending is a start that waits for the history.
	pending *brief.StartedMsg
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
		cmds = append(cmds, screen.Send(screen.NoticedMsg{Text: "An unfinished answer is kept. It will be offered at the next start."}))
	default:
		cmds = append(cmds, dialog.Open(a.offer(msg.drafts)))
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
			return screen.Send(screen.NoticedMsg{
				Text:    fmt.Sprintf("The question in %s was left out. okrcoach questions lint %s says why.", path, path),
				Trouble: true,
			})
		}
	}
	return screen.Send(screen.NoticedMsg{
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

// startDue begins what was asked for; without a start that waits it does
// nothing.
func (a *App) startDue() tea.Cmd {
	pending := a.opening.pending
	if pending == nil || len(a.dialogs) > 0 || a.session == nil {
		return nil
	}
	a.opening.pending = nil
	now := a.env.Uptime()
	var err error
	if pending.Plan {
		err = a.session.BeginPlan(now)
	} else {
		err = a.session.BeginAnswer(now)
	}
	if err != nil {
		return screen.Send(screen.NoticedMsg{Text: sentence(err), Trouble: true})
	}
	return tea.Batch(a.showPhase(), a.save())
}

// The answers to the offer to go on.
type (
	draftChosenMsg    struct{ draft history.Draft }
	draftDiscardedMsg struct{ draft history.Draft }
	freshChosenMsg    struct{}
	// draftClaimedMsg says whether this process may go on with the draft.
	draftClaimedMsg struct {
		draft    history.Draft
		question questions.Question
		err      error
	}
)

// offer asks whether to go on with a draft.
func (a *App) offer(drafts []history.Draft) *dialog.Choice {
	c := &dialog.Choice{Title: "Go on where you stopped?"}
	for i, d := range drafts[:min(len(drafts), offered)] {
		label := "Go on: " + d.QuestionTitle + ", " + state(d)
		c.Options = append(c.Options, dialog.Option{Key: fmt.Sprint(i + 1), Label: label, Msg: draftChosenMsg{d}})
	}
	fresh := "Start fresh, the draft stays"
	if len(drafts) > 1 {
		c.Text = report.Plural(len(drafts), "answer") + " not finished."
		fresh = "Start fresh, the drafts stay"
	} else {
		c.Text = drafts[0].QuestionTitle + ": " + state(drafts[0]) + "."
		c.Options[0].Key, c.Options[0].Label = "enter", "Go on"
	}
	c.Options = append(c.Options, dialog.Option{Key: "n", Label: fresh, Msg: freshChosenMsg{}})
	if len(drafts) == 1 {
		c.Options = append(c.Options, dialog.Option{Key: "x", Label: "Throw the draft away", Msg: draftDiscardedMsg{drafts[0]}})
	}
	c.Out = len(c.Options) - 1
	if len(drafts) == 1 {
		c.Out--
	}
	return c
}

// state says how far a draft has come.
func state(d history.Draft) string {
	words := report.Plural(prose.CountWords(d.Text), "word")
	switch d.Phase {
	case practice.Plan:
		return "still planning"
	case practice.Submitted, practice.Rating:
		return words + ", submitted"
	}
	return words + ", " + report.Left(d.Limit-d.Answering)
}

// claim makes sure that no other process works on the draft.
func (a *App) claim(d history.Draft) tea.Cmd {
	archive, library := a.env.Archive, a.env.Library
	return func() tea.Msg {
		q, err := library.Find(d.QuestionID)
		if err != nil {
			// The text matters more than the question that has gone.
			q = questions.Question{ID: d.QuestionID, Title: d.QuestionTitle, Time: d.Limit}
		}
		return draftClaimedMsg{d, q, archive.Hold(d.ID)}
	}
}

// resume goes on with a draft, with the clock where it was.
func (a *App) resume(msg draftClaimedMsg) tea.Cmd {
	switch {
	case errors.Is(msg.err, history.ErrHeld):
		text := "This answer is open in another okrcoach. Go on there, or close it and start again."
		return screen.Send(screen.NoticedMsg{Text: text, Trouble: true})
	case msg.err != nil:
		return screen.Send(screen.NoticedMsg{Text: sentence(msg.err), Trouble: true})
	}
	a.opening.pending = nil
	session, away := practice.Resume(msg.question, msg.draft, a.env.Today())
	a.session = session
	a.keeper.forget()
	a.keeper.started = true
	cmd := a.showPhase()
	a.session.Continue(a.env.Uptime())
	return tea.Batch(cmd, a.save(), a.say(away))
}

// discard removes a draft that is not wanted any more.
func (a *App) discard(id string) tea.Cmd {
	return tea.Batch(a.keeper.add(a.ctx, job{write: func(ctx context.Context, archive *history.Archive) error {
		return archive.DiscardDraft(ctx, id)
	}}), a.startDue())
}

// discardSession throws the attempt under way away.
func (a *App) discardSession() tea.Cmd {
	if a.session == nil {
		return nil
	}
	id := a.session.ID()
	a.leaveSession()
	a.keeper.forget()
	a.show(home.New(a.env))
	return a.discard(id)
}
