// Package report puts attempts and reviews into words: the same words on the
// screen, on plain lines and in an exported file. It decides nothing; what it
// says was decided by package critique and recorded by package practice.
package report

import (
	"fmt"
	"strings"
	"time"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
)

// Clock writes a duration as minutes and seconds, "4:05", or with hours,
// "1:04:05". Parts of a second are cut off. The sign is left to the caller.
func Clock(d time.Duration) string {
	s := int(d.Abs() / time.Second)
	if s < 3600 {
		return fmt.Sprintf("%d:%02d", s/60, s%60)
	}
	return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
}

// Left says how much time is left, "4:05 left", or how far it is overrun,
// "0:14 overtime". What is left is rounded up to a second, so that a clock
// starts at the full time and shows 0:00 only when that is reached.
func Left(d time.Duration) string {
	if d < 0 {
		return Clock(d) + " overtime"
	}
	return Clock((d + time.Second - 1).Truncate(time.Second)) + " left"
}

// Length writes a duration for reading, with its two largest units:
// "45 s", "12 min 5 s", "3 h 12 min", "2 d 4 h".
func Length(d time.Duration) string {
	s := int(d / time.Second)
	switch {
	case s < 60:
		return fmt.Sprintf("%d s", s)
	case s < 3600:
		return twoUnits(s/60, "min", s%60, "s")
	case s < 86400:
		return twoUnits(s/3600, "h", s/60%60, "min")
	default:
		return twoUnits(s/86400, "d", s/3600%24, "h")
	}
}

func twoUnits(a int, unitA string, b int, unitB string) string {
	if b == 0 {
		return fmt.Sprintf("%d %s", a, unitA)
	}
	return fmt.Sprintf("%d %s %d %s", a, unitA, b, unitB)
}

// Interrupted says what an interruption was and that it did not count.
func Interrupted(i history.Interruption) string {
	length := "for " + Length(i.Length)
	if i.Length == history.UnknownLength {
		length = "for a time that cannot be told"
	}
	switch i.Cause {
	case history.CauseSuspended:
		return "You had okrcoach suspended " + length + ". The clock stood still."
	case history.CauseRestarted:
		return "You were away " + length + ". The clock stood still."
	default:
		return "okrcoach was asleep " + length + ". The clock stood still."
	}
}

// Sign is the mark that stands for a verdict where colour alone must not.
func Sign(v rubric.Verdict) string {
	switch v {
	case rubric.Covered, rubric.Avoided:
		return "✓"
	case rubric.Partly, rubric.Possible:
		return "~"
	default:
		return "✗"
	}
}

// Rated says what a candidate thought of a key point; a skipped one is "–".
func Rated(r history.Rating) string {
	if r == "" {
		return "–"
	}
	return string(r)
}

// Compared says how a self-rating stands against the verdict, or nothing
// where they agree or there was no rating.
func Compared(r history.Rating, v rubric.Verdict) string {
	mine := map[history.Rating]int{history.RatedNo: 1, history.RatedPartly: 2, history.RatedYes: 3}[r]
	judged := map[rubric.Verdict]int{rubric.Missed: 1, rubric.Partly: 2, rubric.Covered: 3}[v]
	switch {
	case mine == 0 || judged == 0 || mine == judged:
		return ""
	case mine > judged:
		return "you rated it higher"
	default:
		return "you rated it lower"
	}
}

// Tally counts verdicts of one kind: "3 covered, 1 partly, 1 missed".
// Verdicts that did not occur are left out.
func Tally(criteria []rubric.Criterion, kind rubric.Kind) string {
	order := []rubric.Verdict{rubric.Covered, rubric.Partly, rubric.Missed, rubric.Made, rubric.Possible, rubric.Avoided}
	counts := map[rubric.Verdict]int{}
	for _, c := range criteria {
		if c.Kind == kind {
			counts[c.Verdict]++
		}
	}
	var parts []string
	for _, v := range order {
		if n := counts[v]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, v))
		}
	}
	return strings.Join(parts, ", ")
}

// Count returns how many criteria have the verdict.
func Count(criteria []rubric.Criterion, v rubric.Verdict) int {
	n := 0
	for _, c := range criteria {
		if c.Verdict == v {
			n++
		}
	}
	return n
}

// CoveredOf says how many of an attempt's key points are covered: "3 of 5".
func CoveredOf(criteria []rubric.Criterion) string {
	covered := Count(criteria, rubric.Covered)
	points := covered + Count(criteria, rubric.Partly) + Count(criteria, rubric.Missed)
	return fmt.Sprintf("%d of %d", covered, points)
}

// Plural writes a count with its noun: "1 word", "2 words".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
