package plain

import (
	"regexp"
	"strings"

	"okrcoach/internal/history"
)

// command is something to be typed in place of text.
type command struct {
	name, does string
	run        func(*dialogue) error
}

// planCommands are those that apply to the plan, answerCommands those that
// apply to the answer.
func planCommands() []command {
	return []command{
		{".", "on a line of its own ends the planning and begins the answer", (*dialogue).beginAnswer},
		{"/begin", "does so too", (*dialogue).beginAnswer},
		{"/plan", "reads your plan back", (*dialogue).showPlan},
		{"/hints", "opens the hints", (*dialogue).hints},
		{"/quit", "leaves; your draft is kept", (*dialogue).quit},
		{"/help", "says this", (*dialogue).help},
	}
}

func answerCommands() []command {
	return []command{
		{".", "on a line of its own hands the answer in", (*dialogue).submit},
		{"/submit", "does so too, as does the end of input, ctrl+d", (*dialogue).submit},
		{"/time", "says the time left and the number of words", (*dialogue).sayTime},
		{"/show", "reads your answer back", (*dialogue).show},
		{"/undo", "takes the last line away", (*dialogue).undo},
		{"/plan", "reads your plan back", (*dialogue).showPlan},
		{"/pause", "stops the clock until you press enter", (*dialogue).pause},
		{"/hints", "opens the hints", (*dialogue).hints},
		{"/sample", "opens the sample answer", (*dialogue).sample},
		{"/quit", "leaves; your draft is kept, with the clock as it is", (*dialogue).quit},
		{"/help", "says this", (*dialogue).help},
	}
}

// looksLikeCommand fits a line that was hardly meant as text.
var looksLikeCommand = regexp.MustCompile(`^/[a-z]+$`)

// obey does what a line asks for if it is a command, and else takes it as
// text.
func (d *dialogue) obey(line string, commands []command) error {
	typed := strings.ToLower(strings.TrimSpace(line))
	for _, c := range commands {
		if typed == c.name {
			return c.run(d)
		}
	}
	if looksLikeCommand.MatchString(typed) {
		d.say("There is no command %s, so the line was not taken. /help lists the commands; for text that begins with a slash, type two: /%s", typed, typed)
		return nil
	}
	if strings.HasPrefix(line, "//") {
		line = line[1:]
	}
	d.write(line)
	return nil
}

func (d *dialogue) hints() error  { return d.aid(history.AidHints) }
func (d *dialogue) sample() error { return d.aid(history.AidSample) }
func (d *dialogue) quit() error   { return errQuit }

func (d *dialogue) help() error {
	d.sayHelp()
	return nil
}

// sayHelp explains the lines, and why the clock is silent in between.
func (d *dialogue) sayHelp() {
	d.say("Every line that you enter is part of your answer and is saved at once. These are commands:")
	for _, c := range answerCommands() {
		d.say("%s %s.", c.name, c.does)
	}
	d.say("A line that begins with // is text with a single slash. Nothing is said while you type a line: the time is announced between lines, at the half, at the last minute and when it is up. ctrl+c leaves at once and keeps every line that you have entered.")
}
