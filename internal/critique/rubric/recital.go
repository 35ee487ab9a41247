package rubric

import (
	"slices"
	"strings"

	"okrcoach/internal/questions"
)

// A sentence is a recital where this share of its terms, or more, stands in
// one sentence of the question or its rubric. Below recitalTerms terms
// agreement is chance, and below enoughTerms all of them have to.
const (
	recitalShare = 0.75
	recitalTerms = 3
	enoughTerms  = 6
	// What the question would have a candidate say is a fair thing to say in
	// other words; only who adds none of their own recites it.
	sayShare = 0.95
)

// empty stems say nothing beside the question's own words: "it is really
// important to keep trust in mind".
var empty = stems("really important keep mind thing matter much very make sure always every also well consider")

// recital knows the wording of a question and its rubric: who repeats it has
// said nothing of their own.
type recital struct {
	// sources maps a term to the sentences that use it, by number.
	sources map[string][]int
	// shares holds how much of a sentence has to stand in each.
	shares []float64
}

func newRecital(q *questions.Question, read reader) recital {
	r := recital{sources: map[string][]int{}}
	wording := []string{q.Title, q.Prompt, q.Why, q.HowTo}
	for _, p := range q.KeyPoints {
		wording = append(wording, p.Point, p.Hint, p.FollowUp)
	}
	for _, mistake := range q.Mistakes {
		wording = append(wording, mistake.Mistake, mistake.Repair)
	}
	for _, text := range wording {
		r.add(read, text, recitalShare)
	}
	for _, p := range q.KeyPoints {
		r.add(read, p.Say, sayShare)
	}
	return r
}

// add adds the sentences of a text.
func (r *recital) add(read reader, text string, share float64) {
	for _, s := range read.sentences(text) {
		for _, term := range distinct(affirmative(s.terms())) {
			r.sources[term] = append(r.sources[term], len(r.shares))
		}
		r.shares = append(r.shares, share)
	}
}

// repeats reports whether a sentence with these terms is a recital.
func (r recital) repeats(terms []string) bool {
	terms = slices.DeleteFunc(distinct(affirmative(terms)), func(t string) bool { return empty[t] })
	if len(terms) < recitalTerms {
		return false
	}
	share := func(usual float64) float64 {
		if len(terms) < enoughTerms {
			return 1
		}
		return usual
	}
	shared := map[int]int{}
	for _, term := range terms {
		for _, source := range r.sources[term] {
			shared[source]++
			if float64(shared[source]) >= share(r.shares[source])*float64(len(terms)) {
				return true
			}
		}
	}
	return false
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
