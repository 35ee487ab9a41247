package agreement

import (
	"math"
	"math/rand/v2"
	"slices"

	"okrcoach/internal/critique/rubric"
)

// Interval is the range in which the middle 95 % of resampled scores lie.
type Interval struct{ Low, High float64 }

// rounds is how often the answers are drawn anew: enough that the ends of an
// interval are steady to about 0.01.
const rounds = 1000

// Bootstrap says how much the mean F1 and AUC of a kind would vary with other
// answers of the same sort: the answers are drawn anew with replacement
// (Efron 1979). The seed is fixed, so that the same tally always gives the
// same intervals.
func (t *Tally) Bootstrap(kind rubric.Kind) (f1, auc Interval) {
	byAnswer := map[string][]Prediction{}
	var answers []string
	for _, p := range t.Predictions {
		if byAnswer[p.Answer] == nil {
			answers = append(answers, p.Answer)
		}
		byAnswer[p.Answer] = append(byAnswer[p.Answer], p)
	}
	random := rand.New(rand.NewPCG(1, 2))
	var f1s, aucs []float64
	for range rounds {
		var drawn Tally
		for range answers {
			drawn.Predictions = append(drawn.Predictions, byAnswer[answers[random.IntN(len(answers))]]...)
		}
		s := drawn.Mean(kind)
		f1s, aucs = append(f1s, s.F1), append(aucs, s.AUC)
	}
	return middle(f1s), middle(aucs)
}

// middle returns the 2.5th and the 97.5th percentile of what is a number.
func middle(xs []float64) Interval {
	xs = slices.DeleteFunc(xs, math.IsNaN)
	if len(xs) == 0 {
		return Interval{math.NaN(), math.NaN()}
	}
	slices.Sort(xs)
	last := float64(len(xs) - 1)
	return Interval{xs[int(math.Round(0.025*last))], xs[int(math.Round(0.975*last))]}
}
