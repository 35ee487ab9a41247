package seat

import (
	"strconv"
	"testing"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/score"
	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
)

// duo is a real room with Ada, who asks, and the screens of Ben, who answers.
// What Ada does is done in the room.
type duo struct {
	*sitting
	room *peer.Room
}

// meet brings the two together, in the lobby.
func meet(t testing.TB, all ...questions.Question) *duo {
	t.Helper()
	if len(all) == 0 {
		all = []questions.Question{*stagedCard()}
	}
	d := &duo{}
	ids := 0
	room, err := peer.Open(peer.Options{
		ID: "interview", Questions: all,
		Judge: func(questions.Question, critique.Answer) critique.Review {
			return critique.Review{Judge: "test", Scores: score.None("tested")}
		},
		Uptime: func() time.Duration {
			if d.sitting == nil {
				return 0
			}
			return d.now
		},
		Today: func() time.Time { return time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC) },
		NewID: func() string { ids++; return strconv.Itoa(ids) },
		Log:   func([]byte) error { return nil },
	}, "Ada", peer.Settings{Question: all[0].ID, Asks: peer.Host, PauseOnDrop: true})
	if err != nil {
		t.Fatal(err)
	}
	leave, err := room.Join(peer.Guest)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(leave)
	if err := room.Do(peer.Guest, peer.Rename{Name: "Ben"}); err != nil {
		t.Fatal(err)
	}
	d.room, d.sitting = room, sitIn(t, room, peer.Guest)
	d.now = 0
	d.open()
	return d
}

// sitIn puts somebody at a seat of a room.
func sitIn(t testing.TB, room *peer.Room, seat peer.Seat) *sitting {
	t.Helper()
	s := sit(t, room.View(seat))
	s.refresh = func() *peer.View { return room.View(seat) }
	s.desk.Do = func(a peer.Act) error { return s.did(a, doIn(room, seat, a)) }
	return s
}

// doIn does something in a room, and judges where that is due, as the programs
// do.
func doIn(room *peer.Room, seat peer.Seat, a peer.Act) error {
	err := room.Do(seat, a)
	room.Judge()
	return err
}

// ada does something, which Ben's screen hears of.
func (d *duo) ada(acts ...peer.Act) *duo {
	d.t.Helper()
	for _, a := range acts {
		if err := doIn(d.room, peer.Host, a); err != nil {
			d.t.Fatalf("%T: %v", a, err)
		}
		d.follow()
	}
	return d
}

// answering plays until Ben answers.
func (d *duo) answering() *duo {
	d.t.Helper()
	d.ada(peer.Ready{Ready: true})
	d.press("enter")
	return d.ada(peer.Start{})
}

// handOver hands over what Ben writes.
func (d *duo) handOver() *duo {
	d.t.Helper()
	d.press("ctrl+s", "y")
	return d
}

// pass lets time go by, in which the program runs.
func (d *duo) pass(length time.Duration) *duo {
	for ; length > 0; length -= time.Second {
		d.now += min(length, time.Second)
		d.room.Beat()
		d.send(tickedMsg{d.screen})
	}
	return d
}

// wantAnswer checks what the room has of Ben's answer.
func (d *duo) wantAnswer(text string, cursor int) *duo {
	d.t.Helper()
	if w := d.room.View(peer.Host).Answer; w.Text != text || w.Cursor != cursor {
		d.t.Errorf("the room has %q with the cursor at %d, want %q at %d", w.Text, w.Cursor, text, cursor)
	}
	return d
}
