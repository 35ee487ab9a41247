package rubric

import (
	"strings"

	"github.com/kljensen/snowball/english"

	"okrcoach/internal/critique/okr"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// name is evidence that no question asks for, but that serves where one asks
// for nothing in particular: a market, a product, a law by its name.
const name questions.Need = "name"

// kinds are all kinds of evidence, in the order in which they are looked for.
// A point without needs of its own asks for any of them: naming a thing is not
// yet doing it, so something has to stand with it.
var kinds = []questions.Need{
	questions.NeedTarget, questions.NeedConsequence, questions.NeedChoice, name,
}

// Stems of words that tie an effect to its cause, and of words that decide
// between two things or say on what condition it is decided.
var (
	consequences = stems(`because since so therefore thus hence otherwise means cause causes
		cost costs lose loses lost losing loss lead leads result results turn turns drive drives
		hurt hurts earn earns depends decides when whenever every each`)
	choices = stems(`if when whenever once until till unless while before instead rather only
		first stop freeze pause wait halt block priority prioritise prioritize choose pick decide
		prefer trade sacrifice veto default defer postpone protect fence reserve`)
)

func stems(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[english.Stem(word, true)] = true
	}
	return set
}

// pieces are the pieces of evidence in a passage, by their kind.
type pieces map[questions.Need][]prose.Span

// found gathers the evidence in a stretch of text, each piece in offsets of
// the whole. Numbers that are set as a goal come before others; those of the
// stretch are given.
func (m stemmer) found(text string, s prose.Span, quantities []okr.Quantity) pieces {
	all := pieces{}
	note := func(kind questions.Need, at prose.Span) {
		all[kind] = append(all[kind], prose.Span{Start: s.Start + at.Start, End: s.Start + at.End})
	}
	said := s.Of(text)
	for _, aimed := range []bool{true, false} {
		for _, q := range quantities {
			if q.Measures() && q.Aimed == aimed {
				note(questions.NeedTarget, q.Span)
			}
		}
	}
	if i := strings.Index(said, "→"); i >= 0 {
		note(questions.NeedConsequence, prose.Span{Start: i, End: i + len("→")})
	}
	first := true
	for word := range prose.Words(said) {
		w := word.Of(said)
		stem := m.stem(strings.ToLower(w))
		if consequences[stem] {
			note(questions.NeedConsequence, word)
		}
		if choices[stem] {
			note(questions.NeedChoice, word)
		}
		if !first && len(w) > 1 && 'A' <= w[0] && w[0] <= 'Z' {
			note(name, word)
		}
		first = false
	}
	return all
}

// of returns the first piece of the first of these kinds that there is.
func (p pieces) of(asked []questions.Need) (questions.Need, prose.Span) {
	for _, kind := range asked {
		if len(p[kind]) > 0 {
			return kind, p[kind][0]
		}
	}
	return "", prose.Span{}
}
