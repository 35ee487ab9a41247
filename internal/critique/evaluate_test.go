package critique_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/kljensen/snowball/english"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// labelledAnswer is a line of testdata/answers.jsonl.
type labelledAnswer struct {
	ID       string                     `json:"id"`
	Text     string                     `json:"text"`
	Labels   map[string]questions.Label `json:"labels"`
	Evidence map[string][]string        `json:"evidence"`
}

// tuning reports whether the answer belongs to the half that the judge was
// tuned on: its id ends in an even digit.
func (a labelledAnswer) tuning() bool { return (a.ID[len(a.ID)-1]-'0')%2 == 0 }

func labelledAnswers(t testing.TB) []labelledAnswer {
	t.Helper()
	data, err := os.ReadFile("testdata/answers.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var all []labelledAnswer
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, len(data)+1)
	for lines.Scan() {
		var a labelledAnswer
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		all = append(all, a)
	}
	return all
}

// prediction is one verdict beside what the labellers said.
type prediction struct {
	answer, criterion string
	kind              rubric.Kind
	verdict           rubric.Verdict
	confidence        float64
	yes               bool
}

// tally gathers verdicts on clear labels, and whether the quotes stand where
// the labellers found theirs.
type tally struct {
	predictions      []prediction
	located, overlap int
}

func (l *tally) add(a labelledAnswer, r critique.Review) {
	for _, c := range r.Criteria {
		label := a.Labels[c.ID]
		if label == questions.LabelBorderline {
			continue
		}
		p := prediction{a.ID, c.ID, c.Kind, c.Verdict, c.Confidence, label == questions.LabelYes}
		l.predictions = append(l.predictions, p)
		if p.yes && p.confidence >= 0.5 && len(a.Evidence[c.ID]) > 0 {
			l.located++
			if slices.ContainsFunc(c.Evidence, func(e rubric.Evidence) bool { return overlaps(a, c.ID, e.Span) }) {
				l.overlap++
			}
		}
	}
}

// overlaps reports whether a quote stands where a labelled one does and is not
// so wide that it points at nothing.
func overlaps(a labelledAnswer, id string, s prose.Span) bool {
	widest := 0
	for _, quote := range a.Evidence[id] {
		widest = max(widest, 2*len(quote)+80)
	}
	return s.End-s.Start <= widest && slices.ContainsFunc(a.Evidence[id], func(quote string) bool {
		at := strings.Index(a.Text, quote)
		return s.Start < at+len(quote) && at < s.End
	})
}

// score is what is measured of one criterion; F1 and AUC are NaN with fewer
// than two clear answers of either kind.
type score struct{ f1, accuracy, auc, brier float64 }

func (l tally) score(id string) score {
	var ps []prediction
	yes := 0
	for _, p := range l.predictions {
		if p.criterion == id {
			ps = append(ps, p)
			if p.yes {
				yes++
			}
		}
	}
	var found, right, hits, brier float64
	for _, p := range ps {
		hit, truth := 0.0, 0.0
		if p.confidence >= 0.5 {
			hit = 1
		}
		if p.yes {
			truth = 1
		}
		found += hit
		hits += hit * truth
		right += 1 - math.Abs(hit-truth)
		brier += (p.confidence - truth) * (p.confidence - truth)
	}
	n := float64(len(ps))
	s := score{2 * hits / (found + float64(yes)), right / n, auc(ps), brier / n}
	if min(yes, len(ps)-yes) < 2 {
		s.f1, s.auc = math.NaN(), math.NaN()
	}
	return s
}

// auc is the chance that a yes gets a higher confidence than a no.
func auc(ps []prediction) float64 {
	pairs, won := 0.0, 0.0
	for _, a := range ps {
		for _, b := range ps {
			if !a.yes || b.yes {
				continue
			}
			pairs++
			switch {
			case a.confidence > b.confidence:
				won++
			case a.confidence == b.confidence:
				won += 0.5
			}
		}
	}
	return won / pairs
}

// mean averages the scores of the criteria for which keep holds.
func (l tally) mean(keep func(rubric.Kind) bool) score {
	var sum score
	n := map[string]bool{}
	var f1s, aucs float64
	for _, p := range l.predictions {
		if n[p.criterion] || !keep(p.kind) {
			continue
		}
		n[p.criterion] = true
		s := l.score(p.criterion)
		sum.accuracy += s.accuracy
		sum.brier += s.brier
		if !math.IsNaN(s.f1) {
			f1s++
			sum.f1 += s.f1
		}
		if !math.IsNaN(s.auc) {
			aucs++
			sum.auc += s.auc
		}
	}
	all := float64(len(n))
	return score{sum.f1 / f1s, sum.accuracy / all, sum.auc / aucs, sum.brier / all}
}

func (l tally) between() (between, all int) {
	for _, p := range l.predictions {
		if p.verdict == rubric.Partly || p.verdict == rubric.Possible {
			between++
		}
	}
	return between, len(l.predictions)
}

// table lays the scores out for reading.
func (l tally) table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%-22s %6s %6s %6s %6s\n", "criterion", "F1", "acc", "AUC", "Brier")
	row := func(name string, s score) {
		fmt.Fprintf(&b, "%-22s %6.3f %6.3f %6.3f %6.3f\n", name, s.f1, s.accuracy, s.auc, s.brier)
	}
	var seen []string
	for _, p := range l.predictions {
		if !slices.Contains(seen, p.criterion) {
			seen = append(seen, p.criterion)
			row(p.criterion, l.score(p.criterion))
		}
	}
	row("macro", l.mean(func(rubric.Kind) bool { return true }))
	row("macro, key points", l.mean(func(k rubric.Kind) bool { return k == rubric.KeyPoint }))
	between, all := l.between()
	fmt.Fprintf(&b, "quotes where the labellers' stand %d/%d, verdicts between %d/%d\n", l.overlap, l.located, between, all)
	return b.String()
}

// without returns q without the sentences that were taken from text: the
// question's author had read the tuning half.
func without(q questions.Question, text string) *questions.Question {
	mine := func(s string) bool { return takenFrom(s, text) }
	q.KeyPoints = slices.Clone(q.KeyPoints)
	for i := range q.KeyPoints {
		p := &q.KeyPoints[i]
		p.Exemplars = slices.DeleteFunc(slices.Clone(p.Exemplars), mine)
		p.Contrasts = slices.DeleteFunc(slices.Clone(p.Contrasts), mine)
	}
	q.Mistakes = slices.Clone(q.Mistakes)
	for i := range q.Mistakes {
		m := &q.Mistakes[i]
		m.Exemplars = slices.DeleteFunc(slices.Clone(m.Exemplars), mine)
		m.Contrasts = slices.DeleteFunc(slices.Clone(m.Contrasts), mine)
	}
	q.Examples = nil
	return &q
}

// takenShare is the share of a sentence's words in two adjacent sentences of
// an answer from which it counts as taken from there.
const takenShare = 0.45

func takenFrom(s, text string) bool {
	words := contentWords(s)
	sentences := prose.Sentences(text)
	for i, from := range sentences {
		to := sentences[min(i+1, len(sentences)-1)]
		said := contentWords(text[from.Start:to.End])
		shared := 0
		for w := range words {
			if said[w] {
				shared++
			}
		}
		if float64(shared) >= takenShare*float64(len(words)) {
			return true
		}
	}
	return false
}

func contentWords(s string) map[string]bool {
	words := map[string]bool{}
	for word := range prose.Words(s) {
		if w := word.Of(s); !english.IsStopWord(strings.ToLower(w)) {
			words[english.Stem(w, false)] = true
		}
	}
	return words
}
