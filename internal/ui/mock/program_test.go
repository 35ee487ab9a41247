package mock

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
)

// hosted opens an interview with a program for each of the two: Ada hosts and
// asks, and Ben has come in.
func (d *desk) hosted() (host, guest *terminal, i *Interview, leave func()) {
	d.t.Helper()
	archive := d.openArchive(d.t.Context())
	d.t.Cleanup(func() { d.must(archive.Close()) })
	i, err := Begin(archive, d.roomOptions(), "Ada", peer.Settings{Question: questions.Opening, Asks: peer.Host})
	d.must(err)
	leave, err = i.Room.Join(peer.Guest)
	d.must(err)
	d.must(i.Room.Do(peer.Guest, peer.Rename{Name: "Ben"}))
	small := size{60, 20}
	host = d.open(New(d.t.Context(), Options{Interview: i, Seat: peer.Host, Uptime: d.uptime, Coach: d.coach, CanSuspend: true}), size{80, 24})
	guest = d.open(New(d.t.Context(), Options{Room: i.Room, Seat: peer.Guest, Uptime: d.uptime}), small)
	return host, guest, i, leave
}

// ready leads both from the lobby to the brief.
func ready(t *testing.T, i *Interview) {
	t.Helper()
	for _, s := range []peer.Seat{peer.Host, peer.Guest} {
		if err := i.Room.Do(s, peer.Ready{Ready: true}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestEachSeatFollowsTheRoom(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		host, guest, i, _ := newDesk(t).hosted()
		host.see("Ada", "Ben")
		guest.see("Ada", "Ben")
		ready(t, i)
		host.see("Points", "enter starts the clock of Ben")
		guest.see("Ada starts the clock")
		host.press("enter")
		guest.see("5:00 left")
		guest.typing("A failed charge")
		host.see("A failed charge", "left")
	})
}

func TestSleepOfTheHostsMachineIsToldToBoth(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		host, guest, i, _ := d.hosted()
		ready(t, i)
		host.see("enter starts the clock")
		host.press("enter")
		guest.see("5:00 left")
		d.slept.Add(int64(time.Hour))
		host.see("okrcoach was asleep for 1 h")
		guest.see("okrcoach was asleep for 1 h", "4:5")
	})
}

func TestANudgeRingsTheCandidatesBellOnce(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		host, guest, i, _ := newDesk(t).hosted()
		ready(t, i)
		host.see("enter starts the clock")
		host.press("enter")
		guest.see("left")
		if err := i.Room.Do(peer.Host, peer.Nudge{Text: "Put a number on it."}); err != nil {
			t.Fatal(err)
		}
		guest.see("Put a number on it.")
		guest.typing("zebra")
		host.see("zebra")
		if guest.rung() != 1 || host.rung() != 0 {
			t.Errorf("the bells rang %d and %d times, want 1 and 0", guest.rung(), host.rung())
		}
	})
}

func TestLettersOfAReplyJudgeNothingWhenTheFollowUpsEnd(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		_, guest, i, _ := newDesk(t).hosted()
		if err := playTo(i.Room, peer.FollowUps); err != nil {
			t.Fatal(err)
		}
		act := func(a peer.Act) {
			if err := i.Room.Do(peer.Host, a); err != nil {
				t.Fatal(err)
			}
		}
		act(peer.Ask{Question: "By when?"})
		guest.see("By when?")
		guest.typing("June 203")
		synctest.Wait()
		act(peer.Judge{})
		guest.see("Ada has ended the follow-ups. Judge your answer.")
		guest.typing("5")
		synctest.Wait()
		if bands := i.Room.View(peer.Guest).Self.Bands; len(bands) > 0 {
			t.Errorf("a letter of the reply has judged: %v", bands)
		}
		time.Sleep(2 * time.Second)
		guest.typing("5")
		guest.see("[5]")
	})
}

func TestAGuestLeavesAndTheInterviewStays(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		host, guest, i, leave := newDesk(t).hosted()
		guest.see("Ben")
		guest.press("ctrl+z")
		guest.press("ctrl+c")
		guest.see("Leave the interview?", "Your seat is kept for you.")
		guest.press("n")
		guest.press("ctrl+c")
		guest.see("Leave the interview?")
		guest.press("ctrl+c")
		guest.seeTheEnd()
		leave()
		host.see("away")
		if v := i.Room.View(peer.Host); v.Closed || v.Phase != peer.Lobby {
			t.Errorf("the room is %v, closed %v", v.Phase, v.Closed)
		}
	})
}

func TestTheGuestIsToldThatTheHostHasLeft(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		host, guest, i, _ := d.hosted()
		ready(t, i)
		host.see("enter starts the clock")
		host.press("ctrl+c")
		host.see("Leave the interview?", "Ben is told that you have left.")
		host.press("y")
		host.seeTheEnd()
		guest.see("Ada has left.")
		guest.press("ctrl+c")
		guest.seeTheEnd()
		if _, journals := d.kept(); len(journals) != 1 {
			t.Fatalf("the journals are %v", journals)
		}
		ctx := context.WithoutCancel(t.Context())
		archive := d.openArchive(ctx)
		defer func() { _ = archive.Close() }()
		found, _, err := FindUnfinished(ctx, archive, d.roomOptions())
		if err != nil || len(found) != 1 || found[0].Names != "Ada and Ben" || found[0].Stage != "brief" {
			t.Fatalf("unfinished are %v, %v", found, err)
		}
		front := NewFront(ctx, archive, found, d.uptime, 80, 24)
		at := d.open(frontModel{front}, size{80, 24})
		at.see("Go on with the interview?", "Ada and Ben, brief.")
		at.press("x")
		at.see("Throw the interview away?")
		at.press("n")
		at.see("Go on with the interview?")
		at.press("enter")
		at.seeTheEnd()
		if front.Chosen() != found[0].ID || front.Left() {
			t.Errorf("%q was chosen", front.Chosen())
		}
		again, err := GoOn(archive, d.roomOptions(), front.Chosen())
		d.must(err)
		if v := again.Room.View(peer.Host); v.Phase != peer.Brief || v.Guest.Name != "Ben" || v.Guest.Present {
			t.Errorf("it goes on as %+v", v)
		}
		d.must(again.Close(ctx))
	})
}

// frontModel has the close that a terminal calls, which a front does not need.
type frontModel struct{ *Front }

func (frontModel) Close(context.Context) error { return nil }

func TestAnInterviewInWhichNothingHappenedIsForgotten(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		host, _, _, _ := d.hosted()
		host.see("Ben")
		host.press("ctrl+c")
		host.see("The interview has not begun, and nothing of it is kept.")
		host.press("ctrl+c")
		host.seeTheEnd()
		time.Sleep(time.Second)
		if attempts, journals := d.kept(); len(attempts)+len(journals) != 0 {
			t.Errorf("there are %v and %v", attempts, journals)
		}
	})
}
