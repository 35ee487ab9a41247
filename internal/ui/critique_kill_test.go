package ui

import (
	"os"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/critique/coaching"
)

// killedAsking tells the process that is going to be killed to ask for a
// critique before that.
const killedAsking = "OKRCOACH_TEST_KILLED_ASKING"

func TestACritiqueSurvivesAKillAsFarAsItHadCome(t *testing.T) {
	data := t.TempDir()
	first := sampleSections()[0].Comment
	killOnceKept(t, data, "TestProcessThatIsKilledAsking", killedAsking, first[:strings.Index(first, ".")])
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.data = data
		attempts, _ := d.kept()
		if len(attempts) == 0 || len(attempts[0].Critiques) != 1 {
			t.Fatalf("there are %+v", attempts)
		}
		c := attempts[0].Critiques[0]
		if c.Outcome != coaching.UnderWay || len(c.Sections) == 0 || len(c.Sections) == 4 || attempts[0].Text != sampleText {
			t.Errorf("kept: %+v", c)
		}
		at := d.open("")
		at.openLatest()
		at.press("c")
		at.see("cut off", "it names no number", "from the offline review")
	})
}

// TestProcessThatIsKilledAsking is the process that the test above starts.
func TestProcessThatIsKilledAsking(t *testing.T) {
	data := os.Getenv(killedAsking)
	if data == "" {
		t.Skip("only another test runs this")
	}
	d := newDesk(t)
	d.data = data
	d.withHistory()
	d.model.pace, d.model.sections = 300*time.Millisecond, d.model.sections[:2]
	at := d.open("")
	at.openLatest()
	at.press("c")
	at.see("Nothing has been sent yet")
	at.press("y")
	at.wait(2 * patience)
}
