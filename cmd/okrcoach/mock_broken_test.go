//go:build linux || darwin

package main

import (
	"strings"
	"syscall"
	"testing"
)

// TestTheHostsTerminalDies ends Ada's program in the middle of an answer. Ben
// is told, and both go on where they were.
func TestTheHostsTerminalDies(t *testing.T) {
	t.Parallel()
	for name, way := range map[string]struct {
		dies func(ada *terminal)
		// code is how Ada's program ends, exit how Ben's ssh does, and told what
		// he is told.
		code, exit int
		told       string
	}{
		"killed": {
			dies: func(ada *terminal) { ada.gets(syscall.SIGKILL) },
			code: -1, exit: 255, told: "Connection to 127.0.0.1 closed.",
		},
		"its window closed": {
			dies: func(ada *terminal) { ada.closes() },
			code: exitSignal + int(syscall.SIGHUP), exit: exitDone,
			told: "The host has closed the room; what was written and judged is kept there.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := open(t, size{120, 40}, firstQuestion)
			e.inMidAnswer()
			e.ada.types("t")
			e.ada.sees("You have stopped the clock.")
			left := e.ada.finds(`paused, (\d:\d\d) left`)
			way.dies(e.ada)
			e.ada.exits(way.code)
			e.ben.exits(way.exit)
			e.ben.reads(way.told)
			e.goOn(left)
		})
	}
}

// inMidAnswer brings the two to where Ben has begun to answer, and Ada has
// marked and noted something.
func (e *evening) inMidAnswer() {
	e.t.Helper()
	e.benComes(size{80, 24})
	e.benIsCalled("Ben")
	e.bothAreReady()
	e.ada.sees("enter starts the clock of Ben")
	e.ada.types("\r")
	e.ben.sees("Type your answer.")
	e.ben.types(benBegins)
	e.ada.sees(benBegins)
	e.ada.types("+cjp\t" + adaNotes + "\t\t")
	e.ada.reads("2 of 9 marked", adaNotes)
}

// goOn has Ada start the program again, and both find everything as it was.
func (e *evening) goOn(left string) {
	e.t.Helper()
	used := e.code
	e.hosts(size{120, 40})
	e.ada.reads("Go on with the interview?", "Ada and Ben, answer, "+left+" left")
	e.ada.types("\r")
	e.ada.reads(benBegins, "2 of 9 marked", "✓ covered", "~ partly", adaNotes, "paused, "+left+" left",
		"You have stopped the clock. Ben is away.")
	e.ada.types(f2)
	e.readsTheWayIn()
	e.ada.types(esc)
	if e.code == used {
		e.t.Errorf("the code is still %s", used)
	}
	e.benComes(size{80, 24})
	e.ben.reads(benBegins, left+" left")
	e.ben.types(" " + benGoesOn)
	e.ada.reads("half a second.")
}

// TestASilentNetworkIsNoticed has the network between the two go silent, which
// neither end is told. The seat is free again as soon as Ada's program knows.
func TestASilentNetworkIsNoticed(t *testing.T) {
	withoutRaces(t)
	t.Parallel()
	e := open(t, size{120, 40}, firstQuestion)
	network := relayTo(t, e.port)
	direct := e.port
	e.port = network.port()
	e.inMidAnswer()
	network.silent.Store(true)
	e.ben.types(" Nobody hears this.")
	e.theClockStands(e.ada)
	e.port = direct
	e.benComes(size{80, 24})
	e.ben.reads(benBegins)
	e.ada.loses("Ben is away")
	e.ben.types(" " + benGoesOn)
	e.ada.reads("half a second.")
	if shown := e.ada.shown(); strings.Contains(shown, "Nobody hears") {
		t.Errorf("something came through a silent network:\n%s", shown)
	}
}

// TestATinyTerminalHurtsNobody has Ben answer in a window that is too small to
// show anything, next to Ada's large one.
func TestATinyTerminalHurtsNobody(t *testing.T) {
	t.Parallel()
	e := open(t, size{120, 40}, firstQuestion)
	e.benComes(size{20, 5})
	e.ben.reads("This terminal is too small")
	e.ada.reads("The question comes up when both of you are ready.")
	e.ben.becomes(size{40, 15})
	e.benIsCalled("Ben")
	e.bothAreReady()
	e.ada.sees("enter starts the clock of Ben")
	e.ada.types("\r")
	e.ben.sees("Type your answer.")
	e.ben.becomes(size{20, 5})
	e.ben.reads("This terminal is too small")
	e.ben.types(benBegins)
	e.ada.types("c")
	e.ada.reads("1 of 9 marked", benBegins)
	e.ben.becomes(size{100, 30})
	e.ben.sees(benBegins)
	e.ada.becomes(size{20, 5})
	e.ada.reads("This terminal is too small")
	e.ben.types(" " + benGoesOn)
	e.ben.reads(benGoesOn)
	e.ada.becomes(size{100, 30})
	e.ada.reads("half a second.")
}
