package ui

import (
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/ui/answer"
	"okrcoach/internal/ui/brief"
	historyscreen "okrcoach/internal/ui/history"
	"okrcoach/internal/ui/home"
	"okrcoach/internal/ui/rating"
	"okrcoach/internal/ui/review"
	"okrcoach/internal/ui/screen"
)

// route follows what a screen or a dialog asked for.
func (a *App) route(msg tea.Msg) (cmd tea.Cmd, done bool) {
	switch msg := msg.(type) {
	case screen.HomeAskedMsg:
		a.leaveSession()
		a.shell.Show(home.New(a.env))
	case screen.HistoryAskedMsg:
		a.leaveSession()
		a.shell.Show(historyscreen.New(a.env))
		return a.readAttempts(), true
	case screen.QuestionChosenMsg:
		a.begin(practice.New(msg.Question, a.sessionOptions(msg.Question.ID)))
	case screen.RetryAskedMsg:
		a.retry(msg)
	case screen.AttemptOpenedMsg:
		return a.openAttempt(msg.Attempt), true
	case judgedMsg:
		return a.judged(msg), true
	case brief.StartedMsg:
		return a.start(msg), true
	case startDueMsg:
		return a.startDue(), true
	case screen.PhaseChangedMsg:
		return tea.Batch(a.showPhase(), a.save()), true
	case rating.FinishedMsg:
		return a.finish(msg.Attempt), true
	case screen.LeaveAskedMsg:
		return tea.Quit, true
	case interruptedMsg:
		a.interrupted = true
		return tea.Quit, true
	case answer.HelpAskedMsg:
		return a.shell.OpenHelp(), true
	default:
		return a.routeKept(msg)
	}
	return nil, true
}

// routeKept follows what has to do with what is kept: aids, drafts, exports.
func (a *App) routeKept(msg tea.Msg) (cmd tea.Cmd, done bool) {
	switch msg := msg.(type) {
	case screen.AidAskedMsg:
		return a.aid(msg), true
	case aidConfirmedMsg:
		return a.openAid(screen.AidAskedMsg(msg)), true
	case screen.ExportAskedMsg:
		return a.export(msg.Attempt), true
	case screen.DeletionAskedMsg:
		return a.remove(msg.Attempt), true
	case removedMsg:
		return a.removed(msg), true
	case answer.DiscardAskedMsg:
		return a.discardSession(), true
	case draftChosenMsg:
		return a.claim(msg.draft), true
	case draftClaimedMsg:
		return a.resume(msg), true
	case draftDiscardedMsg:
		return a.discard(msg.draft.ID), true
	case freshChosenMsg:
		return a.startDue(), true
	}
	return a.routeCritique(msg)
}

// sessionOptions are those of a fresh attempt.
func (a *App) sessionOptions(question string) practice.Options {
	return practice.Options{ID: a.env.NewID(), Limit: a.options.Limit, Aids: a.aids[question], StartedAt: a.env.Today()}
}

// begin makes a session the one under way and shows its brief.
func (a *App) begin(s *practice.Session) {
	a.session = s
	a.callOff()
	a.keeper.forget()
	a.shell.Show(brief.New(a.env, s))
}

func (a *App) leaveSession() {
	a.session = nil
	a.callOff()
}

// retry opens the brief of the same question again, with the old answer to
// start from if that was asked for.
func (a *App) retry(msg screen.RetryAskedMsg) {
	o := a.sessionOptions(msg.Question.ID)
	o.Parent = msg.Attempt.ID
	if msg.KeepText {
		o.Text = msg.Attempt.Text
	}
	a.begin(practice.New(msg.Question, o))
}

// finish keeps the attempt and shows its review. The attempt is on its way to
// the disk before anything else can fail.
func (a *App) finish(attempt history.Attempt) tea.Cmd {
	a.env.Attempts = append([]history.Attempt{attempt}, a.env.Attempts...)
	a.unsaved[attempt.ID] = true
	question := a.session.Question()
	delete(a.aids, question.ID)
	a.session = nil
	a.shell.Show(review.New(a.env, attempt, &question))
	return a.keeper.add(a.ctx, finishJob(attempt))
}
