//go:build linux || darwin

package main

// swap leads to the brief of the second round.
func (e *evening) swap() {
	e.ada.types(ctrlS)
	e.ben.sees("Ada wants to swap. And you?")
	e.ben.types(ctrlS)
	e.ada.reads("round 2", "Ada (you) answers", "Ben asks")
	e.ben.reads("round 2", "Ben (you) asks")
	e.bothAreReady()
}

// secondAnswer has Ben ask and listen, and Ada answer.
func (e *evening) secondAnswer() {
	from := len(e.ada.output())
	e.ben.sees("enter starts the clock of Ada")
	e.ada.reads("You lead the team that runs the hosted runners", "Ben starts the clock")
	e.ben.types("\t")
	e.ben.reads("Sets a target for the time a job waits for a runner")
	e.ben.types("\r")
	e.ada.sees("Type your answer.")
	e.ada.types(adaAnswers)
	e.ben.reads("Ada answers", "within a minute")
	e.ben.types("c")
	e.ben.sees("1 of ")
	e.ada.handsOver()
	e.ben.reads("Ask your follow-ups.")
	afterGrace()
	e.ben.types("\r")
	asked := e.ada.finds(`(?s)Ben asks: (.*?)\n\s*\n`)
	e.ada.types(adaReplies)
	e.ben.reads("Two minutes for")
	e.ada.handsOver()
	e.ben.sees("Ada has handed over the reply.")
	e.ben.types("s")
	e.ben.sees("End the follow-ups?")
	e.ben.types("y")
	e.ada.sees("Judge your answer")
	hidden := rubricOf(e.t, secondQuestion)
	hidden.allow(adaAnswers, adaReplies, asked)
	e.ada.wasNotTold(hidden, from)
}

// secondJudgement has both judge the other way round.
func (e *evening) secondJudgement() {
	e.ben.sees("Your judgement")
	e.ben.types("s")
	e.ben.sees("Seal your judgement?")
	e.ben.types("y")
	e.ben.sees("You have sealed.")
	e.ada.types("333")
	e.ada.reads("[3]")
	e.ada.types("\r")
	e.ada.sees("Did you cover it?")
	e.ada.types("yynnp")
	e.ada.sees("That was the last one.")
	e.ada.types("\r")
}

func (e *evening) secondReveal() {
	e.ada.reads("Comparison", "You Ben Rubric")
	e.ben.reads("Comparison", "Ada You Rubric")
	e.cleo.reads("Comparison", "Ada Ben Rubric")
	afterGrace()
	e.ben.types("\r")
	e.ada.sees("What do you take away?")
	e.ben.sees("What do you take away?")
	e.ben.reads("Take it home while Ada is here")
}
