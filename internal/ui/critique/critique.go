// Package critique is the screen on which a language model speaks: it asks
// whom to ask, shows what would go there before anything does, draws each
// section as it comes beside the offline review, and keeps what came. Whom to
// ask is found by package endpoint, asking is done by package coach, and what
// the words are worth was checked by package coaching.
package critique

import (
	"context"
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/coach"
	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/llm"
	"okrcoach/internal/endpoint"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

// stage is what the screen is busy with.
type stage int

const (
	// reading shows a critique that is over, or that there is none.
	reading stage = iota
	// looking waits for settings, for the endpoints of this machine, or for
	// a list of models.
	looking
	choosing
	consenting
	// saving waits until the answer is on disk.
	saving
	asking
)

// Critique is the screen.
type Critique struct {
	env      *screen.Env
	attempt  history.Attempt
	question questions.Question
	keys     keyMap
	screen.Page

	stage stage
	// doing says what is waited for, trouble what went wrong before a
	// critique could begin.
	doing, trouble string
	// shown is the number of the critique that is shown, among those of the
	// attempt.
	shown int
	top   int

	settings endpoint.Settings
	request  coach.Request
	choices  []choice
	list     frame.Window
	search   *search
	under    *underWay
}

// choice is a model that can be asked.
type choice struct {
	settings endpoint.Settings
	label    string
	// found says that it was found on this machine, and not set.
	found bool
}

// underWay is a critique that is being asked for.
type underWay struct {
	id     string
	began  time.Duration
	event  llm.Event
	events <-chan llm.Event
	stop   context.CancelCauseFunc
	// overdue says that the time is up, patient that the person waits on.
	overdue, patient bool
}

// New returns the screen of an attempt's critiques, at the latest.
func New(env *screen.Env, attempt history.Attempt, question questions.Question) *Critique {
	return &Critique{
		env: env, attempt: attempt, question: question, keys: newKeyMap(),
		shown: lastHeard(attempt.Critiques),
	}
}

// lastHeard is the number of the latest critique in which the model said
// something, or of the latest where it never did: a failed try must not hide
// what came before it.
func lastHeard(all []coaching.Critique) int {
	for i := len(all) - 1; i >= 0; i-- {
		if len(all[i].Sections) > 0 {
			return i
		}
	}
	return len(all) - 1
}

// Start asks for a critique where there is none yet.
func (c *Critique) Start() tea.Cmd {
	if len(c.attempt.Critiques) > 0 {
		return nil
	}
	return c.find(false)
}

// current returns the critique that is shown; nil where there is none.
func (c *Critique) current() *coaching.Critique {
	if c.shown < 0 || c.shown >= len(c.attempt.Critiques) {
		return nil
	}
	return &c.attempt.Critiques[c.shown]
}

// Update implements screen.Screen.
func (c *Critique) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return c, c.press(msg)
	case settingsFoundMsg:
		return c, c.settingsFound(msg)
	case localAgreedMsg:
		return c, c.lookHere()
	case localFoundMsg:
		return c, c.localFound(msg)
	case modelsAgreedMsg:
		return c, c.listModels()
	case modelsFoundMsg:
		return c, c.modelsFound(msg)
	case preparedMsg:
		return c, c.prepared(msg)
	case screen.CritiqueSafeMsg:
		return c, c.begin(msg)
	case eventMsg:
		return c, c.happened(msg)
	case tickedMsg:
		return c, c.ticked(msg)
	}
	return c, nil
}

// press follows a key.
func (c *Critique) press(msg tea.KeyPressMsg) tea.Cmd {
	k := c.applicable()
	switch {
	case key.Matches(msg, k.stop):
		c.under.stop(llm.ErrStopped)
	case key.Matches(msg, k.wait):
		c.under.patient = c.under.overdue
	case key.Matches(msg, k.choose):
		return c.choose()
	case key.Matches(msg, k.once):
		return c.agree(false)
	case key.Matches(msg, k.always):
		return c.agree(true)
	case key.Matches(msg, k.again):
		return c.again()
	case key.Matches(msg, k.models):
		return c.askForModels()
	case key.Matches(msg, k.others):
		c.turn(msg.String())
	case key.Matches(msg, k.export):
		return c.env.Send(screen.ExportAskedMsg{Attempt: c.attempt})
	case key.Matches(msg, k.back):
		return c.back()
	case key.Matches(msg, k.quit):
		return c.env.Send(screen.LeaveAskedMsg{})
	case key.Matches(msg, k.move):
		c.move(msg.String())
	}
	return nil
}

// back leads to the review, or from a question of this screen to what was
// there before it, and ends a search. While a model is asked esc stops that.
func (c *Critique) back() tea.Cmd {
	c.giveUp()
	if c.stage != reading && c.current() != nil {
		c.stage = reading
		return nil
	}
	return c.env.Send(screen.AttemptOpenedMsg{Attempt: c.attempt})
}

// turn shows another critique of the same attempt.
func (c *Critique) turn(pressed string) {
	step := 1
	if pressed == "left" || pressed == "h" {
		step = -1
	}
	c.shown = min(max(c.shown+step, 0), len(c.attempt.Critiques)-1)
	c.top = 0
}

// move scrolls, or moves the cursor in the list of models.
func (c *Critique) move(pressed string) {
	page := max(c.Frame.BodyHeight()-1, 1)
	if c.stage == choosing {
		c.list.Press(pressed, page, len(c.choices))
		return
	}
	w := frame.Window{Cursor: c.top}
	if pressed == "space" {
		pressed = "pgdown"
	}
	w.Press(pressed, page, len(c.lines()))
	c.top = min(w.Cursor, max(len(c.lines())-c.Frame.BodyHeight(), 0))
}

type keyMap struct {
	move, stop, wait, choose, once, always, again, models, others, export, back, help, quit key.Binding
}

func newKeyMap() keyMap {
	return keyMap{
		move:   screen.Bind("↑↓", "move", "up", "down", "k", "j", "home", "end", "pgup", "pgdown", "space"),
		stop:   screen.Bind("esc", "stop", "esc"),
		wait:   screen.Bind("w", "keep waiting", "w"),
		choose: screen.Bind("enter", "choose", "enter"),
		once:   screen.Bind("y", "once", "y"),
		always: screen.Bind("a", "always", "a"),
		again:  screen.Bind("c", "ask again", "c"),
		models: screen.Bind("m", "another model", "m"),
		others: screen.Bind("←→", "other critiques", "left", "right", "h", "l"),
		export: screen.Bind("e", "export", "e"),
		back:   screen.Bind("esc", "review", "esc"),
		help:   screen.Bind("?", "help", "?", "f1"),
		quit:   screen.Bind("q", "quit", "q"),
	}
}

// applicable are the keys that do something now.
func (c *Critique) applicable() keyMap {
	k := c.keys
	running := c.stage == asking
	k.stop.SetEnabled(running)
	k.wait.SetEnabled(running && c.under.overdue && !c.under.patient)
	k.choose.SetEnabled(c.stage == choosing)
	k.once.SetEnabled(c.stage == consenting)
	k.always.SetEnabled(c.stage == consenting)
	k.again.SetEnabled(c.stage == reading && !c.env.Offline)
	k.models.SetEnabled((c.stage == reading || c.stage == consenting) && !c.env.Offline)
	k.others.SetEnabled(c.stage == reading && len(c.attempt.Critiques) > 1)
	k.export.SetEnabled(c.stage == reading && c.current() != nil)
	k.back.SetEnabled(!running)
	if c.stage == consenting {
		k.back.SetHelp("esc", "no")
	}
	return k
}

// Help implements screen.Screen.
func (c *Critique) Help() []screen.Group {
	k := c.applicable()
	return []screen.Group{
		{Title: "Critique", Keys: []key.Binding{k.stop, k.wait, k.choose, k.once, k.always, k.again, k.models, k.others, k.move}},
		{Title: "Go on", Keys: []key.Binding{k.export, k.back, k.help, k.quit}},
	}
}

// say opens a choice that only this screen follows.
func (c *Critique) say(title, text string, yes string, agreed tea.Msg) tea.Cmd {
	return c.env.Open(&dialog.Choice{
		Title: title, Text: text,
		Options: []dialog.Option{{Key: "n", Label: "No"}, {Key: "y", Label: yes, Msg: agreed}},
	})
}

// keptSections reports how many sections a critique has, to see whether there
// is something new to be kept.
func (c *Critique) keptSections(id string) int {
	i := slices.IndexFunc(c.attempt.Critiques, func(known coaching.Critique) bool { return known.ID == id })
	if i < 0 {
		return 0
	}
	return len(c.attempt.Critiques[i].Sections)
}
