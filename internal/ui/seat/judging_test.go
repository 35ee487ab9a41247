package seat

import (
	"strings"
	"testing"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/peer"
)

func TestSheetTakesMarksBandsAndComments(t *testing.T) {
	in := atJudging(t)
	in.ada.press("down", "p", "e").typing("No date on it, and no baseline.").press("enter")
	in.ada.press("end", "5", "up", "0", "up", "space", "space", "end", "x", "4")
	in.ada.press("enter").typing("Calm.").press("enter")
	s := in.ada.desk.View.Sheet
	if s.Marks["quantified-targets"] != rubric.Partly || s.Comments["quantified-targets"] != "No date on it, and no baseline." {
		t.Errorf("the mark is %q, the comment %q", s.Marks["quantified-targets"], s.Comments["quantified-targets"])
	}
	if s.Bands[peer.Structure] != 1 || s.Bands[peer.Content] != 0 || s.Bands[peer.Delivery] != 4 || len(s.Bands) != 3 {
		t.Errorf("the bands are %v", s.Bands)
	}
	if s.Comments["delivery"] != "Calm." {
		t.Errorf("the comments are %q", s.Comments)
	}
	in.ada.press("enter")
	for range len("Calm.") {
		in.ada.press("backspace")
	}
	in.ada.press("enter")
	if _, there := in.ada.desk.View.Sheet.Comments["delivery"]; there {
		t.Error("an empty comment does not take it back")
	}
}

func TestACommentIsInTheRoomWhileItIsTypedAndLeavingItTakesThatBack(t *testing.T) {
	in := atJudging(t)
	kept := func() string { return in.ada.desk.View.Sheet.Comments["business-link"] }
	in.ada.press("e").typing("A first reason.").press("enter", "e").typing(" And half of")
	if kept() != "A first reason. And half of" {
		t.Errorf("the room has %q", kept())
	}
	in.ada.press("esc")
	if kept() != "A first reason." {
		t.Errorf("leaving it keeps %q", kept())
	}
}

func TestSealSaysWhatIsOpenAndAsksOnce(t *testing.T) {
	in := atJudging(t)
	in.ada.press("ctrl+s").wantWords("Not judged yet: 2 key points, 3 mistakes, 3 sides.").press("n")
	if in.ada.desk.View.Sealed.Interviewer {
		t.Fatal("no seals")
	}
	in.ada.press("s", "y").wantWords("You have sealed. Ben is still judging.")
	before := in.ada.desk.View
	in.ada.press("c", "x", "e", "enter", "s", "ctrl+s", "end", "3")
	if v := in.ada.desk.View; v.Version != before.Version || in.ada.screen.Typing() || len(in.ada.dialogs) > 0 {
		t.Error("a sealed sheet can be changed")
	}
	in.does(peer.Guest, peer.Seal{})
	in.ada.wantWords("Ben rates the key points now.")
}

func TestSheetThatIsFullSealsWithoutARemark(t *testing.T) {
	in := atJudging(t)
	for range 9 {
		in.ada.press("m", "down")
	}
	in.ada.press("end", "3", "up", "3", "up", "3", "s").wantNoWords("Not judged")
	in.ada.wantWords("Seal your judgement?")
}

func TestAnswerAndRepliesAreThereToRead(t *testing.T) {
	for _, width := range []int{40, 80} {
		in := atJudging(t)
		in.ada.sized(width, 24).press("tab").wantWords(
			strings.Join(strings.Fields(stagedAnswer)[:5], " "), "1. What would change in a chat app?", "Nobody pays twice there.", "slow start, good numbers",
		)
	}
}
