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

// shown returns the first piece of evidence of each kind in a sentence, as
// spans of it; those it lacks are empty.
func shown(sentence string) map[questions.Need]prose.Span {
	found := map[questions.Need]prose.Span{}
	for _, q := range okr.Quantities(sentence) {
		if q.Measures() {
			found[questions.NeedTarget] = q.Span
			break
		}
	}
	if i := strings.Index(sentence, "→"); i >= 0 {
		found[questions.NeedConsequence] = prose.Span{Start: i, End: i + len("→")}
	}
	first := true
	for word := range prose.Words(sentence) {
		w := word.Of(sentence)
		stem := english.Stem(w, true)
		note(found, questions.NeedConsequence, word, consequences[stem])
		note(found, questions.NeedChoice, word, choices[stem])
		note(found, name, word, !first && len(w) > 1 && 'A' <= w[0] && w[0] <= 'Z')
		first = false
	}
	return found
}

func note(found map[questions.Need]prose.Span, kind questions.Need, at prose.Span, holds bool) {
	if _, before := found[kind]; holds && !before {
		found[kind] = at
	}
}
