package rubric

import (
	"math"

	"okrcoach/internal/critique/meaning"
)

// direction is a linear reading of a criterion, learned from its question's
// sentences: how much each dimension of meaning, each term and each mark
// speaks for it. It is a ridge regression on plus and minus one, with both
// sides weighing the same (Hoerl and Kennard 1970).
type direction struct {
	sense meaning.Vector
	terms []float64
	marks marks
	mean  marks
}

// How a direction is learned. The values were chosen on the answers that may be
// learned from, one question left out at a time.
const (
	// ridge is how much large coefficients cost, per row.
	ridge = 0.02
	// foreignWeight is what a sentence about another criterion weighs.
	foreignWeight = 0.6
	// markShare scales the marks beside meaning and terms, whose vectors have
	// unit length.
	markShare = 0.15
	// steps of the conjugate gradient; after them the coefficients hardly change
	// any more.
	steps = 8
)

// learn fits the direction of a criterion.
func (c *corpus) learn(criterion int, mean marks) direction {
	target := make([]float64, len(c.rows))
	weight := make([]float64, len(c.rows))
	var plus, minus float64
	for i, r := range c.rows {
		target[i], weight[i] = -1, foreignWeight
		if r.criterion == criterion {
			weight[i] = 1
		}
		if r.criterion == criterion && r.makes {
			target[i] = 1
			plus += weight[i]
		} else {
			minus += weight[i]
		}
	}
	n := float64(len(c.rows))
	for i := range weight {
		side := minus
		if target[i] > 0 {
			side = plus
		}
		weight[i] *= n / (2 * math.Max(side, 1))
	}
	return c.solve(target, weight, mean)
}

// solve minimises the weighted squares by conjugate gradients (Hestenes and
// Stiefel 1952) on the normal equations. Both sides weigh the same, so the
// best constant is 0.
func (c *corpus) solve(target, weight []float64, mean marks) direction {
	d := direction{sense: make(meaning.Vector, meaning.Dim), terms: make([]float64, len(c.vocabulary.weight)), mean: mean}
	residual := c.gather(target, weight, mean)
	along := residual.clone()
	squares := residual.squares()
	for range steps {
		if squares < 1e-9 {
			break
		}
		values := make([]float64, len(c.rows))
		for i, r := range c.rows {
			values[i] = along.of(r.reading)
		}
		image := c.gather(values, weight, mean)
		image.addScaled(along, ridge*float64(len(c.rows)))
		step := squares / along.dot(image)
		d.addScaled(along, step)
		residual.addScaled(image, -step)
		next := residual.squares()
		along.scaleAndAdd(next/squares, residual)
		squares = next
	}
	return d
}

// gather adds up the rows, each times its value and weight.
func (c *corpus) gather(values, weight []float64, mean marks) direction {
	g := direction{sense: make(meaning.Vector, meaning.Dim), terms: make([]float64, len(c.vocabulary.weight)), mean: mean}
	for i, r := range c.rows {
		x := values[i] * weight[i]
		g.sense.AddScaled(r.sense, float32(x))
		if r.words.length > 0 {
			for _, e := range r.words.entries {
				g.terms[e.term] += float64(x * e.weight / r.words.length)
			}
		}
		for j := range g.marks {
			g.marks[j] += float64(x * markShare * (r.marks[j] - mean[j]))
		}
	}
	return g
}

// of says how far a reading points in the direction: about 1 for sentences
// that make the point, about -1 for others.
func (d direction) of(r reading) float64 {
	return d.sense.Dot(r.sense) + d.ofWords(r.words) + d.ofMarks(r.marks)
}

func (d direction) ofWords(v vector) float64 {
	if v.length == 0 {
		return 0
	}
	sum := 0.0
	for _, e := range v.entries {
		sum += float64(d.terms[e.term] * e.weight)
	}
	return sum / v.length
}

func (d direction) ofMarks(m marks) float64 {
	sum := 0.0
	for j := range m {
		sum += float64(d.marks[j] * markShare * (m[j] - d.mean[j]))
	}
	return sum
}

func (d direction) clone() direction {
	out := d
	out.sense = append(meaning.Vector(nil), d.sense...)
	out.terms = append([]float64(nil), d.terms...)
	return out
}

func (d *direction) addScaled(e direction, by float64) {
	d.sense.AddScaled(e.sense, float32(by))
	for i, x := range e.terms {
		d.terms[i] += float64(by * x)
	}
	for i, x := range e.marks {
		d.marks[i] += float64(by * x)
	}
}

// scaleAndAdd multiplies d by a factor and adds e.
func (d *direction) scaleAndAdd(by float64, e direction) {
	for i := range d.sense {
		d.sense[i] = float32(d.sense[i]*float32(by)) + e.sense[i]
	}
	for i := range d.terms {
		d.terms[i] = float64(d.terms[i]*by) + e.terms[i]
	}
	for i := range d.marks {
		d.marks[i] = float64(d.marks[i]*by) + e.marks[i]
	}
}

func (d direction) dot(e direction) float64 {
	sum := d.sense.Dot(e.sense)
	for i, x := range d.terms {
		sum += float64(x * e.terms[i])
	}
	for i, x := range d.marks {
		sum += float64(x * e.marks[i])
	}
	return sum
}

func (d direction) squares() float64 { return d.dot(d) }
