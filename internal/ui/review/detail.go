package review

import (
	"strings"

	"charm.land/lipgloss/v2"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
)

// details says everything about the chosen row, in lines of at most width.
func (r *Review) details(width int) []string {
	d := details{review: r, width: width}
	chosen := r.rows[r.list.Cursor]
	switch {
	case chosen.criterion != nil:
		d.criterion(chosen.criterion)
	case chosen.objective != nil:
		d.heading("Objective")
		d.text(chosen.objective.Text)
		d.objective(len(chosen.objective.KeyResults))
	case chosen.keyResult != nil:
		d.heading("Key Result")
		d.text(chosen.keyResult.Text)
		d.text("Found: " + report.KeyResult(*chosen.keyResult) + ".")
	default:
		d.heading("Time and length")
		for _, line := range report.Timing(r.attempt) {
			d.text(line)
		}
	}
	return d.lines
}

// details collects the lines of one row's details.
type details struct {
	review *Review
	width  int
	lines  []string
}

func (d *details) criterion(c *rubric.Criterion) {
	t := d.review.env.Theme
	d.lines = append(d.lines, d.review.verdictStyle(c.Verdict).Bold(true).Render(report.Sign(c.Verdict)+" "+string(c.Verdict))+"  "+t.Strong.Render(c.ID))
	d.text(d.review.meaning(c))
	if rating, ok := d.review.attempt.Ratings[c.ID]; ok {
		line := "You said: " + string(rating)
		if compared := report.Compared(rating, c.Verdict); compared != "" {
			line += "; " + compared
		}
		d.text(line + ".")
	}
	d.text(d.review.changed(c))
	for _, e := range c.Evidence {
		d.labelled("Heard", "“"+strings.Join(strings.Fields(e.Quote), " ")+"”")
	}
	d.labelled("Why", c.Reason)
	if c.Kind == rubric.Mistake {
		d.labelled("Instead", c.Advice)
		return
	}
	d.labelled("Say", c.Advice)
	if c.Verdict != rubric.Covered {
		d.labelled("Asked next", report.FollowUp(d.review.question, c.ID))
	}
}

// objective closes with the question that only the candidate can answer.
func (d *details) objective(keyResults int) {
	if keyResults == 0 {
		d.text("No Key Result was found below it. Begin each on a line of its own with KR or a dash.")
		return
	}
	d.text(report.Plural(keyResults, "Key Result") + ".")
	d.text("Could every Key Result be met and this Objective still fail?")
}

func (d *details) heading(text string) {
	d.lines = append(d.lines, d.review.env.Theme.Heading.Render(text))
}

func (d *details) text(text string) {
	if text != "" {
		d.lines = append(d.lines, strings.Split(frame.Wrap(text, d.width), "\n")...)
	}
}

// labelled adds a paragraph that begins with what it is.
func (d *details) labelled(label, text string) {
	if text != "" {
		d.text(d.review.env.Theme.Heading.Render(label) + "  " + text)
	}
}

// changed says what the judge said of this criterion in the attempt before.
func (r *Review) changed(c *rubric.Criterion) string {
	if r.before == nil {
		return ""
	}
	for _, old := range r.before.Criteria {
		if old.ID == c.ID {
			return "In the attempt before: " + string(old.Verdict) + "."
		}
	}
	return ""
}

// meaning is the criterion in the question's own words.
func (r *Review) meaning(c *rubric.Criterion) string {
	if r.question == nil {
		return ""
	}
	for _, k := range r.question.KeyPoints {
		if k.ID == c.ID {
			return k.Point
		}
	}
	for _, m := range r.question.Mistakes {
		if m.ID == c.ID {
			return m.Mistake
		}
	}
	return ""
}

func (r *Review) verdictStyle(v rubric.Verdict) lipgloss.Style {
	t := r.env.Theme
	switch report.Sign(v) {
	case "✓":
		return t.Good
	case "~":
		return t.Fair
	default:
		return t.Poor
	}
}
