package seat

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"okrcoach/internal/peer"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
)

// detail draws what there is to say about the chosen row, and how much more.
func (r *reveal) detail(b box) []string {
	lines := r.details(b.width)
	r.detailTop = max(min(r.detailTop, len(lines)-1), 0)
	hidden := len(lines) - r.detailTop - b.height
	shown := exactly(lines[r.detailTop:], b)
	if hidden > 0 && b.height > 1 {
		shown[b.height-1] = r.desk.Theme.Muted.Render(frame.Cut(fmt.Sprintf("space: %s more", report.Plural(hidden+1, "line")), b.width))
	}
	return shown
}

// details are everything about the chosen row.
func (r *reveal) details(width int) []string {
	d, row := r.desk, r.chosen()
	if row == nil {
		return nil
	}
	names := d.judges()
	var said []string
	for i, s := range judgements(*row) {
		said = append(said, names[i]+": "+cmp.Or(s, "–"))
	}
	lines := wrappedIn(d.Theme.Strong.Render(strings.Join(said, " · ")), width)
	if row.Kind != peer.KindSide {
		lines = append(lines, wrappedIn(row.Text, width)...)
	}
	lines = append(lines, d.labelled(names[1], row.Comment, width)...)
	if row.Kind == peer.KindSide {
		return append(lines, d.reasons(row.ID, width)...)
	}
	for _, f := range d.fields(row) {
		lines = append(lines, d.labelled(f.Label, f.Value, width)...)
	}
	return lines
}

// fields are what the rubric says of a criterion, and always what to say.
func (d *Desk) fields(row *peer.Row) []report.Field {
	var fields []report.Field
	if v := d.View; v.Review != nil {
		for _, c := range v.Review.Criteria {
			if c.ID == row.ID {
				fields = report.Details(c, v.Card, v.Review)
			}
		}
	}
	labelled := func(label string) bool {
		return slices.ContainsFunc(fields, func(f report.Field) bool { return f.Label == label })
	}
	if row.Quote != "" && !labelled("Heard") {
		fields = append(fields, report.Field{Label: "Heard", Value: "“" + strings.Join(strings.Fields(row.Quote), " ") + "”"})
	}
	for _, c := range criteriaOf(d.View.Card) {
		label := "Say"
		if c.kind == peer.KindMistake {
			label = "Instead"
		}
		if c.id == row.ID && c.say != "" && !labelled(label) {
			fields = append(fields, report.Field{Label: label, Value: c.say})
		}
	}
	return fields
}

// reasons are those of the offline judge for a side.
func (d *Desk) reasons(side string, width int) []string {
	if d.View.Review == nil {
		return nil
	}
	var lines []string
	for _, s := range report.Sides(d.View.Review.Scores) {
		if !strings.EqualFold(s.Name, side) {
			continue
		}
		for _, reason := range s.Reasons {
			for i, line := range wrappedIn(reason, width-2) {
				mark := "  "
				if i == 0 {
					mark = "- "
				}
				lines = append(lines, mark+line)
			}
		}
	}
	return lines
}
