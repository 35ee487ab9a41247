package rubric

import (
	"slices"

	"okrcoach/internal/questions"
)

// corpus is what a question says in the voice of those who answer it: the
// sentences for and against each key point and then each mistake.
type corpus struct {
	voices     []voices
	points     int // how many of the criteria are key points
	vocabulary *vocabulary
	sides      []sides
}

// voices are the sentences for and against one criterion.
type voices struct{ exemplars, contrasts []string }

func newCorpus(q *questions.Question, m stemmer) corpus {
	c := corpus{points: len(q.KeyPoints)}
	for _, p := range q.KeyPoints {
		// What we would have the candidate say makes the point as well.
		c.voices = append(c.voices, voices{append(slices.Clone(p.Exemplars), p.Say), p.Contrasts})
	}
	for _, m := range q.Mistakes {
		c.voices = append(c.voices, voices{m.Exemplars, m.Contrasts})
	}
	var all [][]string
	for _, v := range c.voices {
		for _, s := range slices.Concat(v.exemplars, v.contrasts) {
			all = append(all, m.terms(s))
		}
	}
	c.vocabulary = newVocabulary(all, m.terms(q.Title+"\n"+q.Prompt))
	for _, v := range c.voices {
		end := len(v.exemplars) + len(v.contrasts)
		c.sides = append(c.sides, sides{
			exemplars: c.vectors(all[:len(v.exemplars)]),
			contrasts: c.vectors(all[len(v.exemplars):end]),
		})
		all = all[end:]
	}
	return c
}

func (c corpus) vectors(passages [][]string) []vector {
	out := make([]vector, len(passages))
	for i, terms := range passages {
		out[i] = c.vocabulary.vector(terms)
	}
	return out
}

// matcher compares with the sentences of the criterion with this number. What
// a miss looks like it learns from the other key points, of which there are
// more and longer sentences than of the mistakes.
func (c corpus) matcher(number int) matcher {
	var others []vector
	for i, s := range c.sides[:c.points] {
		if i != number {
			others = append(others, s.exemplars...)
		}
	}
	return newMatcher(c.sides[number], others)
}
