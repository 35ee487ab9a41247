package rubric

import (
	"math"
	"slices"

	"okrcoach/internal/questions"
)

// Stray is an exemplar that is nearer to another key point than to its own.
type Stray struct {
	// Point and Exemplar number it in the question.
	Point, Exemplar int
	// Other is the id of the key point that it is nearer to, and By how much,
	// as a difference of likeness: by meaning and by words, 0 to 2 in all.
	Other string
	By    float64
}

// strayBy is the difference from which an exemplar is a stray. Below it many
// good sentences are that touch on two points in passing.
const strayBy = 0.15

// Strays returns the exemplars of q that would rather make another key point,
// for its author: they pull answers to the wrong one. Each is held against the
// nearest three of the other exemplars of its own point and of each other point.
func Strays(q *questions.Question) []Stray {
	r := New(q)
	var strays []Stray
	for i, p := range q.KeyPoints {
		// The exemplars of a point are its first rows, in their order.
		for e, row := range r.judged[i].exemplars[:len(p.Exemplars)] {
			own, other, best := r.likenesses(row, i)
			if by := best - own; by >= strayBy {
				strays = append(strays, Stray{i, e, q.KeyPoints[other].ID, math.Round(by*100) / 100})
			}
		}
	}
	return strays
}

// likenesses says how like a row is to its own key point, itself left out, and
// to the most alike of the others.
func (r *Rubric) likenesses(row, own int) (ownLikeness float64, other int, best float64) {
	l := r.corpus.liken(r.judged, r.corpus.rows[row].reading)
	best = math.Inf(-1)
	for n := range r.points {
		rows := slices.DeleteFunc(slices.Clone(r.judged[n].exemplars), func(i int) bool { return i == row })
		likeness := nearestMean(l.sense, rows) + nearestMean(l.words, rows)
		switch {
		case n == own:
			ownLikeness = likeness
		case likeness > best:
			other, best = n, likeness
		}
	}
	return ownLikeness, other, best
}
