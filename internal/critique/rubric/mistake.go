package rubric

import (
	"fmt"
	"math"

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
		c = surer(m.measured(a, objectives), m.left(a, points, seen))
	case m.Check == questions.CheckMeasurable:
		c = m.measured(a, objectives)
	case len(m.without) > 0:
		c = m.left(a, points, seen)
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

// absence says how surely the likeliest of the key points that rule the mistake
// out is missing, as the logarithm of the odds that the mistake is made.
func (m mistake) absence(points []Criterion) float64 {
	best := 0.0
	for _, n := range m.without {
		best = max(best, points[n].Confidence)
	}
	return min(max(float64(absentWeight*math.Log((1-best)/best))+absentBias, -farOff), farOff)
}

// mostNear is how many passages are quoted of what comes nearest to a missing
// key point.
const mostNear = 2

// left follows from the key points that rule the mistake out.
func (m mistake) left(a *answer, points []Criterion, seen [][]sight) Criterion {
	c := m.criterion(m.ID, Mistake, probability(m.absence(points)), "")
	at, say := m.without[0], m.points[0]
	for i, n := range m.without {
		if points[n].Confidence > points[at].Confidence {
			at, say = n, m.points[i]
		}
	}
	best := points[at]
	switch {
	case c.Verdict == Made:
		c.Reason = fmt.Sprintf("No sentence does what would prevent it: “%s”.", say)
		if near := quotes(a, seen[at]); len(near) > 0 {
			c.Reason += " The quoted words come nearest to it."
			c.Evidence = cite(a.text, seen[at], near[:min(mostNear, len(near))])
		}
	case c.Verdict == Possible || best.Verdict != Covered:
		c.Reason = fmt.Sprintf("You come near what would prevent it, perhaps not near enough: “%s”.", say)
		c.Evidence = append(c.Evidence, best.Evidence...)
		if best.Near != nil {
			c.Evidence = append(c.Evidence, *best.Near)
		}
	default:
		c.Reason = fmt.Sprintf("You do what prevents it: “%s”.", say)
		c.Evidence = append(c.Evidence, best.Evidence...)
	}
	return c
}
