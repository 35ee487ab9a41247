package rubric

import "math"

// lines are the confidences at which a verdict changes: a yes from sure
// upwards, a no up to unsure, and something between the two otherwise. They
// are the same for every criterion of a question.
type lines struct{ sure, unsure float64 }

// The lines of questions with exemplars were chosen on the half of the labelled
// answers that may be learned from, where they leave 8 in 100 clear answers
// open; those of a plain question, by which the judge is less sure, are wider.
var (
	usualLines = lines{0.56, 0.44}
	plainLines = lines{0.65, 0.35}
)

// criterion returns a verdict without evidence. The confidence is rounded to
// two places before the lines are applied, so that what is shown decides.
func (l lines) criterion(id string, kind Kind, confidence float64, reason string) Criterion {
	confidence = math.Round(confidence*100) / 100
	return Criterion{
		ID: id, Kind: kind, Confidence: confidence, Verdict: l.verdict(kind, confidence),
		Evidence: []Evidence{}, Reason: reason,
	}
}

func (l lines) verdict(kind Kind, confidence float64) Verdict {
	yes, between, no := Covered, Partly, Missed
	if kind == Mistake {
		yes, between, no = Made, Possible, Avoided
	}
	switch {
	case confidence >= l.sure:
		return yes
	case confidence <= l.unsure:
		return no
	}
	return between
}
