package rubric

import "slices"

// attach spreads a denial by the speaker to what hangs on its clause: parts in
// front without a verb of their own ("at more than one in a hundred, we do not
// stop"), and the rest of an enumeration behind it ("we see no link to orders
// and sales"). What is undecided is so with all that the sentence says of it.
func attach(sentence string, parts []clause, all []denial) {
	enumerates := false
	for i := range parts {
		if len(parts[i]) == 0 {
			continue
		}
		part := tokensOf(sentence, parts[i])
		switch {
		case all[i].stance == refused:
			enumerates = part.say(speakers)
		case enumerates && all[i].stance == affirmed && part.goesOn():
			all[i] = denial{parts[i].span(0), refused}
		default:
			enumerates = false
		}
	}
	for i := len(parts) - 2; i >= 0; i-- {
		if len(parts[i]) == 0 || len(parts[i+1]) == 0 || all[i].stance != affirmed || all[i+1].stance != refused {
			continue
		}
		head, next := tokensOf(sentence, parts[i]), tokensOf(sentence, parts[i+1])
		hangs := slices.Contains(hanging, head[0].said) && next[:min(2, len(next))].say(subjects)
		if hangs || slices.ContainsFunc(next, func(w token) bool { return undecided[w.said] }) {
			all[i] = denial{parts[i].span(0), refused}
		}
	}
}

// longestRest is how many words the rest of an enumeration has at most that
// does not begin with "and", and shortestClause how many the subject and verb
// of a clause take.
const (
	longestRest    = 2
	shortestClause = 3
)

// goesOn reports whether a part belongs to an enumeration that began before it.
func (t tokens) goesOn() bool {
	head := t[:min(shortestClause, len(t))]
	if head.say(subjects) || head.say(auxiliaries) || slices.Contains(conditions, t[0].said) {
		return false
	}
	return t[0].said == "and" || len(t) <= longestRest && !slices.Contains(joiners, t[0].said)
}
