// Package review is the screen that tells the truth about an answer: every
// verdict with the candidate's own words, what is missing and what to say.
// The verdicts come from package critique; nothing is judged here.
package review

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/critique"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

// pane is a part of the screen that can have the focus.
type pane int

const (
	listPane pane = iota
	answerPane
)

type keyMap struct {
	move, more, pane, critique, retry, again, sample, export, next, attempts, remove, help, quit key.Binding
}

func newKeyMap() keyMap {
	return keyMap{
		move:     screen.Bind("↑↓", "move", "up", "down", "k", "j", "home", "end"),
		more:     screen.Bind("space", "more", "space", "pgdown", "pgup"),
		pane:     screen.Bind("tab", "to the answer", "tab", "shift+tab"),
		critique: screen.Bind("c", "critique", "c"),
		retry:    screen.Bind("r", "retry", "r"),
		again:    screen.Bind("R", "retry from this text", "R"),
		sample:   screen.Bind("s", "sample", "s"),
		export:   screen.Bind("e", "export", "e"),
		next:     screen.Bind("n", "next question", "n"),
		attempts: screen.Bind("a", "attempts", "a", "esc"),
		remove:   screen.Bind("D", "delete this attempt", "D"),
		help:     screen.Bind("?", "help", "?", "f1"),
		quit:     screen.Bind("q", "quit", "q"),
	}
}

// Review is the screen.
type Review struct {
	env      *screen.Env
	attempt  history.Attempt
	question *questions.Question
	// before is the review of the attempt that this one retries, if it is
	// still there.
	before *critique.Review
	keys   keyMap
	screen.Page

	rows  []row
	list  frame.Window
	focus pane
	// detailTop is the first line of the details that is shown.
	detailTop int
	answer    answerText
}

// New returns the review of an attempt that was judged. The question is nil
// where its file is gone.
func New(env *screen.Env, attempt history.Attempt, question *questions.Question) *Review {
	r := &Review{env: env, attempt: attempt, question: question, keys: newKeyMap()}
	r.rows = rowsOf(attempt, question)
	r.answer.method = env.WidthMethod
	r.list.Cursor = firstToRead(r.rows)
	r.before = reviewOf(env.Attempts, attempt.Parent)
	if n := len(attempt.Critiques); n > 0 {
		r.keys.critique.SetHelp("c", report.Plural(n, "critique"))
	}
	gone := question == nil
	for _, b := range []*key.Binding{&r.keys.critique, &r.keys.retry, &r.keys.again, &r.keys.sample} {
		b.SetEnabled(!gone)
	}
	if attempt.ByGuest() {
		r.leaveToGuest()
	}
	return r
}

// leaveToGuest takes away what only the one who gave the answer may do with
// it: to try again, and to send it to somebody.
func (r *Review) leaveToGuest() {
	r.keys.retry.SetEnabled(false)
	r.keys.again.SetEnabled(false)
	if len(r.attempt.Critiques) == 0 {
		r.keys.critique.SetEnabled(false)
	}
}

// reviewOf returns the review of the attempt with an id; nil where there is
// none.
func reviewOf(attempts []history.Attempt, id string) *critique.Review {
	for i := range attempts {
		if id != "" && attempts[i].ID == id {
			return attempts[i].Review
		}
	}
	return nil
}

// Of reports whether this is the review of the attempt with an id.
func (r *Review) Of(id string) bool { return r.attempt.ID == id }

// SetSize implements screen.Screen.
func (r *Review) SetSize(width, height int) {
	r.Page.SetSize(width, height)
	r.show()
}

// Update implements screen.Screen.
func (r *Review) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return r, nil
	}
	switch {
	case key.Matches(press, r.keys.move):
		r.move(press.String())
	case key.Matches(press, r.keys.more):
		r.more(press.String() == "pgup")
	case key.Matches(press, r.keys.pane):
		r.turn()
	case key.Matches(press, r.keys.critique):
		return r, r.env.Send(screen.CritiqueAskedMsg{Attempt: r.attempt, Question: *r.question})
	case key.Matches(press, r.keys.retry):
		return r, r.env.Send(screen.RetryAskedMsg{Attempt: r.attempt, Question: *r.question})
	case key.Matches(press, r.keys.again):
		return r, r.env.Send(screen.RetryAskedMsg{Attempt: r.attempt, Question: *r.question, KeepText: true})
	case key.Matches(press, r.keys.sample):
		return r, r.env.Send(screen.AidAskedMsg{Question: *r.question, Aid: history.AidSample})
	case key.Matches(press, r.keys.export):
		return r, r.env.Send(screen.ExportAskedMsg{Attempt: r.attempt})
	case key.Matches(press, r.keys.next):
		return r, r.env.Send(screen.HomeAskedMsg{})
	case key.Matches(press, r.keys.attempts):
		return r, r.env.Send(screen.HistoryAskedMsg{})
	case key.Matches(press, r.keys.remove):
		return r, r.confirmRemoval()
	case key.Matches(press, r.keys.quit):
		return r, r.env.Send(screen.LeaveAskedMsg{})
	}
	return r, nil
}

func (r *Review) confirmRemoval() tea.Cmd {
	return r.env.Open(&dialog.Choice{
		Title: "Delete this attempt?",
		Text:  "The answer, its review and everything kept with it are removed for good.",
		Options: []dialog.Option{
			{Key: "n", Label: "Keep it"},
			{Key: "y", Label: "Delete it", Msg: screen.DeletionAskedMsg{Attempt: r.attempt}},
		},
	})
}

// turn gives the focus to the answer, and back to the list.
func (r *Review) turn() {
	if r.focus == listPane {
		r.focus = answerPane
		r.keys.pane.SetHelp("tab", "to the review")
		return
	}
	r.focus = listPane
	r.keys.pane.SetHelp("tab", "to the answer")
}

// more pages through what the pane with the focus cannot show at once. The
// details start over behind their end, so that one key suffices.
func (r *Review) more(back bool) {
	l := r.layout()
	if r.focus == answerPane {
		page := max(l.answer.height-1, 1)
		if back {
			page = -page
		}
		r.answer.scroll(page)
		return
	}
	page, rows := max(l.detail.height-1, 1), len(r.details(l.detail.width))
	switch {
	case back:
		r.detailTop = max(r.detailTop-page, 0)
	case r.detailTop+l.detail.height >= rows:
		r.detailTop = 0
	default:
		r.detailTop += page
	}
}

// move moves within the pane that has the focus.
func (r *Review) move(pressed string) {
	const far = 1 << 20
	delta := map[string]int{"up": -1, "k": -1, "down": 1, "j": 1, "home": -far, "end": far}[pressed]
	if r.focus == answerPane {
		r.answer.scroll(delta)
		return
	}
	r.choose(delta)
}

// choose moves to another criterion, passing over headings.
func (r *Review) choose(delta int) {
	step := 1
	if delta < 0 {
		step = -1
	}
	at := min(max(r.list.Cursor+delta, 0), len(r.rows)-1)
	for at >= 0 && r.rows[at].heading {
		at += step
	}
	if at < 0 {
		// Above the first row there is only its heading: show that as well.
		at, r.list.Top = firstRow(r.rows), 0
	}
	r.list.Cursor = at
	r.detailTop = 0
	r.show()
}

// show brings the passage of the chosen row into sight.
func (r *Review) show() {
	l := r.layout()
	r.answer.set(r.attempt.Text, l.answer.width)
	r.answer.reveal(r.rows[r.list.Cursor].spans, l.answer.height)
}

// Help implements screen.Screen.
func (r *Review) Help() []screen.Group {
	k := r.keys
	return []screen.Group{
		{Title: "Review", Keys: []key.Binding{k.move, k.more, k.pane, k.sample, k.export, k.remove}},
		{Title: "Go on", Keys: []key.Binding{k.critique, k.retry, k.again, k.next, k.attempts, k.help, k.quit}},
	}
}
