package mock

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
)

// size is that of a terminal, in cells.
type size struct{ width, height int }

// model is a program of this package.
type model interface {
	tea.Model
	Close(ctx context.Context) error
}

// terminal runs a program on a terminal emulator: keys go in as bytes, what
// comes out is drawn, and the terminal's answers to the program's questions go
// back to it.
type terminal struct {
	t       testing.TB
	model   model
	program *tea.Program
	ended   chan struct{} // closed when the program has ended
	closed  bool

	mu     sync.Mutex // guards the two below
	screen *vt.Emulator
	bells  int
}

// patience is how long a test waits for words that do not come.
const patience = time.Minute

// open starts a program in a terminal.
func (d *desk) open(m model, at size) *terminal {
	d.t.Helper()
	in, keyboard := io.Pipe()
	x := &terminal{t: d.t, model: m, ended: make(chan struct{}), screen: vt.NewEmulator(at.width, at.height)}
	x.screen.SetCallbacks(vt.Callbacks{Bell: func() { x.bells++ }}) // called by Write
	x.program = tea.NewProgram(m,
		tea.WithInput(in), tea.WithOutput(x), tea.WithWindowSize(at.width, at.height),
		tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithColorProfile(colorprofile.TrueColor),
		tea.WithoutSignalHandler(), tea.WithoutCatchPanics())
	go x.plugIn(keyboard)
	go x.run(in)
	d.t.Cleanup(x.close)
	return x
}

// sit starts the program of a table in a terminal of 80 by 24 cells.
func (d *desk) sit() *terminal {
	d.t.Helper()
	at := size{80, 24}
	return d.open(d.newTable(at), at)
}

// plugIn sends what the terminal says to the program. The queue between them
// keeps a busy program from holding the terminal up, which the program in turn
// waits for.
func (x *terminal) plugIn(keyboard io.Writer) {
	queue := make(chan []byte, 1000)
	go func() {
		for said := range queue {
			_, _ = keyboard.Write(said) // fails when the program has ended
		}
	}()
	defer close(queue)
	for {
		said := make([]byte, 4096)
		n, err := x.screen.Read(said)
		if err != nil {
			return
		}
		queue <- said[:n]
	}
}

func (x *terminal) run(in io.Closer) {
	defer close(x.ended)
	if _, err := x.program.Run(); err != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, tea.ErrProgramKilled) {
		x.t.Errorf("the program ended with: %v", err)
	}
	_ = in.Close()
}

// Write draws what the program puts out.
func (x *terminal) Write(p []byte) (int, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if _, err := x.screen.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n"))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// close ends the program as its main function does.
func (x *terminal) close() {
	if err := x.closeWithTrouble(); err != nil {
		x.t.Errorf("the program closed with: %v", err)
	}
}

// closeWithTrouble is close where it is known that not all can be kept.
func (x *terminal) closeWithTrouble() error {
	if x.closed {
		return nil
	}
	x.closed = true
	x.program.Quit()
	<-x.ended
	err := x.model.Close(context.WithoutCancel(x.t.Context()))
	// The emulator's own Close is not safe while another goroutine reads.
	_ = x.screen.InputPipe().(io.Closer).Close()
	return err
}

// press sends keys by their names.
func (x *terminal) press(names ...string) {
	for _, name := range names {
		x.mu.Lock()
		x.screen.SendKey(uv.KeyPressEvent(keyNamed(name)))
		x.mu.Unlock()
	}
}

// typing types a text.
func (x *terminal) typing(text string) { x.screen.SendText(text) }

// see waits until all of these words are on the screen, on one line or on
// several.
func (x *terminal) see(words ...string) {
	x.t.Helper()
	for _, w := range words {
		x.until("there is no "+w, func(shown string) bool { return strings.Contains(onOneLine(shown), onOneLine(w)) })
	}
}

// seeNot checks that none of these words is on the screen.
func (x *terminal) seeNot(words ...string) {
	x.t.Helper()
	for _, w := range words {
		if shown := x.shown(); strings.Contains(onOneLine(shown), onOneLine(w)) {
			x.t.Fatalf("there is %s:\n%s", w, shown)
		}
	}
}

func onOneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// until waits until the screen is as it should be.
func (x *terminal) until(complaint string, right func(shown string) bool) {
	x.t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		shown := x.shown()
		if right(shown) {
			return
		}
		if time.Now().After(deadline) {
			x.t.Fatalf("%s:\n%s", complaint, shown)
		}
	}
}

// shown returns what is on the screen now.
func (x *terminal) shown() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.screen.String()
}

// rung returns how often the bell has rung.
func (x *terminal) rung() int {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.bells
}

// seeTheEnd waits until the program has ended.
func (x *terminal) seeTheEnd() {
	x.t.Helper()
	select {
	case <-x.ended:
	case <-time.After(patience):
		x.t.Fatalf("the program goes on:\n%s", x.shown())
	}
	x.close()
}

// keyNamed returns the key that Bubble Tea calls by this name: "a", "ctrl+s".
func keyNamed(name string) tea.KeyPressMsg {
	codes := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace,
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	}
	key := tea.KeyPressMsg{}
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		key.Mod, name = tea.ModCtrl, rest
	}
	if code, ok := codes[name]; ok {
		key.Code = code
		return key
	}
	key.Code = []rune(name)[0]
	return key
}
