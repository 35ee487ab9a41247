package sshd

import (
	"context"
	"log"
	"log/slog"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	gossh "golang.org/x/crypto/ssh"

	"okrcoach/internal/peer"
)

func TestNothingButASeatAndTheExportIsToBeHad(t *testing.T) {
	h := openHouse(t, settings{})
	guest := h.seated()
	c := h.enter(withCode(h.code(peer.Guest)))
	for _, command := range []string{"", "sh", "id", "export; id", "export x", "scp -t /tmp", "git-upload-pack x", "$(id)"} {
		if out, said, err := c.run(command); err == nil || out != "" || !strings.Contains(said, "one command here") {
			t.Errorf("%q: %q, %q, %v", command, out, said, err)
		}
	}
	session := c.session()
	if err := session.RequestSubsystem("sftp"); err == nil {
		t.Error("there is sftp")
	}
	for _, request := range []string{"auth-agent-req@openssh.com", "x11-req", "break", "signal", "whatever"} {
		if ok, err := session.SendRequest(request, true, nil); ok || err != nil {
			t.Errorf("%s: %v, %v", request, ok, err)
		}
	}
	for _, kind := range []string{"direct-tcpip", "direct-streamlocal@openssh.com", "forwarded-tcpip", "x11", "auth-agent@openssh.com", "tun@openssh.com"} {
		if _, _, err := c.conn.OpenChannel(kind, gossh.Marshal(struct {
			A string
			B uint32
			C string
			D uint32
		}{"127.0.0.1", 22, "127.0.0.1", 1})); err == nil {
			t.Errorf("there is a channel %s", kind)
		}
	}
	if _, err := c.conn.Dial("tcp", h.address()); err == nil {
		t.Error("there is forwarding to elsewhere")
	}
	if _, err := c.conn.Listen("tcp", "127.0.0.1:0"); err == nil {
		t.Error("there is forwarding from here")
	}
	if _, err := c.conn.ListenUnix(t.TempDir() + "/socket"); err == nil {
		t.Error("there is forwarding from a socket")
	}
	guest.types("hello")
	guest.sees("you typed hello")
}

func TestTooManySessionsOnOneConnectionAreRefused(t *testing.T) {
	h := openHouse(t, settings{})
	c := h.enter(withCode(h.code(peer.Guest)))
	for range maxSessions {
		_ = c.session()
	}
	if _, err := c.conn.NewSession(); err == nil {
		t.Error("one more was opened")
	}
}

func TestAnExpiredCodeLetsNobodyIn(t *testing.T) {
	h := openHouse(t, settings{})
	old := h.code(peer.Guest)
	early := h.enter(withCode(old))
	h.uptime.pass(11 * time.Minute)
	if _, err := h.connect(withCode(old)); err == nil {
		t.Error("an expired code opened")
	}
	early.sit().isToldAndSentAway("That code has expired")
	if h.server.Entrance().WatchCode != "" {
		t.Error("the host is shown a code for watching that has expired")
	}
	h.server.NewCode()
	if left := h.server.Entrance().Left; left <= 0 {
		t.Errorf("the new code has %v left", left)
	}
	if _, err := h.connect(withCode(old)); err == nil {
		t.Error("the old code opened")
	}
	_ = h.seated()
}

func TestOnlyTwoVariablesAndTheTerminalReachTheProgram(t *testing.T) {
	t.Setenv("OF_THE_HOST", "secret")
	h := openHouse(t, settings{})
	session := h.enter(withCode(h.code(peer.Guest))).session()
	for name, value := range map[string]string{
		"LD_PRELOAD": "x", "PATH": "x", "TERM": "x", "TMUX": "x", "COLORTERM": "\x1b[2J", "SSH_TTY": "x", "TEA_TRACE": "/tmp/x",
	} {
		if err := session.Setenv(name, value); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	h.must(session.Setenv("NO_COLOR", "\x1b]0;x\a"))
	h.must(session.Setenv("COLORTERM", "truecolor"))
	h.must(session.RequestPty("../../etc/passwd\x1b[2J", 24, 80, nil))
	_, err := session.StdinPipe() // without one the library says that no key will come
	h.must(err)
	out, err := session.StdoutPipe()
	h.must(err)
	h.must(session.Shell())
	var seen strings.Builder
	buffer := make([]byte, 4096)
	for !strings.Contains(seen.String(), "you typed") || !strings.Contains(seen.String(), "TERM=") {
		n, err := out.Read(buffer)
		h.must(err)
		seen.Write(buffer[:n])
	}
	if text := seen.String(); !strings.Contains(text, "[TERM=xterm COLORTERM=truecolor NO_COLOR=1]") || strings.Contains(text, "secret") {
		t.Errorf("the program knows %q", text)
	}
}

func TestAFloodOfKeysHarmsNobody(t *testing.T) {
	h := openHouse(t, settings{})
	watcher := h.enter(withCode(h.code(peer.Watcher))).sit()
	guest := h.seated()
	go func() {
		flood := []byte(strings.Repeat("a", 10_000))
		for range 100 {
			if _, err := guest.keyboard.Write(flood); err != nil {
				return
			}
		}
	}()
	guest.sees("aaaa")
	watcher.types("still here")
	watcher.sees("still here")
}

func TestAPasteIsTakenWholeAndOneThatNeverEndsEndsTheSession(t *testing.T) {
	h := openHouse(t, settings{})
	guest := h.seated()
	guest.types("\x1b[200~" + strings.Repeat("a", 100_000) + "\x1b[201~")
	guest.sees("[100000 pasted]")
	go func() { _, _ = guest.keyboard.Write([]byte("\x1b[200~" + strings.Repeat("a", 2*maxUnread))) }()
	guest.isToldAndSentAway("More came at once than can be read")
	guest = h.seated()
	go func() { _, _ = guest.keyboard.Write([]byte("\x1b]52;" + strings.Repeat("a", 2*maxUnread))) }()
	guest.isToldAndSentAway("More came at once than can be read")
}

func TestSuspendingStopsNobody(t *testing.T) {
	h := openHouse(t, settings{})
	guest := h.seated()
	guest.types("\x1ahello")
	guest.sees("you typed hello")
}

func TestAGuestWhoDoesNotReadHoldsUpNobody(t *testing.T) {
	h := openHouse(t, settings{limits: Limits{Grace: 100 * time.Millisecond}})
	wire := h.wire()
	c := wire.enter(h.code(peer.Guest))
	session := c.session()
	h.must(session.RequestPty("xterm", 200, 500, nil))
	keyboard, err := session.StdinPipe()
	h.must(err)
	_, err = session.StdoutPipe() // which nobody reads
	h.must(err)
	h.must(session.Shell())
	eventually(t, "the guest to sit", func() bool { return h.room.has(peer.Guest) })
	for i := range 300 { // each draws the whole window anew
		h.must(session.WindowChange(100+i%100, 500))
		_, err = keyboard.Write([]byte("x"))
		h.must(err)
	}
	watcher := h.enter(withCode(h.code(peer.Watcher))).sit()
	watcher.types("still here")
	watcher.sees("still here")
	wire.stall()
	watcher.types(", really")
	watcher.sees("still here, really")
	h.must(h.server.Close())
}

// poster fills the window anew with every frame.
type poster struct{ pad }

func newPoster(ctx context.Context, s Session) Program {
	return &poster{pad{ctx: ctx, seat: s.Seat, width: s.Width, height: s.Height}}
}

func (p *poster) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tickMsg); ok {
		p.ticks++
		return p, tea.Tick(time.Millisecond, func(time.Time) tea.Msg { return tickMsg{} })
	}
	return p, nil
}

func (p *poster) View() tea.View {
	var text strings.Builder
	for y := range p.height {
		for x := range p.width {
			text.WriteByte(byte('a' + (x*7+y*3+p.ticks)%26))
		}
		text.WriteByte('\n')
	}
	return tea.NewView(text.String())
}

func TestAGuestWhoNeverReadsKeepsTheirSeatNoLongerThanOthers(t *testing.T) {
	h := openHouse(t, settings{program: newPoster, limits: Limits{Total: 3 * time.Second, Grace: hurry}})
	c := h.enter(withCode(h.code(peer.Guest)))
	session := c.session()
	h.must(session.RequestPty("xterm", 100, 400, nil))
	_, err := session.StdinPipe()
	h.must(err)
	_, err = session.StdoutPipe() // which nobody reads
	h.must(err)
	h.must(session.Shell())
	eventually(t, "the guest to sit", func() bool { return h.room.has(peer.Guest) })
	eventually(t, "the seat to be free", func() bool { return !h.room.has(peer.Guest) })
}

func TestNothingOfTheLibraryIsLoggedOnTheHostsTerminal(t *testing.T) {
	host := captureOutput(t)
	h := openHouse(t, settings{})
	log.Print("said by a library")
	slog.Error("said by another")
	h.must(h.server.Close())
	if said := host(); said != "" {
		t.Errorf("the host's terminal got %q", said)
	}
}
