package report

import (
	"fmt"
	"strings"

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
		for _, c := range a.Critiques {
			// One in which the model said nothing would only repeat the review.
			if len(c.Sections) > 0 {
				b.WriteString("\n" + Critique(c, *a.Review, a.Text))
			}
		}
	}
	writeSection(&b, "Your plan", a.Plan)
	writeSection(&b, "Your answer", a.Text)
	return b.String()
}

func writeSection(b *strings.Builder, title, text string) {
	if text = strings.TrimSpace(text); text != "" {
		fmt.Fprintf(b, "\n## %s\n\n%s\n", title, text)
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// quoted writes a passage of the answer on one line, in quotation marks.
func quoted(s string) string { return "“" + oneLine(s) + "”" }
