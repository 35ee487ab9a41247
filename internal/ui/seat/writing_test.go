package seat

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
)

func TestEachKeyOfTheAnswerIsInTheRoomAtOnce(t *testing.T) {
	d := meet(t).answering()
	d.typing("late")
	d.wantAnswer("late", 4)
	d.press("left", "left")
	d.wantAnswer("late", 2)
	d.press("backspace")
	d.wantAnswer("lte", 1)
	d.send(tea.PasteMsg{Content: "a"})
	d.wantAnswer("late", 2)
	if pasted := d.room.View(peer.Host).Answer.Pasted; pasted != 1 {
		t.Errorf("%d bytes are pasted, want 1", pasted)
	}
}

func TestAnswerIsHandedOverOnlyAfterItWasConfirmed(t *testing.T) {
	d := meet(t).answering()
	d.typing("money")
	d.press("ctrl+s")
	d.wantWords("Hand over the answer?", "it cannot be changed")
	d.press("enter")
	if d.desk.View.Phase != peer.Answer {
		t.Fatal("enter alone has handed it over")
	}
	d.press("ctrl+s", "y")
	d.wantWords("Your answer is handed over and cannot be changed.", "Ada is choosing the next question.", "│ money")
	d.typing("more")
	d.wantAnswer("money", 5)
}

func TestStoppedAnswerKeepsEveryKeyAndSaysWhoEndedIt(t *testing.T) {
	d := meet(t).answering()
	d.typing("half a sent")
	d.ada(peer.Stop{})
	d.wantWords("Ada has ended the answer. What you had typed is in it.", "half a sent")
	d.wantAnswer("half a sent", 11)
}

func TestKeyBehindTheStopIsSaidNotToCount(t *testing.T) {
	d := meet(t).answering()
	d.typing("half")
	if err := d.room.Do(peer.Host, peer.Stop{}); err != nil {
		t.Fatal(err)
	}
	// The screen has not heard of it yet.
	d.screen.Update(pressOf("x"))
	d.wantWords("Ada has ended the answer. What you type now is not in it.")
	d.follow()
	d.wantWords("Ada has ended the answer. What you had typed is in it.")
	d.wantAnswer("half", 4)
}

func TestLateKeyNeverLandsInTheNextReply(t *testing.T) {
	d := meet(t).answering()
	d.typing("the answer")
	// What Ada does here, Ben's screen has not heard of when the key comes.
	unheard := func(acts ...peer.Act) {
		for _, a := range acts {
			if err := d.room.Do(peer.Host, a); err != nil {
				t.Fatal(err)
			}
		}
	}
	unheard(peer.Stop{}, peer.Ask{Question: "By when?"})
	d.screen.Update(pressOf("x"))
	d.wantWords("Ada has ended the answer. What you type now is not in it.")
	d.follow()
	d.typing("Ju").press("ctrl+s")
	unheard(peer.Ask{Question: "Why?"})
	d.screen.Update(pressOf("n"))
	d.screen.Update(handOverMsg{piece{1, 1}})
	all := d.room.View(peer.Host).FollowUps
	if all[0].Reply.Text != "Ju" || all[1].Reply != (peer.Writing{}) {
		t.Errorf("the replies are %+v", all)
	}
	d.wantAnswer("the answer", 10)
}

func TestOtherRefusalsAreShownUntilTheRoomTakesTheTextAgain(t *testing.T) {
	s := sit(t, staged(peer.Candidate, peer.Answer)).open()
	s.refuse = errors.New("there is no room for it")
	s.typing("x")
	s.wantWords("! There is no room for it. What you type now is not kept.")
	s.refuse = nil
	s.typing("y")
	s.wantNoWords("no room")
	s.wantActs(peer.Edit{Text: stagedAnswer + "xy", Cursor: len(stagedAnswer) + 2})
}

func TestTextBeyondWhatTheRoomKeepsIsSaid(t *testing.T) {
	d := meet(t).answering()
	d.send(tea.PasteMsg{Content: strings.Repeat("word ", peer.MaxAnswer/5)})
	d.wantNoWords("The room keeps")
	d.typing("x")
	d.wantWords("! The room keeps the first 100 kB. What is beyond is not handed over.")
}

func TestWhoComesBackFindsTextAndCursor(t *testing.T) {
	d := meet(t).answering()
	d.send(tea.PasteMsg{Content: "late"})
	d.press("left")
	back := sitIn(t, d.room, peer.Guest).open()
	back.typing("n")
	d.wantAnswer("latne", 4)
	if pasted := d.room.View(peer.Host).Answer.Pasted; pasted != 4 {
		t.Errorf("%d bytes are pasted, want the 4 from before", pasted)
	}
}

func TestNudgeStaysAWhile(t *testing.T) {
	d := meet(t).answering()
	d.ada(peer.Nudge{Text: "and the date?"})
	d.wantWords("› Ada: and the date?")
	d.typing("x")
	d.pass(nudgeFor - time.Second).wantWords("and the date?")
	d.pass(time.Second).wantNoWords("and the date?")
}

func TestMinuteThatWasAddedIsSaid(t *testing.T) {
	d := meet(t).answering()
	d.pass(4 * time.Minute)
	d.ada(peer.AddMinute{}).wantWords("› Ada has added a minute.", "2:00 left")
	d.ada(peer.Nudge{Text: "use it"}).wantWords("› Ada: use it").wantNoWords("added")
}

func TestPauseIsShownAndTypingGoesOn(t *testing.T) {
	d := meet(t).answering()
	d.pass(10 * time.Second)
	d.ada(peer.Pause{})
	d.wantWords("Ada has stopped the clock. You can go on typing.", "paused, 4:50 left")
	d.typing("on")
	d.wantAnswer("on", 2)
	if d.room.View(peer.Host).Clock.Halted != peer.ByInterviewer {
		t.Error("typing lets the clock of another run")
	}
	d.press("ctrl+t").wantWords("paused")
}

func TestAtOneKeyboardTheCandidatePausesAndTypingGoesOnWithTheClock(t *testing.T) {
	s := sit(t, staged(peer.Candidate, peer.Answer))
	toggled := 0
	s.desk.Pause = func() error {
		toggled++
		s.desk.View.Clock.Halted = map[peer.Halted]peer.Halted{peer.Running: peer.ByInterviewer}[s.desk.View.Clock.Halted]
		return nil
	}
	s.desk.View.OneKeyboard = true
	s.open().press("ctrl+t").wantWords("The clock stands. It goes on when you type.")
	s.typing("x").wantNoWords("stands")
	if toggled != 2 {
		t.Errorf("the clock was turned %d times, want 2", toggled)
	}
}

func TestReplyBeginsEmptyWithItsOwnClock(t *testing.T) {
	d := meet(t).answering()
	d.typing("the answer")
	d.handOver().ada(peer.Ask{Question: "By when?"})
	d.wantWords("Follow-up 1", "Ada asks: By when?", "0 words", "1:00 left")
	d.typing("June").press("ctrl+r").wantWords("│ the answer").press("esc")
	d.press("ctrl+s", "y")
	d.wantWords("Your reply is handed over. Ada is choosing the next question.")
	d.wantAnswer("the answer", 10)
	if reply := d.room.View(peer.Host).FollowUps[0].Reply; reply.Text != "June" || !reply.Frozen {
		t.Errorf("the reply is %+v", reply)
	}
	d.ada(peer.Ask{Question: "Why not May?"}).wantWords("Follow-up 2", "0 words")
	d.typing("Because").press("ctrl+r").wantWords("By when?", "│ June").wantNoWords("│ Because")
}

func TestNextQuestionKeepsTheReplyAsItStood(t *testing.T) {
	d := meet(t).answering().handOver()
	d.ada(peer.Ask{Question: "By when?"})
	d.typing("By Ju").press("ctrl+s")
	d.ada(peer.Ask{Question: "Why?"})
	if len(d.dialogs) > 0 {
		t.Error("it is still asked whether to hand over the reply")
	}
	d.press("y")
	d.wantWords("Ada asks: Why?", "Your last reply is kept as it stood.")
	all := d.room.View(peer.Host).FollowUps
	if all[0].Reply.Text != "By Ju" || all[1].Reply.Frozen {
		t.Errorf("the confirmation of the first reply handed over the second: %+v", all)
	}
	d.typing("x").wantNoWords("as it stood")
}

func TestMenuOffersEveryAction(t *testing.T) {
	d := meet(t).answering()
	d.press("esc", "l").wantWords("The question", "core API").press("esc")
	d.press("esc", "s").wantWords("Hand over the answer?").press("n")
	d.press("esc", "q")
	if !d.left {
		t.Error("the menu does not lead out")
	}
}

func TestAbsenceOfTheInterviewerIsSaid(t *testing.T) {
	v := staged(peer.Candidate, peer.Answer)
	v.Host.Present = false
	sit(t, v).open().wantWords("Ada is away. The clock goes on.")
	v.Clock.Halted = peer.BySomebodysDrop
	sit(t, v).open().wantWords("The clock stands: Ada is away.")
}

func TestNothingIsSaidOfAReplyWhereTheAnswerWasStopped(t *testing.T) {
	d := meet(t).answering()
	d.typing("Latency is money.")
	d.ada(peer.Stop{}).wantWords("Ada has ended the answer.")
	d.ada(peer.Ask{Question: "Why?"}).wantWords("Ada asks: Why?").wantNoWords("Your last reply")
}
