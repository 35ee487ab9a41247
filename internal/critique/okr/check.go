package okr

import (
	"cmp"
	"slices"
)

// Check finds what is wrong with the Objectives that Read found in text. It
// leaves objectives as they are and returns copies that hold their findings.
// Without Objectives there is nothing to find.
func Check(text string, objectives []Objective, e Expected) Report {
	report := Report{Objectives: slices.Clone(objectives), Findings: []Finding{}}
	if f, off := objectiveCount(objectives, e.Objectives); off {
		report.Findings = append(report.Findings, f)
	}
	for i := range report.Objectives {
		o := &report.Objectives[i]
		o.Findings = []Finding{}
		if f, off := keyResultCount(*o); off {
			o.Findings = append(o.Findings, f)
		}
		inOrder(o.Findings)
		report.Findings = append(report.Findings, o.Findings...)
	}
	inOrder(report.Findings)
	return report
}

// inOrder sorts findings by their place in the text.
func inOrder(all []Finding) {
	slices.SortStableFunc(all, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
}
