package ui

import (
	"image/color"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/questions"
	"okrcoach/internal/ui/shell"
)

func TestAnAnswerIsWrittenRatedReviewedAndTriedAgain(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newRealDesk(t)
		at := d.open(questions.Opening)
		at.see("OKRs for Stripe's core API team", "5:00  press enter to begin")
		at.press("enter")
		at.see("0 words", "5:00 left")
		at.typing(sampleText)
		at.see("88 words", "New features wait until the numbers hold.")
		at.wait(2 * time.Minute)
		at.see("3:00 left")

		at.press("ctrl+s")
		at.see("Submitted after 2 min")
		at.wait(time.Minute)
		at.press("b")
		at.see("3:00 left", "New features wait until the numbers hold.")
		at.typing(" Always.")
		at.see("89 words")
		at.press("ctrl+s")
		at.see("Submitted after 2 min")
		at.press("enter")
		at.see("Did you cover it?", "1 of 5")
		at.press("y", "y", "n", "space", "p")

		at.see("Review", "Repair first", "▸ 1. ", "Repair 1 of 3", "Scores", "Key points")
		at.pressUntil("down", "▸ ✓ covered  business-link")
		at.see("Heard", "lost sale for the merchant", "you: yes")
		at.pressUntil("down", "▸ ✗ missed   now-and-long-term")
		at.see("Why", "Say")
		at.press("space")
		at.see("Asked next")
		at.pressUntil("down", "▸ ✓ avoided  internal-only")
		at.see("Mistakes", "Why", "Heard")
		at.press("R")
		at.see("5:00  press enter to begin")
		at.press("enter")
		at.see("89 words", "Always.", "5:00 left")
	})
}

func TestTheReviewQuotesTheAnswerAndCanBeKept(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		at := d.open(questions.Opening)
		at.see("5:00  press enter to begin")
		at.press("enter")
		at.see("5:00 left")
		at.typing(sampleText)
		at.see("88 words")
		at.press("ctrl+s")
		at.see("Submitted")
		at.press("s")
		at.see("2 of 5 covered, 2 mistakes", "▸ 1. For speed-vs-stability", "Repair 1 of 3")
		at.pressUntil("down", "▸ ~ partly   quantified-targets")
		at.see("Why", "“p99 from 900 ms to 500 ms by 30")
		at.pressUntil("down", "▸ ✗ made     unmeasurable")
		at.see("“make everything else faster as well”", "One Key Result has no number.")
		at.press("e")
		at.see("Written to")
		at.press("a")
		at.see("1 attempt", "2 of 5")
		at.press("D")
		at.see("Delete this attempt?")
		at.press("y")
		at.see("0 attempts", "No attempts yet")
		at.press("q")
		at.seeTheEnd()

		if attempts, drafts := d.kept(); len(attempts) != 0 || len(drafts) != 0 {
			t.Errorf("there still are %d attempts and %d drafts", len(attempts), len(drafts))
		}
		if exported := d.files(d.exports); len(exported) != 1 || !strings.Contains(exported[0], "lost sale for the merchant") {
			t.Errorf("the export is %q", exported)
		}
	})
}

func TestAnySizeAtAnyMomentLeavesTheTextAlone(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		at := newDesk(t).open(questions.Opening)
		at.see("press enter to begin")
		for _, to := range []size{{1, 1}, {80, 24}, {40, 15}} {
			at.resize(to)
		}
		at.press("enter")
		at.see("left")
		at.typing(sampleText)
		for _, to := range []size{{1, 1}, {200, 60}, {39, 15}, {40, 15}, {2, 90}, {300, 2}, {100, 30}} {
			at.resize(to)
			at.typing("\nmore")
		}
		at.resize(size{30, 10})
		at.see("too small", "at least")
		at.resize(size{80, 24})
		at.see("95 words", "New features wait until the numbers hold."+strings.Repeat(" more", 7))
	})
}

func TestSleepOfTheMachineIsToldAndNotCounted(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		at := d.open(questions.Opening)
		at.see("press enter to begin")
		at.press("enter")
		at.see("5:00 left")
		at.typing("a failed charge")
		at.wait(time.Minute)
		at.see("4:00 left")
		d.sleep(90 * time.Minute)
		at.see("okrcoach was asleep for 1 h 30 min", "The clock stood still", "3:59 left")
		at.wait(shell.NoticeFor)
		at.seeNot("asleep")
	})
}

func TestAHistoryThatCannotBeWrittenIsToldOnceAndStopsNothing(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.data = filepath.Join(d.script(), "in a file") // where not even root can make a folder
		at := d.open(questions.Opening)
		at.see("!", "The history cannot be")
		at.press("enter")
		at.see("5:00 left")
		at.typing("a failed charge")
		at.see("3 words")
		at.wait(shell.TroubleFor)
		at.seeNot("The history cannot be")
		at.typing(" is a lost sale")
		at.wait(2 * time.Second)
		at.seeNot("The history cannot be")
		at.close()
		if kept := d.files(d.scratch); !strings.Contains(strings.Join(kept, ""), "a failed charge is a lost sale") {
			t.Errorf("the answer is not beside the history: %q", kept)
		}
	})
}

func TestALightTerminalGetsTheLightTheme(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.background = color.White
		at := d.open(questions.Opening)
		at.see("okrcoach")
		at.until("the name is not in the light theme's colour", func(string) bool {
			return at.colourAt(1, 0) == "#0b5cad"
		})
	})
}

func TestAPasteOfTenThousandWordsShowsItsLastWord(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		at := newDesk(t).open(questions.Opening)
		at.see("press enter to begin")
		at.press("enter")
		at.see("5:00 left")
		at.pasting(strings.Repeat("merchants ", 9_999) + "conversion")
		at.see("10000 words", "merchants conversion")
	})
}
