package rubric

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"okrcoach/internal/critique/okr"
	"okrcoach/internal/prose"
)

// absence says how surely the likeliest of the key points that rule the mistake
// out is missing, as the logarithm of the odds that the mistake is made.
func (m mistake) absence(points []Criterion) float64 {
	best := 0.0
	for _, n := range m.without {
		best = max(best, points[n].Confidence)
	}
	return min(max(float64(absentWeight*math.Log((1-best)/best))+absentBias, -farOff), farOff)
}

// Where what would prevent a mistake is not clearly there, the mistake is not
// avoided; and where the answer touches on it, the mistake is not said to be
// made unless the odds are two to one.
const (
	leastPossible = 0.45
	mostPossible  = 0.55
	twoToOne      = 0.67
)

// followed returns the confidence that a mistake is made which follows from
// best, the likeliest of the key points that would prevent it.
func (m mistake) followed(points []Criterion, best Criterion) float64 {
	confidence := probability(m.absence(points))
	if best.Verdict != Covered {
		confidence = max(confidence, leastPossible)
	}
	if best.Near != nil && confidence < twoToOne {
		confidence = min(confidence, mostPossible)
	}
	return confidence
}

// left follows from the key points that rule the mistake out.
func (m mistake) left(a *answer, points []Criterion, seen [][]sight, objectives []okr.Objective) Criterion {
	at, say := m.without[0], m.points[0]
	for i, n := range m.without {
		if points[n].Confidence > points[at].Confidence {
			at, say = n, m.points[i]
		}
	}
	best := points[at]
	c := m.criterion(m.ID, Mistake, m.followed(points, best), "")
	switch c.Verdict {
	case Made:
		c.Reason = fmt.Sprintf("No sentence does what would prevent it: “%s”.", say)
		if shows := shownAt(a, seen[m.number], seen[at], objectives); len(shows) > 0 {
			c.Reason += " The quoted words are where it shows most, or where you could mend it."
			c.Evidence = shows
		}
	case Possible:
		c.Reason = fmt.Sprintf("No sentence clearly does what would prevent it: “%s”.", say)
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

// What a passage is worth as a quote of something that is absent, besides what
// it is worth as one of the mistake and of the missing point: how near it is to
// one sentence of the mistake, and how much of the point it denies. Chosen on
// the answers that may be learned from.
const (
	worthOfNearest = 4
	worthOfDenial  = 2
)

// mostShows is how many passages are quoted where something is absent, besides
// a goal; the second is worth at most showMargin less than the first. Both have
// fewestShown words at least.
const (
	mostShows   = 2
	showMargin  = 3
	fewestShown = 3
)

// shownAt quotes where an absence shows: the passages that sound most like the
// mistake while they speak of what is missing or deny it, and the goal that is
// furthest from it. Own and point hold the same passages beside the mistake and
// beside the missing point.
func shownAt(a *answer, own, point []sight, objectives []okr.Objective) []Evidence {
	var order []int
	for i, s := range own {
		if a.quotable(s.passage) && a.signsOf(s.passage).words >= fewestShown {
			order = append(order, i)
		}
	}
	worth := func(i int) float64 {
		return own[i].worth + point[i].worth + float64(worthOfNearest*own[i].nearest) + float64(worthOfDenial*point[i].denied)
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(worth(j), worth(i)) })
	shows := []Evidence{}
	show := func(s prose.Span) {
		if !slices.ContainsFunc(shows, func(e Evidence) bool { return overlap(e.Span, s) }) {
			shows = append(shows, Evidence{Span: s, Quote: s.Of(a.text)})
		}
	}
	for _, i := range order {
		if len(shows) < mostShows && worth(order[0])-worth(i) <= showMargin {
			show(own[i].Span)
		}
	}
	if goal, found := furthest(point, objectives); found {
		show(goal)
	}
	return shows
}

// mostCompared is how many goals are compared with a point; no answer that
// somebody reads sets more.
const mostCompared = 12

// furthest returns the Objective, or where none has a title, the Key Result
// that is furthest from a point; none where all touch on it.
func furthest(point []sight, objectives []okr.Objective) (prose.Span, bool) {
	var titles, results []prose.Span
	for _, o := range objectives {
		if !o.Empty() {
			titles = append(titles, o.Span)
		}
		for _, k := range o.KeyResults {
			results = append(results, k.Span)
		}
	}
	if len(titles) == 0 {
		titles = results
	}
	titles = titles[:min(mostCompared, len(titles))]
	least, at := float64(touches), -1
	for i, s := range titles {
		if score := highestIn(point, s); score < least {
			least, at = score, i
		}
	}
	if at < 0 {
		return prose.Span{}, false
	}
	return titles[at], true
}

// highestIn returns the highest score of the passages that overlap a span.
func highestIn(seen []sight, s prose.Span) float64 {
	best := -farOff
	for _, p := range seen {
		if overlap(p.Span, s) {
			best = max(best, p.score)
		}
	}
	return best
}
