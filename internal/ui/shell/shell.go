// Package shell is what any program of ours has around its screen: the size,
// how things look, the dialogs on top, the notice at the foot and the page of
// keys. Which screen is shown, what its messages mean and what is kept are
// left to the program; it hands the shell the messages and sends on what the
// screens have sent.
package shell

import (
	"slices"
	"sync"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/markdown"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/theme"
)

// Shell is the surroundings of one screen. Its methods are for the program's
// own goroutine.
type Shell struct {
	desk          *screen.Desk
	everywhere    []key.Binding
	width, height int

	screen  screen.Screen
	dialogs []dialog.Dialog
	notice  notice
	// confirming is the last question that Confirm put on top.
	confirming *dialog.Choice
	// closed is closed when the program has ended.
	closed  chan struct{}
	closing sync.Once
}

// New returns a shell around a desk, and fills in what the desk says about
// looks. Width and height are the terminal's size in cells, 0 where it is not
// yet known. The keys that the program takes on every screen are for the help.
// There is no screen before the first Show.
func New(desk *screen.Desk, width, height int, everywhere ...key.Binding) *Shell {
	desk.Theme = theme.New(true)
	desk.Markdown = markdown.New(desk.Theme)
	desk.WidthMethod = ansi.WcWidth
	return &Shell{desk: desk, everywhere: everywhere, width: width, height: height, closed: make(chan struct{})}
}

// Close ends what still waits for its time. It is to be called when the program
// has ended.
func (s *Shell) Close() { s.closing.Do(func() { close(s.closed) }) }

// Screen returns the screen that is shown.
func (s *Shell) Screen() screen.Screen { return s.screen }

// Show makes next the screen. What is merely news about the last one goes, and
// so does what was refused on it.
func (s *Shell) Show(next screen.Screen) {
	s.screen = next
	if !s.notice.trouble || s.notice.refusal {
		s.notice = notice{number: s.notice.number}
	}
	s.resize()
}

// Handle takes the messages that concern the surroundings. It reports false
// for those that are for somebody else, keys and pastes among them.
func (s *Shell) Handle(msg tea.Msg) (cmd tea.Cmd, done bool) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.width, s.height = msg.Width, msg.Height
		s.resize()
	case tea.BackgroundColorMsg:
		s.setTheme(msg.IsDark())
	case tea.ModeReportMsg:
		s.setWidthMethod(msg)
	case dialog.OpenedMsg:
		s.dialogs = append(s.dialogs, msg.Dialog)
	case noticeExpiredMsg:
		s.expire(msg)
	case screen.NoticedMsg:
		return s.notify(msg), true
	case screen.SucceededMsg:
		s.dropRefusal()
	default:
		return nil, false
	}
	return nil, true
}

// Drain hands to handle what the screens have sent, the oldest first, until
// there is no more, and returns the commands that came of it.
func (s *Shell) Drain(handle func(tea.Msg) tea.Cmd) []tea.Cmd {
	var cmds []tea.Cmd
	for sent := s.desk.Sent(); sent != nil; sent = s.desk.Sent() {
		cmds = append(cmds, handle(sent))
	}
	return cmds
}

// Press handles a key: the dialog on top has them all, then comes the help,
// then the screen.
func (s *Shell) Press(msg tea.KeyPressMsg) tea.Cmd {
	switch k := msg.String(); {
	case s.Asking():
		return s.pressDialog(msg)
	case k == "f1", k == "?" && !s.screen.Typing():
		return s.OpenHelp()
	}
	return s.Tell(msg)
}

func (s *Shell) pressDialog(msg tea.KeyPressMsg) tea.Cmd {
	top := len(s.dialogs) - 1
	next, said := s.dialogs[top].Update(msg)
	s.dialogs = s.dialogs[:top]
	if next != nil {
		s.dialogs = append(s.dialogs, next)
	}
	if said != nil {
		s.desk.Send(said)
	}
	return nil
}

// Tell hands a message to the screen, even under a dialog: what was pasted is
// never lost to one that happened to open.
func (s *Shell) Tell(msg tea.Msg) tea.Cmd {
	next, cmd := s.screen.Update(msg)
	s.screen = next
	return cmd
}

// Asking reports whether a dialog is open.
func (s *Shell) Asking() bool { return len(s.dialogs) > 0 }

// Confirm puts a question on top at once, so that its key pressed once more
// right behind finds it there. It reports false where the last one is still
// open: who presses again means it.
func (s *Shell) Confirm(c *dialog.Choice) bool {
	open := func(d dialog.Dialog) bool { return d == s.confirming }
	if slices.ContainsFunc(s.dialogs, open) {
		return false
	}
	s.confirming = c
	s.dialogs = append(s.dialogs, c)
	return true
}

// Dismiss takes the dialogs away that the last screen has opened, because
// something that happened elsewhere has led to another. A question that
// Confirm asked stays.
func (s *Shell) Dismiss() {
	s.dialogs = slices.DeleteFunc(s.dialogs, func(d dialog.Dialog) bool { return d != s.confirming })
}

// DropLapsed takes the questions away that have become pointless, and reports
// whether there were any.
func (s *Shell) DropLapsed() bool {
	before := len(s.dialogs)
	s.dialogs = slices.DeleteFunc(s.dialogs, func(d dialog.Dialog) bool {
		c, ok := d.(*dialog.Choice)
		return ok && c.Lapsed != nil && c.Lapsed()
	})
	return len(s.dialogs) < before
}

func (s *Shell) resize() {
	if s.width > 0 && s.height > 0 {
		s.screen.SetSize(s.width, max(s.height-len(s.noticeRows()), 1))
	}
}

func (s *Shell) setTheme(dark bool) {
	if dark == s.desk.Theme.Dark {
		return
	}
	s.desk.Theme = theme.New(dark)
	s.desk.Markdown = markdown.New(s.desk.Theme)
}

// setWidthMethod follows the renderer, which measures whole graphemes from
// when the terminal says that it does (mode 2027).
func (s *Shell) setWidthMethod(msg tea.ModeReportMsg) {
	if msg.Mode == ansi.ModeUnicodeCore && (msg.Value.IsSet() || msg.Value.IsReset() || msg.Value.IsPermanentlySet()) {
		s.desk.WidthMethod = ansi.GraphemeWidth
	}
}
