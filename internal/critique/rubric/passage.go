package rubric

import (
	"math"
	"strings"

	"okrcoach/internal/prose"
)

// passage is what is compared with exemplars: a sentence, or a clause of one.
type passage struct {
	prose.Span
	// first and last number the atoms that it is made of.
	first, last int
	clause      bool
	// whole is the sentence that a clause is part of, and from and to number
	// the atoms of that.
	whole    prose.Span
	from, to int
}

// sentence returns the whole sentence that a passage is part of.
func (p passage) sentence() passage { return passage{Span: p.whole, first: p.from, last: p.to} }

// answer is a text cut up for judging.
type answer struct {
	text string
	// reader has read the text, and knows its words.
	reader    reader
	sentences []sentence
	atoms     []atom
	passages  []passage
}

// read cuts text up. Sentences that only repeat the question or themselves stay
// out of it.
func (r *Rubric) read(text string) answer {
	a := answer{text: text, reader: r.author.after()}
	said := map[string]bool{}
	for _, s := range a.reader.sentences(text) {
		words := strings.ToLower(strings.Join(strings.Fields(s.Of(text)), " "))
		s.recited = said[words] || r.recital.repeats(s.terms())
		said[words] = true
		if n := len(a.sentences); n > 0 && takesBack(s.Of(text)) {
			a.sentences[n-1].takeBack()
		}
		a.sentences = append(a.sentences, s)
		if !s.recited {
			a.add(s)
		}
	}
	return a
}

// add adds the passages of a sentence.
func (a *answer) add(s sentence) {
	first := len(a.atoms)
	a.atoms = append(a.atoms, s.atoms...)
	last := len(a.atoms) - 1
	a.passages = append(a.passages, passage{Span: s.Span, first: first, last: last, whole: s.Span, from: first, to: last})
	if first == last {
		return
	}
	for i := first; i <= last; i++ {
		a.passages = append(a.passages, passage{Span: a.atoms[i].Span, first: i, last: i, clause: true, whole: s.Span, from: first, to: last})
	}
}

// words counts the words of an answer.
func (a *answer) words() int {
	n := 0
	for _, s := range a.sentences {
		for _, at := range s.atoms {
			n += at.signs.words
		}
	}
	return n
}

// signsOf gathers the signs of a passage.
func (a *answer) signsOf(p passage) signs {
	all := signs{}
	for i := p.first; i <= p.last; i++ {
		all.add(a.atoms[i].signs)
	}
	return all
}

// termsOf gathers the terms of a passage.
func (a *answer) termsOf(p passage) []string {
	var all []string
	for i := p.first; i <= p.last; i++ {
		all = append(all, a.atoms[i].terms...)
	}
	return all
}

// logOfWords is the logarithm of the number of words, which is how their
// number tells.
func logOfWords(n int) float64 { return math.Log(float64(max(n, 1))) }
