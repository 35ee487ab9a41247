package report

import (
	"fmt"
	"strings"
	"time"

	"okrcoach/internal/critique/delivery"
	"okrcoach/internal/history"
)

// Timing says how an attempt went in time and length, a line each.
func Timing(a history.Attempt) []string {
	lines := []string{answered(a)}
	if a.Review != nil {
		lines = append(lines, length(a.Review.Delivery))
	}
	if a.Planning > 0 {
		lines = append(lines, "Planning before it: "+Length(a.Planning)+", counted apart.")
	}
	if a.Pauses > 0 {
		lines = append(lines, fmt.Sprintf("%s, %s in all.", Plural(a.Pauses, "pause"), Length(a.Paused)))
	}
	for _, i := range a.Interruptions {
		lines = append(lines, Interrupted(i))
	}
	for _, aid := range a.Aids {
		lines = append(lines, "You opened the "+string(aid)+" before you answered.")
	}
	return lines
}

// Untimed reports whether nothing is known of how long an answer took: it came
// whole, from a pipe or a file.
func Untimed(a history.Attempt) bool {
	return a.Answering == 0 && a.Text != "" && a.PastedBytes >= len(a.Text)
}

func answered(a history.Attempt) string {
	if Untimed(a) {
		return "Not timed: the answer came whole."
	}
	line := "Answered in " + Length(a.Answering)
	if a.Limit == 0 {
		return line + "."
	}
	line += " of " + Length(a.Limit)
	// Compared in whole seconds, as they are shown.
	if over := a.Answering.Truncate(time.Second) - a.Limit; over > 0 {
		return line + ", " + Length(over) + " overtime."
	}
	return line + "."
}

func length(d delivery.Report) string {
	line := Plural(d.Words, "word")
	if d.WordsPerMinute > 0 {
		line += fmt.Sprintf(", %d a minute", d.WordsPerMinute)
	}
	if d.SpokenSeconds > 0 {
		line += fmt.Sprintf("; about %s to say at %d words a minute",
			Length(time.Duration(d.SpokenSeconds)*time.Second), delivery.SpokenWordsPerMinute)
	}
	return line + "."
}

// Date writes the day of an attempt: "22 November 2026".
func Date(t time.Time) string { return t.Format("2 January 2006") }

// Summary says in one line what came of an attempt.
func Summary(a history.Attempt) string {
	took := Clock(a.Answering)
	switch {
	case Untimed(a):
		took = "not timed"
	case a.Limit > 0:
		took += " of " + Clock(a.Limit)
	}
	parts := []string{Date(a.StartedAt), took}
	if a.Review != nil {
		parts = append(parts, Plural(a.Review.Delivery.Words, "word"))
	}
	return strings.Join(parts, " · ")
}
