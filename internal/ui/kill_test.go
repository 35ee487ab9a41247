package ui

import (
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/history"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
)

// killedIn names the folder of the history to the process that is going to be
// killed.
const killedIn = "OKRCOACH_TEST_KILLED_IN"

func TestAKilledProgramGoesOnWhereItStopped(t *testing.T) {
	data := t.TempDir()
	killWhileTyping(t, data)
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.data = data
		d.sleep(2 * time.Hour)
		draft := d.onlyDraft()
		if draft.Text != sampleText || draft.Answering <= 0 || draft.Answering > patience {
			t.Fatalf("the draft holds %q after %v", draft.Text, draft.Answering)
		}
		left := report.Clock((draft.Limit - draft.Answering + time.Second - 1).Truncate(time.Second))
		at := d.open("")
		at.see("Go on where you stopped?", "88 words, "+left)
		at.press("enter")
		at.see(left+" left", "You were away", "88 words", "New features wait until the numbers hold.")
		at.typing(" Always.")
		at.see("89 words", "hold. Always.")
		at.press("ctrl+s")
		at.see("Submitted after")
		at.press("s")
		at.see("2 of 5 covered")
		at.close()
		if attempts, drafts := d.kept(); len(drafts) != 0 || len(attempts) != 1 || attempts[0].Answering < draft.Answering {
			t.Errorf("in the end there are %+v and %+v", attempts, drafts)
		}
	})
}

func (d *desk) onlyDraft() history.Draft {
	d.t.Helper()
	_, drafts := d.kept()
	if len(drafts) != 1 {
		d.t.Fatalf("there are %d drafts, want 1", len(drafts))
	}
	return drafts[0]
}

// killWhileTyping kills the program once the whole answer is on the disk.
func killWhileTyping(t *testing.T, data string) {
	t.Helper()
	killOnceKept(t, data, "TestProcessThatIsKilled", killedIn, sampleText[strings.LastIndexByte(sampleText, '\n')+1:])
}

// killOnceKept runs a test of the program in a process of its own, which finds
// the folder of the history in a variable, and kills that, as an empty battery
// would, once some words are on the disk.
func killOnceKept(t *testing.T, data, test, variable, words string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+test+"$")
	cmd.Env = append(os.Environ(), variable+"="+data, "TMPDIR="+t.TempDir())
	var out strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &out
	d := newDesk(t)
	d.must(cmd.Start())
	defer func() { _ = cmd.Wait() }()
	defer func() { _ = cmd.Process.Kill() }()
	for deadline := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		if strings.Contains(strings.Join(d.files(data), ""), words) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("it does not come to the disk:\n%s", &out)
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
	at := d.open(questions.Opening)
	at.see("press enter to begin")
	at.press("enter")
	at.see("5:00 left")
	at.typing(sampleText)
	at.see("88 words")
	at.wait(2 * patience)
}
