package review

import (
	"fmt"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
)

// remarks stand at the top: they are about everything below them.
func remarks(r *critique.Review) []row {
	var rows []row
	for _, remark := range report.Remarks(r) {
		rows = append(rows, row{finding: true, label: oneLine(remark), tell: func(d *details) { d.text(remark) }})
	}
	return rows
}

func repairs(r *critique.Review) []row {
	var rows []row
	for i, repair := range r.RepairFirst {
		rows = append(rows, row{
			label: fmt.Sprintf("%d. %s", i+1, oneLine(repair.Text)), repair: true, spans: []prose.Span{repair.Span},
			tell: func(d *details) {
				d.heading(fmt.Sprintf("Repair %d of %d", i+1, len(r.RepairFirst)))
				d.text(repair.Text)
			},
		})
	}
	return rows
}

// scores has a row for each of the three; there is no total that would hide
// them.
func scores(a history.Attempt) []row {
	var rows []row
	for _, side := range report.Sides(a.Review.Scores) {
		rows = append(rows, row{
			label: column(side.Name, len("Structure")) + report.Points(side.Score), aside: asideOfSide(a, side),
			tell: func(d *details) {
				d.heading(side.Name + ": " + report.Points(side.Score))
				d.saidOfSide(side)
				d.text(d.review.changedScore(side.Name))
				for _, reason := range side.Reasons {
					d.item(reason)
				}
			},
		})
	}
	return rows
}

// column writes the first of two columns, so many letters wide.
func column(label string, width int) string { return fmt.Sprintf("%-*s  ", width, label) }

func criteria(a history.Attempt, q *questions.Question, kind rubric.Kind) []row {
	var rows []row
	r := a.Review
	for i := range r.Criteria {
		c := &r.Criteria[i]
		if c.Kind != kind {
			continue
		}
		var spans []prose.Span
		for _, e := range c.Evidence {
			spans = append(spans, e.Span)
		}
		if c.Near != nil {
			spans = append(spans, c.Near.Span)
		}
		rows = append(rows, row{
			label: c.ID, criterion: c, spans: spans, aside: asideOf(a, c.ID),
			tell: func(d *details) { d.criterion(c, report.Details(*c, q, r)) },
		})
	}
	return rows
}

// facts has a row for each figure of the delivery, with what it is held
// against.
func facts(r *critique.Review, text string) []row {
	var rows []row
	for _, f := range r.Delivery.Facts() {
		shown := report.ShownBy(r.Delivery, f, text)
		rows = append(rows, row{
			label: column(f.Label, len("Hedged commitments")) + oneLine(f.Value), spans: shown.Spans,
			tell: func(d *details) {
				d.heading(f.Label)
				d.text(shown.Value)
				d.labelled("Heard", shown.Heard)
				d.labelled("Usual", f.Range)
				d.labelled("Source", f.Source)
			},
		})
	}
	return rows
}

func circumstances(a history.Attempt) []row {
	return []row{{label: report.Summary(a), tell: func(d *details) {
		d.heading("Attempt")
		d.text(report.Summary(a))
		for _, line := range report.Circumstances(a) {
			d.text(line)
		}
	}}}
}

// critiques has a row for each that a language model gave; they are read on a
// screen of their own.
func critiques(a history.Attempt) []row {
	var rows []row
	for _, c := range a.Critiques {
		rows = append(rows, row{
			label: oneLine(c.Model + ": " + report.InShort(c)),
			tell: func(d *details) {
				d.heading("Critique")
				d.text(c.Label())
				d.text(report.Ended(c))
				d.text(report.Cost(c))
				d.text("Press c to read it.")
			},
		})
	}
	return rows
}
