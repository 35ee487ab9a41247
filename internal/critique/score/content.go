package score

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

const (
	// partlyShare is what a key point is worth that is covered in part.
	partlyShare = 0.5
	// mistakeCosts is what a mistake takes off that does not follow from a
	// missing key point: one that does has been paid for there.
	mistakeCosts = 0.5
)

// content returns what is wrong with what was said: the key points share Full
// points equally, and each mistake of its own takes half a point. Points are
// taken off for all that are missed and for all that are partly covered, so
// that rounding to halves happens once.
func (f Found) content() (faults []fault, held string) {
	worth := f.worth()
	missed, partly := named(f.Criteria, rubric.Missed), named(f.Criteria, rubric.Partly)
	if n := float64(len(missed)); n > 0 {
		faults = append(faults, fault{points: inHalves(worth * n), reason: "Missed: " + strings.Join(missed, ", ")})
	}
	if n := float64(len(partly)); n > 0 {
		faults = append(faults, fault{points: inHalves(worth * partlyShare * n), reason: "Partly covered: " + strings.Join(partly, ", ")})
	}
	for _, m := range f.ownMistakes() {
		reason := "Mistake made: " + m.ID
		if len(m.Evidence) > 0 {
			reason += fmt.Sprintf(", “%s”", shortened(m.Evidence[0].Quote))
		}
		faults = append(faults, fault{points: mistakeCosts, reason: reason})
	}
	if n := len(f.Question.KeyPoints); n > 1 {
		return faults, fmt.Sprintf("All %d key points are covered, and no mistake is made", n)
	}
	return faults, "The key point is covered, and no mistake is made"
}

// worth is how many points a key point is worth.
func (f Found) worth() float64 { return Full / float64(max(len(f.Question.KeyPoints), 1)) }

// ownMistakes returns the mistakes that were made and are more than a missing
// key point.
func (f Found) ownMistakes() []rubric.Criterion {
	var own []rubric.Criterion
	for _, m := range f.Question.Mistakes {
		followsFromPoint := len(m.Without) > 0 && m.Check == ""
		at := slices.IndexFunc(f.Criteria, func(c rubric.Criterion) bool { return c.ID == m.ID })
		if !followsFromPoint && at >= 0 && f.Criteria[at].Verdict == rubric.Made {
			own = append(own, f.Criteria[at])
		}
	}
	return own
}

// named returns the ids of the criteria with a verdict, in order.
func named(criteria []rubric.Criterion, v rubric.Verdict) []string {
	var ids []string
	for _, c := range criteria {
		if c.Verdict == v {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// contentRepairs has a repair for each key point that is not covered, and for
// each mistake of its own, with the points that each would gain. Among points of
// one verdict the one that is nearest to being made comes first.
func (f Found) contentRepairs() []fault {
	worth := f.worth()
	var all []fault
	nearest := slices.Clone(f.Criteria)
	slices.SortStableFunc(nearest, func(a, b rubric.Criterion) int { return cmp.Compare(b.Confidence, a.Confidence) })
	for _, c := range nearest {
		about := f.aboutPoint(c.ID)
		switch c.Verdict {
		case rubric.Missed:
			all = append(all, fault{points: worth, repair: f.pointRepair(c), about: about, adds: true})
		case rubric.Partly:
			all = append(all, fault{points: worth * partlyShare, repair: f.pointRepair(c), about: about, adds: true})
		}
	}
	for _, m := range f.ownMistakes() {
		all = append(all, fault{points: mistakeCosts, repair: mistakeRepair(m), about: f.aboutMistake(m.ID)})
	}
	return all
}

// aboutPoint is the subject of a key point that asks for numbers and nothing
// else: Key Results without any are the same fault.
func (f Found) aboutPoint(id string) subject {
	for _, p := range f.Question.KeyPoints {
		if p.ID == id && slices.Equal(p.Needs, []questions.Need{questions.NeedTarget}) {
			return numbers
		}
	}
	return ""
}

func (f Found) aboutMistake(id string) subject {
	for _, m := range f.Question.Mistakes {
		if m.ID == id && m.Check == questions.CheckMeasurable {
			return numbers
		}
	}
	return ""
}

// pointRepair gives a sentence that would make a key point. Where the point is
// partly made it stands at the words that are not enough for it; what comes
// nearest to a missed point is often about something else.
func (f Found) pointRepair(c rubric.Criterion) Repair {
	at := slices.IndexFunc(c.Evidence, func(e rubric.Evidence) bool { return !f.isTitle(e.Span) })
	if c.Verdict != rubric.Partly || at < 0 {
		return Repair{Text: fmt.Sprintf("For %s, say something like “%s”", c.ID, c.Advice)}
	}
	e := c.Evidence[at]
	return Repair{e.Span, fmt.Sprintf("For %s, “%s” is not enough. Say something like “%s”", c.ID, shortened(e.Quote), c.Advice)}
}

// isTitle reports whether a passage holds the title of an Objective, which is
// not meant to make a point.
func (f Found) isTitle(passage prose.Span) bool {
	return slices.ContainsFunc(f.OKRs.Objectives, func(o okr.Objective) bool { return o.Start < passage.End && passage.Start < o.End })
}

func mistakeRepair(c rubric.Criterion) Repair {
	if len(c.Evidence) == 0 {
		return Repair{Text: fmt.Sprintf("Against %s: %s", c.ID, c.Advice)}
	}
	e := c.Evidence[0]
	return Repair{e.Span, fmt.Sprintf("Against %s, change “%s”. %s", c.ID, shortened(e.Quote), c.Advice)}
}
