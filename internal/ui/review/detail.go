package review

import (
	"strings"

	"charm.land/lipgloss/v2"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
	"okrcoach/internal/prose"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
)

// details says everything about the chosen row, in lines of at most width.
func (r *Review) details(width int) []string {
	d := details{review: r, width: width}
	r.rows[r.list.Cursor].tell(&d)
	return d.lines
}

// details collects the lines of one row's details.
type details struct {
	review *Review
	width  int
	lines  []string
}

func (d *details) criterion(c *rubric.Criterion, said []report.Field) {
	t := d.review.env.Theme
	d.lines = append(d.lines, d.review.verdictStyle(c.Verdict).Bold(true).Render(report.Sign(c.Verdict)+" "+string(c.Verdict))+"  "+t.Strong.Render(c.ID))
	d.text(d.review.meaning(c))
	if a := d.review.attempt; a.Interview != nil {
		d.said(report.SaidOf(a, c.ID))
		d.asked(c.ID)
	} else if rating, ok := a.Ratings[c.ID]; ok {
		d.rated(rating, c.Verdict)
	}
	d.text(d.review.changed(c))
	for _, f := range said {
		if !report.WasAsked(d.review.attempt.Interview, f.Value) {
			d.labelled(f.Label, f.Value)
		}
	}
}

// rated tells what the candidate thought of a key point when practising alone.
func (d *details) rated(rating history.Rating, v rubric.Verdict) {
	line := "You said: " + string(rating)
	if compared := report.Compared(rating, v); compared != "" {
		line += "; " + compared
	}
	d.text(line + ".")
}

func (d *details) heading(text string) {
	d.lines = append(d.lines, d.review.env.Theme.Heading.Render(text))
}

func (d *details) text(text string) {
	if text != "" {
		d.lines = append(d.lines, strings.Split(frame.Wrap(text, d.width), "\n")...)
	}
}

// item adds a paragraph that is one of several.
func (d *details) item(text string) {
	for i, line := range strings.Split(frame.Wrap(text, d.width-2), "\n") {
		mark := "  "
		if i == 0 {
			mark = "- "
		}
		d.lines = append(d.lines, mark+line)
	}
}

// labelled adds a paragraph that begins with what it is.
func (d *details) labelled(label, text string) {
	if text != "" {
		d.text(d.review.env.Theme.Heading.Render(label) + "  " + text)
	}
}

// field adds a part of a Key Result; one that is missed is set apart by a sign.
func (d *details) field(f report.Field) {
	t := d.review.env.Theme
	label := column(f.Label, len("Direction"))
	value := f.Value
	if f.Missed {
		value = "– " + value
	}
	for i, line := range strings.Split(frame.Wrap(value, d.width-len(label)), "\n") {
		if f.Missed {
			line = t.Fair.Render(line)
		}
		if i > 0 {
			label = strings.Repeat(" ", len(label))
		}
		d.lines = append(d.lines, t.Heading.Render(label)+line)
	}
}

// quotes adds passages of the answer.
func (d *details) quotes(text string, spans []prose.Span) {
	for _, s := range spans {
		d.text("“" + oneLine(s.Of(text)) + "”")
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

// changedScore says what a score was in the attempt before.
func (r *Review) changedScore(name string) string {
	if r.before == nil {
		return ""
	}
	for _, old := range report.Sides(r.before.Scores) {
		if old.Name == name {
			return "In the attempt before: " + report.Points(old.Score) + "."
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
