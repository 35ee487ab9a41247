package questions

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"
)

// Severity says what a fault does to the file it was found in.
type Severity string

// The severities: a question with an Error is not offered, one with a
// Warning is.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Fault is something wrong in a question file, with the place where it is and
// what was expected there.
type Fault struct {
	// Path names the file, or the folder that could not be read.
	Path string `json:"path"`
	// Line and Column count from 1 in the file, Column in characters. Both
	// are 0 where the fault is with the file as a whole.
	Line     int      `json:"line,omitempty"`
	Column   int      `json:"column,omitempty"`
	Severity Severity `json:"severity"`
	// Message says what is wrong, Expected what belongs there instead; both
	// are fragments without a full stop.
	Message  string `json:"message"`
	Expected string `json:"expected,omitempty"`
	// SourceLine is the text of that line, cleaned.
	SourceLine string `json:"source_line,omitempty"`
}

// Error returns the fault on one line, as a compiler would print it:
//
//	acme.md:12:5: error: unknown key "hnit" in a key point, expected "hint"
func (f Fault) Error() string {
	var b strings.Builder
	b.WriteString(f.Path)
	if f.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", f.Line, f.Column)
	}
	fmt.Fprintf(&b, ": %s: %s", f.Severity, f.Message)
	if f.Expected != "" {
		fmt.Fprintf(&b, ", expected %s", f.Expected)
	}
	return b.String()
}

// Excerpt returns the fault as Error does and, where it has a place, the
// source line below it with a caret under the column.
func (f Fault) Excerpt() string {
	if f.Line == 0 || f.SourceLine == "" {
		return f.Error()
	}
	before, after := f.window()
	const margin = "    "
	return f.Error() + "\n" + margin + before + after + "\n" + margin + blank(before) + "^"
}

// window returns the part of the source line that is shown, split at the
// column: a line may be a megabyte long.
func (f Fault) window() (before, after string) {
	const left, right = 60, 60 // characters shown on either side of the column
	line := []rune(f.SourceLine)
	at := min(max(f.Column-1, 0), len(line))
	start, end := max(at-left, 0), min(at+right, len(line))
	before, after = string(line[start:at]), string(line[at:end])
	if start > 0 {
		before = "…" + before
	}
	if end < len(line) {
		after += "…"
	}
	return before, after
}

// blank returns white space as wide as s on a terminal. Tabs stay, because
// only the terminal knows where they end.
func blank(s string) string {
	// Wide and narrow as in most locales, and not as in the reader's: the
	// text of a fault must not depend on the environment.
	width := runewidth.Condition{StrictEmojiNeutral: true}
	parts := strings.Split(s, "\t")
	for i, part := range parts {
		parts[i] = strings.Repeat(" ", width.StringWidth(part))
	}
	return strings.Join(parts, "\t")
}

// sortFaults sorts by file and then by place, and leaves faults at the same
// place in the order they were found in.
func sortFaults(faults []Fault) {
	slices.SortStableFunc(faults, func(a, b Fault) int {
		return cmp.Or(
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
		)
	})
}
