package report

import (
	"fmt"
	"strings"

	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

// Markdown writes an attempt with its review as a page that reads as well on
// plain lines. The question adds what was asked and what an interviewer would
// ask next; a nil one, because its file is gone, leaves that out.
func Markdown(a history.Attempt, q *questions.Question) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", a.QuestionTitle, Summary(a))
	if q != nil {
		fmt.Fprintf(&b, "\n## Question\n\n%s\n", strings.TrimSpace(q.Prompt))
	}
	if a.Review != nil {
		b.WriteString("\n" + Review(a, q))
	}
	writeSection(&b, "Your plan", a.Plan)
	writeSection(&b, "Your answer", a.Text)
	return b.String()
}

// Review writes only what the judge said of an attempt.
func Review(a history.Attempt, q *questions.Question) string {
	var b strings.Builder
	r := a.Review
	if r.Note != "" {
		fmt.Fprintf(&b, "%s\n\n", r.Note)
	}
	fmt.Fprintf(&b, "## Key points: %s\n\n", Tally(r.Criteria, rubric.KeyPoint))
	writeCriteria(&b, a, q, rubric.KeyPoint)
	fmt.Fprintf(&b, "\n## Mistakes: %s\n\n", Tally(r.Criteria, rubric.Mistake))
	writeCriteria(&b, a, q, rubric.Mistake)
	if len(r.Objectives) > 0 {
		b.WriteString("\n## Objectives and Key Results\n\n")
		writeObjectives(&b, r.Objectives)
	}
	b.WriteString("\n## Time and length\n\n")
	for _, line := range Timing(a) {
		fmt.Fprintf(&b, "- %s\n", line)
	}
	return b.String()
}

func writeCriteria(b *strings.Builder, a history.Attempt, q *questions.Question, kind rubric.Kind) {
	for _, c := range a.Review.Criteria {
		if c.Kind != kind {
			continue
		}
		fmt.Fprintf(b, "- %s %s: %s", Sign(c.Verdict), c.Verdict, c.ID)
		if rating := a.Ratings[c.ID]; rating != "" {
			fmt.Fprintf(b, " (you said: %s)", rating)
		}
		b.WriteByte('\n')
		for _, e := range c.Evidence {
			fmt.Fprintf(b, "  Heard: \"%s\"\n", oneLine(e.Quote))
		}
		writeDetail(b, "Why", c.Reason)
		writeDetail(b, adviceLabel(c.Kind), c.Advice)
		if c.Kind == rubric.KeyPoint && c.Verdict != rubric.Covered {
			writeDetail(b, "Asked next", FollowUp(q, c.ID))
		}
	}
}

func adviceLabel(k rubric.Kind) string {
	if k == rubric.Mistake {
		return "Instead"
	}
	return "Say"
}

func writeDetail(b *strings.Builder, label, text string) {
	if text != "" {
		fmt.Fprintf(b, "  %s: %s\n", label, oneLine(text))
	}
}

func writeObjectives(b *strings.Builder, objectives []okr.Objective) {
	for i, o := range objectives {
		fmt.Fprintf(b, "%d. %s\n", i+1, oneLine(o.Text))
		for _, k := range o.KeyResults {
			fmt.Fprintf(b, "   - %s (%s)\n", oneLine(k.Text), KeyResult(k))
		}
	}
}

// KeyResult says what a Key Result gives and what it lacks.
func KeyResult(k okr.KeyResult) string {
	target, deadline := "no number", "no date"
	if k.Target != "" {
		target = "target: " + k.Target
	}
	if k.Deadline != "" {
		deadline = "date: " + strings.TrimPrefix(k.Deadline, "by ")
	}
	return target + ", " + deadline
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

func writeSection(b *strings.Builder, title, text string) {
	if text = strings.TrimSpace(text); text != "" {
		fmt.Fprintf(b, "\n## %s\n\n%s\n", title, text)
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
