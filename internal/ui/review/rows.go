package review

import (
	"cmp"
	"slices"
	"strings"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
)

// row is one line of the list: a heading, or something to look at.
type row struct {
	heading bool
	// stem is the part of the tree that stands before the label.
	stem string
	// label is the line itself, without the signs before it.
	label string
	// finding puts the sign of a finding before the label.
	finding bool
	// criterion is that of a row that shows a verdict before its label.
	criterion *rubric.Criterion
	// aside is what the people in an interview said of it; nil for none.
	aside *aside
	// repair marks the repairs, at the first of which the cursor starts.
	repair bool
	// spans are the passages of the answer that belong to it.
	spans []prose.Span
	// tell says everything about it; nil for a heading.
	tell func(d *details)
}

// rowsOf lists everything that a review has to say, in the order in which it
// is read. Of an old review there may be less: what it does not have gets no
// heading.
func rowsOf(a history.Attempt, q *questions.Question) []row {
	r := a.Review
	rows := remarks(r)
	for _, part := range []struct {
		title string
		rows  []row
	}{
		{"Repair first", repairs(r)},
		{"Scores", scores(a)},
		{"Key points", criteria(a, q, rubric.KeyPoint)},
		{"Mistakes", criteria(a, q, rubric.Mistake)},
		{"Interview", interview(a)},
		{"Objectives and Key Results", objectives(r, a.Text)},
		{"Delivery", facts(r, a.Text)},
		{"Critiques", critiques(a)},
		{"Attempt", circumstances(a)},
	} {
		if len(part.rows) > 0 {
			rows = append(append(rows, heading(a, part.title, part.rows)), part.rows...)
		}
	}
	for i := range rows {
		rows[i].spans = within(rows[i].spans, len(a.Text))
	}
	return rows
}

// heading stands above rows. It names the people where these have columns.
func heading(a history.Attempt, title string, rows []row) row {
	h := row{heading: true, label: title}
	if i := slices.IndexFunc(rows, func(r row) bool { return r.aside != nil }); i >= 0 {
		h.aside = names(a.Interview, rows[i].aside.numbers)
	}
	return h
}

// oneLine is what a passage or a message is in a list.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

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

// firstToRead is where the cursor starts: the first repair, else the first
// criterion that went wrong, else the first row.
func firstToRead(rows []row) int {
	for _, wanted := range []func(row) bool{
		func(r row) bool { return r.repair },
		func(r row) bool { return r.criterion != nil && report.Sign(r.criterion.Verdict) != "✓" },
	} {
		if i := slices.IndexFunc(rows, wanted); i >= 0 {
			return i
		}
	}
	return firstRow(rows)
}

// firstRow is the first row that can be chosen. There always is one, since
// every attempt has a date.
func firstRow(rows []row) int {
	return slices.IndexFunc(rows, func(r row) bool { return !r.heading })
}
