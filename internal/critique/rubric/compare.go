package rubric

import (
	"iter"

	"okrcoach/internal/critique/meaning"
	"okrcoach/internal/questions"
)

// yardsticks is how many exemplars, spread over all key points, tell what a
// miss scores.
const yardsticks = 48

// judge prepares all criteria of a corpus.
func (c *corpus) judge(needs [][]questions.Need) []judged {
	all := make([]judged, c.criteria)
	average := c.meanMarks()
	spread(len(all), func(numbers iter.Seq[int]) {
		for n := range numbers {
			all[n].needs = needs[n]
			all[n].direction = c.learn(n, average)
		}
	})
	for i, r := range c.rows {
		for n := range all {
			switch {
			case r.criterion == n && r.makes:
				all[n].exemplars = append(all[n].exemplars, i)
			case r.criterion == n:
				all[n].contrasts = append(all[n].contrasts, i)
			case r.makes && r.criterion < c.points:
				all[n].others = append(all[n].others, i)
			}
		}
	}
	for n := range all {
		all[n].says = c.stances(all[n].exemplars)
	}
	c.measure(all)
	return all
}

// measure sets what misses score: the exemplars of the other key points.
func (c *corpus) measure(all []judged) {
	var exemplars []int
	for i, r := range c.rows {
		if r.makes && r.criterion < c.points {
			exemplars = append(exemplars, i)
		}
	}
	sample := make([]int, 0, yardsticks)
	for k := range min(yardsticks, len(exemplars)) {
		sample = append(sample, exemplars[k*len(exemplars)/min(yardsticks, len(exemplars))])
	}
	likes := make([]likeness, len(sample))
	for k, i := range sample {
		likes[k] = c.liken(all, c.rows[i].reading)
	}
	for n := range all {
		var sense, words, along []float64
		for k, i := range sample {
			if c.rows[i].criterion == n {
				continue
			}
			sense = append(sense, all[n].contrasted(likes[k].sense))
			words = append(words, all[n].contrasted(likes[k].words))
			along = append(along, likes[k].along[n])
		}
		all[n].sense, all[n].words, all[n].along = newYardstick(sense), newYardstick(words), newYardstick(along)
	}
}

// liken compares a reading with all rows and directions.
func (c *corpus) liken(all []judged, r reading) likeness {
	l := likeness{sense: make([]float64, len(c.rows)), words: c.similarities(r.words), along: make([]float64, len(all))}
	for i := range c.rows {
		l.sense[i] = r.sense.Dot(c.rows[i].sense)
	}
	for n := range all {
		l.along[n] = all[n].direction.of(r)
	}
	return l
}

// comparison compares the passages of one answer. Meanings add up, so each
// atom is compared once and its passages are sums.
type comparison struct {
	*corpus
	all    []judged
	answer *answer
	senses [][]float64 // per atom and row
	alongs [][]float64 // per atom and criterion
	sums   []meaning.Vector
}

func (c *corpus) compare(all []judged, a *answer) *comparison {
	k := &comparison{corpus: c, all: all, answer: a}
	for _, atom := range a.atoms {
		sum := atom.sum.Without(c.asked)
		senses := make([]float64, len(c.rows))
		for i := range c.rows {
			senses[i] = sum.Dot(c.rows[i].sense)
		}
		alongs := make([]float64, len(all))
		for n := range all {
			alongs[n] = all[n].direction.sense.Dot(sum)
		}
		k.sums, k.senses, k.alongs = append(k.sums, sum), append(k.senses, senses), append(k.alongs, alongs)
	}
	return k
}

// features returns the features of a passage beside each criterion.
func (k *comparison) features(p passage) []Features {
	sum := k.sums[p.first]
	for i := p.first + 1; i <= p.last; i++ {
		sum = sum.Plus(k.sums[i])
	}
	length := max(sum.Length(), k.shortest, leastLength)
	signs := k.answer.signsOf(p)
	marks := marksOf(signs)
	terms := k.answer.termsOf(p)
	words := k.vocabulary.vector(terms)
	l := likeness{sense: make([]float64, len(k.rows)), words: k.similarities(words), along: make([]float64, len(k.all))}
	for a := p.first; a <= p.last; a++ {
		for i, x := range k.senses[a] {
			l.sense[i] += x
		}
	}
	for i := range l.sense {
		l.sense[i] /= length
	}
	heard, context := k.answer.heardIn(p), k.answer.heardIn(p.sentence())
	out := make([]Features, len(k.all))
	for n := range k.all {
		d := k.all[n].direction
		for a := p.first; a <= p.last; a++ {
			l.along[n] += k.alongs[a][n]
		}
		l.along[n] = l.along[n]/length + d.ofWords(words) + d.ofMarks(marks)
		out[n] = k.all[n].features(n, l, p, signs, marks, max(k.vocabulary.contradiction(k.all[n].says, heard), k.vocabulary.contradiction(k.all[n].says, context)))
	}
	return out
}

// leastLength is the length from which a sum of word vectors means something.
const leastLength = 1e-6
