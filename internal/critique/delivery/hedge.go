package delivery

import (
	"slices"
	"strings"
)

// manner is how a hedge weakens what it stands with.
type manner int

const (
	noHedge manner = iota
	modal          // "might"
	doubt          // "perhaps"
	opinion        // "I think"
	hope           // "hopefully"
	attempt        // "try to"
	proviso        // "if possible"
)

// clauseWords is how many words of a hedged commitment are quoted.
const clauseWords = 12

// longestHedge is the number of words of the longest hedge.
const longestHedge = 4

var (
	modals   = phrases("may", "might", "could")
	doubts   = phrases("maybe", "perhaps", "possibly", "potentially", "probably")
	opinions = phrases("i think", "we think", "i guess", "i'd guess", "i suppose", "i feel like", "i feel that")
	hopes    = phrases("i hope", "we hope", "i'd hope", "we'd hope", "hope to", "hoping to", "hopefully")
	attempts = phrases("try to", "trying to", "attempt to", "should be able to")
	provisos = phrases("if possible", "where possible", "if at all possible")

	// hedgesByManner holds them in the order of the manners, from modal on.
	hedgesByManner  = [...]lexicon{modals, doubts, opinions, hopes, attempts, provisos}
	hedgeBeginnings = firstWords(hedgesByManner[:]...)

	// conditions say when something holds: nobody is bound by an if-part.
	conditions = set("if unless whether when whenever while until till once suppose assuming")
)

// hedges returns the hedge of each clause that weakens a commitment.
func hedges(text string, passages []passage) []Hit {
	found := []Hit{}
	for _, p := range passages {
		if p.question {
			continue
		}
		s := setting{
			item: p.kind == item, labelled: !p.label.Empty(), conditional: hasAny(p.words, conditions),
			promising: slices.ContainsFunc(p.clauses, func(c clause) bool { return c.committed && c.promised }),
		}
		for _, c := range p.clauses {
			if i, n := s.hedgeIn(c); n > 0 {
				h := hit(text, stretch(c.words[i:i+n]))
				h.Clause = quote(text, c.words, i)
				found = append(found, h)
			}
		}
	}
	return found
}

// hedgeAt returns the hedge that words begin with, and how many of them it
// takes.
func hedgeAt(words []word) (manner, int) {
	if len(words) == 0 || !hedgeBeginnings[words[0].lower] {
		return noHedge, 0
	}
	for i, l := range hedgesByManner {
		if n := l.at(words); n > 0 {
			return modal + manner(i), n
		}
	}
	return noHedge, 0
}

// setting is what the passage around a clause adds to it.
type setting struct {
	item, labelled, conditional bool
	// promising reports that the passage says what the person would do.
	promising bool
}

// hedgeIn returns the first hedge of a clause that weakens a commitment, as
// the index of its first word and the number of its words.
func (s setting) hedgeIn(c clause) (at, n int) {
	for i, w := range c.words {
		m, n := hedgeAt(c.words[i:])
		if m != proviso && conditions[w.lower] {
			return 0, 0
		}
		if m != noHedge && (hedged{s, c, i, n}).weakens(m) {
			return i, n
		}
		if admissions[w.lower] {
			return 0, 0
		}
	}
	return 0, 0
}

// quote returns the words of a clause around word i, as they stand.
func quote(text string, clause []word, i int) string {
	from := max(0, min(i-clauseWords/2, len(clause)-clauseWords))
	to := min(len(clause), from+clauseWords)
	end := clause[to-1].End
	if rest := text[end:]; strings.HasPrefix(rest, "%") {
		end++
	} else if strings.HasPrefix(rest, " %") {
		end += 2
	}
	return strings.Join(strings.Fields(text[clause[from].Start:end]), " ")
}
