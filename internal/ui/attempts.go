package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
	historyscreen "okrcoach/internal/ui/history"
	"okrcoach/internal/ui/review"
	"okrcoach/internal/ui/screen"
)

// export writes an attempt to a file of its own in the export folder.
func (a *App) export(attempt history.Attempt) tea.Cmd {
	library, dir := a.env.Library, a.env.ExportDir
	return func() tea.Msg {
		text := ""
		if q, err := library.Find(attempt.QuestionID); err == nil {
			text = report.Markdown(attempt, &q)
		} else {
			text = report.Markdown(attempt, nil)
		}
		path, err := report.WriteNew(dir, attempt.QuestionID+"-"+attempt.StartedAt.Format("2006-01-02"), text)
		if err != nil {
			return screen.NoticedMsg{
				Text:    fmt.Sprintf("The file could not be written (%v). The attempt is still in the history.", err),
				Trouble: true,
			}
		}
		return screen.NoticedMsg{Text: "Written to " + path + "."}
	}
}

// removedMsg says that an attempt was deleted, or why not.
type removedMsg struct {
	id  string
	err error
}

// remove deletes an attempt with everything that belongs to it. It waits its
// turn behind what is still to be written.
func (a *App) remove(attempt history.Attempt) tea.Cmd {
	id := attempt.ID
	return a.keeper.add(a.ctx, &job{
		write: func(ctx context.Context, archive *history.Archive) error { return archive.Delete(ctx, id) },
		tell:  func(err error) tea.Msg { return removedMsg{id, err} },
	})
}

func (a *App) removed(msg removedMsg) tea.Cmd {
	gone := msg.err == nil || errors.Is(msg.err, history.ErrTrace) || errors.Is(msg.err, history.ErrNotFound)
	if !gone {
		return a.env.Send(screen.NoticedMsg{Text: report.Sentence(msg.err) + " The attempt is still there.", Trouble: true})
	}
	a.env.Attempts = slices.DeleteFunc(slices.Clone(a.env.Attempts), func(at history.Attempt) bool { return at.ID == msg.id })
	if shown, ok := a.shell.Screen().(*review.Review); ok && shown.Of(msg.id) {
		a.shell.Show(historyscreen.New(a.env))
	}
	if errors.Is(msg.err, history.ErrTrace) {
		return a.env.Send(screen.NoticedMsg{Text: report.Sentence(msg.err), Trouble: true})
	}
	return a.env.Send(screen.NoticedMsg{Text: "The attempt is deleted."})
}

// judgedMsg brings the review of an attempt from the history that had none.
type judgedMsg struct{ attempt history.Attempt }

// openAttempt shows the review of an attempt. One whose file was edited by
// hand has none any more and is judged anew.
func (a *App) openAttempt(attempt history.Attempt) tea.Cmd {
	question := a.env.Question(attempt.QuestionID)
	if attempt.Review != nil {
		a.shell.Show(review.New(a.env, attempt, question))
		return nil
	}
	judge := a.env.Judge
	return func() tea.Msg {
		if question == nil {
			question = &questions.Question{ID: attempt.QuestionID, Title: attempt.QuestionTitle}
		}
		r := judge(*question, practice.Answered(attempt))
		attempt.Review = &r
		return judgedMsg{attempt}
	}
}

// judged shows the review that was asked for in the history, unless the person
// has gone elsewhere since.
func (a *App) judged(msg judgedMsg) tea.Cmd {
	if _, ok := a.shell.Screen().(*historyscreen.History); !ok {
		return nil
	}
	return a.openAttempt(msg.attempt)
}

// readAttempts reads the attempts anew: another process may have added or
// deleted some.
func (a *App) readAttempts() tea.Cmd {
	if a.env.Archive == nil {
		return nil
	}
	ctx, archive := a.ctx, a.env.Archive
	return func() tea.Msg {
		all, err := archive.Attempts(ctx, history.Filter{})
		return attemptsReadMsg{all, err}
	}
}
