package rubric

import (
	"iter"
	"math"
	"slices"

	"okrcoach/internal/critique/meaning"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// row is one sentence that a question's author gives for or against a
// criterion, ready to be compared with.
type row struct {
	// criterion numbers the criterion it belongs to, key points before
	// mistakes.
	criterion int
	// makes reports that the sentence makes the point, or the mistake.
	makes bool
	reading
}

// reading is a stretch of text as it is compared: by meaning, by words, and by
// the signs in it.
type reading struct {
	// sense has unit length, or less where there are few words.
	sense meaning.Vector
	words vector
	marks marks
	heard []heard
}

// corpus is what a question says in the voice of those who answer it.
type corpus struct {
	rows []row
	// points is how many of the criteria are key points, criteria how many
	// there are in all.
	points, criteria int
	vocabulary       *vocabulary
	// asked is the direction of the question's own meaning, which every
	// answer shares and which therefore tells nothing.
	asked meaning.Vector
	// shortest is the least length that a sum of words is given: otherwise
	// one word would be as close a match as a whole sentence.
	shortest float64
	// voice is the direction of all that makes a point.
	voice meaning.Vector
	// uses lists for each term the rows that use it.
	uses [][]use
}

// use is what a term weighs in a row, as a share of the row's length.
type use struct {
	row    int
	weight float64
}

// voice is a sentence before it is read.
type voice struct {
	criterion int
	makes     bool
	text      string
}

func newCorpus(q *questions.Question, r reader) corpus {
	c := corpus{points: len(q.KeyPoints), criteria: len(q.KeyPoints) + len(q.Mistakes)}
	c.asked = r.whole(q.Title + "\n" + q.Prompt).unit()
	all := voices(q)
	texts := make([]wholeText, len(all))
	terms := make([][]string, len(all))
	spread(len(all), func(numbers iter.Seq[int]) {
		for i := range numbers {
			texts[i] = r.whole(all[i].text)
			texts[i].terms = distinct(texts[i].terms)
			terms[i] = texts[i].terms
		}
	})
	c.vocabulary = newVocabulary(terms, r.terms(q.Title+"\n"+q.Prompt))
	lengths := make([]float64, len(all))
	for i := range all {
		texts[i].sum = texts[i].sum.Without(c.asked)
		lengths[i] = texts[i].sum.Length()
	}
	c.shortest = shortestShare * mean(lengths)
	c.rows = make([]row, len(all))
	spread(len(all), func(numbers iter.Seq[int]) {
		for i := range numbers {
			c.rows[i] = row{all[i].criterion, all[i].makes, c.reading(texts[i])}
		}
	})
	c.voice = make(meaning.Vector, meaning.Dim)
	for _, r := range c.rows {
		if r.makes {
			c.voice.AddScaled(r.sense, 1)
		}
	}
	c.voice = c.voice.Unit()
	c.uses = make([][]use, len(c.vocabulary.weight))
	for i, r := range c.rows {
		for _, e := range r.words.entries {
			c.uses[e.term] = append(c.uses[e.term], use{i, e.weight / r.words.length})
		}
	}
	return c
}

// similarities returns the cosine of a passage and each row by their words.
func (c *corpus) similarities(v vector) []float64 {
	all := make([]float64, len(c.rows))
	for _, e := range v.entries {
		for _, u := range c.uses[e.term] {
			all[u.row] += float64(e.weight * u.weight)
		}
	}
	for i := range all {
		all[i] /= max(v.length, leastLength)
	}
	return all
}

// voices gathers all sentences of a question that show what makes a point or a
// mistake and what does not.
func voices(q *questions.Question) []voice {
	var all []voice
	add := func(criterion int, makes bool, texts ...string) {
		for _, text := range texts {
			all = append(all, voice{criterion, makes, text})
		}
	}
	for i, p := range q.KeyPoints {
		add(i, true, p.Exemplars...)
		// What we would have the candidate say makes the point as well.
		add(i, true, p.Say)
		if len(p.Exemplars) == 0 {
			add(i, true, p.Point)
		}
		add(i, false, p.Contrasts...)
	}
	numberOf := func(id string) int {
		return slices.IndexFunc(q.KeyPoints, func(p questions.KeyPoint) bool { return p.ID == id })
	}
	for i, m := range q.Mistakes {
		add(len(q.KeyPoints)+i, true, m.Exemplars...)
		add(len(q.KeyPoints)+i, false, m.Contrasts...)
		// A bad answer leaves out the key points that would rule its mistake
		// out, so none of its sentences makes them.
		bad := textsOf(m.BadAnswer)
		for _, id := range m.Without {
			if at := numberOf(id); at >= 0 {
				add(at, false, bad...)
			}
		}
	}
	for _, e := range q.Examples {
		for i, p := range q.KeyPoints {
			makes, texts := shown(e, p.ID)
			add(i, makes, texts...)
		}
	}
	return all
}

// shown returns what a labelled answer shows of a key point: the passages that
// earned a yes, or sentences of which none makes it.
func shown(e questions.Example, point string) (makes bool, texts []string) {
	switch e.Labels[point] {
	case questions.LabelYes:
		return true, e.Evidence[point]
	case questions.LabelNo:
		return false, textsOf(e.Text)
	}
	return false, nil
}

// wholeText is a text read as one passage.
type wholeText struct {
	terms []string
	sum   meaning.Vector
	signs signs
	heard []heard
}

// whole reads a text as one passage, however many sentences it has.
func (r reader) whole(text string) wholeText {
	t := wholeText{sum: make(meaning.Vector, meaning.Dim)}
	for _, s := range r.sentences(text) {
		for _, a := range s.atoms {
			t.terms = append(t.terms, a.terms...)
			t.sum = t.sum.Plus(a.sum)
			t.signs.add(a.signs)
			t.heard = append(t.heard, a.heard...)
		}
	}
	return t
}

func (t wholeText) unit() meaning.Vector { return t.sum.Unit() }

// reading makes a text ready for comparison, whose sum has lost the direction
// of the question.
func (c *corpus) reading(t wholeText) reading {
	return reading{
		sense: t.sum.Scaled(1 / max(t.sum.Length(), c.shortest, leastLength)),
		words: c.vocabulary.vector(t.terms),
		marks: marksOf(t.signs),
		heard: t.heard,
	}
}

// marks are signs as numbers. Their order is that of the features that hold
// them.
type marks [markCount]float64

const markCount = 12

func marksOf(s signs) marks {
	return marks{
		number(s.aimed), number(s.measured),
		number(s.has(questions.NeedConsequence)), number(s.has(questions.NeedChoice)),
		number(s.has(name)), number(s.own), s.share(s.talk), number(s.negative), number(s.denied),
		logOfWords(s.words), number(s.asks), s.share(s.open),
	}
}

func number(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// meanMarks returns the mean of the marks of all rows.
func (c *corpus) meanMarks() marks {
	var mean marks
	for _, r := range c.rows {
		for i, x := range r.marks {
			mean[i] += x
		}
	}
	for i := range mean {
		mean[i] /= math.Max(float64(len(c.rows)), 1)
	}
	return mean
}

// textsOf returns the sentences of a text.
func textsOf(text string) []string {
	var all []string
	for _, s := range prose.Sentences(text) {
		all = append(all, s.Of(text))
	}
	return all
}
