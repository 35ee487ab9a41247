//go:build linux || darwin

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAHostedInterviewIsNamedWhereverItIsLookedFor leaves an interview about a
// question of one's own, and looks for it in each way that there is.
func TestAHostedInterviewIsNamedWhereverItIsLookedFor(t *testing.T) {
	withoutRaces(t)
	t.Parallel()
	folder := ownQuestion(t)
	e := open(t, size{120, 40}, "--watch", "--questions", folder, "my-own")
	e.benComes(size{80, 24})
	e.benIsCalled("Ben")
	e.bothAreReady()
	e.ada.sees("enter starts the clock of Ben")
	e.ada.types("\x03")
	e.ada.sees("Leave the interview?")
	e.ada.types("\x03")
	e.ada.exits(exitInterrupted)
	if out := onOneLine(e.ada.output()); !strings.Contains(out, "This goes on with it: okrcoach mock --host "+anyPort+" --watch --questions "+folder) {
		t.Errorf("it is said how to go on: %q", out[max(len(out)-300, 0):])
	}

	x := startIn(t, size{120, 40}, e.env, okrcoach(t), "mock")
	x.reads("An interview of Ada and Ben that was hosted is not finished. okrcoach mock --host goes on with it.")
	x.types("\x1b")
	x.exits(exitDone)

	x = startIn(t, size{120, 40}, e.env, okrcoach(t), "history")
	x.exits(exitDone)
	x.reads("of Ada and Ben, left on", "okrcoach mock --host goes on with it if both were ready.")

	e.hosts(size{120, 40})
	e.ada.reads("The interview of Ada and Ben cannot be gone on with", "question my-own is not here.")
	e.ada.types("x")
	e.ada.sees("Throw the interview away?")
	e.ada.types("y")
	e.readsTheWayIn()
}

// ownQuestion is a folder with a question of one's own, my-own.
func ownQuestion(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "content", firstQuestion+".md"))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	own := strings.ReplaceAll(string(text), firstQuestion, "my-own")
	if err := os.WriteFile(filepath.Join(folder, "my-own.md"), []byte(own), 0o600); err != nil {
		t.Fatal(err)
	}
	return folder
}

// TestOfTwoWindowsThatGoOnTheSlowerOneSaysSo has two programs offer the same
// interview.
func TestOfTwoWindowsThatGoOnTheSlowerOneSaysSo(t *testing.T) {
	t.Parallel()
	e := open(t, size{120, 40}, firstQuestion)
	e.benComes(size{80, 24})
	e.benIsCalled("Ben")
	e.bothAreReady()
	e.ada.sees("enter starts the clock of Ben")
	e.ada.types("\x03\x03")
	e.ada.exits(exitInterrupted)
	e.hosts(size{120, 40})
	e.ada.reads("Ada and Ben, brief. Round 1, OKRs for Stripe's core API", "left on ")
	slower := e.ada
	e.hosts(size{120, 40})
	e.ada.sees("Go on with the interview?")
	e.ada.types("\r")
	e.ada.sees("enter starts the clock of Ben")
	slower.types("\r")
	slower.reads("is under way in another window", "Guest is not here yet.")
}
