package sshd

import (
	"context"

	gossh "golang.org/x/crypto/ssh"
)

// The requests of RFC 4254 that are understood, sections 6.2, 6.4, 6.5 and
// 6.7, as far as they are read.
type (
	terminalRequest struct {
		Term                         string
		Columns, Rows, Width, Height uint32
		Modes                        string
	}
	windowRequest  struct{ Columns, Rows, Width, Height uint32 }
	environRequest struct{ Name, Value string }
	commandRequest struct{ Command string }
)

// answer answers a request. Whatever is not listed is refused: subsystems,
// the forwarding of an agent or of X11, breaks, and what is yet to be invented.
func (t *session) answer(ctx context.Context, request *gossh.Request) {
	ok := false
	var work func()
	switch request.Type {
	case "pty-req":
		ok = t.openTerminal(request.Payload)
	case "window-change":
		ok = t.resize(request.Payload)
	case "env":
		ok = t.setEnviron(request.Payload)
	case "shell":
		ok, work = !t.started, func() { t.sit(ctx) }
	case "exec":
		ok, work = t.command(ctx, request.Payload)
	}
	_ = request.Reply(ok, nil) // fails when the client has gone
	if ok && work != nil {
		t.start(work)
	}
}

// command returns what a command does.
func (t *session) command(ctx context.Context, payload []byte) (ok bool, work func()) {
	var asked commandRequest
	if t.started || gossh.Unmarshal(payload, &asked) != nil {
		return false, nil
	}
	if !isExport(asked.Command) {
		return true, func() { t.refuse(errCommand) }
	}
	// What was written may still be under way on a slow network.
	t.takes = takingTime
	return true, func() { t.export(ctx) }
}

// start begins what the session is for, behind the answer to the request for
// it: a client does not expect the end of something before its beginning.
func (t *session) start(work func()) {
	ended := make(chan struct{})
	t.started, t.ended = true, ended
	begun := t.server.beginSeated(func() {
		defer close(ended)
		work()
	})
	if !begun {
		close(ended) // the door is being closed
	}
}

func (t *session) openTerminal(payload []byte) bool {
	var asked terminalRequest
	if t.started || t.windows != nil || gossh.Unmarshal(payload, &asked) != nil {
		return false
	}
	t.environ.setTerm(asked.Term)
	t.windows = make(chan window, 1)
	t.windows <- within(asked.Columns, asked.Rows)
	return true
}

// resize leaves the latest size for the program to take, and never waits.
func (t *session) resize(payload []byte) bool {
	var asked windowRequest
	if t.windows == nil || gossh.Unmarshal(payload, &asked) != nil {
		return false
	}
	select {
	case <-t.windows:
	default:
	}
	t.windows <- within(asked.Columns, asked.Rows)
	return true
}

func (t *session) setEnviron(payload []byte) bool {
	var asked environRequest
	if t.started || gossh.Unmarshal(payload, &asked) != nil {
		return false
	}
	return t.environ.take(asked.Name, asked.Value)
}
