// Package screen says what a screen of the program is and what it may use. It
// holds no state of its own: the program in package ui owns the screens, and
// each screen lives in a package beside this one.
package screen

import (
	"context"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/questions"
)

// Screen is one full page of the program. Screens are plain structs; the
// program is the only tea.Model.
type Screen interface {
	Update(msg tea.Msg) (Screen, tea.Cmd)
	// View returns exactly as many rows as SetSize gave.
	View() string
	SetSize(width, height int)
	// Cursor is where the terminal's cursor belongs; nil hides it.
	Cursor() *tea.Cursor
	// Typing reports whether plain letters are input, so that no letter may
	// act as a command.
	Typing() bool
	// Help lists the keys that apply here and now.
	Help() []Group
}

// Writer is a screen with text that belongs in the draft.
type Writer interface {
	// Revision changes with every change of the text.
	Revision() int
	// Keep hands the text to the session.
	Keep()
}

// Group is a set of keys under a heading of the help.
type Group struct {
	Title string
	Keys  []key.Binding
}

// Env is what the program offers to the screens of a practice. Only the
// program changes it, and only between two messages.
type Env struct {
	Desk
	Library *questions.Library
	// Questions are all the questions there are; nil until they were read.
	Questions []questions.Question
	// Archive is nil until the history has been opened.
	Archive *history.Archive
	// Attempts is what the history held when last read, newest first.
	Attempts []history.Attempt
	Today    func() time.Time
	// NewID names a new attempt.
	NewID func() string
	// Editor is the command line of the person's own editor; empty for none.
	Editor string
	// Context ends when the program is to end.
	Context context.Context
	// SaveNow saves the draft at once and waits; for the one moment at which
	// the program's own loop is at rest.
	SaveNow func()
	// CanSuspend says that a shell with job control is there to go back to.
	CanSuspend bool
	// ExportDir is where exports are written.
	ExportDir string
	// Judge reviews an answer.
	Judge func(questions.Question, critique.Answer) critique.Review
	// Offline says that the person was promised that no socket is opened.
	Offline bool
	// Coach asks language models; nil where Offline.
	Coach Coach
}

// Question returns the question with an id, or nil if there is none or the
// questions have not been read yet.
func (e *Env) Question(id string) *questions.Question {
	for i := range e.Questions {
		if e.Questions[i].ID == id {
			return &e.Questions[i]
		}
	}
	return nil
}

// Answered reports whether the person has finished an attempt at the question.
func (e *Env) Answered(question string) bool {
	return practice.Latest(e.Attempts, question) != nil
}

// The messages by which any screen asks the program for something.
type (
	// HomeAskedMsg asks for the chooser, HistoryAskedMsg for the history.
	HomeAskedMsg    struct{}
	HistoryAskedMsg struct{}
	// QuestionChosenMsg asks for the brief of a question.
	QuestionChosenMsg struct{ Question questions.Question }
	// PhaseChangedMsg says that the session has moved on, so that another
	// screen is due.
	PhaseChangedMsg struct{}
	// AttemptOpenedMsg asks for the review of an attempt from the history.
	AttemptOpenedMsg struct{ Attempt history.Attempt }
	// RetryAskedMsg asks for the same question again.
	RetryAskedMsg struct {
		Attempt  history.Attempt
		Question questions.Question
		// KeepText starts with the old answer.
		KeepText bool
	}
	// LeaveAskedMsg asks to end the program.
	LeaveAskedMsg struct{}
	// AidAskedMsg asks to open help on a question.
	AidAskedMsg struct {
		Question questions.Question
		Aid      history.Aid
	}
	// ExportAskedMsg asks to write an attempt to a file.
	ExportAskedMsg struct{ Attempt history.Attempt }
	// DeletionAskedMsg asks to delete an attempt for good.
	DeletionAskedMsg struct{ Attempt history.Attempt }
	// CritiqueAskedMsg asks for the critiques of an attempt by language models.
	CritiqueAskedMsg struct {
		Attempt  history.Attempt
		Question questions.Question
	}
	// CritiqueBegunMsg asks to keep an attempt with a critique that is about
	// to be asked for; CritiqueSafeMsg answers that this was done.
	CritiqueBegunMsg struct {
		Attempt  history.Attempt
		Critique coaching.Critique
	}
	CritiqueSafeMsg struct{ Critique string }
	// CritiqueCameMsg asks to keep what has come of a critique.
	CritiqueCameMsg struct {
		Attempt  history.Attempt
		Critique coaching.Critique
	}
	// NoticedMsg asks for a line at the foot of the screen.
	NoticedMsg struct {
		Text string
		// Trouble marks a notice of something that went wrong.
		Trouble bool
		// Refusal marks trouble with what the person has just tried. It goes
		// with the next thing that they do, and with the screen.
		Refusal bool
	}
	// SucceededMsg says that the person has done something, so that what was
	// refused before is no news any more.
	SucceededMsg struct{}
)
