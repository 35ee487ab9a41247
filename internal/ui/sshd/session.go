package sshd

import (
	"context"
	"sync"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"okrcoach/internal/peer/pass"
)

// maxSessions is how many sessions one connection may hold at once: a seat
// and, over the same connection, some exports.
const maxSessions = 4

// sessions is what a visitor who is in does with the connection.
type sessions struct {
	mu      sync.Mutex
	open    int
	waiting *time.Timer
	probed  bool
}

// await hangs up unless a session begins in time.
func (v *visitor) await(most time.Duration) {
	v.sessions.mu.Lock()
	defer v.sessions.mu.Unlock()
	v.waiting = time.AfterFunc(most, func() { _ = v.Close() })
}

// enter counts a session that begins; false where there are too many.
// The first one is to see to it that the client is asked for signs of life.
func (v *visitor) enter() (first, ok bool) {
	v.sessions.mu.Lock()
	defer v.sessions.mu.Unlock()
	if v.open == maxSessions {
		return false, false
	}
	v.open++
	v.waiting.Stop()
	first = !v.probed
	v.probed = true
	return first, true
}

// leave counts a session that has ended.
func (v *visitor) leave(hello time.Duration) {
	v.sessions.mu.Lock()
	v.open--
	last := v.open == 0
	v.sessions.mu.Unlock()
	if last {
		v.await(hello)
	}
}

// session is a channel on which somebody may sit down, and what they have
// asked for.
type session struct {
	server     *Server
	visitor    *visitor
	conn       *gossh.ServerConn
	channel    gossh.Channel
	credential pass.Credential
	environ    environ
	// windows holds the latest size that nobody has looked at yet; nil where
	// there is no terminal.
	windows chan window
	started bool
	// takes is how long the client may take to close the channel behind what
	// it was for.
	takes time.Duration
	// ended is closed when what the session was for is over; nil before that
	// has begun.
	ended chan struct{}
}

// serve follows a session from its channel's opening to its close.
func (s *Server) serve(_ *ssh.Server, conn *gossh.ServerConn, offered gossh.NewChannel, ctx ssh.Context) {
	done := make(chan struct{})
	if s.begin(func() { defer close(done); s.serveChannel(ctx, conn, offered) }) {
		<-done
	}
}

func (s *Server) serveChannel(ctx ssh.Context, conn *gossh.ServerConn, offered gossh.NewChannel) {
	v := ctx.Value(visitorKey{}).(*visitor)
	credential, ok := conn.Permissions.ExtraData[credentialKey{}].(pass.Credential)
	first, room := v.enter()
	if !ok || !room {
		_ = offered.Reject(gossh.ResourceShortage, "too many sessions")
		return
	}
	defer v.leave(s.limits.Hello)
	channel, requests, err := offered.Accept()
	if err != nil {
		return
	}
	if first {
		s.begin(func() { s.probe(ctx, v, conn) })
	}
	t := &session{server: s, visitor: v, conn: conn, channel: channel, credential: credential, takes: s.limits.Grace}
	t.follow(ctx, requests)
}

// follow answers what the client asks until the channel is closed. A client
// who asks for nothing, or does not close what is over, is hung up on.
func (t *session) follow(ctx context.Context, requests <-chan *gossh.Request) {
	patience := time.NewTimer(t.server.limits.Hello)
	defer patience.Stop()
	for {
		select {
		case request, open := <-requests:
			if !open {
				if t.ended != nil {
					<-t.ended
				}
				return
			}
			t.answer(ctx, request)
			if t.ended != nil {
				patience.Stop()
			}
		case <-t.ended:
			t.ended = nil
			_ = t.channel.Close()
			patience.Reset(t.takes)
		case <-patience.C:
			_ = t.visitor.Close()
		}
	}
}
