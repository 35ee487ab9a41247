//go:build linux || darwin

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// patience is how long a test waits for what must come.
const patience = 25 * time.Second

// terminal is a program on a pseudo-terminal, with an emulator that answers
// its questions and shows its screen.
type terminal struct {
	t    testing.TB
	cmd  *exec.Cmd
	file *os.File

	mu     sync.Mutex
	screen *vt.Emulator
	raw    strings.Builder
	read   chan struct{} // closed when all output has been read
}

// home is a person's home folder with nothing in it.
func home(t testing.TB) []string {
	dir := t.TempDir()
	return append(os.Environ(), "TERM=xterm-256color", "NO_COLOR=", "HOME="+dir,
		"XDG_DATA_HOME="+filepath.Join(dir, "data"), "XDG_STATE_HOME="+filepath.Join(dir, "state"),
		"XDG_CONFIG_HOME="+filepath.Join(dir, "config"), "OKRCOACH_BASE_URL=", "OKRCOACH_API_KEY=", "OKRCOACH_MODEL=",
		"OPENAI_BASE_URL=", "OPENAI_API_KEY=", "OPENAI_MODEL=")
}

// okrcoach is the path of this test binary under the program's name.
func okrcoach(t testing.TB) string {
	path, err := exec.LookPath("okrcoach")
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// size is that of a window, in cells.
type size struct{ width, height int }

func start(t testing.TB, env []string, name string, args ...string) *terminal {
	t.Helper()
	return startIn(t, size{80, 24}, env, name, args...)
}

// startIn starts a program in a window of a size.
func startIn(t testing.TB, at size, env []string, name string, args ...string) *terminal {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env, cmd.Dir = env, t.TempDir()
	file, err := pty.StartWithSize(cmd, at.winsize())
	if err != nil {
		t.Fatal(err)
	}
	file = closable(t, file)
	x := &terminal{t: t, cmd: cmd, file: file, screen: vt.NewEmulator(at.width, at.height), read: make(chan struct{})}
	go x.show()
	go x.reply()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = file.Close()
	})
	return x
}

// closable returns a file that can be closed while it is being read, as a
// terminal can.
func closable(t testing.TB, file *os.File) *os.File {
	t.Helper()
	defer func() { _ = file.Close() }()
	fd, err := unix.FcntlInt(file.Fd(), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	return os.NewFile(uintptr(fd), file.Name())
}

func (s size) winsize() *pty.Winsize {
	return &pty.Winsize{Rows: uint16(s.height), Cols: uint16(s.width)}
}

// becomes changes the size of the terminal's window.
func (x *terminal) becomes(at size) {
	x.t.Helper()
	x.mu.Lock()
	x.screen.Resize(at.width, at.height)
	x.mu.Unlock()
	if err := pty.Setsize(x.file, at.winsize()); err != nil {
		x.t.Fatal(err)
	}
}

// closes closes the terminal's window.
func (x *terminal) closes() {
	x.t.Helper()
	if err := x.file.Close(); err != nil {
		x.t.Fatal(err)
	}
}

// show feeds the program's output to the emulator.
func (x *terminal) show() {
	defer close(x.read)
	buffer := make([]byte, 4096)
	for {
		n, err := x.file.Read(buffer)
		x.mu.Lock()
		x.raw.Write(buffer[:n])
		_, _ = x.screen.Write(buffer[:n])
		x.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// reply hands the emulator's answers to the program.
func (x *terminal) reply() {
	buffer := make([]byte, 256)
	for {
		n, err := x.screen.Read(buffer)
		if err != nil {
			return
		}
		_, _ = x.file.Write(buffer[:n])
	}
}

func (x *terminal) shown() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.screen.String()
}

// output is everything the program has written, as it wrote it.
func (x *terminal) output() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.raw.String()
}

func (x *terminal) sees(text string) {
	x.t.Helper()
	x.until(fmt.Sprintf("%q does not appear", text), func(shown string) bool { return strings.Contains(shown, text) })
}

// reads waits for texts that may go on over the end of a line.
func (x *terminal) reads(texts ...string) {
	x.t.Helper()
	for _, text := range texts {
		x.until(fmt.Sprintf("%q cannot be read", text), func(shown string) bool {
			return strings.Contains(onOneLine(shown), text)
		})
	}
}

// onOneLine is a text with one space for every space and end of line.
func onOneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// loses waits until a text is not on the screen any more.
func (x *terminal) loses(text string) {
	x.t.Helper()
	x.until(fmt.Sprintf("%q stays", text), func(shown string) bool { return !strings.Contains(shown, text) })
}

// finds waits for what a pattern describes, and returns its first group.
func (x *terminal) finds(pattern string) string {
	x.t.Helper()
	var found []string
	x.until(fmt.Sprintf("nothing like %q appears", pattern), func(shown string) bool {
		found = regexp.MustCompile(pattern).FindStringSubmatch(shown)
		return found != nil
	})
	return found[1]
}

// until waits until the screen is as it should be.
func (x *terminal) until(complaint string, right func(shown string) bool) {
	x.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if right(x.shown()) {
			return
		}
	}
	x.t.Fatalf("%s. The screen:\n%s", complaint, x.shown())
}

func (x *terminal) types(keys string) {
	x.t.Helper()
	if _, err := x.file.WriteString(keys); err != nil {
		x.t.Fatal(err)
	}
}

func (x *terminal) gets(signal syscall.Signal) {
	x.t.Helper()
	if err := x.cmd.Process.Signal(signal); err != nil {
		x.t.Fatal(err)
	}
}

// ends waits for the end of the program and returns its exit code.
func (x *terminal) ends() int {
	x.t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = x.cmd.Wait() // the state has it all
		<-x.read
	}()
	select {
	case <-done:
	case <-time.After(patience):
		x.t.Fatalf("the program does not end. The screen:\n%s", x.shown())
	}
	return x.cmd.ProcessState.ExitCode()
}

func (x *terminal) exits(code int) {
	x.t.Helper()
	if got := x.ends(); got != code {
		x.t.Fatalf("exit code %d, want %d. The output:\n%q", got, code, x.output())
	}
}
