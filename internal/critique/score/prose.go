package score

import (
	"fmt"
	"slices"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/prose"
)

// What is taken off the structure of an answer that is no set of OKRs, by the
// number of its parts.
const (
	onePart  = 2.0
	twoParts = 1.0
	fewParts = 3
)

// prose returns what is wrong with the structure of any answer but OKRs: its
// points should stand in parts of their own. Only paragraphs that earned a key
// point count as parts, so that padding makes none. What marks the parts and
// ends the answer is paid for in its delivery, and not twice.
func (f Found) prose() []fault {
	parts, first := f.parts()
	apart := Repair{first, fmt.Sprintf("Give each point a paragraph of its own; the first stands in “%s”.", shortened(first.Of(f.Text)))}
	var faults []fault
	switch {
	case parts == 0:
		return []fault{{points: Full, reason: "No part of it makes a key point"}}
	case parts == 1:
		faults = append(faults, fault{points: onePart, reason: "All that counts stands in one paragraph", repair: apart})
	case parts < fewParts:
		faults = append(faults, fault{points: twoParts, reason: "All that counts stands in two paragraphs", repair: apart})
	}
	return faults
}

// parts counts the paragraphs and list items in which a key point is made, and
// returns the first passage that makes one. A line that an editor broke at its
// margin is no part of its own.
func (f Found) parts() (n int, first prose.Span) {
	lines := prose.Items(f.Text)
	found := map[int]bool{}
	for _, c := range f.Criteria {
		if c.Kind != rubric.KeyPoint || c.Verdict == rubric.Missed {
			continue
		}
		for _, e := range c.Evidence {
			if len(found) == 0 || e.Start < first.Start {
				first = e.Span
			}
			at := slices.IndexFunc(lines, func(l prose.Line) bool { return e.Start < l.End })
			found[at] = true
		}
	}
	return len(found), first
}
