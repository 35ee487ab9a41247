package seat

import (
	"strings"
	"testing"

	"okrcoach/internal/peer"
)

func TestRevealBeginsWithTheBiggestDisagreement(t *testing.T) {
	in := atReveal(t)
	for _, s := range []*sitting{in.ada, in.ben} {
		text := s.text()
		apart, close, agree := strings.Index(text, "≠ apart"), strings.Index(text, "~ close"), strings.Index(text, "= agree")
		if apart < 0 || apart > close || close > agree {
			t.Errorf("the rows are not in the order of disagreement:\n%s", text)
		}
		s.wantWords("All who judged agree on 2 of 9.", "The lost sale came first, which I liked.", "Each 100 ms costs them sales.")
	}
	in.ada.wantWords("Ben: missed · You: covered · Rubric: covered")
	in.ben.wantWords("You: missed · Ada: covered · Rubric: covered")
}

func TestEitherLeadsToTheNotes(t *testing.T) {
	in := atReveal(t)
	in.ben.press("n")
	in.look()
	in.ada.wantWords("What do you take away?")
	in = atReveal(t)
	in.ada.press("enter").wantNoWords("What do you take away?")
	in.wait(graceOfReveal)
	in.ada.press("enter").wantWords("What do you take away?")
}

func TestWatcherOfTheRevealDoesNothing(t *testing.T) {
	in := atReveal(t)
	v := *in.room.View(peer.Watcher)
	s := sit(t, &v).open()
	s.press("enter", "n", "c", "o", "esc").wantActs()
	s.wantWords("Ben").wantNoWords("On to the notes", "Critique by a model")
	if v.Phase = peer.Notes; v.Phase == peer.Notes {
		s = sit(t, &v).open()
	}
	s.typing("x").press("ctrl+s", "ctrl+g").wantActs()
	if s.screen.Typing() {
		t.Error("a watcher can type")
	}
	s.wantWords("Ada takes away", "Ben takes away")
}

func TestTakeawaysAreSeenByTheOther(t *testing.T) {
	in := atNotes(t)
	in.ada.typing("Listen, s and x are letters.")
	in.look()
	in.ben.wantWords("Ada takes away", "Listen, s and x are letters.")
	in.ada.wantWords("Begin with the merchant, then the numbers.")
	if len(in.ada.desk.View.Votes) > 0 {
		t.Error("a letter of the takeaway was a vote")
	}
}

func TestTwoVotesForTheSameGoOn(t *testing.T) {
	in := atNotes(t)
	in.ada.press("ctrl+s").wantWords("You want to swap. Ben has not said yet.")
	in.look()
	in.ben.wantWords("Ada wants to swap. And you?").press("ctrl+g")
	in.look()
	in.ada.wantWords("Ben wants to end here.")
	in.ben.press("esc", "s")
	in.look()
	if v := in.ada.desk.View; v.Phase != peer.Lobby || v.Round != 2 || v.Role != peer.Candidate {
		t.Errorf("after the swap it is %s of round %d, and Ada the %s", v.Phase, v.Round, v.Role)
	}
}

func TestEndThatIsDecidedAsksOnce(t *testing.T) {
	in := atNotes(t)
	in.ada.press("ctrl+g").wantNoWords("End the interview?")
	in.look()
	in.ben.press("ctrl+g").wantWords("End the interview?").press("n")
	if in.ben.desk.View.Phase != peer.Notes {
		t.Fatal("no ends the interview")
	}
	in.ben.press("ctrl+g", "y")
	in.look()
	in.ben.wantWords("The interview is over.", "ssh -p PORT guest@ADDRESS export > session.md")
	in.ben.desk.Line = "ssh -p 2222 guest@127.0.0.1"
	in.ben.wantWords("ssh -p 2222 guest@127.0.0.1 export > session.md")
	in.ada.wantWords("The interview is over.").press("enter")
	if !in.ada.left {
		t.Error("enter does not leave")
	}
}

func TestOneVoteIsEnoughWhileTheOtherIsAway(t *testing.T) {
	in := atNotes(t).goAway()
	in.ada.wantWords("Ben is away, so that you alone decide.").press("ctrl+s")
	if in.ada.desk.View.Phase != peer.Lobby {
		t.Error("one vote is not enough")
	}
}

func TestGuestIsAskedForConsentOnce(t *testing.T) {
	in := atReveal(t)
	in.does(peer.Host, peer.Propose{Where: "models.example.com, steady-1"})
	in.ada.wantWords("Ben is asked whether the answer may be sent to models.example.com, steady-1.")
	in.ben.wantWords("May the answer be sent?", "models.example.com, steady-1")
	in.ben.send(RoomChangedMsg{})
	if len(in.ben.dialogs) != 1 {
		t.Fatalf("the guest has %d dialogs", len(in.ben.dialogs))
	}
	in.ben.press("esc")
	in.look()
	in.ada.wantWords("Ben said no. Nothing was sent.")
	if c := in.ada.desk.View.Critique; !c.Answered || c.Allowed {
		t.Errorf("esc answers %+v", c)
	}

	in.does(peer.Host, peer.Propose{Where: "another.example.com"})
	in.ben.wantWords("another.example.com").press("y")
	in.look()
	if !in.ada.desk.View.Critique.Allowed {
		t.Error("yes does not consent")
	}
	in.does(peer.Host, peer.Criticised{Critique: critiqueOfBen()})
	in.ben.press("c").wantWords("Coaching by steady-1", "The link to money is there from the start.")
}

func TestOnlyTheHostAsksForACritique(t *testing.T) {
	for _, at := range []func(testing.TB) *interview{atReveal, atNotes} {
		in := at(t)
		for _, s := range []*sitting{in.ada, in.ben} {
			s.screen.Update(pressOf("ctrl+t"))
			_, asks := s.desk.Sent().(CritiqueAskedMsg)
			if want := s == in.ada; asks != want {
				t.Errorf("seat %d asks for a critique: %v, want %v", s.desk.View.Seat, asks, want)
			}
		}
	}
}

func TestAHostWhoLeavesTheFirstLobbyLeavesNothingBehind(t *testing.T) {
	v := staged(peer.Candidate, peer.Lobby)
	v.Closed = true
	sit(t, v).open().wantWords(v.Host.Name+" has left.", "The interview had not begun.").wantNoWords("resumed")
}
