package mock

import (
	"testing"
	"time"

	"okrcoach/internal/peer"
)

func TestNoScreenWaitsForTheJudge(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.judging = time.Minute
		host, guest, i, _ := d.hosted()
		d.must(playTo(i.Room, peer.Judging))
		host.see("Your judgement")
		host.press("s", "y")
		guest.see("Judge your answer")
		guest.press("enter", "y")
		guest.see("Did you cover it?", "1 of ")
		guest.press("y")
		guest.see("2 of ")
		for range 9 {
			guest.press("space")
		}
		guest.see("enter uncovers everything")
		guest.press("enter")
		guest.see("Comparing your answer with the rubric.")
		host.press("tab")
		host.see("tab the sheet")
		if d.judged.Load() > 0 {
			t.Fatal("the judge was done before anybody could have waited")
		}
		guest.see("Comparison")
		host.see("Comparison")
		if n := d.judged.Load(); n != 1 {
			t.Errorf("the answer was judged %d times", n)
		}
	})
}

func TestAtOneKeyboardNoScreenWaitsForTheJudge(t *testing.T) {
	if raced {
		t.Skip("at one keyboard there is one goroutine; it runs without the race detector")
	}
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.judging = time.Minute
		at := d.sit()
		at.setUp()
		at.answered("Ada", "Ben", "A failed charge is a lost sale.")
		at.judged("Ada", "Ben")
		at.see("Did you cover it?", "1 of ")
		at.press("y")
		at.see("2 of ")
		if d.judged.Load() > 0 {
			t.Fatal("the judge was done before anybody could have waited")
		}
		at.compared("Ada", "Ben")
	})
}
