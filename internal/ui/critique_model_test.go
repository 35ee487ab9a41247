package ui

import (
	"strings"
	"testing"
	"time"

	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/history"
)

func TestAnotherModelIsChosenBeforeAnythingIsAskedAndStaysChosen(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.model.allowed = true
		earlier := coaching.Critique{ID: "earlier", Model: "steady-1", Outcome: coaching.Complete, Sections: sampleSections()}
		d.keep([]history.Attempt{sampleAttempt("one", 1).With(earlier)}, nil)
		s := d.stand("", size{80, 24}).press("a", "enter", "c", "m")
		if text := s.text(); !strings.Contains(text, "Which model is to read your answer?") || d.model.asked > 0 {
			t.Fatalf("%d requests were prepared:\n%s", d.model.asked, text)
		}
		s.press("down", "enter").wait(20 * time.Second)
		s.press("c").wait(20 * time.Second)
		s.press("q")
		attempts, _ := d.kept()
		var models []string
		for _, c := range attempts[0].Critiques {
			models = append(models, c.Model)
		}
		if got := strings.Join(models, " "); got != "steady-1 quick-2 quick-2" {
			t.Errorf("asked were %q", got)
		}
	})
}

func TestAFailedTryDoesNotHideTheCritiqueBeforeIt(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		good := coaching.Critique{ID: "good", Model: "steady-1", Outcome: coaching.Complete, Sections: sampleSections()}
		failed := coaching.Critique{ID: "failed", Model: "steady-1", Outcome: coaching.Failed, Trouble: "It is not there."}
		d.keep([]history.Attempt{sampleAttempt("one", 1).With(good).With(failed)}, nil)
		s := d.stand("", size{80, 24}).press("a", "enter", "c")
		if text := s.text(); !strings.Contains(text, "Coaching by steady-1") {
			t.Errorf("shown is:\n%s", text)
		}
		if text := s.press("right").text(); !strings.Contains(text, "Nothing came from steady-1") || !strings.Contains(text, "It is not there.") {
			t.Errorf("to its right is:\n%s", text)
		}
	})
}
