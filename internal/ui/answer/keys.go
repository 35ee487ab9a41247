package answer

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/theme"
)

type keyMap struct {
	submit, pause, external, question, plan, menu, help, leave key.Binding
}

func newKeyMap(phase practice.Phase) keyMap {
	k := keyMap{
		submit:   screen.Bind("ctrl+s", "submit", "ctrl+s"),
		pause:    screen.Bind("ctrl+t", "pause", "ctrl+t"),
		external: screen.Bind("ctrl+o", "your editor", "ctrl+o"),
		question: screen.Bind("ctrl+l", "question", "ctrl+l"),
		plan:     screen.Bind("esc p", "show or hide the plan"),
		menu:     screen.Bind("esc", "menu", "esc"),
		help:     screen.Bind("F1", "help", "f1"),
		leave:    screen.Bind("ctrl+c", "leave, draft kept", "ctrl+c"),
	}
	if phase == practice.Plan {
		k.submit.SetHelp("ctrl+s", "begin the answer")
		k.external.SetEnabled(false)
		k.plan.SetEnabled(false)
	}
	return k
}

func (a *Answer) press(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, a.keys.pause):
		a.togglePause()
		return nil
	case key.Matches(msg, a.keys.submit):
		return a.submit()
	case key.Matches(msg, a.keys.external):
		return a.leaveForEditor()
	case key.Matches(msg, a.keys.question):
		return a.openQuestion()
	case key.Matches(msg, a.keys.menu) && !a.editor.Selecting():
		return a.openMenu()
	}
	// Whoever types on has come back from the pause, and no key is lost.
	a.session.Continue(a.env.Uptime())
	return a.editor.Update(msg)
}

func (a *Answer) togglePlan() {
	a.showPlan = !a.showPlan
	a.layout()
}

// openQuestion shows the question while the clock goes on.
func (a *Answer) openQuestion() tea.Cmd {
	prompt := a.session.Question().Prompt
	return a.env.Open(&dialog.Page{Title: a.session.Question().Title, Draw: func(_ *theme.Theme, width int) string {
		return a.env.Markdown.Render(prompt, width)
	}})
}

// action is what the menu offers.
type action int

const (
	actionSubmit action = iota
	actionPause
	actionExternal
	actionQuestion
	actionPlan
	actionHints
	actionHelp
	actionLeave
	actionDiscard
)

// menuChosenMsg says what was chosen in the menu.
type menuChosenMsg struct{ action action }

// DiscardAskedMsg asks the program to throw the attempt under way away.
type DiscardAskedMsg struct{}

// HelpAskedMsg asks for the help of this screen.
type HelpAskedMsg struct{}

// openMenu offers every action of the screen, each with its chord, so that
// nothing depends on a chord that a terminal swallows.
func (a *Answer) openMenu() tea.Cmd {
	options := []dialog.Option{{Key: "esc", Label: "Go on writing"}}
	add := func(b key.Binding, letter, label string, act action) {
		if b.Enabled() {
			options = append(options, dialog.Option{Key: letter, Label: label, Msg: menuChosenMsg{act}})
		}
	}
	title, pause := "The clock goes on", "Pause the clock (ctrl+t)"
	if a.session.Paused() {
		title, pause = "The clock stands still", "Let the clock run (ctrl+t)"
	}
	submit := "Submit (ctrl+s)"
	if a.planning() {
		submit = "Begin the answer (ctrl+s)"
	}
	add(a.keys.submit, "s", submit, actionSubmit)
	add(a.keys.pause, "t", pause, actionPause)
	add(a.keys.external, "o", "Go on in your own editor (ctrl+o)", actionExternal)
	add(a.keys.question, "l", "Read the question again (ctrl+l)", actionQuestion)
	add(a.keys.plan, "p", "Show or hide the plan", actionPlan)
	add(a.keys.menu, "h", "Hints, noted on the attempt", actionHints)
	add(a.keys.help, "k", "Keys (F1)", actionHelp)
	add(a.keys.leave, "q", "Leave, draft kept (ctrl+c)", actionLeave)
	add(a.keys.menu, "x", "Throw this attempt away …", actionDiscard)
	return a.env.Open(&dialog.Choice{Title: title, Options: options})
}

func (a *Answer) act(chosen action) tea.Cmd {
	switch chosen {
	case actionSubmit:
		return a.submit()
	case actionPause:
		a.togglePause()
	case actionExternal:
		return a.leaveForEditor()
	case actionQuestion:
		return a.openQuestion()
	case actionPlan:
		a.togglePlan()
	case actionHints:
		return a.env.Send(screen.AidAskedMsg{Question: a.session.Question(), Aid: history.AidHints})
	case actionHelp:
		return a.env.Send(HelpAskedMsg{})
	case actionLeave:
		return a.env.Send(screen.LeaveAskedMsg{})
	case actionDiscard:
		return a.env.Open(&dialog.Choice{
			Title: "Throw this attempt away?",
			Text:  "What you have written is removed from disk and cannot be brought back.",
			Options: []dialog.Option{
				{Key: "n", Label: "Keep it"},
				{Key: "y", Label: "Throw it away", Msg: DiscardAskedMsg{}},
			},
		})
	}
	return nil
}

// Help implements screen.Screen.
func (a *Answer) Help() []screen.Group {
	k := a.keys
	return []screen.Group{
		{Title: "This screen", Keys: []key.Binding{k.submit, k.question, k.pause, k.external, k.plan, k.menu}},
		{Title: "Editing", Keys: a.editor.Help()},
	}
}
