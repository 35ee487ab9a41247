package delivery

import (
	"slices"
	"strings"

	"okrcoach/internal/prose"
)

// set makes a set of the words in a text.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// lexicon holds phrases by their first word, the longest first.
type lexicon map[string][][]string

func phrases(all ...string) lexicon {
	l := lexicon{}
	for _, phrase := range all {
		words := strings.Fields(phrase)
		l[words[0]] = append(l[words[0]], words)
	}
	for _, some := range l {
		slices.SortStableFunc(some, func(a, b []string) int { return len(b) - len(a) })
	}
	return l
}

// at returns how many words the longest phrase takes that words begin with; 0
// where there is none. No punctuation may stand in it, and it is no phrase
// where it is quoted.
func (l lexicon) at(words []word) int {
	if len(words) == 0 || words[0].quoted {
		return 0
	}
	for _, phrase := range l[words[0].lower] {
		if begins(words, phrase) {
			return len(phrase)
		}
	}
	return 0
}

func begins(words []word, phrase []string) bool {
	if len(words) < len(phrase) {
		return false
	}
	for i, w := range phrase {
		if words[i].lower != w || i > 0 && strings.ContainsAny(words[i].gap, ",;:.!?()—–\n") {
			return false
		}
	}
	return true
}

// firstWords returns the words that phrases of the lexicons begin with.
func firstWords(lexicons ...lexicon) map[string]bool {
	first := map[string]bool{}
	for _, l := range lexicons {
		for w := range l {
			first[w] = true
		}
	}
	return first
}

// stretch is where words stand, from the first to the last.
func stretch(words []word) prose.Span {
	return prose.Span{Start: words[0].Start, End: words[len(words)-1].End}
}
