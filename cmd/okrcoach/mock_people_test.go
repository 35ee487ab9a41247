//go:build linux || darwin

package main

import (
	"io"
	"net"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// anyPort is an address of this machine at a port that is free.
const anyPort = "127.0.0.1:0"

// Keys of the mock interview, as a terminal sends them.
const (
	esc   = "\x1b"
	f2    = "\x1bOQ"
	ctrlG = "\x07"
	ctrlS = "\x13"
	ctrlU = "\x15"
)

// evening is a mock interview of Ada, who hosts it on her machine, and Ben,
// who comes in with the ssh client of his. Cleo watches, where she is let in.
type evening struct {
	t *testing.T
	// env is Ada's environment, away Ben's and Cleo's.
	env, away       []string
	ada, ben, cleo  *terminal
	port, code, ssh string
	// seats are all the terminals that Ben and Cleo have sat at.
	seats []*terminal
	// asked is the follow-up of her card that Ada has sent.
	asked string
}

// open has Ada host an interview, with other flags behind hers.
func open(t *testing.T, at size, flags ...string) *evening {
	t.Helper()
	ssh, err := exec.LookPath("ssh")
	if err != nil {
		t.Skip("the ssh client of OpenSSH is not installed; guests come in with it")
	}
	away := append(home(t), "SSH_AUTH_SOCK=", "DISPLAY=")
	e := &evening{t: t, env: home(t), away: away, ssh: ssh}
	e.hosts(at, flags...)
	e.readsTheWayIn()
	return e
}

func (e *evening) hosts(at size, flags ...string) {
	e.t.Helper()
	args := append([]string{"mock", "--host", anyPort, "--name", "Ada"}, flags...)
	e.ada = startIn(e.t, at, e.env, okrcoach(e.t), args...)
}

// readsTheWayIn reads port and code where Ada reads them.
func (e *evening) readsTheWayIn() {
	e.t.Helper()
	e.port = e.ada.finds(`ssh -p (\d+) guest@127\.0\.0\.1`)
	e.code = e.ada.finds(` code (\w{5}-\w{5})`)
}

// line is what somebody types who comes in through a port.
func (e *evening) line(port string) []string {
	return []string{
		e.ssh, "-F", "none", "-o", "StrictHostKeyChecking=no",
		"-o", "UserKnownHostsFile=" + filepath.Join(e.t.TempDir(), "known_hosts"),
		"-p", port, "guest@127.0.0.1",
	}
}

// comesIn starts an ssh client in a window, and types a code.
func (e *evening) comesIn(at size, port, code string) *terminal {
	e.t.Helper()
	line := e.line(port)
	x := startIn(e.t, at, e.away, line[0], line[1:]...)
	x.until("nobody asks for a code", func(shown string) bool {
		return strings.Contains(strings.Join(strings.Fields(shown), ""), "Code:") // cut anywhere in a small window
	})
	x.types(code + "\r")
	e.seats = append(e.seats, x)
	return x
}

// benComes has Ben take his seat.
func (e *evening) benComes(at size) {
	e.t.Helper()
	e.ben = e.comesIn(at, e.port, e.code)
}

// benIsCalled has Ben type his name.
func (e *evening) benIsCalled(name string) {
	e.t.Helper()
	e.ben.sees("(you)")
	e.ben.types("n")
	e.ben.sees("Your name")
	e.ben.types(ctrlU + name + "\r")
	e.ada.sees(name + " ")
}

// bothAreReady leads from the lobby to the brief.
func (e *evening) bothAreReady() {
	e.t.Helper()
	e.ben.types("\r")
	e.ada.sees("Ben is ready.")
	e.ada.types("\r")
}

// isKilled ends the program at once, and leaves the terminal to be read.
func (x *terminal) isKilled() {
	x.t.Helper()
	x.gets(syscall.SIGKILL)
	x.ends()
}

// handsOver hands over what is being written.
func (x *terminal) handsOver() {
	x.t.Helper()
	x.types(ctrlS)
	x.sees("Hand over the")
	x.types("y")
}

// afterGrace waits until keys do something on a screen that has just come up:
// right behind a change they may still be meant for what was there before.
func afterGrace() { time.Sleep(1200 * time.Millisecond) }

// relay is a network between a client and a port, which can go silent: nothing
// goes through any more, and nobody is told.
type relay struct {
	listener net.Listener
	silent   atomic.Bool
}

func relayTo(t *testing.T, port string) *relay {
	t.Helper()
	listener, err := net.Listen("tcp", anyPort)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	r := &relay{listener: listener}
	go func() {
		for {
			from, err := listener.Accept()
			if err != nil {
				return
			}
			t.Cleanup(func() { _ = from.Close() })
			to, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", port))
			if err != nil {
				return // the client waits, and the test says what it does not see
			}
			t.Cleanup(func() { _ = to.Close() })
			go r.carry(to, from)
			go r.carry(from, to)
		}
	}()
	return r
}

// port is where the relay listens.
func (r *relay) port() string {
	_, port, _ := net.SplitHostPort(r.listener.Addr().String())
	return port
}

// carry copies what comes, and keeps the end of it to itself where the network
// is silent.
func (r *relay) carry(to io.WriteCloser, from io.Reader) {
	buffer := make([]byte, 4096)
	for {
		n, err := from.Read(buffer)
		if r.silent.Load() {
			n = 0
		}
		if _, failed := to.Write(buffer[:n]); failed != nil || (err != nil && !r.silent.Load()) {
			_ = to.Close()
			return
		}
		if err != nil {
			return
		}
	}
}
