package rubric

import (
	"slices"
	"strings"

	"okrcoach/internal/prose"
)

// Words that open an indirect question, and those before them that promise to
// answer it: "a rule for whose jobs wait", "we will define what must not get
// worse". Who says so has not yet said whose.
var (
	interrogatives = []string{"who", "whom", "whose", "what", "which", "how", "why", "whether"}
	promises       = stems("define decide say explain show clarify describe discuss specify address state pick choose write answer")
	plans          = stems("rule decision question clarity definition plan agreement idea view answer statement")
	links          = []string{"for", "about", "of", "on", "over", "and"}
)

// openQuestions returns the stretches of a sentence that only ask: indirect
// questions that it promises to answer, and points of an agenda.
func openQuestions(sentence string) []denial {
	var all []denial
	for _, c := range clauses(sentence) {
		if len(c) == 0 {
			continue
		}
		if at := tokensOf(sentence, c).asks(numberedAt(sentence, c[0])); at >= 0 {
			all = append(all, denial{c.span(at), asked})
		}
	}
	return all
}

// asks returns where an open question begins in a clause, -1 where there is
// none. A clause behind a number in brackets is a point of an agenda.
func (t tokens) asks(numbered bool) int {
	for i, w := range t {
		if !slices.Contains(interrogatives, w.said) {
			continue
		}
		before := t[max(0, i-relativeReach):i]
		switch {
		case i == 0 && numbered,
			i > 0 && promises[t[i-1].stem],
			i > 0 && slices.Contains(links, t[i-1].said) && (before.hold(plans) || before.hold(promises)):
			return i
		}
	}
	return -1
}

// numberedAt reports whether "(1)" or the like stands before a word.
func numberedAt(sentence string, w prose.Span) bool {
	before := strings.TrimRight(sentence[:w.Start], " \t")
	mark := strings.TrimRight(strings.TrimSuffix(before, ")"), "0123456789")
	return len(before)-len(mark) > 1 && strings.HasSuffix(before, ")")
}
