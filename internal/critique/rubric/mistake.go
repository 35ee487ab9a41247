package rubric

import (
	"fmt"

	"okrcoach/internal/critique/okr"
	"okrcoach/internal/questions"
)

// mistake is a common mistake with what answers are compared with.
type mistake struct {
	questions.Mistake
	matcher matcher
	voices  []string
	// points holds what the key points say, by their ids.
	points map[string]string
}

// judge says whether an answer makes the mistake: by its Key Results, by what
// it leaves out, or, only where the question names neither, by saying it out
// loud. The labelled answers say mistakes so rarely that nearness to a
// mistake's exemplars told nothing there where one of the others could.
func (m mistake) judge(a answer, points []Criterion, objectives []okr.Objective) Criterion {
	var c Criterion
	switch {
	case m.Check == questions.CheckMeasurable && len(m.Without) > 0:
		c = surer(m.measured(a, objectives), m.left(points))
	case m.Check == questions.CheckMeasurable:
		c = m.measured(a, objectives)
	case len(m.Without) > 0:
		c = m.left(points)
	default:
		c = m.said(a)
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
func (m mistake) said(a answer) Criterion {
	h := m.matcher.best(a, nil)
	c := criterion(m.ID, Mistake, h.confidence, "No sentence makes this mistake.")
	if c.Verdict != Avoided {
		c.Evidence = cite(a.text, []stretch{m.matcher.within(a, h.passage)})
		c.Reason = fmt.Sprintf("This sounds like “%s”.", unstopped(m.voices[max(0, m.matcher.closest(h.vector))]))
	}
	return c
}

// left follows from the key points that rule the mistake out: it is made to
// the degree that the best of them is not.
func (m mistake) left(points []Criterion) Criterion {
	var best Criterion
	for _, id := range m.Without {
		for _, p := range points {
			if p.ID == id && (best.ID == "" || p.Confidence > best.Confidence) {
				best = p
			}
		}
	}
	c := criterion(m.ID, Mistake, 1-best.Confidence, "")
	switch c.Verdict {
	case Made:
		c.Reason = fmt.Sprintf("No sentence does what prevents it: “%s”.", m.points[best.ID])
	case Possible:
		c.Reason = fmt.Sprintf("Perhaps no sentence does what prevents it: “%s”.", m.points[best.ID])
	default:
		c.Reason = fmt.Sprintf("You do what prevents it: “%s”.", m.points[best.ID])
	}
	c.Evidence = append(c.Evidence, best.Evidence...)
	return c
}
