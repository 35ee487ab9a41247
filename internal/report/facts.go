package report

import (
	"fmt"
	"strings"
	"time"

	"okrcoach/internal/history"
)

// Circumstances says what else is known of how an attempt went, a line each:
// planning, pauses, interruptions, and what was opened before it.
func Circumstances(a history.Attempt) []string {
	var lines []string
	if Untimed(a) {
		lines = append(lines, "Not timed: the answer came whole.")
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

// Date writes the day of an attempt: "22 November 2026".
func Date(t time.Time) string { return t.Format("2 January 2006") }

// Summary says in one line what came of an attempt, and who else had a part in
// it.
func Summary(a history.Attempt) string {
	if peer := Peer(a); peer != "" {
		return outcome(a) + " · " + peer
	}
	return outcome(a)
}

// outcome says in one line what came of an attempt.
func outcome(a history.Attempt) string {
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
