// Package answer is the screen on which people type: the plan on its scratch
// minute, and then the answer against the clock. How text is edited is left to
// package editor, and which time counts to package practice.
package answer

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/editor"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/theme"
)

// Answer is the screen, for the plan and for the answer.
type Answer struct {
	env     *screen.Env
	session *practice.Session
	editor  *editor.Editor
	keys    keyMap
	frame   frame.Frame
	// phase is what this screen is for, which the session may have left while
	// the next screen is still on its way.
	phase practice.Phase
	// showPlan says whether the plan stands above the answer.
	showPlan bool
	// theme and method are those that the editor was last told of.
	theme  *theme.Theme
	method ansi.Method
	// pasted is how many bytes of the text were not typed in this sitting.
	pasted int
	// lost is an interruption during a visit to another editor.
	lost *history.Interruption
}

// tickedMsg redraws the clock of the screen it belongs to.
type tickedMsg struct{ screen *Answer }

// New returns the screen for the session's plan or answer, whichever it is at.
func New(env *screen.Env, session *practice.Session) *Answer {
	a := &Answer{
		env: env, session: session, phase: session.Phase(), keys: newKeyMap(session.Phase()), theme: env.Theme, method: env.WidthMethod,
		editor: editor.New(styles(env), editor.DefaultKeyMap(), env.Uptime),
	}
	a.editor.SetWidthMethod(env.WidthMethod)
	a.editor.SetPlaceholder("Type your answer. ctrl+s hands it in.")
	if a.planning() {
		a.editor.SetPlaceholder("Notes for yourself. ctrl+s begins the answer.")
		a.editor.SetText(session.PlanText())
		return a
	}
	a.editor.SetText(session.Text())
	a.editor.SetOffset(session.Cursor())
	a.pasted = session.PastedBytes()
	a.showPlan = session.PlanText() != ""
	a.keys.plan.SetEnabled(a.showPlan)
	return a
}

func styles(env *screen.Env) editor.Styles {
	return editor.Styles{Selection: env.Theme.Selection, Placeholder: env.Theme.Muted}
}

// Start returns the command that keeps the clock on the screen moving.
func (a *Answer) Start() tea.Cmd { return a.tick() }

// tick comes just after the shown second has changed.
func (a *Answer) tick() tea.Cmd {
	elapsed := a.elapsed()
	next := practice.BeatEvery - elapsed%practice.BeatEvery
	return tea.Tick(next+time.Millisecond, func(time.Time) tea.Msg { return tickedMsg{a} })
}

func (a *Answer) elapsed() time.Duration {
	now := a.env.Uptime()
	if a.planning() {
		return a.session.Planning(now)
	}
	return a.session.Answering(now)
}

func (a *Answer) planning() bool { return a.phase == practice.Plan }

// Revision implements screen.Writer.
func (a *Answer) Revision() int { return a.editor.Revision() }

// Keep implements screen.Writer.
func (a *Answer) Keep() {
	if a.planning() {
		a.session.SetPlan(a.editor.Text())
		return
	}
	a.session.SetAnswer(a.editor.Text(), a.editor.Offset(), a.pastedBytes())
}

// pastedBytes is how much of the answer was not typed: what came by paste,
// and what an earlier sitting or attempt left of such text, as far as that
// can be told.
func (a *Answer) pastedBytes() int {
	return min(a.pasted+a.editor.PastedBytes(), a.editor.Bytes())
}

// SetSize implements screen.Screen.
func (a *Answer) SetSize(width, height int) {
	a.frame.Width, a.frame.Height = width, height
	a.layout()
}

// layout gives the editor what the plan leaves.
func (a *Answer) layout() {
	a.editor.SetSize(a.frame.TextWidth(), max(a.frame.BodyHeight()-len(a.planRows()), 1))
}

// Cursor implements screen.Screen.
func (a *Answer) Cursor() *tea.Cursor {
	c := a.editor.Cursor()
	if c == nil || a.session.Paused() {
		return nil
	}
	c.X++
	c.Y += 2 + len(a.planRows())
	return c
}

// Typing implements screen.Screen.
func (a *Answer) Typing() bool { return true }

// Update implements screen.Screen.
func (a *Answer) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tickedMsg:
		if msg.screen != a {
			return a, nil
		}
		return a, a.tick()
	case tea.KeyPressMsg:
		return a, a.press(msg)
	case tea.PasteMsg:
		a.session.Continue(a.env.Uptime())
		return a, a.editor.Update(msg)
	case menuChosenMsg:
		return a, a.act(msg.action)
	case editorClosedMsg:
		return a, a.comeBack(msg)
	}
	return a, nil
}

// submit ends the phase: the plan leads to the answer, the answer to the
// self-rating.
func (a *Answer) submit() tea.Cmd {
	a.Keep()
	now := a.env.Uptime()
	var err error
	if a.planning() {
		err = a.session.BeginAnswer(now)
	} else {
		err = a.session.Submit(now)
	}
	if err != nil {
		return a.env.Send(screen.NoticedMsg{Text: report.Sentence(err), Trouble: true})
	}
	return a.env.Send(screen.PhaseChangedMsg{})
}

func (a *Answer) togglePause() {
	now := a.env.Uptime()
	if a.session.Paused() {
		a.session.Continue(now)
		return
	}
	a.session.Pause(now)
}

// noticeOf tells the person once about time that did not count.
func (a *Answer) noticeOf(i *history.Interruption) tea.Cmd {
	if i == nil {
		return nil
	}
	return a.env.Send(screen.NoticedMsg{Text: report.Interrupted(*i)})
}
