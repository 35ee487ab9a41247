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
func terms(passage string) []string {
	var found []string
	quantities := okr.Quantities(passage)
	scopes := negations(passage)
	for word := range prose.Words(passage) {
		for len(quantities) > 0 && quantities[0].End <= word.Start {
			quantities = quantities[1:]
		}
		if len(quantities) > 0 && quantities[0].Start < word.End {
			if quantities[0].Start >= word.Start {
				found = append(found, signs(quantities[0])...)
			}
			continue
		}
		if stem := stem(word.Of(passage)); stem != "" {
			if within(word, scopes) {
				stem = negated + stem
			}
			found = append(found, stem)
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

// stem returns the stem of a word, or nothing for a stop word.
func stem(word string) string {
	word = strings.ToLower(word)
	if i := strings.IndexAny(word, "'’"); i > 0 {
		word = word[:i]
	}
	if len(word) < 2 || english.IsStopWord(word) || slices.Contains(fillers, word) {
		return ""
	}
	return english.Stem(word, false)
}

// fillers are words that say nothing by themselves and that the stemmer's list
// of stop words leaves out.
var fillers = []string{
	"also", "aren", "can", "cannot", "could", "couldn", "didn", "doesn", "etc", "get", "gets",
	"got", "hasn", "haven", "isn", "ll", "like", "may", "might", "must", "ok", "okay", "per",
	"really", "shall", "shouldn", "um", "uh", "us", "ve", "wasn", "weren", "won", "would", "wouldn", "yet",
}
