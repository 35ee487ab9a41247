package score

import (
	"fmt"
	"slices"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/prose"
)

// What is taken off the structure of an answer that is no set of OKRs.
const (
	onePart   = 2.0
	twoParts  = 1.0
	noSigns   = 1.0
	noClosing = 1.0
	fewParts  = 3
)

// prose returns what is wrong with the structure of any answer but OKRs: its
// points should stand in parts of their own that a reader can tell apart, and
// lead to an end. Only paragraphs that earned a key point count as parts, so
// that padding makes none.
func (f Found) prose() []fault {
	parts, first, listed := f.parts()
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
	if len(f.Delivery.Signposts) == 0 && !listed {
		faults = append(faults, fault{points: noSigns, reason: "Nothing tells a reader which part begins", repair: signpostRepair, about: signposts})
	}
	if f.Delivery.Closing == nil {
		faults = append(faults, fault{points: noClosing, reason: "It ends without a conclusion", repair: closingRepair, about: closing})
	}
	return faults
}

// parts counts the paragraphs and list items in which a key point is made, and
// returns the first passage that makes one and whether any is a list item. A
// line that an editor broke at its margin is no part of its own.
func (f Found) parts() (n int, first prose.Span, listed bool) {
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
			listed = listed || at >= 0 && lines[at].Mark != prose.NoMark
		}
	}
	return len(found), first, listed
}
