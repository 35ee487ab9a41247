package shell

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

// page is a screen that shows what it was told.
type page struct {
	screen.Page
	desk   *screen.Desk
	told   []string
	typing bool
}

func (p *page) Typing() bool { return p.typing }

func (p *page) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		p.told = append(p.told, msg.String())
	case tea.PasteMsg:
		p.told = append(p.told, msg.Content)
	}
	return p, nil
}

func (p *page) View() string {
	p.Frame.Theme = p.desk.Theme
	return p.Frame.Render("page", "", strings.Join(p.told, " "), nil)
}

func (p *page) Help() []screen.Group { return nil }

func newShell(t *testing.T, width, height int) (*Shell, *page) {
	t.Helper()
	desk := &screen.Desk{}
	s := New(desk, width, height, screen.Bind("F1", "this help", "f1"))
	p := &page{desk: desk}
	s.Show(p)
	return s, p
}

// drain handles what was sent, as a program does.
func drain(s *Shell) {
	s.Drain(func(msg tea.Msg) tea.Cmd {
		cmd, _ := s.Handle(msg)
		return cmd
	})
}

func letter(r rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: r, Text: string(r)} }

func TestADialogHasTheKeysAndAPasteGoesToTheScreen(t *testing.T) {
	s, p := newShell(t, 80, 24)
	s.Press(letter('?'))
	drain(s)
	if !s.Asking() || !strings.Contains(ansi.Strip(s.View().Content), "this help") {
		t.Fatalf("? opens no help:\n%s", ansi.Strip(s.View().Content))
	}
	s.Press(letter('x'))
	s.Tell(tea.PasteMsg{Content: "pasted"})
	s.Press(letter('q'))
	s.Press(letter('y'))
	if got := strings.Join(p.told, " "); got != "pasted y" {
		t.Errorf("the screen was told %q", got)
	}
	p.typing = true
	s.Press(letter('?'))
	drain(s)
	if s.Asking() {
		t.Error("? opens the help while letters are input")
	}
}

func TestAQuestionIsConfirmedByItsKeyPressedOnceMore(t *testing.T) {
	s, _ := newShell(t, 80, 24)
	sure := func() *dialog.Choice { return &dialog.Choice{Options: []dialog.Option{{Key: "n"}, {Key: "y"}}} }
	if !s.Confirm(sure()) || s.Confirm(sure()) {
		t.Error("the second press does not find the question")
	}
	s.Press(letter('n'))
	if !s.Confirm(sure()) {
		t.Error("a question that was answered is not asked again")
	}
}

func TestANoticeTakesItsRowsFromTheScreenAndTroubleStays(t *testing.T) {
	s, _ := newShell(t, 40, 15)
	s.Handle(screen.NoticedMsg{Text: "The disk is full.", Trouble: true})
	s.Handle(screen.NoticedMsg{Text: "Written."})
	rows := strings.Split(ansi.Strip(s.View().Content), "\n")
	if len(rows) != 15 || rows[14] != " ! The disk is full. Written." {
		t.Errorf("there are %d rows, the last is %q", len(rows), rows[len(rows)-1])
	}
	s.Handle(noticeExpiredMsg{number: 1})
	if s.FootRows() != 1 {
		t.Error("an old notice takes a newer one with it")
	}
	s.Handle(noticeExpiredMsg{number: 2})
	if s.FootRows() != 0 {
		t.Error("the notice stays")
	}
}

func TestARefusalGoesWithTheNextActAndWithTheScreen(t *testing.T) {
	refused := screen.NoticedMsg{Text: "That is sealed.", Trouble: true, Refusal: true}
	for name, next := range map[string]func(*Shell, *page){
		"act":    func(s *Shell, _ *page) { s.Handle(screen.SucceededMsg{}) },
		"screen": func(s *Shell, p *page) { s.Show(p) },
		"news":   func(s *Shell, _ *page) { s.Handle(screen.NoticedMsg{Text: "Written."}) },
	} {
		s, p := newShell(t, 60, 20)
		s.Handle(refused)
		if view := ansi.Strip(s.View().Content); !strings.Contains(view, "! That is sealed.") {
			t.Fatalf("there is no refusal:\n%s", view)
		}
		next(s, p)
		if view := ansi.Strip(s.View().Content); strings.Contains(view, "sealed") {
			t.Errorf("behind the next %s the refusal is still there:\n%s", name, view)
		}
	}
	s, _ := newShell(t, 60, 20)
	s.Handle(screen.NoticedMsg{Text: "The disk is full.", Trouble: true})
	s.Handle(screen.SucceededMsg{})
	if view := ansi.Strip(s.View().Content); !strings.Contains(view, "The disk is full.") {
		t.Errorf("an act has taken other trouble away:\n%s", view)
	}
}

func TestNothingIsDrawnWhereNoScreenFits(t *testing.T) {
	s, _ := newShell(t, frame.MinWidth-1, frame.MinHeight)
	if got := s.View(); !strings.Contains(got.Content, "too small") || got.Cursor != nil {
		t.Errorf("it draws %q", got.Content)
	}
}
