package peer

import (
	"bytes"
	"reflect"
	"testing"
	"time"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
)

// loneRound is a round whose guest goes away and comes back only at its end.
func loneRound(asks Seat) []step {
	steps := []step{
		{also: (*stage).join},
		{seat: Host, act: Settle{Settings{Question: "alpha", Asks: asks}}},
		{seat: Host, act: Ready{true}},
		{seat: Guest, act: Ready{true}},
		{seat: asks, act: Jot{"MARKER of the brief"}},
		{also: func(s *stage) { s.leave() }},
		{seat: Host, act: GoBack{}, wait: time.Second},
		{also: (*stage).join},
		{seat: Host, act: Ready{true}},
		{seat: Guest, act: Ready{true}},
		{seat: asks, act: Start{}},
		{seat: asks.Other(), act: Edit{Text: "We cut p99.", Cursor: 11}, wait: 2 * time.Second},
		{seat: asks, act: Mark{"point-one", rubric.Covered}},
		{seat: asks, act: Stop{}},
		{seat: asks, act: Ask{Question: "And why?"}},
		{seat: asks.Other(), act: Edit{Text: "Becau", Cursor: 5, Reply: 1}, wait: 3 * time.Second},
		{also: func(s *stage) { s.leave() }},
	}
	if asks == Host {
		steps = append(steps, step{seat: Host, act: Judge{}}, step{seat: Host, act: Seal{}}, step{seat: Host, act: GoOn{}})
	} else {
		steps = append(
			steps,
			step{seat: Host, act: GoOn{}},
			step{seat: Host, act: Band{Content, 4}},
			step{seat: Host, act: Seal{}},
			step{seat: Host, act: GoOn{}},
			step{seat: Host, act: Rate{"point-two", history.RatedNo}},
			step{seat: Host, act: Seal{}},
		)
	}
	return append(steps, step{also: (*stage).join})
}

func TestNobodyIsStuckWithAPeerWhoNeverComesBack(t *testing.T) {
	for _, asks := range []Seat{Host, Guest} {
		s := newStage(t)
		s.play(loneRound(asks), func() {
			rebuilt, err := replay(s.state.shelf, bytes.NewReader(s.log.Bytes()))
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(rebuilt, s.state) {
				t.Fatalf("the log makes another state:\n%+v\nwant\n%+v", rebuilt, s.state)
			}
		})
		for _, seat := range []Seat{Host, Guest} {
			if v := s.View(seat); !v.Uncovered || v.Comparison == nil || v.Review == nil {
				t.Errorf("asked by %d, seat %d is at the %s", asks, seat, v.Phase)
			}
		}
		kept := s.Rounds()
		if len(kept) != 1 {
			t.Fatalf("%d rounds are kept", len(kept))
		}
		i := kept[0].Attempt.Interview
		if len(i.Marks) != 1 || i.Notes != "MARKER of the brief" || len(i.FollowUps) != 1 || i.FollowUps[0].Reply != "Becau" {
			t.Errorf("of the interviewer there is %+v", i)
		}
		if own := len(i.SelfBands) + len(kept[0].Attempt.Ratings); own != map[Seat]int{Host: 0, Guest: 2}[asks] {
			t.Errorf("asked by %d, the candidate judged %d times", asks, own)
		}
	}
}

func TestWhoGoesOnAtTheRatingsSeesWhatWasRated(t *testing.T) {
	s := newStage(t)
	s.toReveal()
	s.do(Guest, Rate{"point-one", "yes"})
	s.leave()
	s.do(Host, GoOn{})
	if v := s.View(Host); !v.Uncovered || len(v.Self.Ratings) != 1 {
		t.Errorf("the host sees %+v", v.Self)
	}
	s.join()
	if err := s.Do(Guest, Rate{"point-two", "yes"}); err != ErrSealed {
		t.Errorf("rating behind it: %v", err)
	}
	s.do(Guest, Seal{}, Proceed{})
}

func TestAtOneKeyboardNobodyIsAway(t *testing.T) {
	s := newStage(t, oneKeyboard)
	s.do(Host, Ready{true})
	s.do(Guest, Ready{true})
	if err := s.Do(Host, GoBack{}); err != ErrPresent {
		t.Errorf("going back: %v", err)
	}
	s.do(Host, Start{}, Stop{}, Judge{}, Seal{})
	if err := s.Do(Host, GoOn{}); err != ErrPresent || s.View(Host).CanGoOn() {
		t.Errorf("going on: %v", err)
	}
}

func TestNotesOfTheBriefStayWithTheirInterviewer(t *testing.T) {
	s := newStage(t)
	s.join()
	s.do(Host, Settle{Settings{Question: "beta", Asks: Guest}}, Ready{true})
	s.do(Guest, Ready{true}, Jot{"MARKER of the brief"})
	s.leave()
	s.do(Host, GoBack{})
	s.join()
	if v := s.View(Guest); v.Phase != Lobby || v.Sheet.Notes != "MARKER of the brief" {
		t.Errorf("at the %s the interviewer has the notes %q", v.Phase, v.Sheet.Notes)
	}
	s.do(Host, Settle{Settings{Question: "beta", Asks: Host}})
	if notes := s.View(Host).Sheet.Notes; notes != "" {
		t.Errorf("the roles have changed, and the host reads %q", notes)
	}
}

// TestAViewSaysWhenOneCanGoOn has the screens and the room agree in whatever
// state: what is offered is accepted, and what is accepted was offered.
func TestAViewSaysWhenOneCanGoOn(t *testing.T) {
	on, back := 0, 0
	forAll(t, func(w *walk) {
		if w.state.closed {
			return
		}
		for _, seat := range []Seat{Host, Guest, Watcher} {
			v, in := w.View(seat), scene{state: w.state, by: seat, at: w.state.at}
			if (GoOn{}.check(in) == nil) != v.CanGoOn() || (GoBack{}.check(in) == nil) != v.CanGoBack() {
				t.Fatalf("seat %d at the %s: going on is %v, going back %v", seat, v.Phase, v.CanGoOn(), v.CanGoBack())
			}
			if v.CanGoOn() {
				on++
			}
			if v.CanGoBack() {
				back++
			}
		}
	})
	if on < 20 || back < 20 {
		t.Errorf("the walk could go on %d times and back %d times; it proves little", on, back)
	}
}
