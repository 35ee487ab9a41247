package rubric

import (
	"strings"

	"okrcoach/internal/questions"
)

// A sentence is a recital where this share of its terms, or more, stands in
// one sentence of the question or its rubric. Below recitalTerms terms
// agreement is chance.
const (
	recitalShare = 0.75
	recitalTerms = 3
)

// recital knows the wording of a question and its rubric: who repeats it has
// said nothing of their own.
type recital struct {
	// sources maps a term to the sentences that use it, by number.
	sources map[string][]int
}

func newRecital(q *questions.Question, read reader) recital {
	r := recital{sources: map[string][]int{}}
	wording := []string{q.Title, q.Prompt, q.Why, q.HowTo}
	for _, p := range q.KeyPoints {
		wording = append(wording, p.Point, p.Hint, p.FollowUp, p.Say)
	}
	for _, mistake := range q.Mistakes {
		wording = append(wording, mistake.Mistake, mistake.Repair)
	}
	n := 0
	for _, text := range wording {
		for _, s := range read.sentences(text) {
			for _, term := range distinct(affirmative(s.terms())) {
				r.sources[term] = append(r.sources[term], n)
			}
			n++
		}
	}
	return r
}

// repeats reports whether a sentence with these terms is a recital.
func (r recital) repeats(terms []string) bool {
	terms = distinct(affirmative(terms))
	if len(terms) < recitalTerms {
		return false
	}
	shared := map[int]int{}
	most := 0
	for _, term := range terms {
		for _, source := range r.sources[term] {
			shared[source]++
			most = max(most, shared[source])
		}
	}
	return float64(most) >= recitalShare*float64(len(terms))
}

// affirmative takes the mark of negation off terms: repeating a sentence with
// a "not" in it is still repeating it.
func affirmative(terms []string) []string {
	out := make([]string, len(terms))
	for i, term := range terms {
		out[i] = strings.TrimPrefix(term, negated)
	}
	return out
}
