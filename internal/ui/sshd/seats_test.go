package sshd

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/ui/mock"
)

// fragile is a seat's real program with a fault in it for each of three keys.
type fragile struct {
	*mock.Program
	blind bool
}

func makeFragile(p *mock.Program, s Session) Program {
	if s.Seat != peer.Guest {
		return p
	}
	return &fragile{Program: p}
}

// Update implements tea.Model.
func (f *fragile) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		switch press.String() {
		case "f9":
			panic("it fails")
		case "f10":
			f.blind = true
		case "f11":
			return f, tea.Batch(tick(), fails)
		}
	}
	_, cmd := f.Program.Update(msg)
	return f, cmd
}

// View implements tea.Model.
func (f *fragile) View() tea.View {
	if f.blind {
		panic("it fails")
	}
	return f.Program.View()
}

func TestAPanicInARealSeatLeavesTheInterviewAsItIs(t *testing.T) {
	said := captureOutput(t)
	m := openMeeting(t, peer.Host, makeFragile)
	watcher := m.comes(peer.Watcher)
	guest := m.comes(peer.Guest)
	m.answering()
	guest.sees("Type your answer")
	guest.types("It holds")
	for i, key := range []string{"f9", "f10", "f11"} {
		m.host.sees("It holds" + strings.Repeat(", on", i))
		guest.types(bytesOf(key))
		guest.isToldAndSentAway("This seat's program has failed")
		m.host.sees("away")
		guest = m.enter(withCode(m.code(peer.Guest))).sit()
		guest.sees("It holds" + strings.Repeat(", on", i))
		guest.types(", on")
	}
	m.host.sees("It holds, on, on, on")
	watcher.sees("It holds, on, on, on")
	if text := said(); text != "" {
		t.Errorf("the host's terminal got %q", text)
	}
}

func TestAGuestWhoDoesNotReadDoesNotSlowTheTypingHost(t *testing.T) {
	m := openMeeting(t, peer.Guest, nil)
	watcher := m.comes(peer.Watcher)
	wire := m.wire()
	session := wire.enter(m.code(peer.Guest)).session()
	m.must(session.RequestPty("xterm", 200, 500, nil))
	_, err := session.StdoutPipe() // which nobody reads
	m.must(err)
	m.must(session.Shell())
	m.host.sees("Guest")
	eventually(t, "the guest to sit", func() bool { return m.interview.Room.View(peer.Host).Guest.Present })
	m.answering()
	m.host.sees("Type your answer")
	for i := range 300 { // each draws the whole window anew
		m.must(session.WindowChange(100+i%100, 500))
	}
	wire.stall()
	many := 2_000
	if raced {
		many = 200 // with the detector each key takes ten times as long
	}
	for line := range strings.Lines(words(many)) {
		m.host.types(strings.ReplaceAll(line, "\n", "\r"))
	}
	m.host.sees(fmt.Sprint(many, " words"))
	watcher.sees(fmt.Sprint(many, " words"))
	eventually(t, "the last of the words", func() bool {
		return m.interview.Room.View(peer.Guest).Answer.Text == words(many)
	})
}

func TestNothingIsLeftOfAMeeting(t *testing.T) {
	m := openMeeting(t, peer.Host, nil)
	guest, watcher := m.comes(peer.Guest), m.comes(peer.Watcher)
	m.answering()
	guest.sees("Type your answer")
	guest.types("Latency is money.")
	m.host.sees("Latency is money.")
	m.host.types("\x03")
	m.host.sees("Leave the interview?")
	m.host.types("y")
	<-m.host.ended
	guest.sees("Ada has left.")
	watcher.sees("Ada has left.")
	m.close()
	guest.isToldAndSentAway("The host has closed the room")
	watcher.ends()
	nothingIsLeft(t)
}

func TestThousandsOfCharactersWithoutWidthSlowNobody(t *testing.T) {
	m := openMeeting(t, peer.Host, nil)
	guest := m.comes(peer.Guest)
	m.answering()
	guest.sees("Type your answer")
	guest.pastes("a" + strings.Repeat("\u200b", 30_000) + "\nhello")
	m.host.sees("hello")
	for _, letter := range strings.Split(" and some more", "") {
		guest.types(letter)
	}
	m.host.sees("hello and some more")
}
