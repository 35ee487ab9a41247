package sshd

import (
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/peer"
)

// slowly returns the address of a network that carries what comes from the
// door no faster than 8 kB in 10 ms.
func (h *house) slowly() string {
	h.t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	h.must(err)
	h.t.Cleanup(func() { _ = listener.Close() })
	door := h.address()
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			go carry(near, door)
		}
	}()
	return listener.Addr().String()
}

func carry(near net.Conn, door string) {
	defer near.Close()
	far, err := net.Dial("tcp", door)
	if err != nil {
		return
	}
	defer far.Close()
	_ = far.(*net.TCPConn).SetReadBuffer(4 << 10) // what is under way waits at the door
	go func() { _, _ = io.Copy(far, near) }()
	part := make([]byte, 8<<10)
	for {
		n, err := far.Read(part)
		if _, failed := near.Write(part[:n]); err != nil || failed != nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func TestALongInterviewIsTakenHomeOverASlowNetwork(t *testing.T) {
	h := openHouse(t, settings{limits: Limits{Grace: hurry}})
	code := h.code(peer.Guest)
	h.seated()
	h.mu.Lock()
	h.export = strings.Repeat("# Round 1\n\nHe said \"x\".\n", 8_000)
	h.mu.Unlock()
	c, err := h.connectTo(h.slowly(), withCode(code))
	h.must(err)
	if out, said, err := c.run("export"); out != h.export || err != nil {
		t.Errorf("%d of %d bytes came, with %q and %v", len(out), len(h.export), said, err)
	}
}
