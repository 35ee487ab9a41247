package sshd

import (
	"context"
	"errors"
	"sync"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"okrcoach/internal/peer"
	"okrcoach/internal/peer/pass"
)

// sitter is who sits in a seat.
type sitter struct {
	visitor *visitor
	conn    *gossh.ServerConn
	// risen is closed when they have left.
	risen chan struct{}
}

// sitters are those who sit, by seat.
type sitters struct {
	mu sync.Mutex
	by map[peer.Seat]*sitter
}

// take takes the seat of the session's credential. Somebody whose network went
// away comes back before anybody else has noticed; so where the seat is taken,
// who sits there is asked first whether they still do.
func (t *session) take() (rise func(), err error) {
	porter, seat := t.server.options.Pass, t.credential.Seat()
	free, err := porter.Sit(t.credential)
	if errors.Is(err, pass.ErrSits) && t.server.hasGone(seat) {
		free, err = porter.Sit(t.credential)
	}
	if err != nil {
		return nil, err
	}
	at := &sitter{t.visitor, t.conn, make(chan struct{})}
	t.server.sitters.put(seat, at)
	return sync.OnceFunc(func() {
		free()
		close(at.risen)
	}), nil
}

func (s *sitters) put(at peer.Seat, who *sitter) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.by == nil {
		s.by = map[peer.Seat]*sitter{}
	}
	s.by[at] = who
}

func (s *sitters) at(seat peer.Seat) *sitter {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.by[seat]
}

// hasGone asks who sits in a seat for a sign of life, waits for it no longer
// than for a quarter of the usual time, and reports whether the seat is free.
func (s *Server) hasGone(seat peer.Seat) bool {
	who := s.sitters.at(seat)
	if who == nil {
		return false
	}
	answered := make(chan struct{})
	asked := s.begin(func() {
		if askForLife(who.visitor, who.conn, s.limits.Lost/4) {
			close(answered)
		}
	})
	if !asked {
		return false
	}
	timer := time.NewTimer(s.limits.Lost)
	defer timer.Stop()
	select {
	case <-who.risen:
		return true
	case <-answered:
	case <-timer.C:
	}
	return false
}

// askForLife asks a client whether it is there, and hangs up where no answer
// comes in time.
func askForLife(v *visitor, conn *gossh.ServerConn, most time.Duration) bool {
	lost := time.AfterFunc(most, func() { _ = v.Close() })
	defer lost.Stop()
	_, _, err := conn.SendRequest("keepalive@openssh.com", true, nil)
	return err == nil
}

// probe asks a client again and again whether it is there, so that the others
// see soon when its network has gone away.
func (s *Server) probe(ctx context.Context, v *visitor, conn *gossh.ServerConn) {
	ticker := time.NewTicker(s.limits.Probe)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if !askForLife(v, conn, s.limits.Lost) {
			return
		}
	}
}
