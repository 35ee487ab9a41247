package rubric

import (
	"cmp"
	"math"
	"slices"
)

// Breaths is how many passages of an answer count towards a point. A point is
// often made more than once, and each time adds to the probability; but sense
// that is spread thinly over a long answer must not, so only the best count.
const Breaths = 3

// Heard is the score from which a passage counts beside the best one, as the
// logarithm of the odds: below it, it makes the point in one case of eight at
// most, and sentences that say nothing would add up.
const Heard = -2.0

// Pool joins what the passages of an answer score on a criterion: the
// logarithm of the sum of the exponentials of the best of them. Of one score
// it is that score; where several are good it is more.
func Pool(scores []float64) float64 {
	best := slices.SortedFunc(slices.Values(scores), func(a, b float64) int { return cmp.Compare(b, a) })
	best = best[:min(Breaths, len(best))]
	if len(best) == 0 {
		return -farOff
	}
	sum := 1.0
	for _, x := range best[1:] {
		if x >= Heard {
			sum += math.Exp(x - best[0])
		}
	}
	return min(max(best[0]+math.Log(sum), -farOff), farOff)
}

// farOff bounds a score, as the logarithm of the odds: 99 in 100, since no
// reader of words alone is surer than that.
const farOff = 4.6

// Score is the weighted sum of the features.
func (f Features) Score(weights Features) float64 {
	sum := 0.0
	for i, x := range f {
		sum += float64(x * weights[i])
	}
	return sum
}

// probability turns the logarithm of the odds into a probability.
func probability(score float64) float64 { return 1 / (1 + math.Exp(-score)) }
