package sshd

import (
	"context"
	"sync"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"

	"okrcoach/internal/critique"
	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
	"okrcoach/internal/ui/markdown"
	"okrcoach/internal/ui/mock"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/seat"
	"okrcoach/internal/ui/theme"
)

// rehearsal is a room that can be set back to any moment of an interview
// while somebody sits in it over SSH. It has no journal on any disk.
type rehearsal struct {
	*house
	reported reported
	seen     chan observation

	mu    sync.Mutex
	room  *peer.Room
	ahead time.Duration
}

// Join implements Room: whoever comes in is there already.
func (r *rehearsal) Join(peer.Seat) (leave func(), err error) { return func() {}, nil }

func openRehearsal(t *testing.T) *rehearsal {
	t.Helper()
	r := &rehearsal{seen: make(chan observation, 1)}
	r.goTo(t, moment{asks: peer.Host})
	r.house = openHouse(t, settings{room: r, program: r.seat})
	return r
}

// moment is a moment of an interview: who asks, and the last of the stations
// that it has come to.
type moment struct {
	asks    peer.Seat
	station string
}

// stations are the moments of an interview with what leads to each.
func stations(asks peer.Seat) (names []string, acts [][]deed) {
	answers := asks.Other()
	for _, each := range []struct {
		name string
		acts []deed
	}{
		{"lobby", nil},
		{"brief", []deed{{peer.Host, peer.Ready{Ready: true}}, {peer.Guest, peer.Ready{Ready: true}}}},
		{"answer", []deed{{asks, peer.Start{}}, {answers, peer.Edit{Text: "p99 from 900 to 200 ms.", Cursor: 3}}}},
		{"follow-ups", []deed{{asks, peer.Jot{Notes: "a note"}}, {answers, peer.HandOver{}}}},
		{"reply", []deed{{asks, peer.Ask{Question: "By when?"}}, {answers, peer.Edit{Text: "June", Cursor: 4, Reply: 1}}}},
		{"replied", []deed{{answers, peer.HandOver{Reply: 1}}}},
		{"judging", []deed{{asks, peer.Judge{}}}},
		{"sealed", []deed{{peer.Guest, peer.Seal{}}}},
		{"ratings", []deed{{peer.Host, peer.Seal{}}}},
		{"reveal", []deed{{answers, peer.Seal{}}}},
		{"consent", []deed{{peer.Host, peer.Propose{Where: "models.example.com"}}}},
		{"notes", []deed{{asks, peer.Proceed{}}}},
		{"ended", []deed{{peer.Host, peer.Vote{Next: peer.End}}, {peer.Guest, peer.Vote{Next: peer.End}}}},
	} {
		names, acts = append(names, each.name), append(acts, each.acts)
	}
	return names, acts
}

// deed is what somebody does.
type deed struct {
	by  peer.Seat
	act peer.Act
}

// goTo sets the room to a moment.
func (r *rehearsal) goTo(t testing.TB, at moment) {
	t.Helper()
	o := roomOptions(r.uptime)
	o.Judge = func(questions.Question, critique.Answer) critique.Review { return reviewed() }
	room, err := peer.Open(o, "Ada", peer.Settings{Question: questions.Opening, Asks: at.asks, PauseOnDrop: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []peer.Seat{peer.Guest, peer.Watcher} {
		if _, err := room.Join(s); err != nil {
			t.Fatal(err)
		}
	}
	names, acts := stations(at.asks)
	for i, name := range names {
		for _, d := range acts[i] {
			if err := room.Do(d.by, d.act); err != nil {
				t.Fatalf("%s, %T by %d: %v", name, d.act, d.by, err)
			}
			room.Judge() // as the host's program does where it is due
		}
		if name == at.station {
			break
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.room = room
	r.ahead += 2 * time.Second // by when no letter is taken for one that was typed before
}

// reviewed is what the judge says, whatever was answered.
var reviewed = sync.OnceValue(func() critique.Review {
	q, _ := fewQuestions().Find(questions.Opening)
	return critique.New(&q).Review(critique.Answer{Text: "p99 from 900 to 200 ms."})
})

func (r *rehearsal) uptime() time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.ahead
}

func (r *rehearsal) now() *peer.Room {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.room
}

// seat is the program of whoever comes in.
func (r *rehearsal) seat(ctx context.Context, s Session) Program {
	open := func() *mock.Program {
		p := mock.New(ctx, mock.Options{
			Room: r.now(), Seat: s.Seat, Uptime: r.uptime,
			Fingerprint: s.Fingerprint, Line: s.Line, Width: s.Width, Height: s.Height,
		})
		r.mu.Lock()
		defer r.mu.Unlock()
		r.ahead += 2 * time.Second
		return p
	}
	view := func() *peer.View { return r.now().View(s.Seat) }
	return &observed{Program: open(), open: open, view: view, seen: r.seen, reported: &r.reported}
}

// bound are the keys that the screen of a seat explains.
func (r *rehearsal) bound(s peer.Seat) []key.Binding {
	looks := theme.New(true)
	shown := seat.New(&seat.Desk{
		Desk: &screen.Desk{Theme: looks, Markdown: markdown.New(looks), Uptime: r.uptime},
		View: r.now().View(s), Do: func(peer.Act) error { return nil },
	})
	shown.SetSize(80, 24)
	var keys []key.Binding
	for _, group := range shown.Help() {
		keys = append(keys, group.Keys...)
	}
	return keys
}
