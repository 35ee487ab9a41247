package review

import (
	"cmp"
	"fmt"
	"slices"

	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
	"okrcoach/internal/prose"
	"okrcoach/internal/report"
)

// row is one line of the list: a heading, or something to look at.
type row struct {
	heading bool
	// label is the line itself, without a verdict.
	label string
	// Exactly one of these is set on a row that is no heading.
	criterion *rubric.Criterion
	objective *okr.Objective
	keyResult *okr.KeyResult
	timing    bool
	// spans are the passages of the answer that belong to it.
	spans []prose.Span
}

// rowsOf lists everything that a review has to say, in the order in which it
// is read: key points, mistakes, Objectives with Key Results, time.
func rowsOf(a history.Attempt) []row {
	r := a.Review
	rows := []row{{heading: true, label: "Key points"}}
	rows = append(rows, criteria(r.Criteria, rubric.KeyPoint)...)
	rows = append(rows, row{heading: true, label: "Mistakes"})
	rows = append(rows, criteria(r.Criteria, rubric.Mistake)...)
	if len(r.Objectives) > 0 {
		rows = append(rows, row{heading: true, label: "Objectives and Key Results"})
		rows = append(rows, objectives(r.Objectives)...)
	}
	rows = append(rows, row{heading: true, label: "Time and length"}, row{timing: true, label: report.Summary(a)})
	for i := range rows {
		rows[i].spans = within(rows[i].spans, len(a.Text))
	}
	return rows
}

// within keeps the passages that lie in a text of so many bytes, in the order
// of the text. A stored review is only as good as the file it was kept in.
func within(spans []prose.Span, length int) []prose.Span {
	var kept []prose.Span
	for _, s := range spans {
		if s.Start >= 0 && s.Start < s.End && s.End <= length {
			kept = append(kept, s)
		}
	}
	slices.SortFunc(kept, func(a, b prose.Span) int { return cmp.Compare(a.Start, b.Start) })
	return kept
}

func criteria(all []rubric.Criterion, kind rubric.Kind) []row {
	var rows []row
	for i := range all {
		c := &all[i]
		if c.Kind != kind {
			continue
		}
		var spans []prose.Span
		for _, e := range c.Evidence {
			spans = append(spans, e.Span)
		}
		rows = append(rows, row{label: c.ID, criterion: c, spans: spans})
	}
	return rows
}

func objectives(all []okr.Objective) []row {
	var rows []row
	for i := range all {
		o := &all[i]
		rows = append(rows, row{label: fmt.Sprintf("%d. %s", i+1, o.Text), objective: o, spans: []prose.Span{o.Span}})
		for j := range o.KeyResults {
			k := &o.KeyResults[j]
			branch := "├ "
			if j == len(o.KeyResults)-1 {
				branch = "└ "
			}
			rows = append(rows, row{label: branch + k.Text, keyResult: k, spans: []prose.Span{k.Span}})
		}
	}
	return rows
}

// firstToRepair is where the cursor starts: the first criterion that went
// wrong, else the first row.
func firstToRepair(rows []row) int {
	for i, r := range rows {
		if r.criterion != nil && report.Sign(r.criterion.Verdict) != "✓" {
			return i
		}
	}
	return firstRow(rows)
}

// firstRow is the first row that can be chosen. There always is one, since
// time and length are said of every attempt.
func firstRow(rows []row) int {
	return slices.IndexFunc(rows, func(r row) bool { return !r.heading })
}
