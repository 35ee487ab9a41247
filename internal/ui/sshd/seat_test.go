package sshd

import (
	"strings"
	"testing"
	"time"

	"okrcoach/internal/peer"
	"okrcoach/internal/peer/pass"
)

func TestAGuestComesInWithTheCodeAndTypes(t *testing.T) {
	h := openHouse(t, settings{})
	guest := h.seated()
	guest.types("hello")
	guest.sees("you typed hello")
	guest.sees("seat 2 of 80x24")
	if !h.room.has(peer.Guest) {
		t.Error("the room does not know")
	}
	guest.types("\x03")
	guest.isToldAndSentAway("You have left your seat. ssh -p ")
	if guest.status != nil {
		t.Errorf("leaving ended with %v", guest.status)
	}
	eventually(t, "the room to know", func() bool { return !h.room.has(peer.Guest) })
}

func TestTheSameCodeTakesTheSameSeatAfterADrop(t *testing.T) {
	h := openHouse(t, settings{})
	code := h.code(peer.Guest)
	c := h.enter(withCode(code))
	c.sit().sees("you typed")
	_ = c.conn.Close()
	eventually(t, "the seat to be free", func() bool { return !h.porter.Status(peer.Guest).Sits })
	h.enter(withCode(strings.ToUpper(code))).sit().sees("seat 2")
}

func TestASeatWhoseNetworkHasGoneIsFreeSoon(t *testing.T) {
	h := openHouse(t, settings{limits: Limits{Probe: 20 * time.Millisecond, Lost: 100 * time.Millisecond}})
	wire := h.wire()
	wire.enter(h.code(peer.Guest)).sit().sees("you typed")
	wire.cut()
	eventually(t, "the seat to be free", func() bool { return !h.porter.Status(peer.Guest).Sits })
	h.enter(withCode(h.code(peer.Guest))).sit().sees("seat 2")
}

func TestWhoComesBackBeforeTheirOldConnectionIsMissedTakesTheSeat(t *testing.T) {
	h := openHouse(t, settings{limits: Limits{Probe: time.Hour, Lost: 400 * time.Millisecond}})
	wire := h.wire()
	wire.enter(h.code(peer.Guest)).sit().sees("you typed")
	wire.cut()
	h.enter(withCode(h.code(peer.Guest))).sit().sees("seat 2")
}

func TestASecondGuestIsToldThatSomebodySitsThere(t *testing.T) {
	h := openHouse(t, settings{})
	first := h.seated()
	second := h.enter(withCode(h.code(peer.Guest))).sit()
	second.isToldAndSentAway("Somebody sits there already")
	if second.status == nil {
		t.Error("that was no failure")
	}
	first.types("still here")
	first.sees("still here")
}

func TestAWatcherHasACodeAndASeatOfTheirOwn(t *testing.T) {
	h := openHouse(t, settings{})
	guest := h.seated()
	watcher := h.enter(withCode(h.code(peer.Watcher))).sit()
	watcher.sees("seat 3")
	guest.types("x")
	guest.sees("typed x")
}

func TestTheWindowIsFollowedAndBounded(t *testing.T) {
	h := openHouse(t, settings{})
	guest := h.seated()
	for _, at := range []struct {
		width, height int
		shown         string
	}{
		{100, 30, "of 100x30"},
		{1 << 30, 1 << 30, "of 500x200"},
		{0, 0, "of 80x24"},
		{1000, 40, "of 500x40"},
	} {
		h.must(guest.session.WindowChange(at.height, at.width))
		guest.sees(at.shown)
	}
	for range 500 {
		h.must(guest.session.WindowChange(200, 500))
	}
	h.must(guest.session.WindowChange(24, 79))
	guest.sees("of 79x24")
}

func TestATinyWindowHarmsNobody(t *testing.T) {
	h := openHouse(t, settings{})
	guest := h.seated()
	h.must(guest.session.WindowChange(1, 1))
	guest.types("small")
	h.must(guest.session.WindowChange(24, 80))
	guest.sees("small")
}

func TestASeatIsGivenUpWhenNoKeyIsPressedWhateverIsDrawn(t *testing.T) {
	h := openHouse(t, settings{limits: Limits{Idle: 300 * time.Millisecond}})
	guest := h.seated()
	guest.isToldAndSentAway("No key was pressed for a long time")
}

func TestASessionHasATotalTimeHoweverMuchIsTyped(t *testing.T) {
	h := openHouse(t, settings{limits: Limits{Total: 400 * time.Millisecond}})
	guest := h.seated()
	go func() {
		for {
			if _, err := guest.keyboard.Write([]byte("x")); err != nil {
				return
			}
			time.Sleep(5 * time.Millisecond)
		}
	}()
	guest.ends()
	if !guest.shows("The time for one session is over") {
		t.Errorf("nothing was said:\n%s", guest.text())
	}
}

func TestClosingTheDoorTellsTheGuest(t *testing.T) {
	h := openHouse(t, settings{})
	guest := h.seated()
	h.must(h.server.Close())
	guest.isToldAndSentAway("The host has closed the room")
	if h.room.has(peer.Guest) {
		t.Error("the guest is still in the room")
	}
	if _, err := h.connect(withCode(h.code(peer.Guest))); err == nil {
		t.Error("the door is open")
	}
}

func TestAPanicEndsTheSeatOfThatProgramOnly(t *testing.T) {
	h := openHouse(t, settings{})
	host := captureOutput(t)
	watcher := h.enter(withCode(h.code(peer.Watcher))).sit()
	watcher.sees("you typed")
	for i, key := range []string{"①", "②", "③", "④", "⑤"} {
		guest := h.seated()
		guest.types(key)
		guest.isToldAndSentAway("This seat's program has failed")
		h.mu.Lock()
		if len(h.broken) != i+1 || !strings.Contains(h.broken[i], "it fails") || !strings.Contains(h.broken[i], "house_test.go") {
			t.Errorf("%s: %d failures were told, the last without its place", key, len(h.broken))
		}
		h.mu.Unlock()
	}
	watcher.types("still here")
	watcher.sees("still here")
	if said := host(); said != "" {
		t.Errorf("the host's terminal got %q", said)
	}
}

func TestAProgramThatCannotBeMadeEndsTheSessionWithASentence(t *testing.T) {
	h := openHouse(t, settings{program: panicsAtOnce})
	h.enter(withCode(h.code(peer.Guest))).sit().isToldAndSentAway("This seat's program has failed")
}

func TestTheInterviewIsTakenHomeByWhoSatThere(t *testing.T) {
	h := openHouse(t, settings{})
	code := h.code(peer.Guest)
	if out, said, err := h.enter(withCode(code)).run("export"); out != "" || err == nil || !strings.Contains(said, "Only who sat") {
		t.Errorf("before sitting: %q, %q, %v", out, said, err)
	}
	guest := h.seated()
	c := h.enter(withCode(code))
	if out, said, err := c.run("export"); out != "" || err == nil || !strings.Contains(said, "nothing to take home yet") {
		t.Errorf("before anything was uncovered: %q, %q, %v", out, said, err)
	}
	h.mu.Lock()
	h.export = strings.Repeat("# Round 1\n\nHe said \"x\".\n", 20_000)
	h.mu.Unlock()
	out, said, err := c.run(" export ")
	if out != h.export || said != "" || err != nil {
		t.Errorf("%d bytes came, with %q and %v", len(out), said, err)
	}
	if out, _, err := h.enter(withCode(h.code(peer.Watcher))).run("export"); out != "" || err == nil {
		t.Error("a watcher took it home")
	}
	guest.types("on")
	guest.sees("typed on")
	guest.types("\x03")
	guest.isToldAndSentAway("export > session.md")
}

func TestASeatNeedsATerminal(t *testing.T) {
	h := openHouse(t, settings{})
	session := h.enter(withCode(h.code(peer.Guest))).session()
	said, err := session.StderrPipe()
	h.must(err)
	h.must(session.Shell())
	if text := readAll(said); !strings.Contains(text, "ssh -t") {
		t.Errorf("said %q", text)
	}
	if h.porter.Status(peer.Guest).Used {
		t.Error("the code is used up")
	}
}

func TestAnExpiredCodeToWatchIsReplacedThoughTheGuestIsThere(t *testing.T) {
	h := openHouse(t, settings{})
	h.seated()
	h.uptime.pass(pass.CodeLife)
	if e := h.server.Entrance(); e.WatchCode != "" || !e.WatchExpired || !e.Used {
		t.Errorf("behind ten minutes the way in is %+v", e)
	}
	h.server.NewCode()
	if e := h.server.Entrance(); e.WatchCode == "" || e.WatchExpired {
		t.Errorf("with a new code the way in is %+v", e)
	}
	h.enter(withCode(h.code(peer.Watcher))).sit().sees("you typed")
}
