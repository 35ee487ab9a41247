package main

import (
	"cmp"
	"math"
	"slices"

	"okrcoach/internal/critique/rubric"
)

// How the weights are found. The penalty was chosen by leaving out one
// question at a time.
const (
	pointPenalty = 0.02
	quotePenalty = 0.1
	// contradictionCosts is the weight of a denied passage. Few answers deny
	// anything, so that what they teach of it is too little.
	contradictionCosts = 12
	// rounds is how often the passages that count are chosen anew, descents
	// how many steps are taken in between, and rate the length of a step.
	rounds   = 8
	descents = 150
	rate     = 0.05
)

// scale holds the mean and the deviation of each feature, so that one penalty
// fits all of them.
type scale struct{ mean, deviation rubric.Features }

func newScale(bags []bag, use func(bag, int) bool) scale {
	var s scale
	n := 0.0
	each := func(do func(rubric.Features)) {
		for _, b := range bags {
			for i, p := range b.examination.Passages {
				if use(b, i) {
					do(p.Features[b.criterion])
				}
			}
		}
	}
	each(func(f rubric.Features) {
		n++
		for i, x := range f {
			s.mean[i] += x
		}
	})
	for i := range s.mean {
		s.mean[i] /= n
	}
	each(func(f rubric.Features) {
		for i, x := range f {
			s.deviation[i] += (x - s.mean[i]) * (x - s.mean[i]) / n
		}
	})
	for i := range s.deviation {
		s.deviation[i] = math.Max(math.Sqrt(s.deviation[i]), 1e-6)
	}
	s.mean[rubric.FeatureBias], s.deviation[rubric.FeatureBias] = 0, 1
	return s
}

func (s scale) of(f rubric.Features) rubric.Features {
	for i := range f {
		f[i] = (f[i] - s.mean[i]) / s.deviation[i]
	}
	return f
}

// undo turns weights of scaled features into weights of the features.
func (s scale) undo(w rubric.Features) rubric.Features {
	for i := range w {
		if i != rubric.FeatureBias {
			w[i] /= s.deviation[i]
			w[rubric.FeatureBias] -= w[i] * s.mean[i]
		}
	}
	return w
}

// fitPoints finds the weights under which the pooled scores of the passages
// tell the answers that make a point from the others: a logistic regression in
// which each answer is a bag of passages.
func fitPoints(bags []bag) rubric.Features {
	s := newScale(bags, func(bag, int) bool { return true })
	var w rubric.Features
	fixed := rubric.FeatureDeniedShare
	w[fixed] = -contradictionCosts * s.deviation[fixed]
	w[rubric.FeatureSense], w[rubric.FeatureWords], w[rubric.FeatureDirection], w[rubric.FeatureBias] = 0.3, 0.3, 0.3, -2
	total := 0.0
	for _, b := range bags {
		total += b.weight
	}
	for range rounds {
		chosen := make([][]rubric.Features, len(bags))
		for i, b := range bags {
			chosen[i] = strongest(b, s, s.undo(w))
		}
		w = descend(w, func(w rubric.Features) (gradient rubric.Features) {
			for i, b := range bags {
				odds, share := pool(chosen[i], w)
				miss := b.weight / total * (1/(1+math.Exp(b.examination.Apart-odds)) - truth(b.yes))
				for j, f := range chosen[i] {
					for k, x := range f {
						gradient[k] += miss * share[j] * x
					}
				}
			}
			gradient = penalised(gradient, w, pointPenalty)
			gradient[fixed] = 0
			return gradient
		})
	}
	return s.undo(w)
}

// strongest returns the scaled features of the passages that count under these
// weights.
func strongest(b bag, s scale, w rubric.Features) []rubric.Features {
	scores := b.examination.Scores(b.criterion, w)
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(scores[j], scores[i]) })
	var all []rubric.Features
	for k, i := range order[:min(rubric.Breaths, len(order))] {
		if k == 0 || scores[i] >= rubric.Heard {
			all = append(all, s.of(b.examination.Passages[i].Features[b.criterion]))
		}
	}
	return all
}

// pool returns the pooled score and each passage's share in it.
func pool(passages []rubric.Features, w rubric.Features) (float64, []float64) {
	scores := make([]float64, len(passages))
	for i, f := range passages {
		scores[i] = f.Score(w)
	}
	best, sum := slices.Max(scores), 0.0
	for i := range scores {
		scores[i] = math.Exp(scores[i] - best)
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
	return best + math.Log(sum), scores
}

// fitQuotes finds the weights under which the passages that readers quote rank
// above the others of the same answer: a softmax over its passages.
func fitQuotes(bags []bag) rubric.Features {
	s := newScale(bags, func(b bag, i int) bool { return b.examination.Passages[i].Quotable })
	passages, quoted := rankable(bags, s)
	w := rubric.Features{}
	for range rounds {
		w = descend(w, func(w rubric.Features) (gradient rubric.Features) {
			for i := range passages {
				_, share := pool(passages[i], w)
				right := 0.0
				for j, x := range share {
					right += x * truth(quoted[i][j])
				}
				for j, f := range passages[i] {
					pull := (share[j] - share[j]*truth(quoted[i][j])/right) / float64(len(passages))
					for k, x := range f {
						gradient[k] += pull * x
					}
				}
			}
			return penalised(gradient, w, quotePenalty)
		})
	}
	w = s.undo(w)
	w[rubric.FeatureBias] = 0 // a constant does not change a rank
	return w
}

// rankable returns the scaled features of the passages that may be quoted, for
// each answer in which a reader quotes some of them and not others, and which.
func rankable(bags []bag, s scale) (passages [][]rubric.Features, quoted [][]bool) {
	for _, b := range bags {
		var fs []rubric.Features
		var qs []bool
		for i, p := range b.examination.Passages {
			if p.Quotable {
				fs, qs = append(fs, s.of(p.Features[b.criterion])), append(qs, b.quoted[i])
			}
		}
		if slices.Contains(qs, true) && slices.Contains(qs, false) {
			passages, quoted = append(passages, fs), append(quoted, qs)
		}
	}
	return passages, quoted
}

func penalised(gradient, w rubric.Features, penalty float64) rubric.Features {
	for k := range gradient {
		if k != rubric.FeatureBias {
			gradient[k] += penalty * w[k]
		}
	}
	return gradient
}

// descend follows a gradient downhill with Adam (Kingma and Ba 2015).
func descend(w rubric.Features, gradientAt func(rubric.Features) rubric.Features) rubric.Features {
	const keepMean, keepSquare, least = 0.9, 0.999, 1e-8
	var mean, square rubric.Features
	for n := 1; n <= descents; n++ {
		g := gradientAt(w)
		for k, x := range g {
			mean[k] = keepMean*mean[k] + (1-keepMean)*x
			square[k] = keepSquare*square[k] + (1-keepSquare)*x*x
			m := mean[k] / (1 - math.Pow(keepMean, float64(n)))
			v := square[k] / (1 - math.Pow(keepSquare, float64(n)))
			w[k] -= rate * m / (math.Sqrt(v) + least)
		}
	}
	return w
}

func truth(yes bool) float64 { return float64(number(yes)) }
