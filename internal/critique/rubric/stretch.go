package rubric

import (
	"slices"
	"strings"

	"okrcoach/internal/critique/okr"
	"okrcoach/internal/prose"
)

// stretch is a part of an answer that can be quoted: a short sentence, or some
// clauses of a long one.
type stretch struct {
	prose.Span
	vector vector
	pieces pieces
}

// longestQuote is how many bytes a sentence may have before it is quoted in
// parts.
const longestQuote = 140

// stretch reads a part of a text, and returns its terms as well.
func (m stemmer) stretch(text string, s prose.Span, v *vocabulary) (stretch, []string) {
	quantities := okr.Quantities(s.Of(text))
	said := termsOf(m.words(s.Of(text), quantities))
	return stretch{s, v.vector(said), m.found(text, s, quantities)}, said
}

// cut cuts the sentences of an answer into what can be quoted. Recited
// sentences prove nothing, so they give none.
func (a answer) cut(m stemmer, v *vocabulary) []stretch {
	var all []stretch
	for _, s := range a.sentences {
		if s.recited {
			continue
		}
		parts := quotable(a.text, s.Span)
		if len(parts) == 1 {
			all = append(all, s.stretch)
			continue
		}
		for _, part := range parts {
			read, _ := m.stretch(a.text, part, v)
			all = append(all, read)
		}
	}
	return all
}

// quotable cuts a sentence where its clauses end, so that no part is longer
// than longestQuote unless a clause is.
func quotable(text string, s prose.Span) []prose.Span {
	if s.End-s.Start <= longestQuote {
		return []prose.Span{s}
	}
	var cuts []int
	for _, c := range clauses(s.Of(text)) {
		if len(c) > 0 && c[0].Start > 0 {
			cuts = append(cuts, s.Start+c[0].Start)
		}
	}
	return halves(text, s, cuts)
}

// halves cuts s at the one of the cuts that lies nearest its middle, and each
// half again as long as it is too long.
func halves(text string, s prose.Span, cuts []int) []prose.Span {
	if s.End-s.Start <= longestQuote || len(cuts) == 0 {
		return []prose.Span{s}
	}
	middle := (s.Start + s.End) / 2
	i, _ := slices.BinarySearch(cuts, middle)
	if i == len(cuts) || i > 0 && middle-cuts[i-1] < cuts[i]-middle {
		i--
	}
	before := prose.Span{Start: s.Start, End: s.Start + len(strings.TrimSpace(text[s.Start:cuts[i]]))}
	after := prose.Span{Start: cuts[i], End: s.End}
	return append(halves(text, before, cuts[:i]), halves(text, after, cuts[i+1:])...)
}
