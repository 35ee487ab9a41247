package agreement

import (
	"cmp"
	"math"
	"slices"

	"okrcoach/internal/critique/rubric"
)

// Score is how good the predictions on one criterion are, or the means over
// several. Each is NaN where it cannot be said: F1 and AUC need two clear
// answers of either kind.
type Score struct {
	// F1 is the harmonic mean of precision and recall of yes, 0 to 1.
	F1 float64
	// Accuracy is the share on the right side, 0 to 1.
	Accuracy float64
	// AUC is the chance that a yes gets a higher confidence than a no.
	AUC float64
	// Brier is the mean squared distance of the confidence from the truth,
	// 0 to 1; less is better.
	Brier float64
}

// enough is how many clear answers of either kind F1 and AUC need.
const enough = 2

// Score returns the score of one criterion.
func (t *Tally) Score(criterion string) Score {
	return score(slices.DeleteFunc(slices.Clone(t.Predictions), func(p Prediction) bool { return p.Criterion != criterion }))
}

func score(ps []Prediction) Score {
	var yes, found, both, right, brier float64
	for _, p := range ps {
		truth, hit := number(p.Yes), number(p.Found())
		yes += truth
		found += hit
		both += hit * truth
		right += 1 - math.Abs(hit-truth)
		brier += (p.Confidence - truth) * (p.Confidence - truth)
	}
	n := float64(len(ps))
	s := Score{F1: math.NaN(), Accuracy: right / n, AUC: math.NaN(), Brier: brier / n}
	if min(yes, n-yes) >= enough {
		s.F1, s.AUC = 2*both/(found+yes), auc(ps)
	}
	return s
}

func number(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// auc counts, by rank, how many no each yes stands above; ties count half.
func auc(ps []Prediction) float64 {
	sorted := slices.SortedFunc(slices.Values(ps), func(a, b Prediction) int { return cmp.Compare(a.Confidence, b.Confidence) })
	var below, won, yes float64
	for i := 0; i < len(sorted); {
		var tiedYes, tiedNo float64
		at := sorted[i].Confidence
		for ; i < len(sorted) && sorted[i].Confidence == at; i++ {
			tiedYes += number(sorted[i].Yes)
			tiedNo += number(!sorted[i].Yes)
		}
		won += tiedYes * (below + tiedNo/2)
		below += tiedNo
		yes += tiedYes
	}
	return won / (yes * below)
}

// Any is the kind of every criterion, for Mean.
const Any rubric.Kind = ""

// Mean averages the scores of the criteria of a kind. Criteria with too few
// answers for F1 and AUC stay out of those two means.
func (t *Tally) Mean(kind rubric.Kind) Score {
	byCriterion := map[string][]Prediction{}
	for _, p := range t.Predictions {
		if kind == Any || p.Kind == kind {
			byCriterion[p.Criterion] = append(byCriterion[p.Criterion], p)
		}
	}
	var all []Score
	for _, id := range t.Criteria() {
		if ps := byCriterion[id]; len(ps) > 0 {
			all = append(all, score(ps))
		}
	}
	return Score{
		F1:       mean(all, func(s Score) float64 { return s.F1 }),
		Accuracy: mean(all, func(s Score) float64 { return s.Accuracy }),
		AUC:      mean(all, func(s Score) float64 { return s.AUC }),
		Brier:    mean(all, func(s Score) float64 { return s.Brier }),
	}
}

func mean(all []Score, of func(Score) float64) float64 {
	sum, n := 0.0, 0.0
	for _, s := range all {
		if x := of(s); !math.IsNaN(x) {
			sum += x
			n++
		}
	}
	return sum / n
}
