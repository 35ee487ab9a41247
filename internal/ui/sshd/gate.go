package sshd

import (
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"
)

// gate keeps the connections few. Where one too many comes, a stranger's is
// closed to make room, so that no number of strangers who are there keeps
// anybody out who comes.
type gate struct {
	most  int
	hello time.Duration

	mu       sync.Mutex
	visitors map[*visitor]bool
	arrived  uint64
	closed   bool
}

// stage is how far a visitor has come.
type stage int

const (
	// silent ones have not finished the key exchange; asked ones have, and may
	// show a credential; known ones have shown one.
	silent stage = iota
	asked
	known
)

// visitor is a connection. It leaves the gate when it is closed.
type visitor struct {
	net.Conn
	gate *gate
	from netip.Prefix
	// number is the order of arrival.
	number uint64
	// stage is guarded by the gate.
	stage stage
	// heard is how many bytes it has sent, up to enough for a hello.
	heard atomic.Int64
	// hello hangs up where there is none; guarded by the gate.
	hello *time.Timer
	once  sync.Once

	credentials
	sessions
}

// helloBytes is less than any client sends to begin the key exchange: the line
// with its version and the lists of what it can do.
const helloBytes = 128

func newGate(l Limits) *gate {
	return &gate{most: l.Connections, hello: l.Hello, visitors: map[*visitor]bool{}}
}

// admit returns the visitor of a connection; nil where there is no room, and
// then the connection is closed.
func (g *gate) admit(conn net.Conn) *visitor {
	v := &visitor{Conn: conn, gate: g, from: neighbourhood(conn.RemoteAddr())}
	g.mu.Lock()
	var out *visitor
	full := g.closed
	if len(g.visitors) >= g.most {
		out = g.leastWelcome()
		full = full || out == nil
	}
	if full {
		g.mu.Unlock()
		_ = conn.Close()
		return nil
	}
	if out != nil {
		delete(g.visitors, out)
	}
	g.arrived++
	v.number = g.arrived
	g.visitors[v] = true
	v.hello = time.AfterFunc(g.hello, v.hangUpOnSilence)
	g.mu.Unlock()
	if out != nil {
		_ = out.Close()
	}
	return v
}

// leastWelcome returns the stranger who has to make room: one from where most
// strangers are, of those one who has said nothing, and of those who came
// first. It is nil where there are none.
func (g *gate) leastWelcome() *visitor {
	crowd := map[netip.Prefix]int{}
	for v := range g.visitors {
		if v.stage != known {
			crowd[v.from]++
		}
	}
	var out *visitor
	for v := range g.visitors {
		if v.stage != known && (out == nil || v.lessWelcome(out, crowd)) {
			out = v
		}
	}
	return out
}

func (v *visitor) lessWelcome(w *visitor, crowd map[netip.Prefix]int) bool {
	if n, m := crowd[v.from], crowd[w.from]; n != m {
		return n > m
	}
	if v.stage != w.stage {
		return v.stage < w.stage
	}
	return v.number < w.number
}

// neighbourhood returns the addresses that are likely one person's: an IPv4
// address, or the /64 that an IPv6 host may pick its own from.
func neighbourhood(addr net.Addr) netip.Prefix {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok {
		return netip.Prefix{}
	}
	ip := tcp.AddrPort().Addr().Unmap().WithZone("")
	bits := 32
	if ip.Is6() {
		bits = 64
	}
	prefix, err := ip.Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return prefix
}

// reach says that a visitor has come further.
func (v *visitor) reach(s stage) {
	v.gate.mu.Lock()
	defer v.gate.mu.Unlock()
	v.stage = max(v.stage, s)
}

// Read implements net.Conn.
func (v *visitor) Read(p []byte) (int, error) {
	n, err := v.Conn.Read(p)
	if v.heard.Load() < helloBytes {
		v.heard.Add(int64(n))
	}
	return n, err
}

func (v *visitor) hangUpOnSilence() {
	if v.heard.Load() < helloBytes {
		_ = v.Close()
	}
}

// Close implements net.Conn, and may be called more than once.
func (v *visitor) Close() error {
	err := net.ErrClosed
	v.once.Do(func() {
		v.gate.mu.Lock()
		v.hello.Stop()
		delete(v.gate.visitors, v)
		v.gate.mu.Unlock()
		err = v.Conn.Close()
	})
	return err
}

// shut lets nobody in any more.
func (g *gate) shut() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.closed = true
}

// clear closes every connection that has come no further than a stage.
func (g *gate) clear(furthest stage) {
	for _, v := range g.upTo(furthest) {
		_ = v.Close()
	}
}

// empty waits until all have hung up by themselves, for at most a time.
func (g *gate) empty(most time.Duration) {
	for end := time.Now().Add(most); len(g.upTo(known)) > 0 && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
}

// upTo returns the visitors that have come no further than a stage.
func (g *gate) upTo(furthest stage) []*visitor {
	g.mu.Lock()
	defer g.mu.Unlock()
	var visitors []*visitor
	for v := range g.visitors {
		if v.stage <= furthest {
			visitors = append(visitors, v)
		}
	}
	return visitors
}
