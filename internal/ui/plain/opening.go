package plain

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
)

// offered is the most drafts that are offered at a start.
const offered = 4

// offer asks whether to go on with an unfinished answer. It leaves the session
// empty where there is none, or none that is wanted.
func (d *dialogue) offer() error {
	drafts := d.drafts[:min(len(d.drafts), offered)]
	if len(drafts) == 0 {
		return nil
	}
	prompt := d.describe(drafts)
	for {
		reply, err := d.ask(prompt)
		number, notNumber := strconv.Atoi(reply)
		switch {
		case errors.Is(err, errEnd):
			return errQuit
		case err != nil:
			return err
		case reply == "y", reply == "yes", reply == "":
			return d.resume(drafts[0])
		case notNumber == nil && number >= 1 && number <= len(drafts):
			return d.resume(drafts[number-1])
		case reply == "n", reply == "no":
			d.say("The draft stays, and is offered again at the next start.\n")
			return nil
		case reply == "x":
			sure, err := d.confirm("Throw away what you have written for " + drafts[0].QuestionTitle + "? It cannot be brought back.")
			if err != nil {
				return err
			}
			if sure {
				return d.discard(drafts[0])
			}
			continue
		}
		d.say("Type one of these.")
	}
}

// describe lists the drafts and returns how to choose one.
func (d *dialogue) describe(drafts []history.Draft) string {
	if len(drafts) == 1 {
		d.say("An answer is not finished: %s, %s.", drafts[0].QuestionTitle, report.Progress(drafts[0]))
		return "Go on where you stopped? y to go on, n to start afresh, x to throw the draft away:"
	}
	d.say("%s are not finished:", report.Plural(len(drafts), "answer"))
	for i, draft := range drafts {
		d.say("%d. %s, %s.", i+1, draft.QuestionTitle, report.Progress(draft))
	}
	return "Go on where you stopped? y or a number to go on, n to start afresh, x to throw the first draft away:"
}

// resume goes on with a draft, with the clock where it was.
func (d *dialogue) resume(draft history.Draft) error {
	if err := d.archive.Hold(draft.ID); err != nil {
		d.say("%s Finish it there, or close that program.\n", report.Sentence(err))
		return nil
	}
	q, err := d.Library.Find(draft.QuestionID)
	if err != nil {
		// The text matters more than the question that has gone.
		q = questions.Question{ID: draft.QuestionID, Title: draft.QuestionTitle, Time: draft.Limit}
	}
	session, away := practice.Resume(q, draft, d.Today())
	d.take(session, draft.PastedBytes)
	d.keeper.started = true
	d.say("%s\n", report.Interrupted(away))
	d.say("%s\n\n%s\n", q.Title, strings.TrimSpace(q.Prompt))
	session.Continue(d.Uptime())
	return nil
}

func (d *dialogue) discard(draft history.Draft) error {
	if err := d.archive.DiscardDraft(d.ctx, draft.ID); err != nil {
		d.tell(err)
		return nil
	}
	d.say("The draft is gone.\n")
	return nil
}

// choose lets the person pick a question, with the next one in front.
func (d *dialogue) choose() error {
	all := d.Library.All()
	next := practice.Next(all, d.attempts)
	d.say("Questions:")
	for i := range all {
		d.say("%d. %s (%s)%s", i+1, all[i].Title, report.Facts(&all[i]), d.past(all[i].ID))
	}
	d.sayFaults()
	for {
		reply, err := d.ask(fmt.Sprintf("Number or id of a question; enter takes %d, q quits:", next+1))
		number, notNumber := strconv.Atoi(reply)
		switch {
		case errors.Is(err, errEnd), reply == "q", reply == "/quit":
			return errQuit
		case err != nil:
			return err
		case reply == "":
			return d.begin(all[next].ID, practice.Options{})
		case notNumber == nil && number >= 1 && number <= len(all):
			return d.begin(all[number-1].ID, practice.Options{})
		}
		if err := d.begin(reply, practice.Options{}); err == nil {
			return nil
		}
		d.say("There is no such question.")
	}
}

// past says what came of the latest attempt at a question.
func (d *dialogue) past(question string) string {
	last := practice.Latest(d.attempts, question)
	if last == nil || last.Review == nil {
		return ""
	}
	return ", last time " + report.Tally(last.Review.Criteria, rubric.KeyPoint)
}

// sayFaults says that questions were left out, as the list has no gaps that
// anybody would see.
func (d *dialogue) sayFaults() {
	faulty := map[string]bool{}
	for _, f := range d.Library.Faults() {
		if f.Severity == questions.Error {
			faulty[f.Path] = true
		}
	}
	if len(faulty) > 0 {
		d.say("%s left out. okrcoach questions says why.", report.Plural(len(faulty), "faulty file"))
	}
}
