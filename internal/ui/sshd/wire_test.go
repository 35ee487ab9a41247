package sshd

import (
	"errors"
	"net"

	gossh "golang.org/x/crypto/ssh"
)

// wire is a network between a client and the door that can fail.
type wire struct {
	h       *house
	up      net.Conn
	stalled chan struct{}
}

// wire returns the client's end of a network that has not failed yet.
func (h *house) wire() *wire {
	return &wire{h: h, stalled: make(chan struct{})}
}

func (w *wire) enter(code string) *client {
	w.h.t.Helper()
	w.up = w.h.dial()
	conn, channels, requests, err := gossh.NewClientConn(stallable{w.up, w.stalled}, w.h.address(), &gossh.ClientConfig{
		User: "guest", Auth: []gossh.AuthMethod{withCode(code)}, HostKeyCallback: gossh.InsecureIgnoreHostKey(),
	})
	w.h.must(err)
	return &client{w.h, gossh.NewClient(conn, channels, requests)}
}

// cut loses what is sent from now on in both directions, without a word to
// either side; stall does not even take it.
func (w *wire) cut()   { close(w.stalled) }
func (w *wire) stall() { close(w.stalled) }

// stallable is a connection on which nothing comes or goes once it is stalled.
type stallable struct {
	net.Conn
	stalled chan struct{}
}

var errStalled = errors.New("nothing comes or goes")

func (s stallable) Read(p []byte) (int, error) {
	n, err := s.Conn.Read(p)
	select {
	case <-s.stalled:
		return 0, errStalled
	default:
		return n, err
	}
}

func (s stallable) Write(p []byte) (int, error) {
	select {
	case <-s.stalled:
		return 0, errStalled
	default:
		return s.Conn.Write(p)
	}
}

func (s stallable) Close() error {
	select {
	case <-s.stalled:
		return nil // the other side is not told
	default:
		return s.Conn.Close()
	}
}
