package sshd

import (
	"context"
	"crypto/rand"
	"fmt"
	"net"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/peer/pass"
	"okrcoach/internal/practice"
)

// patience is how long a test waits for what does not come.
const patience = 20 * time.Second

// hurry is a limit that a test wants to see at work.
const hurry = 100 * time.Millisecond

// house is a door with a room behind it.
type house struct {
	t      testing.TB
	server *Server
	porter *pass.Porter
	room   *room
	uptime *uptime

	mu     sync.Mutex
	export string
	broken []string
}

// uptime is the machine's clock, which a test may put forward.
type uptime struct {
	mu     sync.Mutex
	system practice.Uptime
	ahead  time.Duration
}

func (u *uptime) now() time.Duration {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.system() + u.ahead
}

func (u *uptime) pass(d time.Duration) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.ahead += d
}

// room counts who is in it.
type room struct {
	mu sync.Mutex
	in map[peer.Seat]int
}

func (r *room) Join(s peer.Seat) (leave func(), err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.in[s] > 0 {
		return nil, peer.ErrTaken
	}
	r.in[s]++
	return sync.OnceFunc(func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.in[s]--
	}), nil
}

func (r *room) has(s peer.Seat) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.in[s] > 0
}

// settings is what a test sets otherwise than usual.
type settings struct {
	limits  Limits
	keys    [][]byte
	address string
	program func(context.Context, Session) Program
	room    Room // the house's own where there is none
}

func openHouse(t testing.TB, with settings) *house {
	t.Helper()
	h := &house{t: t, room: &room{in: map[peer.Seat]int{}}, uptime: &uptime{system: practice.SystemUptime()}}
	porter, err := pass.New(pass.Options{
		Random: rand.Reader, Uptime: h.uptime.now, Keys: with.keys, Watcher: true,
		Turn: 2 * time.Millisecond,
	})
	h.must(err)
	h.porter = porter
	if with.address == "" {
		with.address = "127.0.0.1:0"
	}
	if with.program == nil {
		with.program = newPad
	}
	if with.room == nil {
		with.room = h.room
	}
	h.server, err = Listen(Options{
		Address: with.address, HostKeyPath: filepath.Join(t.TempDir(), "ssh", "host_key"),
		Pass: porter, Room: with.room, Program: with.program, Limits: with.limits,
		Export: func() string {
			h.mu.Lock()
			defer h.mu.Unlock()
			return h.export
		},
		Panicked: func(s peer.Seat, reason string) {
			h.mu.Lock()
			defer h.mu.Unlock()
			h.broken = append(h.broken, fmt.Sprint(s, " ", reason))
		},
	})
	h.must(err)
	t.Cleanup(func() {
		if err := h.server.Close(); err != nil {
			t.Errorf("closing the door: %v", err)
		}
		nothingIsLeft(t)
	})
	return h
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) address() string { return h.server.listener.Addr().String() }

func (h *house) code(s peer.Seat) string { return h.porter.Status(s).Code }

func (h *house) dial() net.Conn {
	h.t.Helper()
	conn, err := net.Dial("tcp", h.address())
	h.must(err)
	h.t.Cleanup(func() { _ = conn.Close() })
	return conn
}

// connections returns how many visitors there are.
func (h *house) connections() int {
	h.server.gate.mu.Lock()
	defer h.server.gate.mu.Unlock()
	return len(h.server.gate.visitors)
}

// eventually waits until something is so.
func eventually(t testing.TB, what string, so func() bool) {
	t.Helper()
	for began := time.Now(); !so(); time.Sleep(2 * time.Millisecond) {
		if time.Since(began) > patience {
			t.Fatalf("%s: it never happened", what)
		}
	}
}

// nothingIsLeft fails where goroutines of a door or a program are left.
func nothingIsLeft(t testing.TB) {
	t.Helper()
	var left string
	for began := time.Now(); time.Since(began) < patience; time.Sleep(5 * time.Millisecond) {
		if left = working(); left == "" {
			return
		}
	}
	t.Errorf("goroutines are left:\n%s", left)
}

// working returns the stacks of goroutines that a door began, or a room, a
// program of a seat or a client.
func working() string {
	stacks := make([]byte, 4<<20)
	stacks = stacks[:runtime.Stack(stacks, true)]
	var left []string
	for _, stack := range strings.Split(string(stacks), "\n\n") {
		isTest := strings.Contains(stack, "testing.") || strings.Contains(stack, "_test.go")
		for _, of := range []string{"okrcoach/internal", "x/crypto/ssh", "charm.land/", "ultraviolet", "modernc.org"} {
			if strings.Contains(stack, of) && !isTest {
				left = append(left, stack)
				break
			}
		}
	}
	return strings.Join(left, "\n\n")
}

// pad is a program that shows what was typed, and fails in many ways.
type pad struct {
	ctx           context.Context
	seat          peer.Seat
	width, height int
	env           []string
	typed         string
	ticks         int
}

func newPad(ctx context.Context, s Session) Program {
	return &pad{ctx: ctx, seat: s.Seat, width: s.Width, height: s.Height}
}

type tickMsg struct{}

func tick() tea.Cmd {
	return tea.Tick(50*time.Millisecond, func(time.Time) tea.Msg { return tickMsg{} })
}

func (p *pad) Init() tea.Cmd { return tick() }

func (p *pad) Close(context.Context) error { return nil }

func (p *pad) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tickMsg:
		p.ticks++
		return p, tick()
	case tea.WindowSizeMsg:
		p.width, p.height = msg.Width, msg.Height
	case tea.EnvMsg:
		p.env = msg
	case tea.PasteMsg:
		p.typed += "[" + strconv.Itoa(len(msg.Content)) + " pasted]"
	case tea.KeyPressMsg:
		return p, p.press(msg)
	}
	return p, nil
}

func fails() tea.Msg { panic("it fails") }

func (p *pad) press(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "ctrl+c":
		return tea.Quit
	case "ctrl+u":
		p.typed = ""
	case "ctrl+z":
		return tea.Suspend
	case "①":
		panic("it fails")
	case "②":
		return fails
	case "③":
		return tea.Batch(tick(), fails)
	case "④":
		return tea.Sequence(tea.Batch(nil, fails), tick())
	}
	p.typed += msg.Text
	return nil
}

func (p *pad) View() tea.View {
	if strings.HasSuffix(p.typed, "⑤") {
		panic("it fails")
	}
	view := tea.NewView(fmt.Sprintf("seat %d of %dx%d in %v\nyou typed %s\n%d", p.seat, p.width, p.height, p.env, p.typed, p.ticks))
	view.AltScreen = true
	return view
}
