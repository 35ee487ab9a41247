//go:build linux || darwin

package main

import (
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// What the two say in the interview. The words of Ada's that nobody else may
// see are those of animals that no rubric knows.
const (
	benBegins   = "We promise every shop a steady checkout."
	benGoesOn   = "By June a payment needs half a second."
	benReplies  = "Ninety minutes a year at most."
	benDecides  = "Mine, together with finance."
	adaNotes    = "quagga"
	adaComments = "okapi"
	adaWonders  = "Whose call would that be?"
	adaAnswers  = "Jobs begin within a minute by summer."
	adaReplies  = "Two minutes for the slowest."
)

// The questions of the two rounds.
const (
	firstQuestion  = "stripe-core-api-okrs"
	secondQuestion = "github-actions-okrs"
)

// TestTwoPeopleHoldAnInterviewOverSSH plays a whole interview of two rounds,
// with a host, a guest whose client dies on the way, and somebody who
// watches, all at terminals of different sizes.
func TestTwoPeopleHoldAnInterviewOverSSH(t *testing.T) {
	t.Parallel()
	e := open(t, size{120, 40}, "--watch", firstQuestion)
	e.meet()
	e.firstAnswer()
	e.lost()
	e.firstFollowUps()
	e.firstJudgement()
	e.firstReveal()
	e.swap()
	e.secondAnswer()
	e.secondJudgement()
	e.secondReveal()
	e.takenHome()
	e.end()
	e.isInTheHistory()
}

// meet brings all three into the lobby, and the two from there to the brief.
func (e *evening) meet() {
	e.ada.reads("Guest is not here yet.")
	e.benComes(size{80, 24})
	e.cleo = e.comesIn(size{80, 24}, e.port, e.ada.finds(`code to watch (\w{5}-\w{5})`))
	e.benIsCalled("Ben")
	e.ada.sees("1 looking on")
	e.cleo.reads("You watch.", "Ben")
	key := e.ada.finds(`(SHA256:\S+)`)
	e.ben.reads(key)
	e.bothAreReady()
	e.ada.sees("enter starts the clock of Ben")
	for _, x := range []*terminal{e.ben, e.cleo} {
		x.reads("Define three Objectives with their Key Results", "Ada starts the clock")
	}
	e.ada.types("\t")
	e.ada.reads("Ties technical metrics such as latency to business outcomes")
	e.ada.types("\r")
}

// firstAnswer has Ben answer, and Ada mark, note, nudge and hold the clock.
func (e *evening) firstAnswer() {
	e.ben.sees("Type your answer.")
	e.ben.types(benBegins)
	e.ada.sees(benBegins)
	e.cleo.sees(benBegins)
	e.ada.types("cjp")
	e.ada.sees("2 of 9 marked")
	e.ada.types("\t" + adaNotes)
	e.ada.sees(adaNotes)
	e.ada.types("\t\tn")
	e.ada.sees("Come back to the question.")
	e.ada.types("1")
	e.ben.sees("› Ada: Put a number on it.")
	e.ada.types("t")
	e.ben.sees("Ada has stopped the clock.")
	e.ada.types("+")
	e.ben.sees("› Ada has added a minute.")
	e.ben.finds(`paused, (\d:\d\d) left`)
	e.ada.types("t")
	e.ben.loses("paused")
}

// lost has Ben's client die. He takes his seat again with the code he came
// with, in a smaller window, and everything is there.
func (e *evening) lost() {
	e.ben.isKilled()
	e.theClockStands(e.ada, e.cleo)
	e.benComes(size{40, 15})
	e.ben.reads(benBegins)
	e.ada.loses("Ben is away")
	e.ben.types(" " + benGoesOn)
	e.ada.reads("half a second.")
}

// theClockStands is on the screens of those who are there, and true.
func (e *evening) theClockStands(there ...*terminal) {
	e.t.Helper()
	for _, x := range there {
		x.sees("The clock stands: Ben is away.")
	}
	at := e.ada.finds(`paused, (\d:\d\d) left`)
	time.Sleep(1100 * time.Millisecond)
	if now := e.ada.finds(`(\d:\d\d) left`); now != at {
		e.t.Errorf("while Ben was away the clock went from %s to %s", at, now)
	}
}

// firstFollowUps has Ada ask one question of her card, and one of her own.
func (e *evening) firstFollowUps() {
	e.ben.handsOver()
	e.ada.reads("The answer is handed over. Ask your follow-ups.")
	afterGrace()
	e.ada.types("1")
	e.asked = "Which percentile, from what today to what by when, and how many minutes of downtime is that?"
	e.ben.reads("Ada asks: " + e.asked)
	e.ben.types(benReplies)
	e.ada.sees(benReplies)
	e.ben.handsOver()
	e.ada.sees("Ben has handed over the reply.")
	e.ada.types("w")
	e.ada.sees("Your question")
	e.ada.types(adaWonders + "\r")
	e.ben.reads("Ada asks: " + adaWonders)
	e.ben.types(benDecides)
	e.ada.sees(benDecides)
	e.ben.handsOver()
	e.ada.sees("Ben has handed over the reply.")
	e.ada.types("s")
	e.ada.sees("End the follow-ups?")
	e.ada.types("y")
}

// firstJudgement has both judge. Until Ben seals nobody but Ada may know what
// she thinks, or what the rubric says.
func (e *evening) firstJudgement() {
	e.ada.sees("Your judgement")
	e.ada.types("jjc")
	e.ada.sees("3 of 12 judged")
	e.ada.types("e")
	e.ada.sees("Why: company-context")
	e.ada.types(adaComments + "\r")
	e.ada.sees("” Shows that they know")
	e.ada.types("s")
	e.ada.sees("Seal your judgement?")
	e.ada.types("y")
	e.ada.sees("You have sealed. Ben is still judging.")
	e.ben.sees("Judge your answer")
	e.ben.types("434")
	e.ben.reads("[3]", "[4]")
	hidden := rubricOf(e.t, firstQuestion)
	hidden.keep(adaNotes, adaComments, "covered", "partly", "missed")
	hidden.allow(benBegins, benGoesOn, benReplies, benDecides, adaWonders, e.asked)
	for _, x := range e.seats {
		x.wasNotTold(hidden, 0)
	}
	if hidden.in(ansi.Strip(e.ada.output())) == nil {
		e.t.Error("nothing is found where Ada has read all of it")
	}
}

// firstReveal has Ben rate himself, and all see what the three say.
func (e *evening) firstReveal() {
	e.ben.becomes(size{80, 24})
	e.ben.types("\r")
	e.ben.sees("Did you cover it?")
	e.ada.sees("Ben rates the key points")
	e.ben.types("ypnyy")
	e.ben.sees("That was the last one.")
	e.ben.types("\r")
	e.ada.reads("Comparison", "Ben You Rubric", "You okapi")
	e.ben.reads("Comparison", "You Ada Rubric", "Ada okapi")
	e.cleo.reads("Comparison", "Ben Ada Rubric", "Ada okapi")
	afterGrace()
	e.ada.types("\r")
	for _, x := range []*terminal{e.ada, e.ben} {
		x.sees("What do you take away?")
	}
	e.ada.types("Ask for dates.")
	e.ben.types("Begin with money.")
	e.cleo.reads("Ada takes away", "Ask for dates.", "Ben takes away", "Begin with money.")
}
