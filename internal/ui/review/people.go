package review

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/history"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
)

// peerWidth is how much room, in cells, the head has for what another person
// had to do with the attempt: the question is to be seen beside it.
const peerWidth = 24

// apartSign marks where the interviewer and the rubric are apart, as the
// comparison in an interview does.
const apartSign = "≠"

// aside is what the two people in an interview said of a row, in columns at
// its right end. Above them the heading names the two.
type aside struct {
	candidate, interviewer string
	// apart says that the interviewer and the rubric are apart.
	apart bool
	// numbers takes little room, so that both columns are always there.
	numbers bool
}

// The widths of the columns in cells: a word of the rubric, a number under a
// name that is cut short, and what stands behind the sign.
const (
	wordColumn   = 9
	numberColumn = 5
	signColumn   = 10
)

// roomForBoth is the width of the list, in cells, from which the words of both
// people stand in it beside ids of the usual length.
const roomForBoth = verdictWidth + 18 + 1 + wordColumn + signColumn

// names are the heading of the columns, as much of them as there is room for.
func names(in *history.Interview, numbers bool) *aside {
	interviewer := ansi.Truncate(report.Interviewer(in), signColumn-len("  "), "")
	return &aside{candidate: report.Candidate(in), interviewer: interviewer, numbers: numbers}
}

// asideOf is what the two said of a criterion; nil where there were not two,
// or neither said anything.
func asideOf(a history.Attempt, criterion string) *aside {
	if a.Interview == nil {
		return nil
	}
	return judged(report.SaidOf(a, criterion), false)
}

// asideOfSide is that of a side.
func asideOfSide(a history.Attempt, side report.Side) *aside {
	if a.Interview == nil {
		return nil
	}
	return judged(report.SaidOfSide(a, strings.ToLower(side.Name)), true)
}

func judged(s report.Said, numbers bool) *aside {
	if s.Candidate == "" && s.Interviewer == "" {
		return nil
	}
	return &aside{candidate: s.Candidate, interviewer: s.Interviewer, apart: s.Apart, numbers: numbers}
}

// columns draws what the two people said at the right end of a row that is so
// many cells wide.
func (r *Review) columns(a *aside, width int) string {
	t := r.env.Theme
	candidate := 0
	switch {
	case width >= roomForBoth:
		candidate = wordColumn
	case a.numbers:
		candidate = numberColumn
	}
	sign, style := "  ", t.Muted
	if a.apart {
		sign, style = apartSign+" ", t.Fair
	}
	return t.Muted.Render(cell(a.candidate, candidate)) + style.Render(frame.Pad(sign+a.interviewer, signColumn))
}

// cell cuts a word to a column, with a space behind it.
func cell(word string, width int) string {
	return frame.Pad(ansi.Truncate(word, max(width-1, 0), ""), width)
}

// saidOfSide tells what the two people said of a side, if there were two.
func (d *details) saidOfSide(side report.Side) {
	if a := d.review.attempt; a.Interview != nil {
		d.said(report.SaidOfSide(a, strings.ToLower(side.Name)))
	}
}

// said tells in a paragraph what the two people said of the chosen row.
func (d *details) said(s report.Said) {
	in := d.review.attempt.Interview
	var parts []string
	if s.Candidate != "" {
		parts = append(parts, report.Candidate(in)+" said: "+s.Candidate)
	}
	byInterviewer := report.Interviewer(in) + " said: "
	if s.Interviewer != "" {
		word := s.Interviewer
		if s.Apart {
			word += " (" + apartSign + "\u00a0rubric)"
		}
		parts = append(parts, byInterviewer+word)
		byInterviewer = ""
	}
	if comment := oneLine(s.Comment); comment != "" {
		parts = append(parts, byInterviewer+"“"+comment+"”")
	}
	d.text(strings.Join(parts, " · "))
}
