// Package ui is the terminal program. App is its only tea.Model: it owns the
// size, the theme, the session under way and the stack of dialogs, and decides
// which screen is shown. The screens live in packages below this one and ask
// for what they need by returning messages. What an attempt goes through is
// left to package practice, and what is kept of it to package history.
package ui

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/ui/answer"
	"okrcoach/internal/ui/brief"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/home"
	"okrcoach/internal/ui/markdown"
	"okrcoach/internal/ui/rating"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/theme"
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
	env           *screen.Env
	options       Options
	ctx           context.Context
	width, height int

	screen  screen.Screen
	session *practice.Session
	dialogs []dialog.Dialog
	notice  notice
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
	// leaving is the dialog that asks whether to leave; nil before the first.
	leaving *dialog.Choice
	// interrupted says that the person left with ctrl+c.
	interrupted bool
}

// New returns the program, ready to be run. An unknown question is an error.
func New(ctx context.Context, o Options) (*App, error) {
	a := &App{env: &o.Env, options: o, ctx: ctx, aids: map[string][]history.Aid{}, unsaved: map[string]bool{}}
	a.env.Theme = theme.New(true)
	a.env.Markdown = markdown.New(a.env.Theme)
	a.env.SaveNow, a.env.Context = a.saveNow, ctx
	a.env.WidthMethod = ansi.WcWidth
	a.width, a.height = o.Width, o.Height
	if o.Question == "" {
		a.show(home.New(a.env))
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
	for sent := a.env.Sent(); sent != nil; sent = a.env.Sent() {
		cmds = append(cmds, a.handle(sent))
	}
	return a, tea.Batch(append(cmds, a.keep())...)
}

// handle dispatches a message to whoever it is for: first what concerns the
// whole program, then the dialog on top, then the screen.
func (a *App) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
		a.resize()
		return nil
	case tea.BackgroundColorMsg:
		a.setTheme(msg.IsDark())
		return nil
	case tea.ModeReportMsg:
		a.setWidthMethod(msg)
		return nil
	case tea.ResumeMsg:
		return a.wake()
	case tea.KeyPressMsg:
		return tea.Batch(a.beatNow(), a.press(msg))
	case tea.PasteMsg:
		return tea.Batch(a.beatNow(), a.paste(msg))
	case dialog.OpenedMsg:
		a.dialogs = append(a.dialogs, msg.Dialog)
		return nil
	}
	if cmd, done := a.housekeep(msg); done {
		return cmd
	}
	if cmd, done := a.route(msg); done {
		return cmd
	}
	return a.toScreen(msg)
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
	case noticeExpiredMsg:
		a.expire(msg)
		return nil, true
	case screen.NoticedMsg:
		return a.notify(msg), true
	}
	return nil, false
}

// toScreen hands a message to the screen.
func (a *App) toScreen(msg tea.Msg) tea.Cmd {
	next, cmd := a.screen.Update(msg)
	a.screen = next
	return cmd
}

// press handles a key: the dialog on top has them all, ctrl+c apart.
func (a *App) press(msg tea.KeyPressMsg) tea.Cmd {
	a.pressed = true
	switch k := msg.String(); {
	case k == "ctrl+c":
		return a.askToLeave()
	case k == "ctrl+z":
		return a.suspend()
	case len(a.dialogs) > 0:
		return a.pressDialog(msg)
	case a.holdBack(msg):
		return nil
	case k == "f1", k == "?" && !a.screen.Typing():
		return a.env.Open(a.help())
	}
	return a.toScreen(msg)
}

func (a *App) pressDialog(msg tea.KeyPressMsg) tea.Cmd {
	top := len(a.dialogs) - 1
	next, said := a.dialogs[top].Update(msg)
	a.dialogs = a.dialogs[:top]
	if next != nil {
		a.dialogs = append(a.dialogs, next)
	}
	if said != nil {
		a.env.Send(said)
	}
	return nil
}

// paste goes to the screen even under a dialog: what was pasted is never lost
// to one that happened to open.
func (a *App) paste(msg tea.PasteMsg) tea.Cmd {
	a.pressed = true
	if a.holdBack(msg) {
		return nil
	}
	return a.toScreen(msg)
}

// View implements tea.Model.
func (a *App) View() tea.View {
	v := tea.View{AltScreen: true}
	if a.width < frame.MinWidth || a.height < frame.MinHeight {
		v.Content = frame.TooSmall(a.width, a.height)
		return v
	}
	v.Content = a.screen.View()
	if foot := a.noticeRows(); len(foot) > 0 {
		v.Content += "\n" + strings.Join(foot, "\n")
	}
	if len(a.dialogs) > 0 {
		v.Content = dialog.Over(v.Content, a.dialogs[len(a.dialogs)-1], a.env.Theme, a.width, a.height)
		return v
	}
	v.Cursor = a.screen.Cursor()
	return v
}

// show makes s the screen.
func (a *App) show(s screen.Screen) {
	a.screen = s
	if !a.notice.trouble {
		a.notice.text = ""
	}
	a.resize()
}

func (a *App) resize() {
	if a.width > 0 && a.height > 0 {
		a.screen.SetSize(a.width, max(a.height-len(a.noticeRows()), 1))
	}
}

func (a *App) setTheme(dark bool) {
	if dark == a.env.Theme.Dark {
		return
	}
	a.env.Theme = theme.New(dark)
	a.env.Markdown = markdown.New(a.env.Theme)
}

// setWidthMethod follows the renderer, which measures whole graphemes from
// when the terminal says that it does (mode 2027).
func (a *App) setWidthMethod(msg tea.ModeReportMsg) {
	if msg.Mode == ansi.ModeUnicodeCore && (msg.Value.IsSet() || msg.Value.IsReset() || msg.Value.IsPermanentlySet()) {
		a.env.WidthMethod = ansi.GraphemeWidth
	}
}

// showPhase shows the screen that the session's phase calls for.
func (a *App) showPhase() tea.Cmd {
	switch a.session.Phase() {
	case practice.Plan, practice.Answer:
		s := answer.New(a.env, a.session)
		a.show(s)
		return s.Start()
	case practice.Submitted, practice.Rating:
		s := rating.New(a.env, a.session)
		a.show(s)
		return s.Start()
	default:
		a.show(brief.New(a.env, a.session))
	}
	return nil
}

// refresh tells the chooser that questions or attempts have arrived. The
// other screens read them anew with every view.
func (a *App) refresh() {
	if h, ok := a.screen.(*home.Home); ok {
		h.Refresh()
	}
}
