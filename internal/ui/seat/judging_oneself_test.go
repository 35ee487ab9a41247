package seat

import (
	"testing"

	"okrcoach/internal/history"
	"okrcoach/internal/peer"
)

// judgingOneself plays until Ben judges his answer.
func judgingOneself(t *testing.T) *duo {
	t.Helper()
	d := meet(t).answering()
	d.typing("Latency is money.")
	return d.handOver().ada(peer.Judge{})
}

func TestSidesAreGivenByNumberAndBySteps(t *testing.T) {
	d := judgingOneself(t)
	d.press("4", "right", "right", "tab", "left", "shift+tab", "left")
	bands := d.room.View(peer.Guest).Self.Bands
	for side, want := range map[peer.Side]int{peer.Structure: 4, peer.Content: 3, peer.Delivery: 2} {
		if bands[side] != want {
			t.Errorf("%s is %d, want %d: %v", side, bands[side], want, bands)
		}
	}
	d.press("backspace")
	if _, given := d.room.View(peer.Guest).Self.Bands[peer.Content]; given {
		t.Error("content was not taken back")
	}
}

func TestSealAsksOnlyWhereASideIsMissing(t *testing.T) {
	d := judgingOneself(t)
	d.press("4", "enter").wantWords("You have not judged content, delivery.")
	d.press("n", "2", "3", "enter").wantWords("Sealed", "Ada is still judging.", "[4]", "[2]", "[3]")
	d.press("5", "enter", "backspace").wantWords("[4]")
	if len(d.notices) > 0 {
		t.Errorf("there are notices: %q", d.notices)
	}
}

func TestNothingJudgedCanBeSealedToo(t *testing.T) {
	d := judgingOneself(t)
	d.press("enter", "y").wantWords("Sealed")
}

func TestOwnAnswerCanBeReadWhileJudging(t *testing.T) {
	d := judgingOneself(t)
	d.press("r").wantWords("│ Latency is money.").press("esc")
	d.press("l").wantWords("Define three Objectives")
}

// ratingOneself plays until Ben meets the rubric.
func ratingOneself(t *testing.T) *duo {
	t.Helper()
	d := judgingOneself(t)
	d.press("enter", "y")
	return d.ada(peer.Seal{})
}

func TestKeyPointsAreRatedOneAfterAnother(t *testing.T) {
	d := ratingOneself(t)
	d.wantWords("Ties technical metrics", "1 of 3")
	d.press("y").wantWords("2 of 3")
	d.press("space").wantWords("3 of 3")
	d.press("n", "up", "p", "up", "up").wantWords("2 of 3").wantNoWords("✓")
	want := map[string]history.Rating{"business-link": history.RatedYes, "speed-vs-stability": history.RatedPartly}
	for id, rating := range d.room.View(peer.Guest).Self.Ratings {
		if want[id] != rating {
			t.Errorf("%s is rated %q, want %q", id, rating, want[id])
		}
	}
}

func TestEnterLeavesNoKeyPointOut(t *testing.T) {
	d := ratingOneself(t)
	d.press("enter").wantWords("1 of 3").press("space").wantWords("2 of 3")
}

func TestLastRatingCanBeMendedBeforeEverythingIsUncovered(t *testing.T) {
	d := ratingOneself(t)
	d.press("y", "y", "y").wantWords("enter uncovers everything")
	d.press("y").wantWords("enter uncovers everything")
	d.press("up", "n")
	if err := d.room.Do(peer.Guest, peer.Seal{}); err != nil {
		t.Fatal(err)
	}
	v := d.room.View(peer.Guest)
	if !v.Uncovered || v.Self.Ratings["speed-vs-stability"] != history.RatedNo {
		t.Errorf("uncovered is %v, the ratings are %v", v.Uncovered, v.Self.Ratings)
	}
}

func TestWhoComesBackGoesOnWithTheNextKeyPoint(t *testing.T) {
	d := ratingOneself(t)
	d.press("y", "p")
	sitIn(t, d.room, peer.Guest).open().wantWords("3 of 3", "partly Names specific")
}
