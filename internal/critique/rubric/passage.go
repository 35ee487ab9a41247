package rubric

import (
	"slices"

	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// sentence is one sentence of an answer.
type sentence struct {
	stretch
	// recited marks a sentence that only repeats the question's wording.
	recited bool
}

// passage is what is compared with exemplars: a sentence, or two adjacent ones,
// since a point is often made in two breaths.
type passage struct {
	prose.Span
	vector vector
	// first and last number the sentences that it is made of.
	first, last int
}

// answer is a text cut up for judging.
type answer struct {
	text      string
	sentences []sentence
	passages  []passage
	// stretches are what of it can be quoted.
	stretches []stretch
	// coverage is the share of its words that the question's exemplars use.
	coverage float64
	// astray marks an answer that seems to be to another question.
	astray bool
}

// read cuts text up. Recited sentences stay out of the passages.
func (r *Rubric) read(text string) answer {
	a := answer{text: text}
	m := stemmer{}
	var before, all []string
	for i, span := range prose.Sentences(text) {
		whole, said := m.stretch(text, span, r.vocabulary)
		s := sentence{whole, r.recital.repeats(said)}
		a.sentences = append(a.sentences, s)
		if s.recited {
			before = nil
			continue
		}
		a.passages = append(a.passages, passage{span, s.vector, i, i})
		if before != nil {
			both := r.vocabulary.vector(slices.Concat(before, said))
			a.passages = append(a.passages, passage{prose.Span{Start: a.sentences[i-1].Start, End: span.End}, both, i - 1, i})
		}
		before = said
		all = append(all, said...)
	}
	a.coverage = r.vocabulary.coverage(all)
	a.stretches = a.cut(m, r.vocabulary)
	return a
}

// evidence returns the first evidence of one of the kinds in a passage or in
// the sentences beside it.
func (a answer) evidence(p passage, kinds []questions.Need) (questions.Need, prose.Span) {
	near := a.sentences[max(0, p.first-1):min(len(a.sentences), p.last+2)]
	own := a.sentences[p.first : p.last+1]
	for _, sentences := range [][]sentence{own, near} {
		for _, kind := range kinds {
			for _, s := range sentences {
				if at := s.pieces[kind]; len(at) > 0 && !s.recited {
					return kind, at[0]
				}
			}
		}
	}
	return "", prose.Span{}
}
