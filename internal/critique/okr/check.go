package okr

import (
	"cmp"
	"slices"

	"okrcoach/internal/prose"
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
		o.Findings = checkObjective(text, *o, e)
		report.Findings = append(report.Findings, o.Findings...)
	}
	inOrder(report.Findings)
	return report
}

// checkObjective returns the findings of one Objective and its Key Results.
func checkObjective(text string, o Objective, e Expected) []Finding {
	found := []Finding{}
	if f, off := keyResultCount(o); off {
		found = append(found, f)
	}
	found = append(found, lacking(o)...)
	found = append(found, moved(impossible(o.Text), o.Start)...)
	var all []made
	for i, k := range o.KeyResults {
		if !k.Outcome {
			found = append(found, Finding{Activity, k.Span, activityMessage})
		}
		found = append(found, moved(impossible(k.Text), k.Start)...)
		if f, off := meanLatency(k); off {
			found = append(found, f)
		}
		for _, c := range claims(k.Text) {
			all = append(all, made{claim: c, keyResult: k, index: i})
		}
	}
	for _, c := range all {
		found = append(found, c.findings(e)...)
	}
	found = append(found, percentilesOutOfOrder(all)...)
	found = append(found, overBudget(all)...)
	inOrder(found)
	return found
}

// made is a claim with the Key Result that makes it, the index-th of its
// Objective.
type made struct {
	claim
	keyResult KeyResult
	index     int
}

// place is where the claim stands in the whole text.
func (m made) place() prose.Span {
	s := trim(m.text, m.claim.Span)
	return prose.Span{Start: m.keyResult.Start + s.Start, End: m.keyResult.Start + s.End}
}

// findings returns what is wrong with one claim by itself.
func (m made) findings(e Expected) []Finding {
	var found []Finding
	for _, check := range [...]func(claim) (Code, string){unmoved, backwards, e.unambitious} {
		if code, message := check(m.claim); code != "" {
			found = append(found, Finding{code, m.place(), message})
		}
	}
	return found
}

// moved shifts findings from the offsets of a part to those of the text.
func moved(all []Finding, by int) []Finding {
	for i := range all {
		all[i].Start += by
		all[i].End += by
	}
	return all
}

// inOrder sorts findings by their place in the text.
func inOrder(all []Finding) {
	slices.SortStableFunc(all, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
}
