// Package ui is the program of a practice. App is its only tea.Model: it owns
// the session under way and decides which screen is shown. The screens live in
// packages below this one and ask for what they need by returning messages.
// What an attempt goes through is left to package practice, what is kept of it
// to package history, and a mock interview to package mock.
package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/ui/answer"
	"okrcoach/internal/ui/brief"
	"okrcoach/internal/ui/home"
	"okrcoach/internal/ui/rating"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/shell"
)

// Options is what the program needs from outside.
type Options struct {
	// Env holds the library, the clocks and the rest that screens use. Theme,
	// Markdown, Archive, Attempts, Context and SaveNow are the program's to fill.
	Env screen.Env
	// OpenArchive opens the history. It is called once, after the first
	// frame, and not on the program's own goroutine.
	OpenArchive func(context.Context) *history.Archive
	// Question is the question to open with; empty opens the chooser.
	Question string
	// Limit overrides the question's own time; 0 keeps it.
	Limit time.Duration
	// Width and Height are the terminal's size in cells, if it is known
	// before the terminal is asked.
	Width, Height int
}

// App is the program.
type App struct {
	env     *screen.Env
	shell   *shell.Shell
	options Options
	ctx     context.Context

	session *practice.Session
	keeper  keeper
	opening opening
	// aids are the helps opened at each question since its last attempt, so
	// that going back to the chooser does not hide them.
	aids map[string][]history.Aid
	// unsaved are the finished attempts that are on their way to the disk.
	unsaved map[string]bool
	// pressed says that a key has been pressed, so that late news no longer
	// changes which screen is shown.
	pressed bool
	// interrupted says that the person left with ctrl+c.
	interrupted bool
}

// New returns the program, ready to be run. An unknown question is an error.
func New(ctx context.Context, o Options) (*App, error) {
	a := &App{env: &o.Env, options: o, ctx: ctx, aids: map[string][]history.Aid{}, unsaved: map[string]bool{}}
	a.shell = shell.New(&a.env.Desk, o.Width, o.Height, everywhere(a.env.CanSuspend)...)
	a.env.SaveNow, a.env.Context = a.saveNow, ctx
	if o.Question == "" {
		a.shell.Show(home.New(a.env))
		return a, nil
	}
	q, err := o.Env.Library.Find(o.Question)
	if err != nil {
		return nil, err
	}
	a.begin(practice.New(q, a.sessionOptions(q.ID)))
	return a, nil
}

// Interrupted reports whether the person left with ctrl+c.
func (a *App) Interrupted() bool { return a.interrupted }

// Init implements tea.Model.
func (a *App) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, openSoon(), beat())
}

// Update implements tea.Model.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmds := []tea.Cmd{a.handle(msg)}
	cmds = append(cmds, a.shell.Drain(a.handle)...)
	return a, tea.Batch(append(cmds, a.keep())...)
}

// handle dispatches a message to whoever it is for: first what concerns the
// whole program, then the dialog on top, then the screen.
func (a *App) handle(msg tea.Msg) tea.Cmd {
	if cmd, done := a.shell.Handle(msg); done {
		return cmd
	}
	switch msg := msg.(type) {
	case tea.ResumeMsg:
		return a.wake()
	case tea.KeyPressMsg:
		return tea.Batch(a.beatNow(), a.press(msg))
	case tea.PasteMsg:
		return tea.Batch(a.beatNow(), a.paste(msg))
	}
	if cmd, done := a.housekeep(msg); done {
		return cmd
	}
	if cmd, done := a.route(msg); done {
		return cmd
	}
	return a.shell.Tell(msg)
}

// housekeep handles what happens behind the screens.
func (a *App) housekeep(msg tea.Msg) (cmd tea.Cmd, done bool) {
	switch msg := msg.(type) {
	case beatMsg:
		return tea.Batch(a.beatNow(), beat()), true
	case openDueMsg:
		return a.open(), true
	case openedMsg:
		return a.opened(msg), true
	case questionsReadMsg:
		return a.questionsRead(msg), true
	case attemptsReadMsg:
		return a.attemptsRead(msg), true
	case saveDueMsg:
		return a.saveDue(), true
	case finishedMsg:
		return a.finished(msg), true
	case keptMsg:
		return tea.Batch(a.keeper.next(a.ctx), a.kept(msg)), true
	}
	return nil, false
}

// press handles a key. Those of the program come first.
func (a *App) press(msg tea.KeyPressMsg) tea.Cmd {
	a.pressed = true
	switch k := msg.String(); {
	case k == "ctrl+c":
		return a.askToLeave()
	case k == "ctrl+z":
		return a.suspend()
	case a.holdBack(msg):
		return nil
	}
	return a.shell.Press(msg)
}

func (a *App) paste(msg tea.PasteMsg) tea.Cmd {
	a.pressed = true
	if a.holdBack(msg) {
		return nil
	}
	return a.shell.Tell(msg)
}

// View implements tea.Model.
func (a *App) View() tea.View { return a.shell.View() }

// showPhase shows the screen that the session's phase calls for.
func (a *App) showPhase() tea.Cmd {
	switch a.session.Phase() {
	case practice.Plan, practice.Answer:
		s := answer.New(a.env, a.session)
		a.shell.Show(s)
		return s.Start()
	case practice.Submitted, practice.Rating:
		s := rating.New(a.env, a.session)
		a.shell.Show(s)
		return s.Start()
	default:
		a.shell.Show(brief.New(a.env, a.session))
	}
	return nil
}

// refresh tells the chooser that questions or attempts have arrived. The
// other screens read them anew with every view.
func (a *App) refresh() {
	if h, ok := a.shell.Screen().(*home.Home); ok {
		h.Refresh()
	}
}
