package sshd

import (
	"context"
	"errors"
	"io"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"okrcoach/internal/peer"
	"okrcoach/internal/report"
)

// takingTime is how long a client may take to read what it asked for, or why
// it does not get it.
const takingTime = 30 * time.Second

// farewell says why the program has ended, and ends the session.
func (t *session) farewell(why error, out *outlet) {
	switch {
	case errors.Is(why, errLeft):
		out.say("You have left your seat. " + t.server.Line() + " takes it again.")
		if _, err := t.exported(); err == nil && t.credential.Seat() == peer.Guest {
			out.say("While the host is there, this takes the interview home: " + t.server.Line() + " export > session.md")
		}
	case !errors.Is(why, errGone):
		out.say(report.Sentence(why))
	}
	out.drain(t.server.limits.Grace)
	out.cut(io.ErrClosedPipe)
	t.exit(why == errLeft || why == errClosed)
}

// refuse says why something is not done, and ends the session.
func (t *session) refuse(why error) {
	defer time.AfterFunc(takingTime, func() { _ = t.visitor.Close() }).Stop()
	lineEnd := "\n"
	if t.windows != nil {
		lineEnd = "\r\n"
	}
	_, _ = io.WriteString(t.channel.Stderr(), report.Sentence(why)+lineEnd) // nobody is left to tell
	t.exit(false)
}

// export sends the interview home: to whoever has sat in the guest's seat,
// and nothing but the Markdown.
func (t *session) export(ctx context.Context) {
	if t.credential.Seat() != peer.Guest || !t.server.options.Pass.Owns(t.credential) {
		t.refuse(errNotYours)
		return
	}
	text, err := t.exported()
	if err != nil {
		t.refuse(err)
		return
	}
	defer time.AfterFunc(takingTime, func() { _ = t.visitor.Close() }).Stop()
	defer context.AfterFunc(t.server.ctx, func() {
		time.AfterFunc(t.server.limits.Grace, func() { _ = t.visitor.Close() })
	})()
	_, err = io.WriteString(t.channel, text)
	t.exit(err == nil && ctx.Err() == nil)
}

// exported returns the interview as Markdown, or why there is none.
func (t *session) exported() (text string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errExport
			if told := t.server.options.Panicked; told != nil {
				told(t.credential.Seat(), reason(r))
			}
		}
	}()
	if text = t.server.options.Export(); text == "" {
		return "", errNothing
	}
	return text, nil
}

// exit sends the status of what the session was for: 0 where it went well,
// otherwise 1.
func (t *session) exit(well bool) {
	var status struct{ Status uint32 }
	if !well {
		status.Status = 1
	}
	_, _ = t.channel.SendRequest("exit-status", false, gossh.Marshal(&status)) // nobody is left to tell
	_ = t.channel.Close()
}
