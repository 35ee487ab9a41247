package delivery

import (
	"slices"
	"strings"
	"sync"
)

// An ending is judged on the sentences that begin in the last closingWords
// words of an answer, and a summary says something where it comes back to at
// least fewestRepeats words of fewestLetters letters from what went before.
const (
	closingWords  = 80
	fewestRepeats = 2
	fewestLetters = 5
)

var (
	// summaries begin a sentence that sums up.
	summaries = phrases("in short", "in summary", "in sum", "to sum up", "summing up", "to summarise",
		"to summarize", "summary", "in conclusion", "to conclude", "conclusion", "to close", "overall",
		"all in all", "ultimately", "in the end", "to wrap up", "wrapping up", "taken together", "together",
		"across all three", "bottom line", "the bottom line")
	// decisions begin a sentence that decides, or names the price of a
	// decision.
	decisions = phrases("if i must choose", "if i had to choose", "if i have to choose", "if i had to pick",
		"if forced to choose", "if they conflict", "if these conflict", "if both conflict",
		"where the two conflict", "where they conflict", "when they conflict", "when the two conflict",
		"when in doubt", "the trade off", "on the trade off", "the tradeoff", "my trade off", "priority",
		"priorities", "my priority", "my order", "order of priority", "what gives way", "what i sacrifice",
		"what i give up", "what we give up", "the price", "i would accept", "i'd accept", "i know this means",
		"this means", "that means", "that is why", "that's why", "my decision", "my choice", "my rule",
		"balance of")
	// lastOpened may stand before any of them.
	lastOpened = set("so and then but now ok okay well for finally lastly")
	// rivals stand in a lead that names a choice: "Speed against stability:".
	rivals = set("against vs versus off tradeoff")
	// halts are what a rule does when its condition holds.
	halts = phrases("stop", "stops", "wait", "waits", "pause", "pauses", "freeze", "freezes", "frozen", "undo",
		"revert", "withdrawn", "only fixes", "nothing new")
	// preferences decide wherever they stand.
	preferences = phrases("gives way", "give way", "comes first", "come first", "takes priority",
		"takes precedence", "by default", "decides", "i accept", "we accept", "i'd rather", "we'd rather",
		"i would rather", "we would rather", "i'd give up", "i would give up")
)

// closing returns the last sentence near the end that sums up or decides; nil
// where there is none.
func closing(text string, passages []passage) *Hit {
	said := sync.OnceValue(func() map[string]int { return firstSaid(passages) })
	left := closingWords
	for i := len(passages) - 1; i >= 0 && left > 0; i-- {
		p := passages[i]
		left -= len(p.words)
		if left >= 0 && len(p.words) > 0 && p.mark.Empty() && p.kind != heading && (p.decides(text) || p.sumsUp(i, said)) {
			found := hit(text, p.Span)
			return &found
		}
	}
	return nil
}

// decides reports whether a passage makes a choice between things, or gives
// the rule for it.
func (p passage) decides(text string) bool {
	rest := behind(p.words, lastOpened)
	if decisions.at(rest) > 0 || hasAny(p.lead(text), rivals) || prefers(rest) {
		return true
	}
	for i := range p.words {
		if preferences.at(p.words[i:]) > 0 || i > 1 && p.ranksAt(i) {
			return true
		}
	}
	return p.rules(rest)
}

// rules reports whether a passage says what happens on a condition: "once it is
// spent, launches wait", "if it fails, I open an incident".
func (p passage) rules(rest []word) bool {
	if !hasAny(p.words, conditions) {
		return false
	}
	for i := range p.words {
		if halts.at(p.words[i:]) > 0 {
			return true
		}
	}
	return conditions[rest[0].lower] && slices.ContainsFunc(p.clauses, func(c clause) bool { return c.committed })
}

// prefers reports whether words begin like "better a late launch than a double
// charge".
func prefers(words []word) bool {
	return words[0].lower == "better" && slices.ContainsFunc(words, func(w word) bool { return w.lower == "than" })
}

// ranksAt reports whether the word before i puts one part before another:
// "1 before 3", "O1 > O2".
func (p passage) ranksAt(i int) bool {
	return part(p.words[i].lower) && (p.words[i-1].lower == "before" || p.words[i-1].lower == "over") && part(p.words[i-2].lower) ||
		strings.TrimSpace(p.words[i].gap) == ">" && part(p.words[i].lower) && part(p.words[i-1].lower)
}

// part reports whether w names a part of an answer: "1", "o2", "kr3".
func part(w string) bool {
	w = strings.TrimPrefix(strings.TrimPrefix(w, "o"), "kr")
	return len(w) == 1 && '1' <= w[0] && w[0] <= '9'
}

// sumsUp reports whether passage i begins like a summary and comes back to
// what was said before it. said gives the passage in which each word stands
// first.
func (p passage) sumsUp(i int, said func() map[string]int) bool {
	if summaries.at(behind(p.words, lastOpened)) == 0 {
		return false
	}
	repeated := map[string]bool{}
	for _, w := range p.words {
		if first, ok := said()[w.lower]; ok && first < i && len(w.lower) >= fewestLetters {
			repeated[w.lower] = true
		}
	}
	return len(repeated) >= fewestRepeats
}

// firstSaid returns the index of the passage in which each word stands first.
func firstSaid(passages []passage) map[string]int {
	first := map[string]int{}
	for i, p := range passages {
		for _, w := range p.words {
			if _, ok := first[w.lower]; !ok {
				first[w.lower] = i
			}
		}
	}
	return first
}
