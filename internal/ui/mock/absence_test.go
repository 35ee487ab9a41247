package mock

import (
	"testing"

	"okrcoach/internal/peer"
)

func TestRoundOfAGuestWhoNeverComesBackReachesTheHistory(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		host, guest, i, leave := d.hosted()
		d.must(playTo(i.Room, peer.Judging))
		guest.see("Judge your answer")
		leave()
		host.see("Ben is away.")
		host.press("s", "y")
		host.see("Sealed. g goes on without Ben.")
		host.press("g")
		host.see("Go on without Ben?", "What Ben has not judged stays empty.")
		host.press("y")
		host.see("Comparison", "to the notes")
		host.press("n")
		host.see("What do you take away?")
		host.press("ctrl+g")
		host.see("End the interview?")
		host.press("y")
		host.see("The interview is over.", "1 round")
		host.press("enter")
		host.see("Ben can still take the interview home until you leave.")
		host.press("y")
		host.seeTheEnd()
		guest.close()

		attempts, journals := d.kept()
		if len(attempts) != 1 || len(journals) != 0 {
			t.Fatalf("there are %d attempts and the journals %v", len(attempts), journals)
		}
		if a := attempts[0]; a.Text != "A failed charge is a lost sale." || a.Review == nil || len(a.Interview.SelfBands)+len(a.Ratings) > 0 {
			t.Errorf("the round is %+v", a)
		}
	})
}
