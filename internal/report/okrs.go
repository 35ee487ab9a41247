package report

import (
	"cmp"
	"slices"
	"strings"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/okr"
)

// Field is something that is said of a part of a review, with its label.
type Field struct {
	Label, Value string
	// Missed reports that a Key Result should have what this one does not
	// give; the value says so then.
	Missed bool
}

// Fields takes a Key Result apart for reading. What every Key Result should
// have is said to be missing; what is only useful at times is left out then.
func Fields(k okr.KeyResult) []Field {
	fields := []Field{
		needed("Metric", k.Metric, "none named"),
		needed("Baseline", k.Baseline, "none given"),
		needed("Target", k.Target, "no number"),
		{Label: "Unit", Value: oneLine(k.Unit)},
		needed("Date", k.Deadline, "none given"),
		{Label: "Scope", Value: oneLine(k.Scope)},
		{Label: "Direction", Value: direction(k.Direction)},
		kind(k),
	}
	return slices.DeleteFunc(fields, func(f Field) bool { return f.Value == "" })
}

func needed(label, value, missing string) Field {
	value = oneLine(value)
	return Field{Label: label, Value: cmp.Or(value, missing), Missed: value == ""}
}

func direction(d okr.Direction) string {
	if d == okr.Hold {
		return "to be held"
	}
	return string(d)
}

// kindLabel is the label of the one field that is never missing: it can only
// be wrong.
const kindLabel = "Kind"

func kind(k okr.KeyResult) Field {
	if k.Outcome {
		return Field{Label: kindLabel, Value: "an outcome"}
	}
	return Field{Label: kindLabel, Value: "an activity, no outcome", Missed: true}
}

// KeyResult says what a Key Result gives and what it lacks, as far as an old
// review knows: nothing but its target and its date.
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

// Checked reports whether the Key Results of a review were taken apart and
// checked; in an old one they were not, and most of their fields say nothing.
func Checked(r *critique.Review) bool { return r.Findings != nil }

// FindingSign stands before a finding.
const FindingSign = "!"

// FindingsOfWhole returns the findings that belong to no Objective, such as
// one about their number.
func FindingsOfWhole(r *critique.Review) []okr.Finding {
	var whole []okr.Finding
	for _, f := range r.Findings {
		if !slices.ContainsFunc(r.Objectives, func(o okr.Objective) bool { return slices.Contains(o.Findings, f) }) {
			whole = append(whole, f)
		}
	}
	return whole
}

// FindingsOf sorts the findings of an Objective to where they stand: those of
// each Key Result by its number, and those of the Objective itself.
func FindingsOf(o okr.Objective) (own []okr.Finding, byKeyResult [][]okr.Finding) {
	byKeyResult = make([][]okr.Finding, len(o.KeyResults))
	for _, f := range o.Findings {
		at := slices.IndexFunc(o.KeyResults, func(k okr.KeyResult) bool { return k.Start <= f.Start && f.End <= k.End && !f.Empty() })
		if at < 0 {
			own = append(own, f)
			continue
		}
		byKeyResult[at] = append(byKeyResult[at], f)
	}
	return own, byKeyResult
}

// WithoutKeyResults says what to do where none was found below an Objective.
const WithoutKeyResults = "No Key Result was found below it. Begin each on a line of its own with KR or a dash."
