package ui

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// stage drives an App without a terminal: it hands messages to Update and
// carries out the commands that come back. It only works in a bubble, and
// whatever is called on it returns when the program has come to rest.
type stage struct {
	t    testing.TB
	app  *App
	msgs chan tea.Msg
	over chan struct{}
}

// size is that of a terminal, in cells.
type size struct{ width, height int }

// stand puts the program on a stage of the given size, with its history read.
func (d *desk) stand(question string, at size) *stage {
	d.t.Helper()
	s := d.standBeforeHistory(question, at)
	s.wait(openAfter)
	return s
}

// standBeforeHistory leaves the program as it is in its first frame.
func (d *desk) standBeforeHistory(question string, at size) *stage {
	d.t.Helper()
	s := d.standWithoutHistory(question, at)
	d.t.Cleanup(s.close)
	s.perform(s.app.Init())
	s.settle()
	return s
}

// standWithoutHistory never begins to open the history, and saves nothing.
func (d *desk) standWithoutHistory(question string, at size) *stage {
	d.t.Helper()
	s := &stage{t: d.t, app: d.newApp(question, at), msgs: make(chan tea.Msg), over: make(chan struct{})}
	d.t.Cleanup(func() { close(s.over) })
	return s
}

func (s *stage) close() {
	if err := s.app.Close(context.WithoutCancel(s.t.Context())); err != nil {
		s.t.Errorf("the program closed with: %v", err)
	}
}

// send hands messages to the program.
func (s *stage) send(msgs ...tea.Msg) *stage {
	for _, msg := range msgs {
		_, cmd := s.app.Update(msg)
		s.perform(cmd)
		s.settle()
	}
	return s
}

// press sends keys by their names.
func (s *stage) press(names ...string) *stage {
	for _, name := range names {
		s.send(keyNamed(name))
	}
	return s
}

// typing types a text.
func (s *stage) typing(text string) *stage {
	for _, r := range text {
		if r == '\n' {
			s.press("enter")
			continue
		}
		s.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return s
}

// wait lets time pass.
func (s *stage) wait(length time.Duration) *stage {
	const step = 250 * time.Millisecond
	for length > 0 {
		time.Sleep(min(length, step))
		length -= step
		s.settle()
	}
	return s
}

func (s *stage) resize(to size) *stage {
	return s.send(tea.WindowSizeMsg{Width: to.width, Height: to.height})
}

// settle hands over what commands have brought until nothing more comes.
func (s *stage) settle() {
	for {
		synctest.Wait()
		select {
		case msg := <-s.msgs:
			_, cmd := s.app.Update(msg)
			s.perform(cmd)
		default:
			return
		}
	}
}

// perform carries out a command in the background.
func (s *stage) perform(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		msg := cmd()
		switch cmds := commands(msg); {
		case msg == nil:
		case cmds != nil:
			for _, c := range cmds {
				s.perform(c)
			}
		default:
			select {
			case s.msgs <- msg:
			case <-s.over:
			}
		}
	}()
}

// commands returns those in a batch or a sequence, whose type is Bubble Tea's
// own secret.
func commands(msg tea.Msg) []tea.Cmd {
	v := reflect.ValueOf(msg)
	kind := reflect.TypeFor[[]tea.Cmd]()
	if !v.IsValid() || !v.CanConvert(kind) {
		return nil
	}
	return v.Convert(kind).Interface().([]tea.Cmd)
}

// styled returns the view with its styles.
func (s *stage) styled() string { return s.app.View().Content }

// rows returns the view without styles.
func (s *stage) rows() []string { return strings.Split(ansi.Strip(s.styled()), "\n") }

// text returns the view without styles and without spaces at line ends.
func (s *stage) text() string {
	rows := s.rows()
	for i, row := range rows {
		rows[i] = strings.TrimRight(row, " ")
	}
	return strings.Join(rows, "\n") + "\n"
}

// pressUntil presses a key until the row with the cursor says this.
func (s *stage) pressUntil(name, label string) {
	s.t.Helper()
	for range 100 {
		if strings.Contains(s.chosen(), label) {
			return
		}
		s.press(name)
	}
	s.t.Fatalf("no row says %q:\n%s", label, s.text())
}

// chosen returns the row that the cursor stands on, from its mark on.
func (s *stage) chosen() string {
	for _, row := range s.rows() {
		if _, chosen, ok := strings.Cut(row, "▸ "); ok {
			return chosen
		}
	}
	return ""
}

// wantWords checks that these words are on the screen.
func (s *stage) wantWords(words ...string) *stage {
	s.t.Helper()
	for _, w := range words {
		if !strings.Contains(onOneLine(s.text()), onOneLine(w)) {
			s.t.Errorf("there is no %s:\n%s", w, s.text())
		}
	}
	return s
}
