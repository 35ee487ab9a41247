package rubric

import (
	"cmp"
	"slices"
	"strings"

	"okrcoach/internal/critique/meaning"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// atom is the smallest stretch of a text that is looked at by itself: a short
// sentence, or a clause of a longer one. Passages are made of atoms.
type atom struct {
	prose.Span
	terms []string
	// sum is the sum of the words' vectors.
	sum   meaning.Vector
	signs signs
	// heard are its words with the stance that it takes to each.
	heard []heard
}

// sentence is one sentence of a text.
type sentence struct {
	prose.Span
	atoms []atom
	// recited marks a sentence that only repeats the question's wording, or
	// another sentence.
	recited bool
}

// terms returns the terms of the whole sentence.
func (s sentence) terms() []string {
	var all []string
	for _, a := range s.atoms {
		all = append(all, a.terms...)
	}
	return all
}

// states reports whether the sentence holds evidence of a kind.
func (s sentence) states(kind questions.Need) bool {
	return slices.ContainsFunc(s.atoms, func(a atom) bool { return a.signs.has(kind) })
}

// denies reports whether a clause of the sentence denies something, so that its
// numbers may be those that are not aimed at.
func (s sentence) denies() bool {
	return slices.ContainsFunc(s.atoms, func(a atom) bool { return a.signs.denied })
}

// reader reads texts. It remembers words, and may be used from several
// goroutines at once.
type reader struct{ stems stemmer }

func newReader() reader { return reader{stemmer{newLexicon(nil)}} }

// after returns a reader that knows the words that r has read. From then on r
// must read no more.
func (r reader) after() reader { return reader{stemmer{newLexicon(r.stems.lexicon)}} }

// sentences reads a text sentence by sentence.
func (r reader) sentences(text string) []sentence {
	var all []sentence
	for _, s := range prose.Sentences(text) {
		all = append(all, r.sentence(text, s))
	}
	return all
}

func (r reader) sentence(text string, s prose.Span) sentence {
	said := s.Of(text)
	quantities := okr.Quantities(said)
	words := r.stems.words(said, quantities)
	out := sentence{Span: s}
	for _, part := range clausesToQuote(said) {
		a := atom{Span: prose.Span{Start: s.Start + part.Start, End: s.Start + part.End}}
		n, _ := slices.BinarySearchFunc(words, part.End, func(w word, end int) int { return cmp.Compare(w.Start, end) })
		inside := words[:n]
		words = words[n:]
		n, _ = slices.BinarySearchFunc(quantities, part.End, func(q okr.Quantity, end int) int { return cmp.Compare(q.Start, end) })
		numbers := quantities[:n]
		quantities = quantities[n:]
		a.terms = termsOf(inside)
		a.heard = heardIn(inside)
		a.sum = r.sum(inside)
		a.signs = r.stems.signs(said, part, inside, numbers)
		for i := range a.signs.pieces {
			a.signs.pieces[i].Start += s.Start
			a.signs.pieces[i].End += s.Start
		}
		out.atoms = append(out.atoms, a)
	}
	return out
}

// sum adds up what words mean; numbers and labels mean nothing.
func (r reader) sum(words []word) meaning.Vector {
	found := make([]meaning.Word, 0, len(words))
	for _, w := range words {
		if w.said != "" {
			found = append(found, r.stems.sense(w.said))
		}
	}
	return meaning.Sum(found)
}

// How a sentence is cut into clauses: only one that is longer than shortestCut,
// at its punctuation and before joining words, into parts that are long enough
// to say something. All in bytes.
const (
	shortestCut = 70
	leastClause = 25
)

// clausesToQuote cuts a sentence into parts that can be quoted.
func clausesToQuote(said string) []prose.Span {
	whole := prose.Span{End: len(said)}
	if len(said) <= shortestCut {
		return []prose.Span{whole}
	}
	var parts []prose.Span
	at := 0
	for _, c := range clauses(said) {
		if len(c) == 0 {
			continue
		}
		cut := c[0].Start
		if cut-at < leastClause || len(said)-cut < leastClause {
			continue
		}
		parts = append(parts, prose.Span{Start: at, End: at + len(strings.TrimRight(said[at:cut], " \t\r\n,;:(–—"))})
		at = cut
	}
	return append(parts, prose.Span{Start: at, End: len(said)})
}
