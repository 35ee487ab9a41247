//go:build linux || darwin

package main

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

func TestCheckWaitsForNobodyWhoGaveNoFile(t *testing.T) {
	x := start(t, home(t), okrcoach(t), "check")
	x.exits(exitUsage)
	x.sees("An answer is missing; name a file, or - to type it here.")
}

func TestCheckReadsWhatIsTyped(t *testing.T) {
	x := start(t, home(t), okrcoach(t), "check", "-")
	x.sees("Type here; ctrl+d on a line of its own ends it.")
	x.types("Objective 1: no lost sale.\n\x04")
	x.exits(exitDone)
	if !strings.Contains(x.output(), "## Key points: ") {
		t.Errorf("there is no report:\n%s", x.output())
	}
}

func TestCheckEndsWhileItWaitsForInput(t *testing.T) {
	for _, args := range [][]string{{"check", "-"}, {"check", "--batch", "-"}} {
		x := start(t, home(t), okrcoach(t), args...)
		x.sees("Type here")
		x.types("\x03") // ctrl+c
		x.exits(exitInterrupted)
	}
}

// feed runs a batch that never ends, and returns it with its results.
func feed(t *testing.T) (batch *exec.Cmd, results *os.File) {
	t.Helper()
	results, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	batch = exec.Command(okrcoach(t), "check", "--batch", "-")
	batch.Env, batch.Dir, batch.Stdout = home(t), t.TempDir(), out
	in, err := batch.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := batch.Start(); err != nil {
		t.Fatal(err)
	}
	_ = out.Close()
	t.Cleanup(func() { _ = batch.Process.Kill() })
	go func() {
		for {
			if _, err := io.WriteString(in, `{"id":1,"text":"Objective 1: no lost sale."}`+"\n"); err != nil {
				return
			}
		}
	}()
	return batch, results
}

func TestCheckInterruptedInABatchEndsBehindAWholeLine(t *testing.T) {
	for signal, code := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		batch, results := feed(t)
		lines := bufio.NewReader(results)
		for n := 0; ; n++ {
			line, err := lines.ReadBytes('\n')
			if err == io.EOF && len(line) == 0 {
				break
			}
			if err != nil || !json.Valid(line) {
				t.Fatalf("this is no whole line: %q", line)
			}
			if n == 3 {
				if err := batch.Process.Signal(signal); err != nil {
					t.Fatal(err)
				}
			}
		}
		_ = batch.Wait() // the state has it all
		if got := batch.ProcessState.ExitCode(); got != code {
			t.Errorf("after %s the exit code is %d, want %d", signal, got, code)
		}
	}
}

func TestCheckEndsWhenNobodyReadsItsResults(t *testing.T) {
	batch, results := feed(t)
	if err := results.Close(); err != nil {
		t.Fatal(err)
	}
	if err := batch.Wait(); err == nil {
		t.Error("it reports success")
	}
}
