package delivery

import (
	"slices"
	"strings"
)

// clause is a stretch of a passage that holds one statement.
type clause struct {
	words []word
	commitment
	// committed reports that the clause has a commitment.
	committed bool
}

// longestClause is how many words a clause may have. No sentence that people
// write comes near it; it keeps the work on a text without stops in proportion.
const longestClause = 80

// joiners begin a new clause, as punctuation does.
var joiners = set("but and because so though although whereas which")

// cut cuts the words of a passage at its punctuation and at joining words. A
// hedge between commas ("we would, perhaps, cut") cuts nothing.
func cut(words []word) []clause {
	var all []clause
	for start, i := 0, 1; i <= len(words); i++ {
		if i == len(words) || i-start == longestClause || cutAt(words, i) && !aside(words, i) {
			c := clause{words: words[start:i]}
			c.commitment, c.committed = findCommitment(c.words)
			all = append(all, c)
			start = i
		}
	}
	return all
}

// cutAt reports whether a clause may begin at word i. The ends of the passage
// count as cuts.
func cutAt(words []word, i int) bool {
	return i == 0 || i == len(words) || joiners[words[i].lower] ||
		strings.ContainsAny(words[i].gap, ",;:.!?()—–") || strings.Contains(words[i].gap, " - ")
}

// aside reports whether the cut at word i is one side of a hedge that stands
// alone between two.
func aside(words []word, i int) bool {
	_, after := hedgeAt(words[i:])
	if after > 0 && cutAt(words, i+after) {
		return true
	}
	for n := 1; n <= min(longestHedge, i); n++ {
		if _, before := hedgeAt(words[i-n : i]); before == n && cutAt(words, i-n) {
			return true
		}
	}
	return false
}

// has reports whether one of the clause's words is among words.
func (c clause) has(words map[string]bool) bool { return hasAny(c.words, words) }

func hasAny(among []word, words map[string]bool) bool {
	return slices.ContainsFunc(among, func(w word) bool { return words[w.lower] })
}

func hasNumber(words []word) bool { return slices.ContainsFunc(words, word.isNumber) }

func (w word) isNumber() bool { return '0' <= w.lower[0] && w.lower[0] <= '9' }
