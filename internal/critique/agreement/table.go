package agreement

import (
	"fmt"
	"math"
	"strings"

	"okrcoach/internal/critique/rubric"
)

// Table lays the scores out as a Markdown table: a line per criterion, then
// the means with their intervals, then quotes and verdicts left open.
func (t *Tally) Table() string {
	var b strings.Builder
	b.WriteString("| criterion | F1 | accuracy | AUC | Brier |\n|---|---|---|---|---|\n")
	for _, id := range t.Criteria() {
		writeRow(&b, id, t.Score(id))
	}
	for _, m := range []struct {
		name string
		kind rubric.Kind
	}{{"**mean**", Any}, {"**mean, key points**", rubric.KeyPoint}} {
		s := t.Mean(m.kind)
		f1, auc := t.Bootstrap(m.kind)
		fmt.Fprintf(&b, "| %s | %s (%s) | %s | %s (%s) | %s |\n", m.name, figure(s.F1), f1, figure(s.Accuracy), figure(s.AUC), auc, figure(s.Brier))
	}
	fmt.Fprintf(&b, "\nQuotes where a reader's stand: %d of %d. Clear answers left open: %d of %d.\n",
		t.Overlap, t.Located, t.Between(), len(t.Predictions))
	return b.String()
}

// Failures lists the predictions on the wrong side, a line each.
func (t *Tally) Failures() string {
	var b strings.Builder
	for _, p := range t.Wrong() {
		how := "missed"
		if p.Found() {
			how = "false alarm"
		}
		fmt.Fprintf(&b, "- %s, %s: %s at %s\n", p.Answer, p.Criterion, how, figure(p.Confidence))
	}
	return b.String()
}

func writeRow(b *strings.Builder, name string, s Score) {
	fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n", name, figure(s.F1), figure(s.Accuracy), figure(s.AUC), figure(s.Brier))
}

// String writes an interval as "0.71 to 0.84".
func (i Interval) String() string { return figure(i.Low) + " to " + figure(i.High) }

func figure(x float64) string {
	if math.IsNaN(x) {
		return "–"
	}
	return fmt.Sprintf("%.2f", x)
}
