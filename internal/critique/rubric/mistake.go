package rubric

import (
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/questions"
)

// mistake is a common mistake with what its reasons are written from.
type mistake struct {
	questions.Mistake
	lines
	number int
	// without numbers the key points that rule the mistake out, and points
	// holds what they say, in the same order.
	without []int
	points  []string
}

// judge says whether an answer makes the mistake: by its Key Results, by what
// it leaves out, or, where the question names neither, by saying it out loud.
func (m mistake) judge(a *answer, points []Criterion, seen [][]sight, objectives []okr.Objective) Criterion {
	var c Criterion
	switch {
	case m.Check == questions.CheckMeasurable && len(m.without) > 0:
		c = surer(m.measured(a, seen[m.number], objectives), m.left(a, points, seen, objectives))
	case m.Check == questions.CheckMeasurable:
		c = m.measured(a, seen[m.number], objectives)
	case len(m.without) > 0:
		c = m.left(a, points, seen, objectives)
	default:
		c = m.said(a, seen[m.number])
	}
	if c.Verdict != Avoided {
		c.Advice = m.Repair
	}
	return c
}

// surer returns the criterion with the higher confidence, the first in a tie.
func surer(a, b Criterion) Criterion {
	if b.Confidence > a.Confidence {
		return b
	}
	return a
}

// said looks for a sentence that makes the mistake out loud.
func (m mistake) said(a *answer, seen []sight) Criterion {
	c := m.criterion(m.ID, Mistake, probability(pooled(seen)), "No sentence makes this mistake.")
	if c.Verdict != Avoided {
		c.Evidence = cite(a.text, seen, quotes(a, seen))
		c.Reason = "This is what the mistake sounds like."
	}
	return c
}
