package rubric

import (
	"math"
	"slices"
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

// signs are what can be read off a stretch of text whatever it is about.
type signs struct {
	// words counts its words, talk those of them that talk about answering
	// instead of answering, and open those that leave something to be said:
	// "what", "whose", "how".
	words, talk, open int
	// aimed and measured report a number set as a goal, and one with a unit;
	// own words of oneself, denied a clause that denies, negative any word of
	// negation, and asks a question.
	aimed, measured, own, denied, negative, asks bool
	// pieces are the pieces of evidence, in the order in which they count.
	pieces []piece
}

// piece is a piece of evidence, with its place in the text.
type piece struct {
	kind questions.Need
	prose.Span
}

// add joins the signs of a stretch to those of one before it.
func (s *signs) add(more signs) {
	s.words += more.words
	s.talk += more.talk
	s.aimed = s.aimed || more.aimed
	s.measured = s.measured || more.measured
	s.own = s.own || more.own
	s.denied = s.denied || more.denied
	s.negative = s.negative || more.negative
	s.asks = s.asks || more.asks
	s.open += more.open
	s.pieces = append(s.pieces, more.pieces...)
}

// share weighs a number of words by the length of the stretch: one in a long
// sentence says less.
func (s signs) share(n int) float64 { return float64(n) / math.Sqrt(float64(max(s.words, 1))) }

// has reports whether there is evidence of one of the kinds.
func (s signs) has(asked ...questions.Need) bool {
	return slices.ContainsFunc(s.pieces, func(p piece) bool { return slices.Contains(asked, p.kind) })
}

// piece returns the first evidence of the first of these kinds that there is;
// its kind is empty where there is none.
func (s signs) piece(asked []questions.Need) piece {
	for _, kind := range asked {
		for _, p := range s.pieces {
			if p.kind == kind {
				return p
			}
		}
	}
	return piece{}
}

// Stems of words that tie an effect to its cause, of words that decide between
// two things or say on what condition it is decided, and of words in which
// people talk about answering: what one should do, how good it is, and to whom
// it is addressed.
var (
	consequences = stems(`because since so therefore thus hence otherwise means cause causes
		cost costs lose loses lost losing loss lead leads result results turn turns drive drives
		hurt hurts earn earns depends decides when whenever every each gone leave leaves pays`)
	choices = stems(`if when whenever once until till unless while before instead rather only
		first stop freeze pause wait halt block priority prioritise prioritize choose pick decide
		prefer trade sacrifice veto default defer postpone protect fence reserve gone over late later`)
	talk = stems(`should must one critical important crucial essential key careful carefully thoughtful
		balance balanced ensure consider considered align aligned leverage specific measurable holistic
		stakeholders various appropriate appropriately relevant robust need needs framework approach
		best practice practices clearly clear rubric criteria criterion grade grader score mark marks
		answer covered complete demonstrate address discuss`)
	opens = map[string]bool{
		"what": true, "which": true, "who": true, "whom": true, "whose": true, "how": true, "where": true, "whether": true,
	}
	oneself   = map[string]bool{"i": true, "we": true, "our": true, "my": true}
	negatives = map[string]bool{
		"not": true, "never": true, "no": true, "none": true, "nothing": true, "neither": true, "nor": true, "cannot": true,
	}
)

func stems(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[english.Stem(word, true)] = true
	}
	return set
}

// signs reads the signs of a part of a sentence, with places in the sentence.
// Its words and numbers are given.
func (m stemmer) signs(said string, part prose.Span, words []word, quantities []okr.Quantity) signs {
	s := numberSigns(quantities)
	note := func(kind questions.Need, at prose.Span) { s.pieces = append(s.pieces, piece{kind, at}) }
	if i := strings.Index(part.Of(said), "→"); i >= 0 {
		note(questions.NeedConsequence, prose.Span{Start: part.Start + i, End: part.Start + i + len("→")})
	}
	s.asks = strings.HasSuffix(strings.TrimRight(part.Of(said), " \t\"')”’"), "?")
	for _, w := range words {
		s.words++
		s.own = s.own || oneself[w.said]
		s.denied = s.denied || w.stance == refused
		s.negative = s.negative || negatives[w.said] || strings.HasSuffix(w.said, "n't")
		if talk[w.stem] {
			s.talk++
		}
		if opens[w.said] {
			s.open++
		}
		if w.stance >= refused {
			continue // what is denied or asked proves nothing
		}
		if consequences[w.stem] {
			note(questions.NeedConsequence, w.Span)
		}
		if choices[w.stem] {
			note(questions.NeedChoice, w.Span)
		}
		if w.Start > 0 && w.End-w.Start > 1 && 'A' <= said[w.Start] && said[w.Start] <= 'Z' {
			note(name, w.Span)
		}
	}
	return s
}

// numberSigns reads the signs of numbers. Those that are set as a goal come
// before others.
func numberSigns(quantities []okr.Quantity) signs {
	var s signs
	for _, aimed := range []bool{true, false} {
		for _, q := range quantities {
			if !q.Measures() || q.Aimed != aimed {
				continue
			}
			s.aimed = s.aimed || aimed
			s.measured = s.measured || q.Unit != okr.Plain
			s.pieces = append(s.pieces, piece{questions.NeedTarget, q.Span})
		}
	}
	return s
}
