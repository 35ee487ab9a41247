package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"okrcoach/internal/questions"
)

// writing starts an answer in a program whose $EDITOR is the command given.
func writing(t *testing.T, command func(d *desk) string) (*desk, *terminal) {
	t.Helper()
	d := newDesk(t)
	d.editor = command(d)
	at := d.openOnFile(questions.Opening)
	at.see("press enter to begin")
	at.press("enter")
	at.see("5:00 left")
	at.typing("a failed charge")
	at.see("3 words")
	return d, at
}

func TestAnotherEditorChangesTheAnswerWhileTheClockRuns(t *testing.T) {
	d, at := writing(t, func(d *desk) string {
		return d.script(`sleep 1`, `printf ' is a lost sale\n' >> "$1"`)
	})
	at.press("ctrl+o")
	at.see("7 words", "is a lost sale", "4:5")
	at.typing("!")
	at.see("sale!")
	if left := d.edited(); len(left) != 0 {
		t.Errorf("the editor's file is still there: %q", left)
	}
}

func TestAnotherEditorThatFailsLeavesTheAnswerAlone(t *testing.T) {
	_, at := writing(t, func(d *desk) string { return d.script(`exit 3`) })
	at.press("ctrl+o")
	at.see("did not end well", "Your answer is as it was", "a failed charge", "3 words")
}

func TestAnotherEditorThatFailsLeavesItsOwnTextInAFile(t *testing.T) {
	d, at := writing(t, func(d *desk) string { return d.script(`echo half a thought > "$1"`, `exit 3`) })
	at.press("ctrl+o")
	at.see("Your answer is as it was", "What you wrote", "a failed charge", "3 words")
	if left := d.edited(); len(left) != 1 || !strings.Contains(left[0], "half a thought") {
		t.Errorf("the folder holds %q", left)
	}
}

func TestAMissingEditorLeavesTheAnswerAlone(t *testing.T) {
	d, at := writing(t, func(d *desk) string { return filepath.Join(d.scratch, "no-such-editor") })
	at.press("ctrl+o")
	at.see("did not end well", "Your answer is as it was", "a failed charge", "3 words")
	if left := d.edited(); len(left) != 0 {
		t.Errorf("a file was left: %q", left)
	}
}

func TestNoEditorAtAllIsSaid(t *testing.T) {
	_, at := writing(t, func(*desk) string { return "" })
	at.press("ctrl+o")
	at.see("No editor was found", "Your answer is safe", "a failed charge")
}

func TestWhatAnotherEditorSavesIsKeptBeforeItCloses(t *testing.T) {
	var closing string
	d, at := writing(t, func(d *desk) string {
		closing = filepath.Join(d.scratch, "close")
		return d.script(
			`printf 'a lost sale' > "$1"`,
			`for i in $(seq 100); do [ -e `+closing+` ] && exit 0; sleep 0.1; done`)
	})
	at.press("ctrl+o")
	at.until("the draft on disk is the old one", func(string) bool {
		return strings.Contains(strings.Join(d.files(d.data), ""), "a lost sale")
	})
	d.must(os.WriteFile(closing, nil, 0o600))
	at.see("a lost sale", "3 words")
}
