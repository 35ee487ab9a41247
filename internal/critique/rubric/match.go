package rubric

import (
	"cmp"
	"math"
	"slices"
)

// nearest is how many exemplars a passage is compared with: enough that one
// odd exemplar decides nothing, few enough that a point may be made in several
// quite different ways.
const nearest = 3

// contrastShare is how much nearness to the contrasts takes off.
const contrastShare = 0.5

// matcher tells how near a passage comes to the sentences that make a point,
// as against those that only seem to.
type matcher struct {
	sides
	// far and spread are the mean and the standard deviation of what passages
	// score that belong to the question but not to the point. Both depend on
	// how many exemplars there are and how much they have in common.
	far, spread float64
}

// sides are the sentences for and against one criterion.
type sides struct{ exemplars, contrasts []vector }

// leastSpread keeps a question with few or very uniform sentences from making
// every score an outlier.
const leastSpread = 0.025

// newMatcher learns what a miss scores from the exemplars of the other
// criteria.
func newMatcher(s sides, others []vector) matcher {
	m := matcher{sides: s, spread: leastSpread}
	misses := make([]float64, 0, len(others))
	for _, v := range others {
		misses = append(misses, m.nearness(v))
	}
	m.far = mean(misses)
	squares := make([]float64, 0, len(misses))
	for _, x := range misses {
		squares = append(squares, (x-m.far)*(x-m.far))
	}
	m.spread = max(leastSpread, math.Sqrt(mean(squares)))
	return m
}

// nearness is the mean similarity to the nearest exemplars less a share of
// that to the nearest contrasts.
func (m matcher) nearness(v vector) float64 {
	return nearestMean(v, m.exemplars) - float64(contrastShare*nearestMean(v, m.contrasts))
}

// score says how far v stands out from a miss, in standard deviations. Where
// there are no exemplars nothing does.
func (m matcher) score(v vector) float64 {
	if len(m.exemplars) == 0 {
		return 0
	}
	return (m.nearness(v) - m.far) / m.spread
}

// closest returns the index of the exemplar most like v, or -1 where none is
// like it at all.
func (m matcher) closest(v vector) int {
	best, at := 0.0, -1
	for i, e := range m.exemplars {
		if s := similarity(v, e); s > best {
			best, at = s, i
		}
	}
	return at
}

func nearestMean(v vector, to []vector) float64 {
	all := make([]float64, 0, len(to))
	for _, t := range to {
		all = append(all, similarity(v, t))
	}
	slices.SortFunc(all, func(a, b float64) int { return cmp.Compare(b, a) })
	return mean(all[:min(nearest, len(all))])
}

func mean(xs []float64) float64 {
	if len(xs) == 0 {
		return 0
	}
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}

// A score becomes a probability by a logistic curve, the same for every
// question. Sentences of an answer that is about something else stand out by
// chance, so the score counts by the share of the answer's words that the
// question's exemplars use as well. The coefficients were fitted to the tuning
// half of testdata/answers.jsonl, leaving out what was taken from the answer
// under test, and, at a fifth of their weight, to the bundled sample answers, each
// put to all questions.
const (
	slope  = 2.36
	offset = -4.18
)

func probability(score, coverage float64) float64 {
	return 1 / (1 + math.Exp(-float64(slope*score*coverage)-offset))
}
