package seat

import (
	"testing"

	"okrcoach/internal/peer"
)

// answeredByTheHost is where Ben, the guest, asks, and Ada has handed over.
func answeredByTheHost(t testing.TB) *interview {
	t.Helper()
	in := holdInterview(t, false)
	settings := in.ada.desk.View.Settings
	settings.Asks = peer.Guest
	in.does(peer.Host, peer.Settle{Settings: settings}, peer.Ready{Ready: true})
	in.does(peer.Guest, peer.Ready{Ready: true}, peer.Start{})
	in.ada.typing("Latency is money.").press("ctrl+s", "y")
	return in.look()
}

func TestInterviewerGoesOnWithoutACandidateWhoIsAway(t *testing.T) {
	in := atJudging(t).goAway()
	in.ada.press("g").wantNoWords("Go on without Ben?")
	in.ada.press("s", "y").wantWords("Sealed. g goes on without Ben.")
	in.ada.press("enter").wantWords("Go on without Ben?", "What Ben has not judged stays empty.", "When Ben is back, they see everything.")
	in.ada.press("enter").wantNoWords("Go on without Ben?").press("g", "y")
	if !in.ada.desk.View.Uncovered || len(in.room.Rounds()) != 1 {
		t.Fatalf("the interview is at the %s", in.ada.desk.View.Phase)
	}
	in.comeIn()
	if !in.ben.desk.View.Uncovered {
		t.Error("Ben is back and does not see everything")
	}
}

func TestInterviewerGoesOnWithoutTheRatings(t *testing.T) {
	in := atRatings(t).goAway()
	in.ada.press("g").wantWords("What Ben has not rated stays empty.").press("y")
	if !in.ada.desk.View.Uncovered {
		t.Error("nothing was uncovered")
	}
}

func TestNobodyGoesOnWithoutAPeerWhoIsBackMeanwhile(t *testing.T) {
	in := atSealed(t).goAway()
	in.ada.press("g")
	in.comeIn()
	in.ada.press("y")
	if v := in.ada.desk.View; v.Phase != peer.Judging || v.Sealed.Candidate {
		t.Errorf("the room went on to the %s", v.Phase)
	}
	if n := len(in.ada.notices); n == 0 || in.ada.notices[n-1] != "That question has been taken away: things have changed meanwhile." {
		t.Errorf("the notices are %q", in.ada.notices)
	}
	in.ada.wantWords("You have sealed. Ben is still judging.").press("g", "enter")
	if len(in.ada.dialogs) > 0 {
		t.Error("it is asked although Ben is there")
	}
}

func TestCandidateGoesOnWithoutAnInterviewerWhoIsAway(t *testing.T) {
	in := answeredByTheHost(t)
	in.ada.wantWords("Ben is choosing the next question.").press("g", "enter")
	if len(in.ada.dialogs) > 0 {
		t.Fatal("it is asked although Ben is there")
	}
	in.goAway().ada.wantWords("g goes on without Ben.").press("g").wantWords("no more questions").press("y")
	in.ada.press("4", "2", "3", "enter").wantWords("Sealed", "g goes on without Ben.")
	in.ada.press("enter").wantWords("What Ben has not judged stays empty. The rubric comes next.").press("y")
	in.ada.wantWords("Did you cover it?").press("y", "y", "y", "y", "y", "enter")
	if !in.ada.desk.View.Uncovered {
		t.Errorf("it came to the %s", in.ada.desk.View.Phase)
	}
}

func TestReplyStaysAsItIsWhenTheCandidateGoesOnInTheMiddleOfIt(t *testing.T) {
	in := answeredByTheHost(t).does(peer.Guest, peer.Ask{Question: "By when?"}).goAway()
	in.ada.typing("going").press("esc", "g").wantWords("Your reply stays as it is now.").press("y")
	v := in.ada.desk.View
	if v.Phase != peer.Judging || v.FollowUps[0].Reply.Text != "going" {
		t.Errorf("at the %s the replies are %+v", v.Phase, v.FollowUps)
	}
}

func TestHostGoesBackToTheLobbyWhenTheGuestIsAwayInTheBrief(t *testing.T) {
	in := holdInterview(t, false)
	in.does(peer.Host, peer.Ready{Ready: true}).does(peer.Guest, peer.Ready{Ready: true})
	in.ada.press("g")
	if in.ada.desk.View.Phase != peer.Brief {
		t.Fatal("Ben was left behind")
	}
	in.goAway().ada.wantWords("Ben is away.", "g back to the lobby").press("g")
	if v := in.ada.desk.View; v.Phase != peer.Lobby || v.Host.Ready {
		t.Errorf("it is the %s", v.Phase)
	}
}
