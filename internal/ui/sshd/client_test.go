package sshd

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"sync"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"github.com/charmbracelet/x/vt"

	"okrcoach/internal/peer"
)

// client is somebody with ssh, and nothing else.
type client struct {
	h    *house
	conn *gossh.Client
}

// withCode is the way in of somebody who types codes, one try after another.
func withCode(codes ...string) gossh.AuthMethod {
	var mu sync.Mutex
	return gossh.RetryableAuthMethod(gossh.KeyboardInteractive(func(_, _ string, questions []string, _ []bool) ([]string, error) {
		mu.Lock()
		defer mu.Unlock()
		if len(questions) == 0 {
			return nil, nil
		}
		if len(codes) == 0 {
			return nil, errors.New("no other code to type")
		}
		typed := codes[0]
		codes = codes[1:]
		return []string{typed}, nil
	}), len(codes))
}

// connect comes in, or says why not.
func (h *house) connect(way ...gossh.AuthMethod) (*client, error) {
	return h.connectTo(h.address(), way...)
}

// connectTo is connect by an address that leads to the door.
func (h *house) connectTo(address string, way ...gossh.AuthMethod) (*client, error) {
	conn, err := gossh.Dial("tcp", address, &gossh.ClientConfig{
		User: "whoever", Auth: way, Timeout: patience,
		HostKeyCallback: gossh.InsecureIgnoreHostKey(), // its own test compares fingerprints
	})
	if err != nil {
		return nil, err
	}
	h.t.Cleanup(func() { _ = conn.Close() })
	return &client{h, conn}, nil
}

// enter comes in with what must let it in.
func (h *house) enter(way ...gossh.AuthMethod) *client {
	h.t.Helper()
	c, err := h.connect(way...)
	h.must(err)
	return c
}

// sitting is a client at a seat, with a terminal that shows it.
type sitting struct {
	h        *house
	session  *gossh.Session
	keyboard io.WriteCloser
	ended    chan struct{}
	status   error

	mu     sync.Mutex
	screen *vt.Emulator
	raw    bytes.Buffer
	// awaited is told when its words are on the screen; nil for none.
	awaited *awaited
}

// Write draws what comes.
func (s *sitting) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.raw.Write(p)
	n, err := s.screen.Write(p)
	if a := s.awaited; a != nil && strings.Contains(s.screen.String(), a.words) {
		s.awaited = nil
		a.shown <- time.Now()
	}
	return n, err
}

func (c *client) session() *gossh.Session {
	c.h.t.Helper()
	session, err := c.conn.NewSession()
	c.h.must(err)
	return session
}

// sit asks for a seat on a terminal of 80 by 24.
func (c *client) sit() *sitting {
	c.h.t.Helper()
	s := &sitting{h: c.h, session: c.session(), ended: make(chan struct{}), screen: vt.NewEmulator(80, 24)}
	c.h.must(s.session.RequestPty("xterm-256color", 24, 80, gossh.TerminalModes{gossh.ECHO: 1}))
	s.session.Stdout, s.session.Stderr = s, s
	var err error
	s.keyboard, err = s.session.StdinPipe()
	c.h.must(err)
	// What the terminal answers goes to the program. The copying is never
	// ended, because the emulator cannot be closed while it is read.
	go func() {
		_, _ = io.Copy(s.keyboard, s.screen)
		_, _ = io.Copy(io.Discard, s.screen)
	}()
	c.h.must(s.session.Shell())
	go func() {
		defer close(s.ended)
		s.status = s.session.Wait()
	}()
	return s
}

// seated is a guest who has come in and sees their seat.
func (h *house) seated() *sitting {
	h.t.Helper()
	s := h.enter(withCode(h.code(peer.Guest))).sit()
	s.sees("you typed")
	return s
}

func (s *sitting) types(text string) {
	s.h.t.Helper()
	_, err := io.WriteString(s.keyboard, text)
	s.h.must(err)
}

// pastes pastes a text as a terminal does that says so.
func (s *sitting) pastes(text string) {
	s.h.t.Helper()
	s.types("\x1b[200~" + text + "\x1b[201~")
}

// shows reports whether the screen shows some words.
func (s *sitting) shows(words string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Contains(s.screen.String(), words)
}

func (s *sitting) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.screen.String()
}

func (s *sitting) sees(words string) {
	s.h.t.Helper()
	for began := time.Now(); !s.shows(words); time.Sleep(2 * time.Millisecond) {
		if time.Since(began) > patience {
			s.h.t.Fatalf("there is no %q:\n%s", words, s.text())
		}
	}
}

// isToldAndSentAway waits until the session ends with some words.
func (s *sitting) isToldAndSentAway(words string) {
	s.h.t.Helper()
	s.ends()
	if !s.shows(words) {
		s.h.t.Errorf("%q was not said on:\n%s", words, s.text())
	}
}

func (s *sitting) ends() {
	s.h.t.Helper()
	eventually(s.h.t, "the session to end", func() bool {
		select {
		case <-s.ended:
			return true
		default:
			return false
		}
	})
}

// run runs a command without a terminal.
func (c *client) run(command string) (stdout, stderr string, err error) {
	session := c.session()
	defer session.Close()
	var out, complaints bytes.Buffer
	session.Stdout, session.Stderr = &out, &complaints
	err = session.Run(command)
	return out.String(), complaints.String(), err
}
