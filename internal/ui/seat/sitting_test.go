package seat

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/peer"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/markdown"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/theme"
)

// sitting drives the screens of one seat without a program: it hands messages
// to Update and follows what the screen sends.
type sitting struct {
	t      testing.TB
	desk   *Desk
	screen screen.Screen
	// refresh brings desk.View up to the room; nil leaves it as it was made.
	refresh func() *peer.View
	now     time.Duration

	acts    []peer.Act
	refuse  error
	dialogs []dialog.Dialog
	notices []string
	left    bool

	width, height int
}

// sit puts somebody at a desk with this view.
func sit(t testing.TB, v *peer.View) *sitting {
	t.Helper()
	s := &sitting{t: t, width: 80, height: 24, now: 48 * time.Second}
	look := theme.New(true)
	s.desk = &Desk{
		Desk: &screen.Desk{
			Theme: look, Markdown: markdown.New(look), WidthMethod: ansi.WcWidth,
			Uptime: func() time.Duration { return s.now },
		},
		View: v,
	}
	s.desk.Do = func(a peer.Act) error {
		if s.refuse != nil {
			return s.refuse
		}
		s.acts = append(s.acts, a)
		return nil
	}
	return s
}

// open shows the screen that the view calls for.
func (s *sitting) open() *sitting {
	s.screen = New(s.desk)
	s.screen.SetSize(s.width, s.height)
	return s
}

// sized gives the terminal a size.
func (s *sitting) sized(width, height int) *sitting {
	s.width, s.height = width, height
	if s.screen != nil {
		s.screen.SetSize(width, height)
	}
	return s
}

// send hands a message to the screen, and follows what comes of it.
func (s *sitting) send(msgs ...tea.Msg) *sitting {
	s.t.Helper()
	for _, msg := range msgs {
		s.handle(msg)
		for sent := s.desk.Sent(); sent != nil; sent = s.desk.Sent() {
			s.handle(sent)
		}
		s.follow()
		// The program asks for a view after every message.
		s.screen.View()
	}
	return s
}

func (s *sitting) handle(msg tea.Msg) {
	switch msg := msg.(type) {
	case dialog.OpenedMsg:
		s.dialogs = append(s.dialogs, msg.Dialog)
		return
	case screen.NoticedMsg:
		s.notices = append(s.notices, msg.Text)
		return
	case screen.LeaveAskedMsg:
		s.left = true
		return
	case tea.KeyPressMsg:
		if !s.desk.Takes(msg, s.screen, len(s.dialogs) > 0) {
			return
		}
		if len(s.dialogs) > 0 {
			s.pressDialog(msg)
			return
		}
	}
	s.screen, _ = s.screen.Update(msg)
}

func (s *sitting) pressDialog(msg tea.KeyPressMsg) {
	top := len(s.dialogs) - 1
	next, said := s.dialogs[top].Update(msg)
	s.dialogs = s.dialogs[:top]
	if next != nil {
		s.dialogs = append(s.dialogs, next)
	}
	if said != nil {
		s.desk.Send(said)
	}
}

// did tells the desk what was done in the room, as the program does.
func (s *sitting) did(a peer.Act, err error) error {
	if err == nil {
		s.desk.Did(a)
	}
	return err
}

// follow brings the view up to the room and shows another screen where one is
// due, as the program does.
func (s *sitting) follow() {
	if s.refresh == nil {
		return
	}
	before := s.desk.View
	now := s.refresh()
	if now.Version == s.desk.View.Version {
		return
	}
	s.desk.View = now
	s.desk.SayWatchers(before)
	if DueFor(now) != DueFor(before) {
		s.dialogs = nil
		s.desk.Turned(before)
		s.open()
		return
	}
	s.dropLapsed()
	s.handle(RoomChangedMsg{})
}

// dropLapsed takes pointless questions away, as the program does.
func (s *sitting) dropLapsed() {
	before := len(s.dialogs)
	s.dialogs = slices.DeleteFunc(s.dialogs, func(d dialog.Dialog) bool {
		c, ok := d.(*dialog.Choice)
		return ok && c.Lapsed != nil && c.Lapsed()
	})
	if len(s.dialogs) < before {
		s.desk.Lapsed()
	}
}

// press sends keys by their names.
func (s *sitting) press(names ...string) *sitting {
	s.t.Helper()
	for _, name := range names {
		s.send(pressOf(name))
	}
	return s
}

// typing types a text.
func (s *sitting) typing(text string) *sitting {
	s.t.Helper()
	for _, r := range text {
		if r == '\n' {
			s.press("enter")
			continue
		}
		s.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return s
}

// styled is the view with its styles, the top dialog over it.
func (s *sitting) styled() string {
	view := s.screen.View()
	if len(s.dialogs) > 0 {
		view = dialog.Over(view, s.dialogs[len(s.dialogs)-1], s.desk.Theme, s.width, s.height)
	}
	return view
}

// text is the view without styles and without spaces at line ends.
func (s *sitting) text() string {
	rows := strings.Split(ansi.Strip(s.styled()), "\n")
	for i, row := range rows {
		rows[i] = strings.TrimRight(row, " ")
	}
	return strings.Join(rows, "\n") + "\n"
}

// wantWords checks that words are on the screen, whatever their line breaks.
func (s *sitting) wantWords(words ...string) *sitting {
	s.t.Helper()
	text := strings.Join(strings.Fields(s.text()), " ")
	for _, w := range words {
		if !strings.Contains(text, w) {
			s.t.Errorf("there is no %q:\n%s", w, s.text())
		}
	}
	return s
}

// wantNoWords checks that words are not on the screen.
func (s *sitting) wantNoWords(words ...string) *sitting {
	s.t.Helper()
	for _, w := range words {
		if strings.Contains(s.text(), w) {
			s.t.Errorf("there is %q:\n%s", w, s.text())
		}
	}
	return s
}

// wantActs checks what was done since it was last asked.
func (s *sitting) wantActs(want ...peer.Act) *sitting {
	s.t.Helper()
	if fmt.Sprint(s.acts) != fmt.Sprint(want) || fmt.Sprintf("%T", s.acts) != fmt.Sprintf("%T", want) {
		s.t.Errorf("the acts are %#v, want %#v", s.acts, want)
	}
	s.acts = nil
	return s
}

// pressOf returns the key that Bubble Tea calls by this name.
func pressOf(name string) tea.KeyPressMsg {
	named := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace,
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
		"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "f1": tea.KeyF1,
	}
	var key tea.KeyPressMsg
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		key.Mod, name = tea.ModCtrl, rest
	}
	if rest, ok := strings.CutPrefix(name, "shift+"); ok {
		key.Mod, name = tea.ModShift, rest
	}
	if code, ok := named[name]; ok {
		key.Code = code
	} else {
		key.Code, _ = utf8.DecodeRuneInString(name)
	}
	if key.Mod == 0 && (name == "space" || name == string(key.Code)) {
		key.Text = string(key.Code)
	}
	return key
}
