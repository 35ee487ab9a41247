package agreement

import (
	"slices"
	"strings"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// Prediction is one verdict on a clear label.
type Prediction struct {
	Answer, Criterion string
	Kind              rubric.Kind
	Verdict           rubric.Verdict
	Confidence        float64
	// Yes is what the readers decided.
	Yes bool
}

// Found reports whether the judge rather says yes.
func (p Prediction) Found() bool { return p.Confidence >= 0.5 }

// Between reports whether the judge leaves it open: partly, or possible.
func (p Prediction) Between() bool {
	return p.Verdict == rubric.Partly || p.Verdict == rubric.Possible
}

// Tally gathers verdicts on clear labels. Borderline labels are left out.
type Tally struct {
	Predictions []Prediction
	// Located counts the found criteria for which the readers quote a
	// passage, Overlap those of them that the judge quotes there as well.
	Located, Overlap int
}

// Add holds verdicts on an answer against its labels.
func (t *Tally) Add(a Answer, criteria []rubric.Criterion) {
	for _, c := range criteria {
		label := a.Labels[c.ID]
		if label != questions.LabelYes && label != questions.LabelNo {
			continue
		}
		p := Prediction{a.ID, a.Question + "/" + c.ID, c.Kind, c.Verdict, c.Confidence, label == questions.LabelYes}
		t.Predictions = append(t.Predictions, p)
		if p.Yes && p.Found() && len(a.Evidence[c.ID]) > 0 {
			t.Located++
			if slices.ContainsFunc(c.Evidence, func(e rubric.Evidence) bool { return a.Quoted(c.ID, e.Span) }) {
				t.Overlap++
			}
		}
	}
}

// Quoted reports whether a span stands where a reader's quote for a criterion
// does. One that is wider than twice that quote and 80 bytes points at
// nothing.
func (a Answer) Quoted(criterion string, s prose.Span) bool {
	widest := 0
	for _, quote := range a.Evidence[criterion] {
		widest = max(widest, 2*len(quote)+80)
	}
	return s.End-s.Start <= widest && slices.ContainsFunc(a.Evidence[criterion], func(quote string) bool {
		at := strings.Index(a.Text, quote)
		return at >= 0 && s.Start < at+len(quote) && at < s.End
	})
}

// Criteria returns the criteria that occur, in the order of their first
// occurrence.
func (t *Tally) Criteria() []string {
	var ids []string
	seen := map[string]bool{}
	for _, p := range t.Predictions {
		if !seen[p.Criterion] {
			seen[p.Criterion] = true
			ids = append(ids, p.Criterion)
		}
	}
	return ids
}

// Wrong returns the predictions on the wrong side, in order.
func (t *Tally) Wrong() []Prediction {
	var wrong []Prediction
	for _, p := range t.Predictions {
		if p.Found() != p.Yes {
			wrong = append(wrong, p)
		}
	}
	return wrong
}

// Between counts the predictions that are left open.
func (t *Tally) Between() int {
	n := 0
	for _, p := range t.Predictions {
		if p.Between() {
			n++
		}
	}
	return n
}
