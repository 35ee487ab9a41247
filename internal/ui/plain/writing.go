package plain

import (
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"okrcoach/internal/practice"
	"okrcoach/internal/prose"
	"okrcoach/internal/report"
)

// plan takes notes until the person begins the answer.
func (d *dialogue) plan() error {
	d.say("Planning, %s or as long as you like; it is counted apart. A line with a single . begins the answer.", report.Length(practice.PlanTime))
	if plan := d.session.PlanText(); plan != "" {
		d.say("Your plan so far:\n%s", plan)
	}
	for d.session.Phase() == practice.Plan {
		line, err := d.line()
		if err == nil {
			err = d.obey(line, planCommands())
		}
		if errors.Is(err, errEnd) {
			err = d.beginAnswer()
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (d *dialogue) beginAnswer() error {
	if err := d.session.BeginAnswer(d.Uptime()); err != nil {
		return err
	}
	d.keep(d.ctx)
	return nil
}

// answer takes the answer line by line until it is submitted.
func (d *dialogue) answer() error {
	d.say("The clock runs: %s. Type your answer. A line with a single . submits it, /help lists what else there is.", d.left())
	if text := d.session.Text(); text != "" {
		d.say("Your answer so far:\n%s", text)
	}
	d.lineAt = d.Uptime()
	for d.session.Phase() == practice.Answer {
		line, err := d.line()
		if err == nil {
			err = d.obey(line, answerCommands())
		}
		if errors.Is(err, errEnd) {
			err = d.submit()
		}
		if err != nil {
			return err
		}
		d.announce()
	}
	return nil
}

func (d *dialogue) submit() error {
	if err := d.session.Submit(d.Uptime()); err != nil {
		return err
	}
	d.keep(d.ctx)
	return nil
}

// write adds a line to the plan or the answer and saves it at once.
func (d *dialogue) write(line string) {
	if d.session.Phase() == practice.Plan {
		d.session.SetPlan(addLine(d.session.PlanText(), line))
		d.keep(d.ctx)
		return
	}
	now := d.Uptime()
	if pasted(line, now-d.lineAt) {
		d.pasted += len(line)
	}
	d.lineAt = now
	d.setAnswer(addLine(d.session.Text(), line))
}

func (d *dialogue) setAnswer(text string) {
	d.pasted = min(d.pasted, len(text))
	d.session.SetAnswer(text, len(text), d.pasted)
	d.keep(d.ctx)
}

// addLine adds a line to a text. An empty one before the text is left out.
func addLine(text, line string) string {
	if text == "" {
		return line
	}
	return text + "\n" + line
}

// pasted reports whether a line came faster than anybody types: 30 characters
// a second are 360 words a minute, three times what fast typists reach
// (Dhakal and others 2018). Short lines prove nothing.
func pasted(line string, after time.Duration) bool {
	const short, fastest = 40, 30
	n := utf8.RuneCountInString(line)
	return n > short && float64(n) > fastest*after.Seconds()
}

// undo takes the last line of the answer away.
func (d *dialogue) undo() error {
	text := d.session.Text()
	if text == "" {
		d.say("There is nothing to take away.")
		return nil
	}
	start := strings.LastIndexByte(text, '\n') + 1
	last := text[start:]
	d.setAnswer(text[:max(start-1, 0)])
	d.say("Taken away: %s", last)
	return nil
}

func (d *dialogue) show() error {
	if text := d.session.Text(); text != "" {
		d.say("%s", text)
		return nil
	}
	d.say("Nothing is written yet.")
	return nil
}

func (d *dialogue) showPlan() error {
	if plan := d.session.PlanText(); plan != "" {
		d.say("%s", plan)
		return nil
	}
	d.say("There is no plan.")
	return nil
}

func (d *dialogue) sayTime() error {
	d.say("%s, %s.", d.left(), report.Plural(prose.CountWords(d.session.Text()), "word"))
	return nil
}

// pause stops the clock until the next line, which is taken as any other.
func (d *dialogue) pause() error {
	d.session.Pause(d.Uptime())
	d.keep(d.ctx)
	d.say("Paused. Press enter to go on.")
	line, err := d.line()
	d.session.Continue(d.Uptime())
	if err != nil {
		return err
	}
	if line == "" {
		d.say("The clock runs: %s.", d.left())
		return nil
	}
	return d.obey(line, answerCommands())
}
