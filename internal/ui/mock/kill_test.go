package mock

import (
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// killedIn names the folder of the history to the process that is going to be
// killed.
const killedIn = "OKRCOACH_TEST_MOCK_KILLED_IN"

// killedText is what it has written by then.
const killedText = "A failed charge is a lost sale."

func TestAKilledInterviewGoesOnWhereItStopped(t *testing.T) {
	data := t.TempDir()
	killWhileTyping(t, data)
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.data = data
		d.slept.Store(int64(2 * time.Hour))
		at := d.sit()
		at.see("Go on with the interview?", "Ada and Ben, answer, ", " left")
		at.press("enter")
		at.lift("Ben", "The clock goes on when you press enter: ", "You were away", "The clock stood still.")
		at.see(killedText, "left")
		at.seeNot("paused", "Points")
		at.typing(" Always.")
		at.see("lost sale. Always.")
		at.judged("Ada", "Ben")
		at.compared("Ada", "Ben")
		at.press("ctrl+g")
		at.see("End the interview?")
		at.press("y")
		at.see("1 round")
		at.press("enter")
		at.seeTheEnd()
		attempts, journals := d.kept()
		if len(attempts) != 1 || len(journals) != 0 || attempts[0].Text != killedText+" Always." {
			t.Fatalf("in the end there are %+v and %v", attempts, journals)
		}
		if len(attempts[0].Interruptions) != 1 || attempts[0].Answering > patience {
			t.Errorf("the time away counts: %v after %v", attempts[0].Answering, attempts[0].Interruptions)
		}
	})
}

// killWhileTyping kills the program, as an empty battery would, once the whole
// answer is on the disk.
func killWhileTyping(t *testing.T, data string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestProcessThatIsKilled$")
	cmd.Env = append(os.Environ(), killedIn+"="+data, "TMPDIR="+t.TempDir())
	var out strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &out
	d := newDesk(t)
	d.must(cmd.Start())
	defer func() { _ = cmd.Wait() }()
	defer func() { _ = cmd.Process.Kill() }()
	// The journal has the text in pieces, and the last of them at its end.
	for deadline := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		if strings.Count(d.words(data), `"edit"`) >= len(killedText) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("it does not come to the disk:\n%s\n%s", &out, d.words(data))
		}
	}
}

// TestProcessThatIsKilled is the process that killWhileTyping starts.
func TestProcessThatIsKilled(t *testing.T) {
	data := os.Getenv(killedIn)
	if data == "" {
		t.Skip("only another test runs this")
	}
	d := newDesk(t)
	d.data = data
	at := d.sit()
	at.setUp()
	at.answered("Ada", "Ben", killedText)
	time.Sleep(2 * patience)
}
