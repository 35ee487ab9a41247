package ui

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
)

// terminal runs the whole program on a terminal emulator: keys go in as
// bytes, what comes out is drawn, and the terminal's answers to the program's
// questions go back to it. It works in a bubble and outside of one.
type terminal struct {
	t       testing.TB
	app     *App
	program *tea.Program
	ended   chan struct{} // closed when the program has ended
	closed  bool

	mu     sync.Mutex // guards screen, which is not safe for concurrent use
	screen *vt.Emulator
}

// patience is how long a test waits for words that do not come.
const patience = time.Minute

// open starts the program in a terminal of 80 by 24 cells.
func (d *desk) open(question string) *terminal {
	d.t.Helper()
	in, keyboard := io.Pipe()
	return d.openOn(question, in, keyboard)
}

// openOnFile is open for a program that will hand its input to another one,
// which only works with a file, and not in a bubble.
func (d *desk) openOnFile(question string) *terminal {
	d.t.Helper()
	in, keyboard, err := os.Pipe()
	d.must(err)
	d.t.Cleanup(func() { _ = keyboard.Close() })
	return d.openOn(question, in, keyboard)
}

// openOn starts the program with an input of its own.
func (d *desk) openOn(question string, in io.ReadCloser, keyboard io.Writer) *terminal {
	d.t.Helper()
	at := size{80, 24}
	x := &terminal{t: d.t, app: d.newApp(question, at), ended: make(chan struct{}), screen: vt.NewEmulator(at.width, at.height)}
	x.screen.SetDefaultBackgroundColor(d.background)
	x.program = tea.NewProgram(x.app,
		tea.WithInput(in), tea.WithOutput(x), tea.WithWindowSize(at.width, at.height),
		tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithColorProfile(colorprofile.TrueColor),
		tea.WithoutSignalHandler(), tea.WithoutCatchPanics())
	go x.plugIn(keyboard)
	go x.run(in)
	d.t.Cleanup(x.close)
	return x
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

// close ends the program as its main function does: with its draft saved.
func (x *terminal) close() {
	if x.closed {
		return
	}
	x.closed = true
	x.program.Quit()
	<-x.ended
	if err := x.app.Close(context.WithoutCancel(x.t.Context())); err != nil {
		x.t.Logf("the program closed with: %v", err)
	}
	// The emulator's own Close is not safe while another goroutine reads.
	_ = x.screen.InputPipe().(io.Closer).Close()
}

// press sends keys by their names.
func (x *terminal) press(names ...string) {
	for _, name := range names {
		key := uv.KeyPressEvent(keyNamed(name))
		key.Text = "" // the emulator knows keys by their codes
		x.mu.Lock()
		x.screen.SendKey(key)
		x.mu.Unlock()
	}
}

// pressUntil presses a key until this is on the screen, which is given the time
// to draw after each press.
func (x *terminal) pressUntil(name, words string) {
	x.t.Helper()
	for range 100 {
		if strings.Contains(x.shown(), words) {
			return
		}
		x.press(name)
		x.wait(50 * time.Millisecond)
	}
	x.t.Fatalf("there is no %s:\n%s", words, x.shown())
}

// typing types a text, a line break being the enter key.
func (x *terminal) typing(text string) { x.screen.SendText(strings.ReplaceAll(text, "\n", "\r")) }

// pasting pastes a text.
func (x *terminal) pasting(text string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.screen.Paste(text)
}

// wait lets time pass.
func (x *terminal) wait(length time.Duration) { time.Sleep(length) }

// resize makes the terminal larger or smaller.
func (x *terminal) resize(to size) {
	x.mu.Lock()
	x.screen.Resize(to.width, to.height)
	x.mu.Unlock()
	x.program.Send(tea.WindowSizeMsg{Width: to.width, Height: to.height})
}

// see waits until all of these words are on the screen, on one line or on
// several.
func (x *terminal) see(words ...string) {
	x.t.Helper()
	for _, w := range words {
		x.until("there is no "+w, func(shown string) bool { return strings.Contains(onOneLine(shown), onOneLine(w)) })
	}
}

func onOneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// seeNot waits until none of these words is on the screen any more.
func (x *terminal) seeNot(words ...string) {
	x.t.Helper()
	for _, w := range words {
		x.until("there still is "+w, func(shown string) bool { return !strings.Contains(onOneLine(shown), onOneLine(w)) })
	}
}

// until waits until the screen is as it should be.
func (x *terminal) until(complaint string, right func(shown string) bool) {
	x.t.Helper()
	first := x.shown()
	for deadline := time.Now().Add(patience); ; x.wait(10 * time.Millisecond) {
		shown := x.shown()
		if right(shown) {
			return
		}
		if time.Now().After(deadline) {
			x.t.Fatalf("%s:\n%s\n\nat first there was:\n%s", complaint, shown, first)
		}
	}
}

// shown returns what is on the screen now.
func (x *terminal) shown() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.screen.String()
}

// colourAt returns the colour of the text in a cell.
func (x *terminal) colourAt(column, row int) string {
	x.mu.Lock()
	defer x.mu.Unlock()
	c := x.screen.CellAt(column, row)
	if c == nil || c.Style.Fg == nil {
		return ""
	}
	return hex(c.Style.Fg)
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
