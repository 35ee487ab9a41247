package plain

import (
	"errors"
	"strings"

	"okrcoach/internal/critique"
	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
)

// submitted is the moment in which the answer can still be taken back.
func (d *dialogue) submitted() error {
	d.say("Submitted after %s, %s.", report.Length(d.session.Answering(d.Uptime())), report.Plural(prose.CountWords(d.session.Text()), "word"))
	d.say("Before you see the result, say for each key point whether you covered it. The review then shows where you over- and underrate yourself.")
	for {
		reply, err := d.ask("Press enter to rate yourself, or type b to take the answer back, s to skip to the review:")
		switch {
		case errors.Is(err, errEnd), reply == "s", reply == "/skip":
			return d.skipRating()
		case err != nil:
			return err
		case reply == "":
			return d.session.BeginRating()
		case reply == "b", reply == "/back":
			return d.session.TakeBack(d.Uptime())
		case reply == "/quit", reply == "q":
			return errQuit
		}
		d.say("Type one of these.")
	}
}

func (d *dialogue) skipRating() error {
	if err := d.session.BeginRating(); err != nil {
		return err
	}
	return d.review()
}

// rate asks about one key point after another; after a break it goes on where
// that came.
func (d *dialogue) rate() error {
	points := d.session.Question().KeyPoints
	if len(points) > 0 {
		d.say("Did you cover it? Type y for yes, p for partly, n for no. Enter leaves a point out, /back goes back to the one before, s skips to the review.")
	}
	for i := d.session.NextToRate(); i < len(points); {
		step, err := d.rateOne(i, points)
		if errors.Is(err, errEnd) {
			break
		}
		if err != nil {
			return err
		}
		i += step
	}
	return d.review()
}

// rateOne asks about a key point and returns how far to go on. errEnd ends
// the rating.
func (d *dialogue) rateOne(i int, points []questions.KeyPoint) (step int, err error) {
	d.say("%d of %d. %s", i+1, len(points), points[i].Point)
	reply, err := d.ask("y/p/n:")
	if err != nil {
		return 0, err
	}
	ratings := map[string]history.Rating{
		"y": history.RatedYes, "yes": history.RatedYes,
		"p": history.RatedPartly, "partly": history.RatedPartly,
		"n": history.RatedNo, "no": history.RatedNo, "": "",
	}
	rating, known := ratings[reply]
	switch {
	case reply == "s", reply == "/skip":
		return 0, errEnd
	case reply == "/quit", reply == "q":
		return 0, errQuit
	case reply == "/back":
		return -min(i, 1), nil
	case !known:
		d.say("Type y, p, n, s or enter.")
		return 0, nil
	}
	if err := d.session.Rate(points[i].ID, rating); err != nil {
		return 0, err
	}
	d.keep(d.ctx)
	return 1, nil
}

// review judges the answer, keeps the attempt and then shows what came of it.
func (d *dialogue) review() error {
	q := d.session.Question()
	var r critique.Review
	d.sayNotes()
	slowly(d.Talk, judging, func() { r = d.Judge(q, d.session.Answered()) })
	a, err := d.session.Finish(r)
	if err != nil {
		return err
	}
	kept := d.finish(a)
	d.say("")
	if err := d.writeReview(a, &q); err != nil {
		return err
	}
	if kept {
		d.say("\nKept in the history as %s. okrcoach history export %s writes it to a file.", a.ID, a.ID)
	}
	return nil
}

// after asks what to do when a review has been read.
func (d *dialogue) after(a history.Attempt) error {
	if d.JSON {
		return errQuit
	}
	for {
		reply, err := d.ask("Type r to retry, n for the next question, s for the sample answer, q to quit:")
		switch {
		case errors.Is(err, errEnd), reply == "q", reply == "/quit":
			return errQuit
		case err != nil:
			return err
		case reply == "r":
			d.say("")
			return d.begin(a.QuestionID, practice.Options{Parent: a.ID})
		case reply == "n":
			d.say("")
			return d.next()
		case reply == "s", reply == "/sample":
			q := d.session.Question()
			d.say("\n%s\n", strings.TrimSpace(q.Sample))
		default:
			d.say("Type one of these.")
		}
	}
}

func (d *dialogue) next() error {
	all := d.Library.All()
	return d.begin(all[practice.Next(all, d.attempts)].ID, practice.Options{})
}
