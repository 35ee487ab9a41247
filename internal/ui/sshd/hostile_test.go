package sshd

import (
	mathrand "math/rand/v2"
	"strings"
	"testing"

	"okrcoach/internal/peer"
)

func TestGarbageInRequestsHarmsNobody(t *testing.T) {
	h := openHouse(t, settings{})
	guest := h.seated()
	random := mathrand.New(mathrand.NewPCG(1, 2))
	for _, kind := range []string{"pty-req", "env", "window-change", "exec", "shell", "subsystem", "signal", "x11-req", ""} {
		for range 10 {
			c, err := h.connect(withCode(h.code(peer.Guest)))
			h.must(err)
			session := c.session()
			garbage := make([]byte, random.IntN(200))
			for i := range garbage {
				garbage[i] = byte(random.Uint32())
			}
			_, _ = session.SendRequest(kind, true, garbage)
			_, _ = session.SendRequest("window-change", false, garbage)
			_ = c.conn.Close()
		}
	}
	guest.types("hello")
	guest.sees("you typed hello")
}

func TestAClientWhoAsksForALotBeforeSittingIsHungUpOn(t *testing.T) {
	h := openHouse(t, settings{limits: Limits{Hello: hurry}})
	c := h.enter(withCode(h.code(peer.Guest)))
	session := c.session()
	h.must(session.RequestPty("xterm", 24, 80, nil))
	for {
		if session.Setenv("COLORTERM", "truecolor") != nil {
			break
		}
		if session.WindowChange(24, 80) != nil {
			break
		}
	}
	eventually(t, "them to be gone", func() bool { return h.connections() == 0 })
}

func TestAClientWhoTypesOnBehindTheEndLeavesNothing(t *testing.T) {
	h := openHouse(t, settings{limits: Limits{Grace: hurry}})
	guest := h.seated()
	guest.types("\x03")
	go func() {
		for {
			if _, err := guest.keyboard.Write([]byte(strings.Repeat("x", 1000))); err != nil {
				return
			}
		}
	}()
	guest.ends()
}

func TestWhateverATerminalSendsMakesKeysOrNothing(t *testing.T) {
	h := openHouse(t, settings{})
	random := mathrand.New(mathrand.NewPCG(1, 2))
	for range 20 {
		guest := h.seated()
		var sent strings.Builder
		for range 200 {
			sent.WriteString([]string{
				"\x1b[", "\x1b]", "\x1bP", "\x1b_", "\x1bO", "\x1b", "\x9b", "\x9d", "\x90", "200~", "201~", ";", "?", ":", "u", "~", "M", "R", "_",
				"0", "65", "99999999999999999999", "52;c;aGk=", "\a", "\x1b\\", "\xff", "\u200d", "é", "<0;1;1", "2026;2$y", "$", "+r", "rgb:ff/ff/ff",
			}[random.IntN(33)])
		}
		guest.types(sent.String())
		guest.types("\x1b\\\a\x1b[201~")
		guest.types("end")
		eventually(t, "the end to be typed, or the seat to be left", func() bool {
			select {
			case <-guest.ended:
				return true
			default:
				return guest.shows("typed")
			}
		})
		_ = guest.session.Close()
		eventually(t, "the seat to be free", func() bool { return !h.porter.Status(peer.Guest).Sits })
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, reason := range h.broken {
		t.Errorf("a program failed: %s", reason)
	}
}

func FuzzEnviron(f *testing.F) {
	f.Add("xterm-256color", "truecolor", "1")
	f.Add("../../etc/passwd", "\x1b", "")
	f.Fuzz(func(t *testing.T, term, colors, none string) {
		var e environ
		e.setTerm(term)
		e.take("COLORTERM", colors)
		e.take("NO_COLOR", none)
		e.take(term, colors)
		for _, each := range e.list() {
			name, value, _ := strings.Cut(each, "=")
			if name != "TERM" && name != "COLORTERM" && name != "NO_COLOR" || strings.ContainsAny(value, "/.\x1b\x00\n=") || len(value) > 40 {
				t.Errorf("%q reaches the program", each)
			}
		}
		_ = e.profile()
	})
}

func FuzzWithin(f *testing.F) {
	f.Add(uint32(0), uint32(1<<31))
	f.Fuzz(func(t *testing.T, columns, rows uint32) {
		if w := within(columns, rows); w.width < 1 || w.width > maxWidth || w.height < 1 || w.height > maxHeight {
			t.Errorf("%d by %d is drawn as %v", columns, rows, w)
		}
	})
}
