package peer

import (
	"testing"
	"time"
)

func TestASeatHasOnePerson(t *testing.T) {
	s := newStage(t)
	if _, err := s.Join(Host); err != ErrTaken {
		t.Errorf("a second host: %v", err)
	}
	if _, err := s.Join(7); err != ErrValue {
		t.Errorf("a seat there is not: %v", err)
	}
	s.join()
	first := s.leave
	if _, err := s.Join(Guest); err != ErrTaken {
		t.Errorf("a second guest: %v", err)
	}
	first()
	s.join()
	first()
	if !s.View(Host).Guest.Present {
		t.Error("who left before pushed out who came behind")
	}
	one, _ := s.Join(Watcher)
	_, _ = s.Join(Watcher)
	one()
	one()
	if n := s.View(Guest).Watchers; n != 1 {
		t.Errorf("%d watch", n)
	}
}

func TestLeavingTheLobbyTakesBackWhoWasReady(t *testing.T) {
	s := newStage(t)
	s.join()
	s.do(Host, Ready{true})
	s.leave()
	if s.View(Host).Host.Ready {
		t.Error("the host is ready for somebody who has gone")
	}
	s.join()
	s.do(Guest, Ready{true})
	s.do(Host, Settle{Settings{Question: "beta", Asks: Host}})
	if v := s.View(Guest); v.Guest.Ready || v.Phase != Lobby {
		t.Error("the guest is ready for what has changed")
	}
}

func TestOneVoteIsEnoughWhereTheOtherIsAway(t *testing.T) {
	s := newStage(t)
	s.toNotes()
	s.do(Host, Vote{Swap})
	s.leave()
	if s.View(Host).Phase != Notes {
		t.Fatal("leaving decided")
	}
	s.do(Host, Vote{Swap})
	if v := s.View(Host); v.Phase != Lobby || v.Round != 2 || v.Rounds != 1 {
		t.Errorf("it is the %s of round %d", v.Phase, v.Round)
	}
}

func TestAtOneKeyboardBothAreThereAndOneVoteIsEnough(t *testing.T) {
	s := newStage(t, oneKeyboard)
	if _, err := s.Join(Guest); err != ErrTaken {
		t.Errorf("joining at one keyboard: %v", err)
	}
	s.toNotes()
	s.do(Guest, Vote{End})
	if v := s.View(Host); v.Phase != Ended || !v.OneKeyboard {
		t.Errorf("it is the %s", v.Phase)
	}
}

func TestASwapMovesOnToWhatWasNotAsked(t *testing.T) {
	s := newStage(t)
	s.join()
	s.do(Host, Settle{Settings{Question: "beta", Asks: Host, Limit: time.Minute}})
	for i, want := range []string{"beta", "gamma", "alpha", "beta"} {
		v := s.View(Host)
		wantAsks := Host + Seat(i%2)
		if v.Asked.ID != want || v.Settings.Asks != wantAsks || v.Asked.Limit != time.Minute || v.Round != i+1 || v.Rounds != i {
			t.Fatalf("round %d asks %s, by %d", v.Round, v.Asked.ID, v.Settings.Asks)
		}
		if v.Sealed != (Sealed{}) || v.Card != nil || v.Answer != (Writing{}) || len(v.Choices) != 3 {
			t.Fatalf("something of the last round is left: %+v", v)
		}
		s.toNotes()
		s.do(Guest, Vote{Swap})
		s.do(Host, Vote{Swap})
	}
}

func TestASwapLeavesOutWhatWasChosenBefore(t *testing.T) {
	s := newStage(t)
	s.join()
	for _, chosen := range []string{"alpha", "gamma"} {
		s.do(Host, Settle{Settings{Question: chosen, Asks: Host}})
		s.toNotes()
		s.do(Guest, Vote{Swap})
		s.do(Host, Vote{Swap})
	}
	if got := s.View(Host).Asked.ID; got != "beta" {
		t.Errorf("behind gamma and alpha comes %s", got)
	}
}
