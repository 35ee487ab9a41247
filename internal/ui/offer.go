package ui

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/home"
	"okrcoach/internal/ui/screen"
)

// offered is the most drafts that are offered at a start.
const offered = 4

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
		// What tells drafts at one question apart comes first, as lines are cut.
		label := report.Progress(d) + ": " + d.QuestionTitle
		c.Options = append(c.Options, dialog.Option{Key: fmt.Sprint(i + 1), Label: label, Msg: draftChosenMsg{d}})
	}
	fresh := "Start fresh, the draft stays"
	if len(drafts) > 1 {
		c.Text = report.Plural(len(drafts), "answer") + " not finished."
		fresh = "Start fresh, the drafts stay"
	} else {
		c.Text = drafts[0].QuestionTitle + ": " + report.Progress(drafts[0]) + "."
		c.Options[0].Key, c.Options[0].Label = "enter", "Go on"
	}
	c.Out = len(c.Options)
	c.Options = append(c.Options, dialog.Option{Key: "n", Label: fresh, Msg: freshChosenMsg{}})
	if len(drafts) == 1 {
		sure := dialog.OpenedMsg{Dialog: confirmDiscard(drafts[0], c)}
		c.Options = append(c.Options, dialog.Option{Key: "x", Label: "Throw the draft away …", Msg: sure})
	}
	return c
}

// confirmDiscard asks again, since the offer may open under the hands of
// somebody who is typing. It leads back to the offer.
func confirmDiscard(d history.Draft, offer *dialog.Choice) *dialog.Choice {
	return &dialog.Choice{
		Title: "Throw the draft away?",
		Text:  "What you have written is removed from disk and cannot be brought back.",
		Options: []dialog.Option{
			{Key: "n", Label: "Keep it", Msg: dialog.OpenedMsg{Dialog: offer}},
			{Key: "y", Label: "Throw it away", Msg: draftDiscardedMsg{d}},
		},
	}
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
	a.callOff()
	switch {
	case errors.Is(msg.err, history.ErrHeld):
		text := "This answer is open in another okrcoach. Go on there, or close it and start again."
		return a.env.Send(screen.NoticedMsg{Text: text, Trouble: true})
	case msg.err != nil:
		return a.env.Send(screen.NoticedMsg{Text: report.Sentence(msg.err), Trouble: true})
	}
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
	return tea.Batch(a.keeper.add(a.ctx, &job{write: func(ctx context.Context, archive *history.Archive) error {
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
	a.shell.Show(home.New(a.env))
	return a.discard(id)
}
