package rubric

import "math"

// A verdict follows from the confidence alone: a yes from sure upwards, a no
// up to unsure, and something between the two otherwise. The lines are the
// same for every criterion of every question.
const (
	sure   = 0.60
	unsure = 0.40
)

// criterion returns a verdict without evidence. The confidence is rounded to
// two places before the lines are applied, so that what is shown decides.
func criterion(id string, kind Kind, confidence float64, reason string) Criterion {
	confidence = math.Round(confidence*100) / 100
	return Criterion{
		ID: id, Kind: kind, Confidence: confidence, Verdict: verdict(kind, confidence),
		Evidence: []Evidence{}, Reason: reason,
	}
}

func verdict(kind Kind, confidence float64) Verdict {
	yes, between, no := Covered, Partly, Missed
	if kind == Mistake {
		yes, between, no = Made, Possible, Avoided
	}
	switch {
	case confidence >= sure:
		return yes
	case confidence <= unsure:
		return no
	}
	return between
}
