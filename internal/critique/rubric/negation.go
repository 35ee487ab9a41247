package rubric

import (
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"

	"okrcoach/internal/prose"
)

// negations returns the stretches of a sentence that it denies: "we do not
// tie this to revenue", "that is not a lost sale". Denying something bad
// affirms the point ("we never lose a sale"), a condition makes a rule of it
// ("no launch until it is calm"), and what others do not do is an observation
// ("shoppers do not come back"): none of these count.
func negations(sentence string) []prose.Span {
	if !mayDeny(sentence) {
		return nil
	}
	var scopes []prose.Span
	for _, clause := range clauses(sentence) {
		if scope := denied(sentence, clause); !scope.Empty() && !conditional(sentence, clause) {
			scopes = append(scopes, scope)
		}
	}
	return scopes
}

// mayDeny reports whether one of the denials may be in a sentence. Most have
// none, and need not be cut up.
func mayDeny(sentence string) bool {
	lower := strings.ToLower(sentence)
	return slices.ContainsFunc([]string{"no", "n't", "n’t", "never", "neither", "hardly"}, func(s string) bool {
		return strings.Contains(lower, s)
	})
}

// clause is a stretch of a sentence as its words.
type clause []prose.Span

// clauses cuts a sentence at its punctuation and at joining words.
func clauses(sentence string) []clause {
	var all []clause
	var current clause
	end := 0
	for word := range prose.Words(sentence) {
		w := strings.ToLower(word.Of(sentence))
		if strings.ContainsAny(sentence[end:word.Start], ",;:.!?()—–") || slices.Contains(joiners, w) {
			all = append(all, current)
			current = nil
		}
		current = append(current, word)
		end = word.End
	}
	return append(all, current)
}

var (
	joiners    = []string{"but", "and", "because", "since", "so", "though", "although", "whereas", "which"}
	conditions = []string{"if", "when", "once", "until", "till", "unless", "while", "after", "before", "without"}
	speakers   = []string{"i", "we", "our", "us", "my", "me", "ours", "team", "this", "that", "it", "there", "these", "here"}
	copulas    = []string{"is", "are", "was", "were"}
	// denials stand before what is denied.
	denials = []string{"not", "never", "no", "none", "nothing", "neither", "nor", "cannot", "hardly"}
	// scalars after a denial make a measure or an emphasis of it: "no more
	// than 3", "not only", "no matter".
	scalars = []string{"only", "just", "merely", "simply", "more", "later", "longer", "less", "fewer", "matter", "doubt", "one"}
	// bad things are good to deny.
	bad = stems("vague down downtime lose lost losing loss fail failing failure break broken slow slower slowdown " +
		"outage incident error waste double twice duplicate surprise drop abandon leave miss missed wait stall hang " +
		"guess hurt harm suffer notice bad worse risky risk compromise ignore forget interrupt")
)

// denied returns what of a clause is denied, all of it or nothing.
func denied(sentence string, c clause) prose.Span {
	ours, reach := false, affirmReach
	for i, span := range c {
		w := strings.ReplaceAll(strings.ToLower(span.Of(sentence)), "’", "'")
		head, _, _ := strings.Cut(w, "'")
		if slices.Contains(copulas, strings.TrimSuffix(head, "n")) {
			ours, reach = true, 1
		}
		ours = ours || i == 0 && isDenial(w) || slices.Contains(speakers, head)
		if isDenial(w) && ours && !affirmed(sentence, c[i+1:min(i+1+reach, len(c))]) {
			return prose.Span{Start: c[0].Start, End: c[len(c)-1].End}
		}
	}
	return prose.Span{}
}

// conditional reports whether a clause holds only under a condition.
func conditional(sentence string, c clause) bool {
	return slices.ContainsFunc(c, func(word prose.Span) bool {
		return slices.Contains(conditions, strings.ToLower(word.Of(sentence)))
	})
}

func isDenial(w string) bool {
	return slices.Contains(denials, w) || strings.HasSuffix(w, "n't")
}

// affirmReach is how many words behind a denial may turn it round: "never
// ever lose", "do not let it fail". Behind "is not" only the next may: "is not
// vague", but not "is not a lost sale".
const affirmReach = 4

// affirmed reports whether the words behind a denial turn it into a promise.
func affirmed(sentence string, after clause) bool {
	for i, w := range after {
		if i == 0 && slices.Contains(scalars, strings.ToLower(w.Of(sentence))) {
			return true
		}
		if bad[english.Stem(w.Of(sentence), true)] {
			return true
		}
	}
	return false
}
