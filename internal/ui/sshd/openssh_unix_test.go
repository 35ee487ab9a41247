//go:build unix

package sshd

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"

	"okrcoach/internal/peer"
)

// openSSH returns the client that most guests have, with the arguments of the
// line that the host sends them.
func (h *house) openSSH(more ...string) *exec.Cmd {
	h.t.Helper()
	path, err := exec.LookPath("ssh")
	if err != nil {
		h.t.Skip("there is no ssh here")
	}
	known := filepath.Join(h.t.TempDir(), "known_hosts")
	arguments := []string{"-F", "none", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=" + known}
	arguments = append(arguments, strings.Fields(strings.TrimPrefix(h.server.Line(), "ssh "))...)
	cmd := exec.CommandContext(h.t.Context(), path, append(arguments, more...)...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "SSH_AUTH_SOCK=", "HOME="+h.t.TempDir())
	return cmd
}

// typing returns how ssh is told the code where it has no terminal.
func (h *house) typing(cmd *exec.Cmd, code string) *exec.Cmd {
	h.t.Helper()
	script := filepath.Join(h.t.TempDir(), "askpass")
	h.must(os.WriteFile(script, []byte("#!/bin/sh\necho "+code+"\n"), 0o700))
	cmd.Env = append(cmd.Env, "SSH_ASKPASS="+script, "SSH_ASKPASS_REQUIRE=force")
	return cmd
}

// gathered is what has come, for several goroutines.
type gathered struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (g *gathered) Write(p []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.text.Write(p)
}

func (g *gathered) has(words string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return strings.Contains(g.text.String(), words)
}

func TestAGuestWithOpenSSH(t *testing.T) {
	h := openHouse(t, settings{limits: Limits{Probe: hurry / 2}})
	code := h.code(peer.Guest)
	cmd := h.openSSH()
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 90})
	h.must(err)
	var screen gathered
	go func() {
		buffer := make([]byte, 4096)
		for {
			n, err := terminal.Read(buffer)
			_, _ = screen.Write(buffer[:n])
			if err != nil {
				return
			}
		}
	}()
	sees := func(words string) { eventually(t, "to see "+words, func() bool { return screen.has(words) }) }
	types := func(text string) {
		_, err := terminal.WriteString(text)
		h.must(err)
	}
	sees("Type the code that the host sees")
	types("wrong\r")
	sees("That is not the code")
	types(strings.ToUpper(code) + "\r")
	sees("90x24")
	types("hello")
	sees("hello")
	time.Sleep(4 * hurry) // in which the client is asked whether it is there
	if !h.room.has(peer.Guest) {
		t.Error("a client that is there was taken for gone")
	}
	h.mu.Lock()
	h.export = "# Round 1\n"
	h.mu.Unlock()
	home, err := h.typing(h.openSSH("export"), code).Output()
	if string(home) != "# Round 1\n" || err != nil {
		t.Errorf("taken home: %q, %v", home, err)
	}
	if out, err := h.typing(h.openSSH("id"), code).CombinedOutput(); err == nil || !strings.Contains(string(out), "one command here") {
		t.Errorf("another command: %q, %v", out, err)
	}
	types("\x03")
	sees("You have left your seat")
	if err := cmd.Wait(); err != nil {
		t.Errorf("ssh ended with %v", err)
	}
	_ = terminal.Close()
}
