package rubric

import (
	"slices"
	"strings"

	"okrcoach/internal/critique/okr"
	"okrcoach/internal/prose"
)

// word is a word of a sentence, or a number in it.
type word struct {
	prose.Span
	// said is the word in lower case, empty for a number.
	said string
	stem string
	// stance is how the sentence stands to it.
	stance stance
	// terms stand for it in comparisons; a stop word has none.
	terms []string
}

// termsOf returns what stands for words: stems of what is no stop word, and
// signs for each kind of number, so that "p99 from 900 to 500 ms" resembles
// "p95 under 200 ms". A term in the scope of a negation is another term than
// the same one outside.
func termsOf(words []word) []string {
	var all []string
	for _, w := range words {
		all = append(all, w.terms...)
	}
	return all
}

// terms returns the terms of a text, in order.
func (r reader) terms(text string) []string {
	var all []string
	for _, s := range r.sentences(text) {
		all = append(all, s.terms()...)
	}
	return all
}

// stemmer reads words by what a lexicon knows of them.
type stemmer struct{ *lexicon }

// What a term that is no plain stem begins with.
const (
	negated = "not " // the passage denies it
	sign    = "#"    // it stands for a number
)

// words reads the words and numbers of a sentence.
func (s stemmer) words(sentence string, quantities []okr.Quantity) []word {
	var found []word
	scopes := negations(sentence)
	for at := range prose.Words(sentence) {
		for len(scopes) > 0 && scopes[0].End <= at.Start {
			scopes = scopes[1:]
		}
		for len(quantities) > 0 && quantities[0].End <= at.Start {
			quantities = quantities[1:]
		}
		if len(quantities) > 0 && quantities[0].Start < at.End {
			if quantities[0].Start >= at.Start {
				found = append(found, word{Span: quantities[0].Span, terms: numberTerms(quantities[0])})
			}
			continue
		}
		stance := affirmed
		if len(scopes) > 0 && scopes[0].Start <= at.Start {
			stance = scopes[0].stance
		}
		found = append(found, s.word(sentence, at, stance))
	}
	return found
}

func (s stemmer) word(sentence string, at prose.Span, how stance) word {
	known := s.lexeme(at.Of(sentence))
	w := word{Span: at, said: known.said, stem: known.stem, stance: how, terms: known.terms}
	if how == refused {
		w.terms = known.denied
	}
	return w
}

// isLabel reports whether a word in lower case only counts Objectives or Key
// Results: "o1", "kr2", "obj3".
func isLabel(w string) bool {
	head := strings.TrimRight(w, "0123456789.")
	return len(head) < len(w) && slices.Contains(labels, head) || slices.Contains(labels[1:], w)
}

// labels are the words that people count Objectives and Key Results with.
var labels = []string{"o", "kr", "krs", "obj", "okr", "okrs", "objective", "objectives"}

// numberTerms stands for a number by what it counts, and by being a goal.
func numberTerms(q okr.Quantity) []string {
	if q.Aimed && q.Unit != okr.Date {
		return []string{sign + string(q.Unit), sign + "goal"}
	}
	return []string{sign + string(q.Unit)}
}

// fillers are words that say nothing by themselves and that the stemmer's list
// of stop words leaves out.
var fillers = []string{
	"also", "aren", "can", "cannot", "could", "couldn", "didn", "doesn", "etc", "get", "gets",
	"got", "hasn", "haven", "isn", "ll", "like", "may", "might", "must", "ok", "okay", "per",
	"really", "shall", "shouldn", "um", "uh", "us", "ve", "wasn", "weren", "won", "would", "wouldn", "yet",
}
