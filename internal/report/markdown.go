package report

import (
	"strings"

	"okrcoach/internal/clean"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

// Markdown writes an attempt with its review as a page that reads as well on
// plain lines. The question adds what was asked and what an interviewer would
// ask next; a nil one, because its file is gone, leaves that out.
func Markdown(a history.Attempt, q *questions.Question) string {
	w := writer{attempt: a, review: a.Review, question: q}
	w.line("# %s\n", a.QuestionTitle)
	if in := a.Interview; in != nil {
		w.line("Round %d of a mock interview.", in.Round)
	}
	w.page()
	return w.String()
}

// page writes all that there is of an attempt below its title.
func (w *writer) page() {
	w.line("%s", outcome(w.attempt))
	if in := w.attempt.Interview; in != nil {
		w.line("Asked by %s, answered by %s.", interviewer(in), candidate(in))
	}
	if w.question != nil {
		w.heading("Question")
		w.line("%s", strings.TrimSpace(w.question.Prompt))
	}
	if w.attempt.Interview != nil {
		theirs := writer{attempt: w.attempt, review: w.review, question: w.question, deeper: w.deeper}
		theirs.interview()
		theirs.judged()
		w.line("\n%s", untagged(strings.TrimRight(theirs.String(), "\n")))
		return
	}
	w.judged()
	w.ownText("Your plan", w.attempt.Plan)
	w.ownText("Your answer", w.attempt.Text)
}

// judged writes the review and the critiques, if there are any.
func (w *writer) judged() {
	if w.review == nil {
		return
	}
	w.reviewed()
	for _, c := range w.attempt.Critiques {
		// One in which the model said nothing would only repeat the review.
		if len(c.Sections) > 0 {
			w.critique(c, *w.review, w.attempt.Text)
		}
	}
}

// ownText writes what the reader of the page has written, as it stands.
func (w *writer) ownText(title, text string) {
	if text = strings.TrimSpace(text); text != "" {
		w.heading(title)
		w.line("%s", text)
	}
}

// bar writes the words of a model or of another person as a quotation, every
// line behind a bar: one that looks like a heading, a table or another line of
// the program's can be told from it.
func (w *writer) bar(indent, text string) {
	for line := range strings.Lines(clean.Text(text)) {
		w.line("%s", strings.TrimRight(indent+"> "+line, " \n"))
	}
}

// untagged takes the meaning from what Markdown would take for HTML, which
// reaches out of a quotation.
func untagged(text string) string {
	var b strings.Builder
	escaped := false // by a backslash before it
	for i := range len(text) {
		if text[i] == '<' && !escaped && i+1 < len(text) && beginsTag(text[i+1]) {
			b.WriteByte('\\')
		}
		escaped = text[i] == '\\' && !escaped
		b.WriteByte(text[i])
	}
	return b.String()
}

func beginsTag(next byte) bool {
	return 'a' <= next && next <= 'z' || 'A' <= next && next <= 'Z' || strings.IndexByte("/!?", next) >= 0
}

// verbatim writes a name on one line, so that no character of it means
// anything to Markdown.
func verbatim(name string) string {
	var b strings.Builder
	for _, r := range oneLine(name) {
		if strings.ContainsRune("\\`*_[]<>|~#&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// flat keeps the first character of a passage from making it more than a line
// of its item, such as a heading.
func flat(passage string) string {
	if passage != "" && strings.IndexByte("#>`~|", passage[0]) >= 0 {
		return `\` + passage
	}
	return passage
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// quoted writes a passage of the answer on one line, in quotation marks.
func quoted(s string) string { return "“" + oneLine(s) + "”" }
