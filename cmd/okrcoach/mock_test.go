//go:build linux || darwin

package main

import (
	"strings"
	"syscall"
	"testing"
	"time"
)

// interviews goes from the setup of a mock interview to the answer, as far as
// it is typed.
func interviews(x *terminal, answer string) {
	x.t.Helper()
	x.sees("Two people at one keyboard")
	x.sees("5:00")
	x.types("Ben\x13") // ctrl+s
	takesTheKeyboard(x, "Ada")
	x.sees("enter covers the card")
	x.types("\r")
	takesTheKeyboard(x, "Ben")
	x.sees("enter starts your clock")
	x.types("\r")
	x.sees("left")
	x.types(answer)
	x.sees(answer)
}

// takesTheKeyboard lifts a cover. It takes no key in its first moment.
func takesTheKeyboard(x *terminal, name string) {
	x.t.Helper()
	x.sees(name + ", take the keyboard.")
	time.Sleep(time.Second)
	x.types("\r")
}

func TestSignalKeepsTheInterviewAndTheNextStartOffersIt(t *testing.T) {
	withoutRaces(t)
	env := home(t)
	x := start(t, env, okrcoach(t), "mock", "--name", "Ada")
	interviews(x, "reliable payments")
	x.gets(syscall.SIGTERM)
	x.exits(143)
	x.sees("The interview is kept. This goes on with it:")
	x.sees("okrcoach mock")

	x = start(t, env, okrcoach(t), "mock")
	x.sees("Ada and Ben, answer")
	x.types("x")
	x.sees("Throw the interview away?")
	x.types("\x1b")
	x.sees("Go on with the interview?")
	x.types("\r")
	takesTheKeyboard(x, "Ben")
	x.sees("reliable payments")
	x.types("\x03") // ctrl+c
	x.sees("Leave the interview?")
	x.types("\x03")
	x.exits(exitInterrupted)

	x = start(t, env, okrcoach(t), "mock")
	x.sees("Ada and Ben, answer")
	x.types("x")
	x.sees("Throw the interview away?")
	x.types("y")
	x.sees("▸ First name")
	x.types("\x03")
	x.exits(exitInterrupted)

	x = start(t, env, okrcoach(t), "mock", "no-such-question")
	x.exits(exitUsage)
	x = start(t, env, okrcoach(t), "mock")
	x.sees("question's own")
	if strings.Contains(x.shown(), "Go on with the interview?") {
		t.Error("what was thrown away is offered")
	}
	x.types("\x1b")
	x.exits(exitDone)
}

func TestThePortAloneIsTakenForTheAddressBehindABlank(t *testing.T) {
	for given, want := range map[string]string{"7022": "7022", "0.0.0.0:7022": "0.0.0.0:7022", ":22": ":22", "stripe-core-api-okrs": hostHere} {
		o := hostingOptions{address: hostHere}
		if address, _ := o.split([]string{given}); address != want {
			t.Errorf("--host %s listens at %q", given, address)
		}
	}
}
