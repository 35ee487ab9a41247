package plain

import (
	"errors"
	"strings"

	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/report"
)

// brief asks the question and waits until the person begins.
func (d *dialogue) brief() error {
	q := d.session.Question()
	d.say("%s\n%s, %s\n", q.Title, report.Facts(&q), report.Length(d.session.Limit()))
	d.say("%s\n", strings.TrimSpace(q.Prompt))
	for d.session.Phase() == practice.Brief {
		reply, err := d.ask("Press enter to begin, or type p to plan first, h for hints, s for the sample answer, q to quit:")
		switch {
		case errors.Is(err, errEnd), reply == "q", reply == "/quit":
			return errQuit
		case err != nil:
			return err
		}
		if err := d.fromBrief(reply); err != nil {
			return err
		}
	}
	return nil
}

func (d *dialogue) fromBrief(reply string) error {
	switch strings.TrimPrefix(reply, "/") {
	case "":
		return d.session.BeginAnswer(d.Uptime())
	case "p", "plan":
		return d.session.BeginPlan(d.Uptime())
	case "h", "hints":
		return d.aid(history.AidHints)
	case "s", "sample":
		return d.aid(history.AidSample)
	case "help":
		d.sayHelp()
	default:
		d.say("The clock does not run yet. Press enter first, and then type your answer.")
	}
	return nil
}

// aid opens help on the question. Before a first attempt it asks, since help
// that is opened too early takes the exercise away.
func (d *dialogue) aid(aid history.Aid) error {
	q := d.session.Question()
	if !d.session.Opened(aid) && practice.Latest(d.attempts, q.ID) == nil {
		d.say("You learn more by trying first. If you open the %s, that is noted on the attempt.", aid)
		sure, err := d.confirm("Open the " + string(aid) + "?")
		if err != nil || !sure {
			return err
		}
	}
	d.session.OpenAid(aid)
	d.keep(d.ctx)
	text := q.Sample
	if aid == history.AidHints {
		text = report.Hints(&q)
	}
	d.say("\n%s\n", strings.TrimSpace(text))
	return nil
}
