// Package rating is the screen between the answer and its review. It lets the
// candidate take the answer back, then judge it key point by key point before
// any result is shown.
package rating

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/critique"
	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

// FinishedMsg carries the finished attempt, ready to be kept and shown.
type FinishedMsg struct{ Attempt history.Attempt }

// judgedMsg brings the judge's review of an attempt.
type judgedMsg struct {
	attempt string
	review  critique.Review
}

// slowMsg is due when judging has taken long enough to say so.
type slowMsg struct{}

// slowAfter is how long the screen waits before it says what it is doing.
const slowAfter = 100 * time.Millisecond

type keyMap struct {
	rate, skip, back, yes, partly, no, skipOne, previous, help key.Binding
}

func newKeyMap() keyMap {
	return keyMap{
		rate:     screen.Bind("enter", "rate yourself", "enter"),
		skip:     screen.Bind("s", "skip to the review", "s"),
		back:     screen.Bind("b", "take it back", "b", "esc"),
		yes:      screen.Bind("y", "yes", "y"),
		partly:   screen.Bind("p", "partly", "p"),
		no:       screen.Bind("n", "no", "n"),
		skipOne:  screen.Bind("space", "leave out", "space", "down", "enter"),
		previous: screen.Bind("↑", "previous", "up", "backspace"),
		help:     screen.Bind("?", "help", "?", "f1"),
	}
}

// Rating is the screen.
type Rating struct {
	env     *screen.Env
	session *practice.Session
	keys    keyMap
	screen.Page
	// at is the key point being asked about.
	at int
	// given counts the answers, so that each is saved.
	given         int
	judging, slow bool
}

// New returns the screen for a session that was submitted, or is being rated.
func New(env *screen.Env, session *practice.Session) *Rating {
	return &Rating{env: env, session: session, keys: newKeyMap(), at: session.NextToRate()}
}

// Start returns the command that judges the answer at once where nothing is
// left to rate: the program was closed just then, or the question is gone.
func (r *Rating) Start() tea.Cmd {
	if r.session.Phase() == practice.Rating && r.at >= len(r.points()) {
		return r.judge()
	}
	return nil
}

// Revision implements screen.Writer: a rating belongs in the draft, too.
func (r *Rating) Revision() int { return r.given }

// Keep implements screen.Writer. The session has each rating already.
func (r *Rating) Keep() {}

// Update implements screen.Screen.
func (r *Rating) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if r.judging {
			return r, nil
		}
		if r.session.Phase() == practice.Submitted {
			return r, r.decide(msg)
		}
		return r, r.rate(msg)
	case slowMsg:
		r.slow = r.judging
	case judgedMsg:
		return r, r.finish(msg)
	}
	return r, nil
}

// decide handles the keys before the self-rating has begun.
func (r *Rating) decide(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, r.keys.back):
		if err := r.session.TakeBack(r.env.Uptime()); err != nil {
			return r.env.Send(screen.NoticedMsg{Text: report.Sentence(err), Trouble: true})
		}
		return r.env.Send(screen.PhaseChangedMsg{})
	case key.Matches(msg, r.keys.rate):
		return r.begin(false)
	case key.Matches(msg, r.keys.skip):
		return r.begin(true)
	}
	return nil
}

func (r *Rating) begin(skip bool) tea.Cmd {
	if err := r.session.BeginRating(); err != nil {
		return r.env.Send(screen.NoticedMsg{Text: report.Sentence(err), Trouble: true})
	}
	if skip {
		return r.judge()
	}
	return r.env.Send(screen.PhaseChangedMsg{})
}

// rate handles the keys of the self-rating.
func (r *Rating) rate(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, r.keys.yes):
		return r.answer(history.RatedYes)
	case key.Matches(msg, r.keys.partly):
		return r.answer(history.RatedPartly)
	case key.Matches(msg, r.keys.no):
		return r.answer(history.RatedNo)
	case key.Matches(msg, r.keys.skipOne):
		return r.answer("")
	case key.Matches(msg, r.keys.previous):
		r.at = max(r.at-1, 0)
	case key.Matches(msg, r.keys.skip):
		return r.judge()
	}
	return nil
}

func (r *Rating) answer(rating history.Rating) tea.Cmd {
	if r.at < len(r.points()) {
		if err := r.session.Rate(r.points()[r.at].ID, rating); err != nil {
			return r.env.Send(screen.NoticedMsg{Text: report.Sentence(err), Trouble: true})
		}
		r.at++
		r.given++
	}
	if r.at < len(r.points()) {
		return nil
	}
	return r.judge()
}

func (r *Rating) judge() tea.Cmd {
	r.judging = true
	id, question, answer, judge := r.session.ID(), r.session.Question(), r.session.Answered(), r.env.Judge
	return tea.Batch(
		func() tea.Msg { return judgedMsg{id, judge(question, answer)} },
		tea.Tick(slowAfter, func(time.Time) tea.Msg { return slowMsg{} }),
	)
}

func (r *Rating) finish(msg judgedMsg) tea.Cmd {
	if msg.attempt != r.session.ID() || !r.judging {
		return nil
	}
	attempt, err := r.session.Finish(msg.review)
	if err != nil {
		return r.env.Send(screen.NoticedMsg{Text: report.Sentence(err), Trouble: true})
	}
	return r.env.Send(FinishedMsg{attempt})
}

// View implements screen.Screen.
func (r *Rating) View() string {
	t := r.env.Theme
	r.Frame.Theme = t
	title := t.Strong.Render(r.session.Question().Title)
	switch {
	case r.judging && r.slow:
		return r.Frame.Render(title, "", "\nComparing your answer with the rubric.", nil)
	case r.judging:
		return r.Frame.Render(title, "", "", nil)
	case r.session.Phase() == practice.Submitted:
		return r.Frame.Render(title, "", r.submitted(), []key.Binding{r.keys.rate, r.keys.back, r.keys.skip, r.keys.help})
	}
	k := r.keys
	progress := t.Muted.Render(fmt.Sprintf("%d of %d", r.at+1, len(r.points())))
	foot := []key.Binding{k.yes, k.partly, k.no, k.skipOne, k.previous, k.skip, k.help}
	return r.Frame.Render(title, progress, r.asking(), foot)
}

func (r *Rating) submitted() string {
	t, width := r.env.Theme, r.Frame.TextWidth()
	took := report.Length(r.session.Answering(r.env.Uptime()))
	return strings.Join([]string{
		"",
		t.Title.Render("Submitted after " + took + "."),
		"",
		frame.Wrap("Before you see the result, say for each key point whether you covered it. "+
			"The review then shows where you over- and underrate yourself.", width),
		"",
		frame.Wrap("You can still take the answer back; the clock then goes on from here. "+
			"Once the rating begins, the answer is final.", width),
	}, "\n")
}

// Help implements screen.Screen.
func (r *Rating) Help() []screen.Group {
	k := r.keys
	if r.session.Phase() == practice.Submitted {
		return []screen.Group{{Title: "Submitted", Keys: []key.Binding{k.rate, k.skip, k.back, k.help}}}
	}
	return []screen.Group{{
		Title: "Did you cover it?",
		Keys:  []key.Binding{k.yes, k.partly, k.no, k.skipOne, k.previous, k.skip, k.help},
	}}
}
