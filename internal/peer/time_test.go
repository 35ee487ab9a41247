package peer

import (
	"testing"
	"time"

	"okrcoach/internal/history"
)

// elapsed is what the clock of the answer shows.
func (s *stage) elapsed() time.Duration { return s.View(Guest).Clock.Elapsed(s.uptime) }

// expectClock fails unless the clock of the answer shows a time and stands for
// a reason, or runs.
func (s *stage) expectClock(want time.Duration, halted Halted) {
	s.t.Helper()
	if c := s.View(Guest).Clock; s.elapsed() != want || c.Halted != halted {
		s.t.Errorf("the clock shows %s, %q; want %s, %q", s.elapsed(), c.Halted, want, halted)
	}
}

func TestTheClockCountsFromTheStartToTheHandingOver(t *testing.T) {
	s := newStage(t)
	s.join()
	s.do(Host, Ready{true})
	s.do(Guest, Ready{true})
	s.pass(40 * time.Second)
	s.expectClock(0, Running)
	if c := s.View(Guest).Clock; c.Begun || c.Left(s.uptime) != 5*time.Minute {
		t.Errorf("before the start: %+v", c)
	}
	s.do(Host, Start{})
	s.pass(90 * time.Second)
	s.expectClock(90*time.Second, Running)
	s.do(Guest, HandOver{})
	s.pass(10 * time.Second)
	s.expectClock(90*time.Second, ByHandOver)
}

func TestAnOldViewShowsTheRunningClock(t *testing.T) {
	s := newStage(t)
	s.toAnswer()
	old := s.View(Guest)
	s.pass(3 * time.Minute)
	if got := old.Clock.Elapsed(s.uptime); got != 3*time.Minute {
		t.Errorf("a view of the start shows %s", got)
	}
}

func TestAPauseIsKeptApart(t *testing.T) {
	s := newStage(t)
	s.toAnswer()
	s.pass(10 * time.Second)
	s.do(Host, Pause{})
	s.pass(30 * time.Second)
	s.expectClock(10*time.Second, ByInterviewer)
	s.do(Host, Continue{})
	s.pass(time.Second)
	s.expectClock(11*time.Second, Running)
	if s.state.pauses != 1 || s.state.pause.elapsed(s.state.at) != 30*time.Second {
		t.Errorf("%d pauses of %s", s.state.pauses, s.state.pause.counted)
	}
}

func TestMinutesAreAddedUpToTwoHours(t *testing.T) {
	s := newStage(t)
	s.toAnswer()
	s.do(Host, AddMinute{}, AddMinute{})
	if c := s.View(Guest).Clock; c.Limit != 7*time.Minute || c.Added != 2 || c.Left(s.uptime) != c.Limit {
		t.Errorf("with two minutes more: %+v", c)
	}
	for range 113 {
		s.do(Host, AddMinute{})
	}
	if err := s.Do(Host, AddMinute{}); err != ErrLong {
		t.Errorf("a minute beyond two hours: %v", err)
	}
}

func TestADropHaltsTheClockWhereThatWasAgreed(t *testing.T) {
	for _, halts := range []bool{true, false} {
		s := newStage(t)
		s.join()
		s.do(Host, Settle{Settings{Question: "beta", Asks: Guest, PauseOnDrop: halts}})
		s.toAnswer()
		s.pass(5 * time.Second)
		s.leave()
		if v := s.View(Host); v.Guest.Present {
			t.Error("the guest is still there")
		}
		s.pass(60 * time.Second)
		want, why := 5*time.Second, BySomebodysDrop
		if !halts {
			want, why = 65*time.Second, Running
		}
		s.expectClock(want, why)
		s.do(Host, Edit{Text: "typed on", Cursor: 8})
		s.join()
		s.pass(time.Second)
		s.expectClock(want+time.Second, Running)
	}
}

func TestAGapCountsForNobody(t *testing.T) {
	s := newStage(t)
	s.toAnswer()
	s.pass(5 * time.Second)
	changed, stop := s.Subscribe()
	defer stop()
	s.uptime += 10 * time.Minute
	s.Beat()
	s.expectClock(5*time.Second, Running)
	if away := s.View(Guest).Away; away == nil || *away != (history.Interruption{Cause: history.CauseAsleep, Length: 10 * time.Minute}) {
		t.Errorf("away is %+v", away)
	}
	if len(changed) != 1 {
		t.Error("nobody was told")
	}
	s.uptime += time.Hour
	s.do(Guest, Edit{Text: "a", Cursor: 1})
	s.expectClock(5*time.Second, Running)
	if n := len(s.state.interruptions); n != 2 {
		t.Errorf("the answer has %d interruptions", n)
	}
}

func TestAFollowUpHasItsOwnClock(t *testing.T) {
	s := newStage(t)
	s.toFollowUps()
	s.do(Host, Ask{Question: "Why?"})
	s.pass(20 * time.Second)
	s.do(Host, Ask{Question: "When?"})
	s.pass(70 * time.Second)
	all := s.View(Guest).FollowUps
	if c := all[0].Clock; c.Elapsed(s.uptime) != 20*time.Second || c.Halted != ByHandOver || !all[0].Reply.Frozen {
		t.Errorf("the first is %+v", all[0])
	}
	if c := all[1].Clock; c.Left(s.uptime) != -10*time.Second || c.Halted != Running || !c.Begun {
		t.Errorf("the second is %+v", all[1])
	}
	s.do(Host, Judge{})
	s.pass(time.Second)
	if f := s.View(Guest).FollowUps[1]; f.Clock.Elapsed(s.uptime) != 70*time.Second || !f.Reply.Frozen {
		t.Errorf("behind the judging it is %+v", f)
	}
}

func TestADropHaltsTheClockOfAReplyWhereThatWasAgreed(t *testing.T) {
	for _, halts := range []bool{true, false} {
		s := newStage(t)
		s.join()
		s.do(Host, Settle{Settings{Question: "beta", Asks: Guest, PauseOnDrop: halts}})
		s.toFollowUps()
		s.do(Guest, Ask{Question: "Why?"})
		s.pass(5 * time.Second)
		s.leave()
		s.pass(60 * time.Second)
		want, why := 5*time.Second, BySomebodysDrop
		if !halts {
			want, why = 65*time.Second, Running
		}
		if c := s.View(Host).FollowUps[0].Clock; c.Elapsed(s.uptime) != want || c.Halted != why {
			t.Errorf("halts %t: it shows %s, halted %q", halts, c.Elapsed(s.uptime), c.Halted)
		}
		s.join()
		s.pass(time.Second)
		if c := s.View(Host).FollowUps[0].Clock; c.Elapsed(s.uptime) != want+time.Second || c.Halted != Running {
			t.Errorf("halts %t: behind the drop it shows %s, halted %q", halts, c.Elapsed(s.uptime), c.Halted)
		}
	}
}

func TestANudgeMayComeAgainBehindItsTime(t *testing.T) {
	s := newStage(t)
	s.toAnswer()
	s.do(Host, Nudge{"a"})
	s.pass(NudgeEvery)
	s.do(Host, Nudge{"b"})
	if n := s.View(Guest).Nudge; n != (Message{2, "b"}) {
		t.Errorf("the nudge is %+v", n)
	}
}

func TestAClosedRoomStandsStill(t *testing.T) {
	s := newStage(t)
	s.toAnswer()
	s.pass(4 * time.Second)
	changed, stop := s.Subscribe()
	defer stop()
	s.Close()
	s.Close()
	if !s.View(Guest).Closed || len(changed) != 1 {
		t.Error("the guest is not told")
	}
	s.uptime += time.Hour
	s.Beat()
	s.leave()
	s.expectClock(4*time.Second, ByClosing)
	if _, err := s.Join(Watcher); err != ErrClosed {
		t.Errorf("joining a closed room: %v", err)
	}
}

func TestWhatIsTypedWhileTheNextQuestionComesIsNotItsReply(t *testing.T) {
	s := newStage(t)
	s.toFollowUps()
	s.do(Host, Ask{Question: "Why?"})
	if err := s.Do(Guest, Edit{Text: "By June.", Cursor: 8}); err != ErrSealed {
		t.Errorf("a late letter of the answer: %v", err)
	}
	s.do(Guest, HandOver{})
	if f := s.View(Guest).FollowUps[0]; f.Reply != (Writing{}) {
		t.Errorf("the end of the answer is in the reply: %+v", f)
	}
	s.do(Guest, Edit{Text: "Becau", Cursor: 5, Reply: 1})
	s.do(Host, Ask{Question: "When?"})
	if err := s.Do(Guest, Edit{Text: "Because", Cursor: 7, Reply: 1}); err != ErrSealed {
		t.Errorf("a late letter: %v", err)
	}
	s.do(Guest, HandOver{Reply: 1})
	if f := s.View(Guest).FollowUps; f[0].Reply.Text != "Becau" || f[1].Reply != (Writing{}) {
		t.Errorf("the replies are %+v", f)
	}
	s.do(Guest, Edit{Text: "Now", Cursor: 3, Reply: 2}, HandOver{Reply: 2})
	if f := s.View(Guest).FollowUps; f[1].Reply.Text != "Now" || !f[1].Reply.Frozen {
		t.Errorf("the replies are %+v", f)
	}
}

func TestASlowLogTurnsNoTimeBack(t *testing.T) {
	s := newStage(t)
	s.toNotes()
	s.do(Host, Vote{Swap})
	write := s.Room.journal.write
	s.Room.options.Uptime = func() time.Duration {
		s.uptime += time.Millisecond
		return s.uptime
	}
	s.Room.journal.write = func(line []byte) error {
		s.uptime += 7 * time.Second
		return write(line)
	}
	s.do(Guest, Vote{Swap})
	s.resume()
	if v := s.View(Host); v.Round != 2 {
		t.Errorf("resumed in round %d", v.Round)
	}
}

func TestClosingStopsTheClockOfAFollowUp(t *testing.T) {
	s := newStage(t)
	s.toFollowUps()
	s.do(Host, Ask{Question: "Why?"})
	s.pass(3 * time.Second)
	before := s.state
	s.Close()
	s.uptime += time.Hour
	if c := s.View(Guest).FollowUps[0].Clock; c.Elapsed(s.uptime) != 3*time.Second || c.Halted != ByClosing {
		t.Errorf("the clock is %+v", c)
	}
	if !before.followUps[0].watch.running {
		t.Error("the state before has changed")
	}
	s.resume()
	s.pass(time.Minute)
	if c := s.View(Host).FollowUps[0].Clock; c.Elapsed(s.uptime) != 3*time.Second || c.Halted != BySomebodysDrop {
		t.Errorf("resumed without the guest, the clock is %+v", c)
	}
	s.join()
	s.pass(time.Second)
	if c := s.View(Host).FollowUps[0].Clock; c.Elapsed(s.uptime) != 4*time.Second || c.Halted != Running {
		t.Errorf("with the guest back, the clock is %+v", c)
	}
}

func TestTheClockOfAFollowUpWaitsForTheGuestWhereThatWasAgreed(t *testing.T) {
	for _, waits := range []bool{true, false} {
		s := newStage(t)
		s.join()
		s.do(Host, Settle{Settings{Question: "alpha", Asks: Host, PauseOnDrop: waits}})
		s.do(Host, Ready{true})
		s.do(Guest, Ready{true})
		s.do(Host, Start{}, Stop{}, Ask{Question: "Why?"})
		s.pass(3 * time.Second)
		s.leave()
		s.pass(10 * time.Second)
		want, halted := 13*time.Second, Running
		if waits {
			want, halted = 3*time.Second, BySomebodysDrop
		}
		if c := s.View(Host).FollowUps[0].Clock; c.Elapsed(s.uptime) != want || c.Halted != halted {
			t.Errorf("waiting is %v: away, the clock is %+v", waits, c)
		}
		s.do(Host, Ask{Question: "When?"})
		s.pass(2 * time.Second)
		if c := s.View(Host).FollowUps[1].Clock; !c.Begun || c.Halted != halted {
			t.Errorf("waiting is %v: a question to nobody has the clock %+v", waits, c)
		}
		s.join()
		s.pass(time.Second)
		if c := s.View(Guest).FollowUps[1].Clock; c.Halted != Running || waits && c.Elapsed(s.uptime) != time.Second {
			t.Errorf("waiting is %v: back, the clock is %+v", waits, c)
		}
	}
}
