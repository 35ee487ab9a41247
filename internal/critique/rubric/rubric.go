package rubric

import (
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/questions"
)

// Rubric is a question's key points and mistakes made ready for judging. It
// never changes and may be used from several goroutines at once.
type Rubric struct {
	points     []point
	mistakes   []mistake
	vocabulary *vocabulary
	recital    recital
	// objectives is how many the question asks for; 0 where it asks for none.
	objectives int
}

// New prepares the rubric of q.
func New(q *questions.Question) *Rubric {
	m := stemmer{}
	c := newCorpus(q, m)
	r := &Rubric{vocabulary: c.vocabulary, recital: newRecital(q, m), objectives: q.Objectives}
	points := map[string]string{}
	for i, p := range q.KeyPoints {
		points[p.ID] = unstopped(p.Point)
		r.points = append(r.points, point{
			KeyPoint: p, matcher: c.matcher(i),
			wording: c.vocabulary.vector(m.terms(p.Hint + "\n" + p.FollowUp + "\n" + p.Say)),
		})
	}
	for i, mistaken := range q.Mistakes {
		at := len(q.KeyPoints) + i
		r.mistakes = append(r.mistakes, mistake{
			Mistake: mistaken, matcher: c.matcher(at), voices: c.voices[at].exemplars, points: points,
		})
	}
	return r
}

// Judge returns a verdict on every key point and then every mistake, in the
// question's order. The Objectives are those that package okr found in text,
// whether the question asks for any or not.
func (r *Rubric) Judge(text string, objectives []okr.Objective) []Criterion {
	a := r.read(text)
	if a.astray = r.astray(text, objectives); a.astray {
		a.coverage *= astrayShare
	}
	all := make([]Criterion, 0, len(r.points)+len(r.mistakes))
	for _, p := range r.points {
		all = append(all, p.judge(a, r.vocabulary))
	}
	points := all
	for _, m := range r.mistakes {
		all = append(all, m.judge(a, points, objectives))
	}
	return all
}

// Unjudged returns a criterion for everything in the rubric without a verdict
// on any of it: no point is made, and whether a mistake is cannot be said. The
// reason is the same for all.
func (r *Rubric) Unjudged(reason string) []Criterion {
	all := make([]Criterion, 0, len(r.points)+len(r.mistakes))
	for _, p := range r.points {
		all = append(all, criterion(p.ID, KeyPoint, 0, reason))
	}
	for _, m := range r.mistakes {
		all = append(all, criterion(m.ID, Mistake, 0.5, reason))
	}
	return all
}
