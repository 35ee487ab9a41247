package sshd

import (
	"context"
	"strconv"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/content"
	"okrcoach/internal/critique"
	"okrcoach/internal/peer"
	"okrcoach/internal/practice"
	"okrcoach/internal/questions"
)

// newRoom opens a real room with Ada in it.
func newRoom(t testing.TB, judge func(questions.Question, critique.Answer) critique.Review) *peer.Room {
	t.Helper()
	asked := questions.Load(questions.Bundled(content.Questions())).All()
	ids := 0
	room, err := peer.Open(peer.Options{
		ID: "interview", Questions: asked, Judge: judge,
		Uptime: practice.SystemUptime(), Today: time.Now,
		NewID: func() string { ids++; return strconv.Itoa(ids) },
		Log:   func([]byte) error { return nil },
	}, "Ada", peer.Settings{Question: asked[0].ID, Asks: peer.Host, PauseOnDrop: true})
	if err != nil {
		t.Fatal(err)
	}
	return room
}

// onlooker shows a view of a real room.
type onlooker struct {
	room    *peer.Room
	seat    peer.Seat
	changed <-chan struct{}
	stop    func()
}

func (o *onlooker) wait() tea.Cmd {
	return func() tea.Msg {
		if _, open := <-o.changed; !open {
			return nil
		}
		return tickMsg{}
	}
}

func (o *onlooker) Init() tea.Cmd { return o.wait() }

func (o *onlooker) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tickMsg:
		return o, o.wait()
	case tea.KeyPressMsg:
		_ = o.room.Do(o.seat, peer.Rename{Name: "Ben" + msg.Text})
	}
	return o, nil
}

func (o *onlooker) View() tea.View {
	v := o.room.View(o.seat)
	return tea.NewView(v.Host.Name + " and " + v.Guest.Name + " in the " + string(v.Phase))
}

func (o *onlooker) Close(context.Context) error {
	o.stop()
	return nil
}

func TestARealRoomKnowsWhoIsAtTheDoor(t *testing.T) {
	room := newRoom(t, func(questions.Question, critique.Answer) critique.Review { return critique.Review{} })
	h := openHouse(t, settings{room: room, program: func(_ context.Context, s Session) Program {
		changed, stop := room.Subscribe()
		return &onlooker{room, s.Seat, changed, stop}
	}})
	code := h.code(peer.Guest)
	c := h.enter(withCode(code))
	guest := c.sit()
	guest.sees("Ada and ")
	if !room.View(peer.Host).Guest.Present {
		t.Error("the room does not know that the guest is here")
	}
	h.must(room.Do(peer.Host, peer.Rename{Name: "Ada Lovelace"}))
	guest.sees("Ada Lovelace and ")
	guest.types("!")
	guest.sees("and Ben!")
	_ = c.conn.Close()
	eventually(t, "the room to know of the drop", func() bool { return !room.View(peer.Host).Guest.Present })
	h.enter(withCode(code)).sit().sees("and Ben! in the lobby")
	watcher := h.enter(withCode(h.code(peer.Watcher))).sit()
	watcher.sees("and Ben! in the lobby")
	if n := room.View(peer.Host).Watchers; n != 1 {
		t.Errorf("%d watch", n)
	}
	h.must(h.server.Close())
	late := room.View(peer.Host)
	if late.Guest.Present || late.Watchers != 0 {
		t.Errorf("after closing: %+v", late.Guest)
	}
}

func TestAClosedRoomIsSaidToBe(t *testing.T) {
	room := newRoom(t, nil)
	h := openHouse(t, settings{room: room})
	room.Close()
	h.enter(withCode(h.code(peer.Guest))).sit().isToldAndSentAway("The interview is over, because the host has left")
}
