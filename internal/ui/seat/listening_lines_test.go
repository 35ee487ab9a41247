package seat

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
)

func TestHalfTypedNudgeBecomesAQuestionWhenTheAnswerIsHandedOver(t *testing.T) {
	in := atAnswer(t)
	in.ada.press("n", "w").typing("By wh")
	in.does(peer.Guest, peer.HandOver{})
	in.ada.typing("en").send(tea.PasteMsg{Content: "?"})
	in.ada.wantWords("━━ Your question", "By when?", "enter asks").press("enter")
	if n := in.ada.notices; len(in.ada.desk.View.FollowUps) > 0 || n[len(n)-1] != "This was to be a nudge, and the answer is handed over. enter once more asks it." {
		t.Errorf("the enter of the nudge asks; the notices are %q", n)
	}
	in.ada.press("enter")
	if all := in.ada.desk.View.FollowUps; len(all) != 1 || all[0].Question != "By when?" {
		t.Errorf("asked was %+v", all)
	}
	in.ada.press("w").wantWords("━━ Your question")
	if f := in.ada.screen.(*listening).field; f.Text() != "" {
		t.Errorf("what was asked is still there: %q", f.Text())
	}
}

func TestFieldWithoutALetterIsNotTakenAlong(t *testing.T) {
	in := atAnswer(t)
	in.ada.press("n", "w")
	in.does(peer.Guest, peer.HandOver{})
	if in.ada.screen.Typing() {
		t.Error("there is a line that nobody has begun")
	}
}

func TestNudgeThatWasLeftIsThereAmongTheReplies(t *testing.T) {
	in := atAnswer(t)
	in.ada.press("n", "w").typing("Say more").press("esc")
	in.does(peer.Guest, peer.HandOver{}).does(peer.Host, peer.Ask{Question: "By when?"}).wait(graceOfChange)
	in.ada.press("n", "w").wantWords("━━ Nudge", "Say more")
}

func TestWhatTheRoomDoesNotTakeIsNotLost(t *testing.T) {
	in := atAnswer(t)
	in.ada.press("n", "1", "n", "w").typing("Say more").press("enter").wantWords("━━ Nudge", "Say more")
	in.wait(peer.NudgeEvery + time.Second)
	in.ada.press("enter").press("n", "w").wantWords("━━ Nudge")
	if f := in.ada.screen.(*listening).field; f.Text() != "" {
		t.Errorf("what was sent is still there: %q", f.Text())
	}
}

func TestEnterSendsNoEmptyLineAndClosesNone(t *testing.T) {
	in := atReply(t)
	in.ada.press("n", "w", "enter").wantWords("━━ Nudge").press("esc")
	in.ada.press("w", "enter").wantWords("━━ Your question").press("esc")
	if v := in.ada.desk.View; v.Nudge.Number > 0 || len(v.FollowUps) != 1 || in.ada.screen.Typing() {
		t.Errorf("something was sent: %+v, %d follow-ups", v.Nudge, len(v.FollowUps))
	}
}

func TestOneQuestionTooManySaysHowManyThereAre(t *testing.T) {
	in := atFollowUps(t)
	for range peer.MaxFollowUps {
		in.does(peer.Host, peer.Ask{Question: "Why?"})
	}
	in.does(peer.Guest, peer.HandOver{Reply: peer.MaxFollowUps})
	in.ada.press("w").typing("And why?").press("enter").wantWords("━━ Your question", "And why?")
	if n := len(in.ada.notices); in.ada.notices[n-1] != "20 follow-ups are the most for one round. s ends them." {
		t.Errorf("the notices are %q", in.ada.notices)
	}
}

func TestOwnQuestionThatWaitsForTheReplyIsNotLost(t *testing.T) {
	in := atReply(t)
	in.ada.press("w").typing("And why?").press("enter").wantWords("Ask it now?").press("n")
	in.does(peer.Guest, peer.HandOver{Reply: 1})
	in.ada.press("w").wantWords("And why?").press("enter")
	if all := in.ada.desk.View.FollowUps; len(all) != 2 || all[1].Question != "And why?" {
		t.Errorf("asked was %+v", all)
	}
	in.ada.press("w")
	if f := in.ada.screen.(*listening).field; f.Text() != "" {
		t.Errorf("what was asked is still there: %q", f.Text())
	}
}

func TestLinesOfTheLastRoundAreGone(t *testing.T) {
	in := atReply(t)
	in.ada.press("w").typing("And why?").press("esc")
	v := *in.ada.desk.View
	v.Round = 2
	in.ada.refresh, in.ada.desk.View = nil, &v
	in.ada.open().press("w")
	if f := in.ada.screen.(*listening).field; f.Text() != "" {
		t.Errorf("there is %q from the round before", f.Text())
	}
}
