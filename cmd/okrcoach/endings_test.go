//go:build linux || darwin

package main

import (
	"strings"
	"syscall"
	"testing"
)

const kept = "Your draft is kept"

func TestSignalKeepsTheDraftAndSetsTheExitCode(t *testing.T) {
	codes := map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143, syscall.SIGHUP: 129}
	for signal, code := range codes {
		t.Run("screen/"+signal.String(), func(t *testing.T) {
			t.Parallel()
			env := home(t)
			x := start(t, env, okrcoach(t))
			x.sees("press enter to begin")
			x.types("\r")
			x.sees("F1 help")
			x.types("reliable payments")
			x.sees("reliable payments")
			x.gets(signal)
			x.exits(code)
			x.sees(kept)
			offersDraft(t, env)
		})
		t.Run("plain/"+signal.String(), func(t *testing.T) {
			t.Parallel()
			env := home(t)
			x := start(t, env, okrcoach(t), "--plain")
			x.sees("Press enter to begin")
			x.types("\nreliable payments\n/time\n")
			x.sees("2 words")
			x.gets(signal)
			x.exits(code)
			x.sees(kept)
			offersDraft(t, env)
		})
	}
}

func TestKilledProgramHasKeptTheDraft(t *testing.T) {
	env := home(t)
	x := start(t, env, okrcoach(t), "--plain")
	x.sees("Press enter to begin")
	x.types("\nreliable payments\n/time\n")
	x.sees("2 words")
	x.gets(syscall.SIGKILL)
	x.exits(-1)
	offersDraft(t, env)
}

func offersDraft(t *testing.T, env []string) {
	t.Helper()
	x := start(t, env, okrcoach(t), "--plain")
	x.sees("Go on where you stopped?")
	x.types("y\n")
	x.sees("reliable payments")
	x.types("/quit\n")
	x.exits(exitDone)
}

func TestInterruptAsksOnceOnTheScreen(t *testing.T) {
	x := start(t, home(t), okrcoach(t))
	x.sees("press enter to begin")
	x.types("\r")
	x.sees("F1 help")
	x.types("reliable payments")
	x.sees("2 words")
	x.types("\x03")
	x.sees("Leave okrcoach?")
	x.types("\x03")
	x.exits(exitInterrupted)
}

func TestSuspensionDoesNotCount(t *testing.T) {
	x := start(t, home(t), okrcoach(t), "--plain")
	x.sees("Press enter to begin")
	x.types("\nreliable payments\n/time\n")
	x.sees("2 words")
	// The shell that would stop the program is missing here, and the program
	// stops itself.
	x.gets(syscall.SIGTSTP)
	waitUntilStopped(t, x.cmd.Process.Pid)
	x.gets(syscall.SIGCONT)
	x.types("/time\n")
	x.sees("You had okrcoach suspended")
	x.types("/quit\n")
	x.exits(exitDone)
}

func TestErrorAsksTheTerminalNothing(t *testing.T) {
	x := start(t, home(t), okrcoach(t), "practise")
	x.exits(exitUsage)
	if strings.Contains(x.output(), "\x1b]") {
		t.Errorf("the terminal was asked something:\n%q", x.output())
	}
}

func waitUntilStopped(t *testing.T, pid int) {
	t.Helper()
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(pid, &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
		t.Fatalf("the program was not stopped: %v, %v", status, err)
	}
}

func TestPlainLinesHaveNoEscapeSequences(t *testing.T) {
	for _, args := range [][]string{{"--plain"}, {"--help"}, {"practise"}, {"history"}, {"questions"}} {
		t.Run(args[0], func(t *testing.T) {
			t.Parallel()
			env := append(home(t), "TERM=dumb", "EDITOR=\x1b[31mvi")
			x := start(t, env, okrcoach(t), args...)
			if args[0] == "--plain" {
				x.sees("Press enter to begin")
				x.types("\nOne \x1b[Aline\n/help\n/hints\ny\n.\n\ny\np\nn\n\ns\nq\n")
			}
			x.ends()
			if strings.ContainsRune(x.output(), '\x1b') {
				t.Errorf("an escape sequence was written:\n%q", x.output())
			}
		})
	}
}
