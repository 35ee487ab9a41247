package rubric

import (
	"slices"
	"sync"

	"okrcoach/internal/critique/okr"
	"okrcoach/internal/questions"
)

// Rubric is a question's key points and mistakes made ready for judging. It
// never changes and may be used from several goroutines at once.
type Rubric struct {
	points   []point
	mistakes []mistake
	corpus   corpus
	judged   []judged
	recital  recital
	// author has read all sentences of the question, and reads no more.
	author reader
	// plain marks a question without exemplars.
	plain bool
}

// New prepares the rubric of q.
func New(q *questions.Question) *Rubric {
	read := newReader()
	r := &Rubric{plain: isPlain(q), author: read}
	var beside sync.WaitGroup
	beside.Go(func() { r.recital = newRecital(q, read) })
	r.corpus = newCorpus(q, read)
	beside.Wait()
	lines := usualLines
	if r.plain {
		lines = plainLines
	}
	var needs [][]questions.Need
	for i, p := range q.KeyPoints {
		asked := p.Needs
		if len(asked) == 0 {
			asked = kinds
		}
		needs = append(needs, asked)
		r.points = append(r.points, point{KeyPoint: p, lines: lines, number: i, needs: asked})
	}
	for i, m := range q.Mistakes {
		needs = append(needs, nil)
		r.mistakes = append(r.mistakes, newMistake(q, m, len(q.KeyPoints)+i, lines))
	}
	r.judged = r.corpus.judge(needs)
	return r
}

// isPlain reports whether no key point has an exemplar.
func isPlain(q *questions.Question) bool {
	return !slices.ContainsFunc(q.KeyPoints, func(p questions.KeyPoint) bool { return len(p.Exemplars) > 0 })
}

func newMistake(q *questions.Question, m questions.Mistake, number int, l lines) mistake {
	made := mistake{Mistake: m, lines: l, number: number}
	for i, p := range q.KeyPoints {
		if slices.Contains(m.Without, p.ID) {
			made.without = append(made.without, i)
			made.points = append(made.points, unstopped(p.Point))
		}
	}
	return made
}

// Plain reports whether the question has no exemplars, so that the judge has
// only plain sentences to go by and is less sure of itself.
func (r *Rubric) Plain() bool { return r.plain }

// Judge returns a verdict on every key point and then every mistake, in the
// question's order. The Objectives are those that package okr found in text,
// whether the question asks for any or not.
func (r *Rubric) Judge(text string, objectives []okr.Objective) []Criterion {
	a := r.read(text)
	seen := r.look(&a)
	all := make([]Criterion, 0, len(r.points)+len(r.mistakes))
	for _, p := range r.points {
		all = append(all, p.judge(r, &a, seen[p.number]))
	}
	points := all
	for _, m := range r.mistakes {
		all = append(all, m.judge(&a, points, seen, objectives))
	}
	return all
}

// look holds every passage of an answer against every criterion.
func (r *Rubric) look(a *answer) [][]sight {
	weights := pointWeights
	if r.plain {
		weights = plainWeights
	}
	e := r.examine(a)
	seen := make([][]sight, len(r.judged))
	for n := range seen {
		scores := e.Scores(n, weights)
		for i, p := range a.passages {
			f := e.Passages[i].Features[n]
			seen[n] = append(seen[n], sight{p, scores[i], f.Score(quoteWeights), f[FeatureNearest], f[FeatureDeniedShare]})
		}
	}
	return seen
}

// Unjudged returns a criterion for everything in the rubric without a verdict
// on any of it: no point is made, and whether a mistake is cannot be said. The
// reason is the same for all.
func (r *Rubric) Unjudged(reason string) []Criterion {
	all := make([]Criterion, 0, len(r.points)+len(r.mistakes))
	for _, p := range r.points {
		all = append(all, p.criterion(p.ID, KeyPoint, 0, reason))
	}
	for _, m := range r.mistakes {
		all = append(all, m.criterion(m.ID, Mistake, 0.5, reason))
	}
	return all
}
