package seat

import (
	"slices"
	"testing"

	"okrcoach/internal/peer"
)

func TestLettersOfAReplyDoNothingOnTheSheetThatComesUpMeanwhile(t *testing.T) {
	d := meet(t).answering().handOver().ada(peer.Ask{Question: "Why?"})
	d.typing("Because in 20")
	d.ada(peer.Judge{})
	d.typing("25 we").press("enter", "y")
	if self := d.room.View(peer.Guest).Self; len(self.Bands) > 0 || len(d.dialogs) > 0 {
		t.Errorf("letters of the reply have judged: %+v, %d dialogs", self, len(d.dialogs))
	}
	if !slices.Contains(d.notices, "Ada has ended the follow-ups. Judge your answer.") {
		t.Errorf("the notices are %q", d.notices)
	}
	d.pass(graceOfChange / 2).press("3")
	d.pass(graceOfChange / 2).press("3")
	if self := d.room.View(peer.Guest).Self; len(self.Bands) > 0 {
		t.Error("a letter does not renew the grace")
	}
	d.pass(graceOfChange).press("3")
	if self := d.room.View(peer.Guest).Self; self.Bands[peer.Structure] != 3 {
		t.Errorf("later keys do nothing either: %+v", self)
	}
}

func TestWhoHasStoppedTypingIsToldAndMayGoOnAtOnce(t *testing.T) {
	d := meet(t).answering().handOver().ada(peer.Ask{Question: "Why?"})
	d.typing("Because")
	d.pass(graceOfChange).ada(peer.Judge{})
	d.press("3")
	if self := d.room.View(peer.Guest).Self; self.Bands[peer.Structure] != 3 || len(d.notices) == 0 {
		t.Errorf("the sheet is %+v, the notices %q", self, d.notices)
	}
}

func TestAScreenThatOnesOwnActLeadsToTakesKeysAtOnce(t *testing.T) {
	in := atReply(t)
	in.ada.press("tab").typing("good").press("ctrl+s", "y", "c")
	if v := in.ada.desk.View; v.Phase != peer.Judging || len(v.Sheet.Marks) != 4 {
		t.Errorf("in %s with the marks %v", v.Phase, v.Sheet.Marks)
	}
}

func TestEnterOfATakeawayDoesNotMakeReadyForTheNextRound(t *testing.T) {
	in := atNotes(t).does(peer.Host, peer.Vote{Next: peer.Swap})
	in.ada.typing("Ask for num")
	in.does(peer.Guest, peer.Vote{Next: peer.Swap})
	in.ada.typing("bers").press("enter")
	if v := in.ada.desk.View; v.Phase != peer.Lobby || v.Host.Ready {
		t.Errorf("in the %s, ready is %v", v.Phase, v.Host.Ready)
	}
}

func TestAQuestionThatHasBecomePointlessIsTakenAway(t *testing.T) {
	for name, ask := range map[string]func(*sitting){
		"a question of their own": func(s *sitting) { s.press("w").typing("And why?").press("enter").wantWords("Ask it now?") },
		"one of the card":         func(s *sitting) { s.press("home", "2").wantWords("Ask it now?") },
		"the end":                 func(s *sitting) { s.press("s").wantWords("End the follow-ups?") },
		"a nudge":                 func(s *sitting) { s.press("n").wantWords("Send nothing") },
	} {
		t.Run(name, func(t *testing.T) {
			in := atReply(t)
			toRubric(in.ada)
			ask(in.ada)
			in.does(peer.Guest, peer.HandOver{Reply: 1})
			in.ada.press("y", "enter", "1")
			if v := in.ada.desk.View; len(in.ada.dialogs) > 0 || v.Phase != peer.FollowUps || len(v.FollowUps) != 1 {
				t.Errorf("%d dialogs are open; in %s with %d follow-ups", len(in.ada.dialogs), v.Phase, len(v.FollowUps))
			}
		})
	}
}
