package ui

import (
	"strings"
	"testing"
	"time"

	"okrcoach/internal/questions"
)

func TestLeavingKeepsTheDraftAndTheNextStartGoesOn(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		at := d.open(questions.Opening)
		at.see("press enter to begin")
		at.press("p")
		at.see("0:00 of 1:00")
		at.typing("first the merchant")
		at.wait(30 * time.Second)
		at.press("ctrl+s")
		at.see("5:00 left", "first the merchant")
		at.typing("a failed charge")
		at.wait(time.Minute)
		at.see("4:00 left")
		at.press("ctrl+c")
		at.see("Leave okrcoach?", "Your draft is kept")
		at.press("n")
		at.seeNot("Leave okrcoach?")
		at.see("a failed charge")
		at.press("ctrl+c")
		at.see("Leave okrcoach?")
		at.press("ctrl+c")
		at.seeTheEnd()
		if !at.app.Interrupted() || !at.app.Unfinished() {
			t.Error("the program does not say how it was left")
		}

		d.sleep(2 * time.Hour)
		at = d.open("")
		at.see("Go on where you stopped?", "3 words, 4:00 left")
		at.press("enter")
		at.see("4:00 left", "a failed charge", "first the merchant", "You were away for 2 h")
		at.typing(" is a lost sale")
		at.see("a failed charge is a lost sale")
	})
}

func TestAFreshStartLeavesTheDraftForAnotherDay(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.keep(nil, sampleDrafts(1))
		at := d.open(questions.Opening)
		at.see("Go on where you stopped?")
		at.press("esc")
		at.see("press enter to begin")
		at.press("enter")
		at.see("0 words", "5:00 left")
		at.typing("something else")
		at.see("2 words")
		at.close()
		if _, drafts := d.kept(); len(drafts) != 2 {
			t.Errorf("there are %d drafts, want the old one and the new one", len(drafts))
		}
	})
}

func TestADraftThatIsThrownAwayIsGone(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.keep(nil, sampleDrafts(1))
		at := d.open(questions.Opening)
		at.see("Go on where you stopped?")
		at.press("x")
		at.see("Throw the draft away?", "cannot be")
		at.press("esc")
		at.see("Go on where you stopped?")
		at.press("x")
		at.see("Throw the draft away?")
		at.press("y")
		at.seeNot("Throw the draft away?")
		at.close()
		if _, drafts := d.kept(); len(drafts) != 0 {
			t.Errorf("there still are %d drafts", len(drafts))
		}
	})
}

func TestAStartWaitsForASlowHistoryNoLongerThanItSays(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.keep(nil, sampleDrafts(1))
		d.historyTakes = 5 * time.Second
		at := d.open(questions.Opening)
		at.see("press enter to begin")
		at.press("enter")
		at.wait(waitForHistory - 20*time.Millisecond)
		if shown := at.shown(); !strings.Contains(shown, "press enter to begin") {
			t.Errorf("it has not waited:\n%s", shown)
		}
		at.wait(60 * time.Millisecond)
		if shown := at.shown(); !strings.Contains(shown, "5:00 left") {
			t.Errorf("it still waits:\n%s", shown)
		}
		at.typing("a new answer")
		at.see("3 words", "An unfinished answer is kept", "a new answer")
		at.close()

		d.historyTakes = 0
		_, drafts := d.kept()
		if len(drafts) != 2 || drafts[0].Text != "a new answer" {
			t.Fatalf("the drafts are %+v", drafts)
		}
		if old := drafts[1]; old.Text != sampleText || old.Revision != 1 {
			t.Errorf("the old draft was touched: %+v", old)
		}
	})
}

func TestAStartLetsAFastHistoryOfferTheDraftFirst(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.keep(nil, sampleDrafts(1))
		d.historyTakes = 100 * time.Millisecond
		at := d.open(questions.Opening)
		at.press("enter")
		at.see("Go on where you stopped?", "88 words, 0:48")
		at.wait(time.Second)
		at.see("Go on where you stopped?")
		at.press("enter")
		at.see("0:4", "New features wait until the numbers hold.")
	})
}

func TestEscNeverThrowsTextAway(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		at := newDesk(t).open(questions.Opening)
		at.see("press enter to begin")
		at.press("enter")
		at.see("5:00 left")
		at.typing("a failed charge")
		at.see("3 words")
		at.press("esc")
		at.see("The clock goes on", "Go on writing")
		at.press("esc")
		at.seeNot("Go on writing")
		at.see("a failed charge")
		at.press("ctrl+s")
		at.see("Submitted")
		at.press("esc")
		at.see("a failed charge", "left")
	})
}

func TestThrowingAnAttemptAwayAsksFirst(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		at := d.open(questions.Opening)
		at.see("press enter to begin")
		at.press("enter")
		at.see("5:00 left")
		at.typing("a failed charge")
		at.see("3 words")
		at.press("esc")
		at.see("Throw this attempt away")
		at.press("x")
		at.see("Throw this attempt away?")
		at.press("esc")
		at.see("a failed charge")
		at.seeNot("Throw this attempt away?")
		at.press("esc")
		at.see("Throw this attempt away")
		at.press("x")
		at.see("Throw this attempt away?")
		at.press("y")
		at.see("choose a question")
		at.close()
		if attempts, drafts := d.kept(); len(attempts)+len(drafts) != 0 {
			t.Errorf("there still are %d attempts and %d drafts", len(attempts), len(drafts))
		}
	})
}
