//go:build linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestOfflineOpensNoSocket goes through a whole practice on the binary as it
// is shipped, asks for a critique of it though an endpoint is set up, and has
// the doctor look at that set-up, with every network call of every thread on
// record.
//
// Two calls are not the program's own, and are kept away here. A binary with
// cgo lets the C library look up the home folder, for the terminal's database,
// and that asks a name service on this machine; the shipped one has no cgo.
// And inside tmux the styling library runs "tmux info" for the colours, which
// talks to the tmux server on this machine. It does so while its package is
// initialised, before the program knows of --offline or can hide TMUX.
func TestOfflineOpensNoSocket(t *testing.T) {
	if raced {
		t.Skip("the binary is built anew, without the race detector")
	}
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed")
	}
	if out, err := exec.Command(strace, "-e", "trace=%network", "true").CombinedOutput(); err != nil {
		t.Skipf("strace may not trace here: %s", out)
	}
	binary := filepath.Join(t.TempDir(), "okrcoach")
	build := exec.Command("go", "build", "-o", binary, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	record := filepath.Join(t.TempDir(), "calls")
	trace := []string{"-f", "-qq", "-e", "trace=%network", "-e", "signal=none", "-o", record}
	// A check that sees nothing proves something only if it can see.
	dial, err := exec.LookPath("dial")
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(strace, append(trace, dial)...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if !strings.Contains(strings.Join(calls(t, record), "\n"), "connect(") {
		t.Fatal("the call of a program that makes one is not on record")
	}
	x := start(t, append(home(t), "TMUX=", "OPENAI_API_KEY=sk-of-nobody-at-all", "OPENAI_MODEL=small-model"), strace,
		append(trace, binary, "practice", "stripe-core-api-okrs", "--offline")...)
	x.sees("offline")
	practise(x, "Objective 1: merchants never lose a sale to us.\nKey Result: p99 from 900 ms to 500 ms by 30 September.", "30 September.")
	x.types("c")
	x.sees("this is --offline")
	x.types("q")
	x.exits(exitDone)
	x = start(t, append(home(t), "TMUX=", "OPENAI_API_KEY=sk-of-nobody-at-all"), strace,
		append(append([]string{"-A"}, trace...), binary, "doctor", "--offline")...)
	x.exits(exitDone)
	x.sees("leaves the network alone")
	x = start(t, append(home(t), "TMUX="), strace,
		append(append([]string{"-A"}, trace...), binary, "mock", "--offline", "--name", "Ada")...)
	interviews(x, "reliable payments")
	x.types("\x03\x03") // ctrl+c
	x.exits(exitInterrupted)
	for _, line := range calls(t, record) {
		t.Errorf("a network call was made: %s", line)
	}
}

// practise goes from the brief to the review, with an answer that ends in some
// words.
func practise(x *terminal, answer, last string) {
	x.t.Helper()
	x.sees("press enter to begin")
	x.types("\r")
	x.sees("F1 help")
	x.types(strings.ReplaceAll(answer, "\n", "\r"))
	x.sees(last)
	x.types("\x13") // ctrl+s
	x.sees("Submitted after")
	x.types("\r")
	for _, progress := range []string{"1 of 5", "2 of 5", "3 of 5", "4 of 5", "5 of 5"} {
		x.sees(progress)
		x.types("y")
	}
	x.sees("c critique")
}

// calls returns the recorded calls, without the lines in which strace says
// that a process began or ended, or was in the middle of something then.
func calls(t *testing.T, record string) []string {
	t.Helper()
	data, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(data)) {
		if !strings.Contains(line, "+++") && !strings.Contains(line, "---") && !strings.Contains(line, "???(") {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return lines
}
