package sshd

import (
	"net"
	"testing"
	"time"
)

// stub is a connection from somewhere.
type stub struct {
	net.Conn
	from   string
	closed bool
}

func (s *stub) RemoteAddr() net.Addr {
	addr, err := net.ResolveTCPAddr("tcp", s.from)
	if err != nil {
		panic(err)
	}
	return addr
}

func (s *stub) Close() error {
	s.closed = true
	return nil
}

// arrive is a visitor who has come as far as a stage.
func arrive(g *gate, from string, at stage) (*visitor, *stub) {
	conn := &stub{from: from}
	v := g.admit(conn)
	if v != nil {
		v.reach(at)
	}
	return v, conn
}

func gateFor(n int) *gate { return newGate(Limits{Connections: n}.orDefault()) }

func TestTheOldestStrangerMakesRoom(t *testing.T) {
	g := gateFor(3)
	_, guest := arrive(g, "127.0.0.1:1", known)
	_, older := arrive(g, "127.0.0.1:2", silent)
	_, newer := arrive(g, "127.0.0.1:3", silent)
	_, next := arrive(g, "127.0.0.1:4", silent)
	if guest.closed || !older.closed || newer.closed || next.closed {
		t.Error("another one had to go")
	}
}

func TestWhoHasSaidNothingGoesBeforeWhoIsAskedForTheCode(t *testing.T) {
	g := gateFor(2)
	_, older := arrive(g, "127.0.0.1:1", asked)
	_, newer := arrive(g, "127.0.0.1:2", silent)
	arrive(g, "127.0.0.1:3", silent)
	if older.closed || !newer.closed {
		t.Error("the one who is about to type the code had to go")
	}
}

func TestACrowdFromOnePlaceDoesNotPushOutSomebodyFromElsewhere(t *testing.T) {
	for crowd, alone := range map[string]string{
		"192.0.2.1:1":         "192.0.2.2:1",
		"[2001:db8::1]:1":     "[2001:db8:0:1::1]:1",
		"[fe80::1]:1":         "192.0.2.1:1",
		"[::ffff:10.0.0.1]:1": "10.0.0.2:1",
	} {
		g := gateFor(8)
		_, guest := arrive(g, alone, silent) // still comparing the fingerprint
		for range 1000 {
			arrive(g, crowd, asked)
		}
		if guest.closed {
			t.Errorf("a crowd at %s pushed out %s", crowd, alone)
		}
		if len(g.visitors) != 8 {
			t.Errorf("there are %d visitors", len(g.visitors))
		}
	}
}

func TestWhereAllAreGuestsOneMoreIsTurnedAway(t *testing.T) {
	g := gateFor(2)
	for range 2 {
		if v, _ := arrive(g, "127.0.0.1:1", known); v == nil {
			t.Fatal("there was room")
		}
	}
	if v, conn := arrive(g, "127.0.0.1:1", silent); v != nil || !conn.closed {
		t.Error("one more was let in")
	}
}

func TestAShutGateLetsNobodyIn(t *testing.T) {
	g := gateFor(2)
	v, conn := arrive(g, "127.0.0.1:1", known)
	g.shut()
	if late, _ := arrive(g, "127.0.0.1:1", silent); late != nil {
		t.Error("somebody came in")
	}
	g.clear(known)
	if !conn.closed || len(g.visitors) != 0 || v.Close() == nil {
		t.Error("somebody is left")
	}
}

func TestWhoIsInMayHangUpAndStrangersAreHungUpOn(t *testing.T) {
	g := gateFor(2)
	guest, guests := arrive(g, "127.0.0.1:1", known)
	_, strangers := arrive(g, "127.0.0.1:1", asked)
	g.clear(asked)
	if guests.closed || !strangers.closed {
		t.Fatalf("the guest is hung up on: %t, the stranger: %t", guests.closed, strangers.closed)
	}
	go func() { _ = guest.Close() }()
	g.empty(time.Hour)
	if len(g.visitors) != 0 {
		t.Error("nobody waited for the guest")
	}
}
