package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"okrcoach/internal/history"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// Hints writes what helps to answer a question without answering it, as
// Markdown.
func Hints(q *questions.Question) string {
	var b strings.Builder
	b.WriteString("**Why interviewers ask**\n\n" + q.Why + "\n\n**How to answer**\n\n" + q.HowTo + "\n\n**Ask yourself**\n\n")
	for _, k := range q.KeyPoints {
		fmt.Fprintf(&b, "- %s\n", k.Hint)
	}
	if len(q.Published) > 0 {
		b.WriteString("\n**What the company has published**\n\n")
		for _, f := range q.Published {
			fmt.Fprintf(&b, "- %s (%s)\n", f.Fact, f.Source)
		}
	}
	return b.String()
}

// Facts says in one line whose question it is and of which kind.
func Facts(q *questions.Question) string {
	return fmt.Sprintf("%s · %s · %s", q.Company, q.Category, q.Difficulty)
}

// Progress says how far an unfinished answer has come.
func Progress(d history.Draft) string {
	words := Plural(prose.CountWords(d.Text), "word")
	switch d.Phase {
	case history.PhasePlan:
		return "still planning"
	case history.PhaseSubmitted, history.PhaseRating:
		return words + ", submitted"
	}
	return words + ", " + Left(d.Limit-d.Answering)
}

// Sentence makes a sentence of an error, which by custom is none.
func Sentence(err error) string {
	text := strings.TrimRight(err.Error(), ".")
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:] + "."
}
