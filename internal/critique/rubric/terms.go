package rubric

import (
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"

	"okrcoach/internal/critique/okr"
	"okrcoach/internal/prose"
)

// terms returns the words of a passage that carry meaning, in order: stems of
// what is not a stop word, and one sign per kind of number, so that "p99 from
// 900 to 500 ms" resembles "p95 under 200 ms". A term in the scope of a
// negation is another term than the same one outside.
func (s stemmer) terms(passage string) []string {
	return termsOf(s.words(passage, okr.Quantities(passage)))
}

func termsOf(said []word) []string {
	all := make([]string, len(said))
	for i, w := range said {
		all[i] = w.term
	}
	return all
}

// stemmer remembers the stems of words, in lower case, that it has seen: most
// come again. It is for one goroutine.
type stemmer map[string]string

func (s stemmer) stem(lower string) string {
	stem, seen := s[lower]
	if !seen {
		stem = english.Stem(lower, true)
		s[lower] = stem
	}
	return stem
}

// word is a term beside what stands for it in the text.
type word struct{ term, said string }

// words returns the terms of a passage with what was said. Those of a number
// stand for no word.
func (s stemmer) words(passage string, quantities []okr.Quantity) []word {
	var found []word
	scopes := negations(passage)
	for at := range prose.Words(passage) {
		for len(quantities) > 0 && quantities[0].End <= at.Start {
			quantities = quantities[1:]
		}
		if len(quantities) > 0 && quantities[0].Start < at.End {
			if quantities[0].Start >= at.Start {
				for _, sign := range signs(quantities[0]) {
					found = append(found, word{term: sign})
				}
			}
			continue
		}
		if stem := s.term(at.Of(passage)); stem != "" {
			if within(at, scopes) {
				stem = negated + stem
			}
			found = append(found, word{stem, at.Of(passage)})
		}
	}
	return found
}

// What a term that is no plain stem begins with.
const (
	negated = "not " // the passage denies it
	sign    = "#"    // it stands for a number
)

func within(s prose.Span, scopes []prose.Span) bool {
	return slices.ContainsFunc(scopes, func(scope prose.Span) bool {
		return scope.Start <= s.Start && s.End <= scope.End
	})
}

// signs stands for a number by what it counts, and by being a goal.
func signs(q okr.Quantity) []string {
	if q.Aimed && q.Unit != okr.Date {
		return []string{sign + string(q.Unit), sign + "goal"}
	}
	return []string{sign + string(q.Unit)}
}

// term returns the stem of a word, or nothing for a stop word.
func (s stemmer) term(word string) string {
	word = strings.ToLower(word)
	if i := strings.IndexAny(word, "'’"); i > 0 {
		word = word[:i]
	}
	if len(word) < 2 || english.IsStopWord(word) || slices.Contains(fillers, word) {
		return ""
	}
	return s.stem(word)
}

// fillers are words that say nothing by themselves and that the stemmer's list
// of stop words leaves out.
var fillers = []string{
	"also", "aren", "can", "cannot", "could", "couldn", "didn", "doesn", "etc", "get", "gets",
	"got", "hasn", "haven", "isn", "ll", "like", "may", "might", "must", "ok", "okay", "per",
	"really", "shall", "shouldn", "um", "uh", "us", "ve", "wasn", "weren", "won", "would", "wouldn", "yet",
}
