//go:build linux || darwin

package main

import (
	"os"
	"path/filepath"
	"runtime"
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

func TestDraftThatIsNowhereIsNotCalledKept(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	nowhere := filepath.Join(file, "below")
	env := append(home(t), "XDG_DATA_HOME="+nowhere, "XDG_STATE_HOME="+nowhere, "TMPDIR="+nowhere)
	for name, leave := range map[string]struct {
		args []string
		keys string
		code int
	}{
		"screen": {nil, "\x03\x03", exitInterrupted},
		"plain":  {[]string{"--plain"}, "\n/quit\n", exitError},
	} {
		t.Run(name, func(t *testing.T) {
			x := start(t, env, okrcoach(t), leave.args...)
			x.sees("ress enter to begin")
			x.types("\r")
			x.sees("5:00")
			x.types("reliable payments")
			x.sees("reliable payments")
			x.types(leave.keys)
			x.exits(leave.code)
			const screenLeft = "\x1b[?1049l"
			out := x.output()
			said := out[strings.LastIndex(out, screenLeft)+1:]
			if strings.Contains(said, kept) || !strings.Contains(said, "could not be kept") {
				t.Errorf("the output:\n%s", said)
			}
		})
	}
}

func TestSuspensionDoesNotCount(t *testing.T) {
	x := start(t, home(t), "sh", "-c", "set -m; "+okrcoach(t)+" --plain; echo stopped; sleep 0.2; fg")
	x.sees("Press enter to begin")
	x.types("\nreliable payments\n/time\n")
	x.sees("2 words")
	x.types("\x1a") // ctrl+z
	x.sees("stopped")
	x.types("/time\n")
	x.sees("You had okrcoach suspended")
	x.types("/quit\n")
	x.exits(exitDone)
}

func TestNothingIsSuspendedWhereNoShellCouldLetItGoOn(t *testing.T) {
	withoutRaces(t)
	commands := [][]string{
		{okrcoach(t), "--plain"},
		{"sh", "-c", okrcoach(t) + " --plain; exit $?"},
	}
	if runtime.GOOS == "linux" { // only there can be told that it was ignored
		commands = append(commands, []string{"sh", "-c", "set -m; sh -c \"trap '' TSTP; exec " + okrcoach(t) + " --plain\"; exit $?"})
	}
	for _, args := range commands {
		x := start(t, home(t), args[0], args[1:]...)
		x.sees("Press enter to begin")
		x.types("\nreliable payments\n/time\n")
		x.sees("2 words")
		x.types("\x1a") // ctrl+z
		x.types("/plan\n")
		x.sees("There is no plan.")
		x.types("/quit\n")
		x.exits(exitDone)
		if strings.Contains(x.output(), "suspended") {
			t.Errorf("%v was suspended:\n%s", args, x.output())
		}
	}
}

// A terminal that is closed ends the input and sends a signal, in no order.
func TestClosedTerminalHandsNothingIn(t *testing.T) {
	withoutRaces(t)
	const runs = 10
	for range runs {
		env := home(t)
		x := start(t, env, okrcoach(t), "--plain")
		x.sees("Press enter to begin")
		x.types("\nreliable payments\n/time\n")
		x.sees("2 words")
		x.closes()
		x.exits(128 + int(syscall.SIGHUP))
		offersDraft(t, env)
	}
}

// Under nohup no signal tells that the terminal was closed.
func TestClosedTerminalHandsNothingInUnderNohup(t *testing.T) {
	env := home(t)
	x := start(t, env, "sh", "-c", "trap '' HUP; exec "+okrcoach(t)+" --plain")
	x.sees("Press enter to begin")
	x.types("\nreliable payments\n/time\n")
	x.sees("2 words")
	x.closes()
	x.exits(exitError)
	offersDraft(t, env)
}

func TestErrorAsksTheTerminalNothing(t *testing.T) {
	x := start(t, home(t), okrcoach(t), "practise")
	x.exits(exitUsage)
	if strings.Contains(x.output(), "\x1b]") {
		t.Errorf("the terminal was asked something:\n%q", x.output())
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
