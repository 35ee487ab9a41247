package sshd

import (
	"io"
	mathrand "math/rand/v2"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"okrcoach/internal/peer"
)

func TestTwoHundredSilentStrangersDoNotKeepAGuestOut(t *testing.T) {
	h := openHouse(t, settings{})
	for range 100 {
		h.dial()
	}
	guest := h.seated()
	for range 100 {
		h.dial()
	}
	guest.types("hello")
	guest.sees("you typed hello")
	if n := h.connections(); n > DefaultLimits().Connections {
		t.Errorf("there are %d connections", n)
	}
	_ = h.enter(withCode(h.code(peer.Watcher))).sit()
}

func TestAStrangerWhoSaysNothingIsHungUpOn(t *testing.T) {
	h := openHouse(t, settings{limits: Limits{Hello: 50 * time.Millisecond}})
	silent, slow := h.dial(), h.dial()
	_, err := io.WriteString(slow, "SSH-2.0-slow\r\n")
	h.must(err)
	for _, conn := range []net.Conn{silent, slow} {
		h.must(conn.SetReadDeadline(time.Now().Add(patience)))
		_ = readAll(conn) // the server's part of the handshake
	}
	eventually(t, "them to be gone", func() bool { return h.connections() == 0 })
}

func TestAStrangerWhoDoesNotTypeTheCodeIsHungUpOn(t *testing.T) {
	h := openHouse(t, settings{limits: Limits{Login: 300 * time.Millisecond}})
	_, err := h.connect(gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) {
		time.Sleep(time.Second)
		return []string{h.code(peer.Guest)}, nil
	}))
	if err == nil {
		t.Error("the door waited")
	}
	eventually(t, "them to be gone", func() bool { return h.connections() == 0 })
}

func TestSomebodyWhoIsInAndBeginsNothingIsHungUpOn(t *testing.T) {
	h := openHouse(t, settings{limits: Limits{Hello: 100 * time.Millisecond}})
	c := h.enter(withCode(h.code(peer.Guest)))
	_ = c.conn.Wait()
	c = h.enter(withCode(h.code(peer.Guest)))
	_ = c.session()
	_ = c.conn.Wait()
	eventually(t, "them to be gone", func() bool { return h.connections() == 0 })
}

func TestAThousandWrongCodesDoNotKeepARightOneWaiting(t *testing.T) {
	h := openHouse(t, settings{})
	var left, refused atomic.Int64
	left.Store(1000)
	var strangers sync.WaitGroup
	for range 20 {
		strangers.Go(func() {
			for left.Add(-maxTries) > -maxTries {
				if c, err := h.connect(withCode("wrong", "00000-00000", "zzzzz-zzzzz")); err == nil {
					t.Error("a wrong code opened")
					_ = c.conn.Close()
				}
				refused.Add(1)
			}
		})
	}
	eventually(t, "the first wrong codes", func() bool { wrong, _ := h.porter.Wrong(); return wrong > 50 })
	guest := h.seated()
	guest.types("hello")
	guest.sees("you typed hello")
	strangers.Wait()
	if wrong, _ := h.porter.Wrong(); wrong < 900 {
		t.Errorf("%d wrong codes were counted, on %d connections", wrong, refused.Load())
	}
	if h.server.Entrance().Wrong < 900 {
		t.Error("the host does not see them")
	}
}

func TestACodeIsAskedForThreeTimesAConnection(t *testing.T) {
	h := openHouse(t, settings{})
	if _, err := h.connect(withCode("a", "b", "c", h.code(peer.Guest))); err == nil {
		t.Error("a fourth code was taken")
	}
	h.enter(withCode("a", "b", h.code(peer.Guest)))
}

func TestGarbageInsteadOfAHandshake(t *testing.T) {
	h := openHouse(t, settings{})
	guest := h.seated()
	host := captureOutput(t)
	random := mathrand.New(mathrand.NewPCG(1, 2))
	for i := range 100 {
		conn := h.dial()
		garbage := make([]byte, random.IntN(70_000))
		for j := range garbage {
			garbage[j] = byte(random.Uint32())
		}
		switch i % 5 {
		case 0:
			_, _ = io.WriteString(conn, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
		case 1:
			_, _ = io.WriteString(conn, "SSH-2.0-x\r\n")
			_, _ = conn.Write(garbage)
		case 2:
			_, _ = io.WriteString(conn, "SSH-2.0-\x1b]0;owned\a\x1b[2J"+strings.Repeat("x", 300)+"\r\n")
		case 3: // half-open: nothing more will come
			_ = conn.(*net.TCPConn).CloseWrite()
		default:
			_, _ = conn.Write(garbage)
		}
	}
	guest.types("hello")
	guest.sees("you typed hello")
	if said := host(); said != "" {
		t.Errorf("the host's terminal got %q", said)
	}
}

func TestAClientsVersionIsNothingButAVersion(t *testing.T) {
	h := openHouse(t, settings{})
	conn := h.dial()
	_, _, _, err := gossh.NewClientConn(conn, h.address(), &gossh.ClientConfig{
		ClientVersion: "SSH-2.0-x%s%n$(id)`id`", User: "root\x1b[2J; id", Auth: []gossh.AuthMethod{withCode(h.code(peer.Guest))},
		HostKeyCallback: gossh.InsecureIgnoreHostKey(),
	})
	h.must(err)
}
