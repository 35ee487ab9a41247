package report

import (
	"fmt"
	"slices"
	"strings"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

// Review writes only what the judge said of an attempt. What an old review
// does not have is left out with its heading.
func Review(a history.Attempt, q *questions.Question) string {
	w := writer{attempt: a, review: a.Review, question: q}
	w.reviewed()
	return w.String()
}

// writer writes a page, one section after another.
type writer struct {
	strings.Builder
	attempt  history.Attempt
	review   *critique.Review
	question *questions.Question
	// deeper is put before every heading of a page within a page.
	deeper string
}

// reviewed writes the sections of a review.
func (w *writer) reviewed() {
	w.remarks()
	w.repairs()
	w.scores()
	w.criteria("Key points", rubric.KeyPoint)
	w.criteria("Mistakes", rubric.Mistake)
	w.objectives()
	w.delivery()
}

func (w *writer) line(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

// heading begins a section, with a blank line before it unless it is the first.
func (w *writer) heading(title string) {
	if w.Len() > 0 {
		w.line("")
	}
	w.line("%s## %s\n", w.deeper, title)
}

// remarks are about the review as a whole.
func (w *writer) remarks() {
	for _, remark := range Remarks(w.review) {
		if w.Len() > 0 {
			w.line("")
		}
		w.line("%s", oneLine(remark))
	}
}

// Remarks say why nothing could be judged, or why the verdicts are less sure
// than usual.
func Remarks(r *critique.Review) []string {
	var remarks []string
	for _, remark := range []string{r.Note, r.Caution} {
		if remark != "" {
			remarks = append(remarks, remark)
		}
	}
	return remarks
}

func (w *writer) repairs() {
	if len(w.review.RepairFirst) == 0 {
		return
	}
	w.heading("Repair first")
	for i, r := range w.review.RepairFirst {
		w.line("%d. %s", i+1, oneLine(r.Text))
	}
}

func (w *writer) scores() {
	sides := Sides(w.review.Scores)
	if len(sides) == 0 {
		return
	}
	w.heading("Scores")
	for _, s := range sides {
		people := ""
		if in := w.attempt.Interview; in != nil {
			side := strings.ToLower(s.Name)
			people = said(in, banded(in.SelfBands, side), banded(in.Bands, side))
		}
		w.line("- %s: %s%s", s.Name, Points(s.Score), people)
		for _, reason := range s.Reasons {
			// The note is said at the top.
			if reason != w.review.Note {
				w.line("  - %s", oneLine(reason))
			}
		}
	}
}

func (w *writer) criteria(title string, kind rubric.Kind) {
	w.heading(title + ": " + Tally(w.review.Criteria, kind))
	for _, c := range w.review.Criteria {
		if c.Kind == kind {
			w.criterion(c)
		}
	}
}

func (w *writer) criterion(c rubric.Criterion) {
	rating, people := w.attempt.Ratings[c.ID], ""
	if in := w.attempt.Interview; in != nil {
		people = said(in, rated(rating), marked(in.Marks[c.ID]))
	} else if rating != "" {
		people = fmt.Sprintf(" (you said: %s)", rating)
	}
	w.line("- %s %s: %s%s", Sign(c.Verdict), c.Verdict, c.ID, people)
	for _, d := range Details(c, w.question, w.review) {
		if !WasAsked(w.attempt.Interview, d.Value) {
			w.line("  %s: %s", d.Label, d.Value)
		}
	}
}

// Details says what there is to say about a criterion, labelled. Where it went
// well the passages come first, since they earned it; else why it did not and
// what to say come first, since passages may be long and many.
func Details(c rubric.Criterion, q *questions.Question, r *critique.Review) []Field {
	why := Field{Label: "Why", Value: c.Reason}
	if c.Reason == r.Note {
		why.Value = ""
	}
	say := Field{Label: "Say", Value: c.Advice}
	asked := Field{Label: "Asked next"}
	switch {
	case c.Kind == rubric.Mistake:
		say.Label = "Instead"
	case c.Verdict != rubric.Covered:
		asked.Value = FollowUp(q, c.ID)
	}
	sure := Field{Label: "How sure"}
	if r.Note == "" {
		sure.Value = Sure(c)
	}
	all := slices.Concat([]Field{why, say}, passages(c), []Field{asked, sure})
	if Sign(c.Verdict) == "✓" {
		all = slices.Concat(passages(c), []Field{why, say, asked, sure})
	}
	for i := range all {
		all[i].Value = oneLine(all[i].Value)
	}
	return slices.DeleteFunc(all, func(f Field) bool { return f.Value == "" })
}

// passages quotes what decided a criterion, and what came nearest to it.
func passages(c rubric.Criterion) []Field {
	var all []Field
	for _, e := range c.Evidence {
		all = append(all, Field{Label: "Heard", Value: quoted(e.Quote)})
	}
	if c.Near != nil {
		all = append(all, Field{Label: "Nearest", Value: quoted(c.Near.Quote)})
	}
	return all
}

// FollowUp returns what an interviewer asks about a key point.
func FollowUp(q *questions.Question, keyPoint string) string {
	if q == nil {
		return ""
	}
	for _, k := range q.KeyPoints {
		if k.ID == keyPoint {
			return k.FollowUp
		}
	}
	return ""
}

func (w *writer) objectives() {
	whole := FindingsOfWhole(w.review)
	if len(w.review.Objectives)+len(whole) == 0 {
		return
	}
	w.heading("Objectives and Key Results")
	w.findings("", whole)
	if len(whole) > 0 {
		w.line("")
	}
	for i, o := range w.review.Objectives {
		w.line("%d. %s", i+1, flat(Title(o)))
		own, byKeyResult := FindingsOf(o)
		w.findings("   ", own)
		for j, k := range o.KeyResults {
			w.keyResult(k)
			w.findings("     ", byKeyResult[j])
		}
		if question := o.Question(); question != "" {
			w.line("   %s", question)
		}
	}
}

// Title is what an Objective says, or that it has no title.
func Title(o okr.Objective) string {
	if title := oneLine(o.Text); title != "" {
		return title
	}
	return "an Objective without a title"
}

func (w *writer) keyResult(k okr.KeyResult) {
	if !Checked(w.review) {
		w.line("   - %s (%s)", flat(oneLine(k.Text)), KeyResult(k))
		return
	}
	w.line("   - %s", flat(oneLine(k.Text)))
	var given, missing []string
	for _, f := range Fields(k) {
		label := strings.ToLower(f.Label)
		if f.Missed && f.Label != kindLabel {
			missing = append(missing, label)
			continue
		}
		given = append(given, label+": "+f.Value)
	}
	w.line("     %s", strings.Join(given, "; "))
	if len(missing) > 0 {
		w.line("     missing: %s", strings.Join(missing, ", "))
	}
}

func (w *writer) findings(indent string, all []okr.Finding) {
	for _, f := range all {
		w.line("%s%s %s: %s", indent, FindingSign, f.Code, oneLine(f.Message))
	}
}

func (w *writer) delivery() {
	w.heading("Delivery")
	d := w.review.Delivery
	for _, f := range d.Facts() {
		shown := ShownBy(d, f, w.attempt.Text)
		line := fmt.Sprintf("- %s: %s", f.Label, shown.Value)
		if f.Range != "" {
			line += "; usual: " + f.Range
		}
		if f.Source != "" {
			line += " (" + f.Source + ")"
		}
		w.line("%s", line)
		if shown.Heard != "" {
			w.line("  Heard: %s", shown.Heard)
		}
	}
	for _, line := range Circumstances(w.attempt) {
		w.line("- %s", line)
	}
}
