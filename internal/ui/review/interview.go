package review

import (
	"fmt"

	"okrcoach/internal/history"
	"okrcoach/internal/report"
)

// interview has a row for each part that the two people had in a round, but
// for what they said of criteria and sides: that stands with these.
func interview(a history.Attempt) []row {
	in := a.Interview
	if in == nil {
		return nil
	}
	rows := []row{comparison(a)}
	for i := range in.FollowUps {
		rows = append(rows, followUp(in, i))
	}
	candidate, interviewer := report.Candidate(in), report.Interviewer(in)
	for _, written := range []struct{ label, title, text string }{
		{interviewer + " noted", interviewer + "'s notes", in.Notes},
		{candidate + " takes away", "What " + candidate + " takes away", in.CandidateTakes},
		{interviewer + " takes away", "What " + interviewer + " takes away", in.InterviewerTakes},
	} {
		if oneLine(written.text) == "" {
			continue
		}
		rows = append(rows, row{
			label: written.label + ": " + oneLine(written.text),
			tell: func(d *details) {
				d.heading(written.title)
				d.text(written.text)
			},
		})
	}
	return rows
}

// comparison is everything that was judged, which the list has by its place in
// the rubric, by how far the judgements are apart.
func comparison(a history.Attempt) row {
	in := a.Interview
	agreed, all := report.SideBySide(a)
	return row{
		label: fmt.Sprintf("Round %d: %s asked, %s answered", in.Round, report.Interviewer(in), report.Candidate(in)),
		tell: func(d *details) {
			d.heading("Side by side")
			d.text(agreed)
			for _, s := range all {
				d.item(s.What + ": " + inOneLine(in, s))
			}
		},
	}
}

// inOneLine tells what the three said of something.
func inOneLine(in *history.Interview, s report.Said) string {
	line := ""
	for _, by := range []struct{ name, said string }{
		{report.Candidate(in), s.Candidate}, {report.Interviewer(in), s.Interviewer}, {"the rubric", s.Rubric},
	} {
		switch {
		case by.said == "":
			continue
		case line != "":
			line += " · "
		}
		line += by.name + " " + by.said
	}
	return line
}

// followUp is the question with an index, with how long the reply took.
func followUp(in *history.Interview, index int) row {
	f := in.FollowUps[index]
	replied := oneLine(f.Reply) != ""
	took := "–"
	if replied {
		took = report.Clock(f.Took)
	}
	return row{
		label: column(took, len("0:00")) + oneLine(f.Question),
		tell: func(d *details) {
			d.heading(fmt.Sprintf("Follow-up %d of %d", index+1, len(in.FollowUps)))
			d.labelled(report.Interviewer(in)+" asked", oneLine(f.Question))
			d.labelled("About", f.Criterion)
			if !replied {
				d.text("Without a reply.")
				return
			}
			d.heading(fmt.Sprintf("%s replied in %s", report.Candidate(in), report.Length(f.Took)))
			d.text(f.Reply)
		},
	}
}

// asked names the follow-ups that were about a criterion.
func (d *details) asked(criterion string) {
	in := d.review.attempt.Interview
	for i, f := range in.FollowUps {
		if f.Criterion == criterion {
			d.labelled(report.Interviewer(in)+" asked", fmt.Sprintf("%s (follow-up %d)", oneLine(f.Question), i+1))
		}
	}
}
