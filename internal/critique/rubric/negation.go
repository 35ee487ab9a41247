package rubric

import (
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"

	"okrcoach/internal/prose"
)

// stance is how a sentence stands to some of its words.
type stance uint8

// A sentence affirms most of its words. Those behind a negation may be
// affirmed in negative dress ("we never lose a sale", "no launch until it is
// calm"), denied by the speaker ("we do not tie this to revenue"), or denied
// of others ("machines have no price"), which may as well be an effect worth
// telling ("shoppers do not come back"): only the exemplars know. What is only
// asked ("a rule for whose jobs wait") is not said at all.
const (
	affirmed stance = iota
	dressed
	observed
	refused
	asked
)

// denial is a stretch of a sentence with its stance.
type denial struct {
	prose.Span
	stance stance
}

// negations returns the stretches of a sentence that stand behind a negation,
// in order.
func negations(sentence string) []denial {
	if !mayDeny(sentence) {
		return openQuestions(sentence)
	}
	parts := clauses(sentence)
	all := make([]denial, len(parts))
	for i, c := range parts {
		all[i] = denied(sentence, c)
	}
	attach(sentence, parts, all)
	if len(openQuestions(sentence)) > 0 {
		for i, c := range parts {
			if len(c) == 0 || all[i].stance != affirmed {
				continue
			}
			if at := tokensOf(sentence, c).asks(numberedAt(sentence, c[0])); at >= 0 {
				all[i] = denial{c.span(at), asked}
			}
		}
	}
	return slices.DeleteFunc(all, func(d denial) bool { return d.stance == affirmed })
}

// mayDeny reports whether one of the denials may be in a sentence. Most have
// none, and need not be cut up.
func mayDeny(sentence string) bool {
	lower := strings.ToLower(sentence)
	return slices.ContainsFunc(traces, func(s string) bool { return strings.Contains(lower, s) })
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

// span is a clause from one of its words on.
func (c clause) span(from int) prose.Span {
	return prose.Span{Start: c[from].Start, End: c[len(c)-1].End}
}

// denied returns what of a clause stands behind a negation, and how. A
// negation in a condition ("until nobody complains") denies nothing.
func denied(sentence string, c clause) denial {
	all := tokensOf(sentence, c)
	for i := range all {
		reach := all.denies(i)
		if reach == nowhere || all.conditioned(i) || all.elliptic(i) {
			continue
		}
		stance, from := all.stance(i, reach), 0
		switch {
		case reach == onwards:
			from = i
		case stance == observed:
			from = max(i-1, 0)
		}
		return denial{c.span(from), stance}
	}
	return denial{}
}

// elliptic reports whether nothing follows the denial at i that it could deny,
// or it only names the other case: "or not", "when it isn't".
func (t tokens) elliptic(i int) bool {
	return i > 0 && (t[i-1].said == "or" || i == len(t)-1 && isDenial(t[i].said))
}

// token is a word of a clause as denials are read from it.
type token struct{ said, stem string }

type tokens []token

func tokensOf(sentence string, c clause) tokens {
	all := make(tokens, len(c))
	for i, span := range c {
		said := strings.ReplaceAll(strings.ToLower(span.Of(sentence)), "’", "'")
		head, _, _ := strings.Cut(said, "'")
		all[i] = token{said, english.Stem(head, true)}
		// "Until", and not where the money is.
		if said == "till" && i > 0 && !slices.Contains(determiners, all[i-1].said) && !strings.HasSuffix(all[i-1].said, "'s") {
			all[i].said = "until"
		}
		// A "no-show" and the answer "no" are things.
		if said == "no" && (strings.HasPrefix(sentence[span.End:], "-") || strings.HasSuffix(sentence[:span.Start], `"`)) {
			all[i].said = ""
		}
	}
	return all
}

// say reports whether one of the words is said.
func (t tokens) say(words []string) bool {
	return slices.ContainsFunc(t, func(w token) bool { return slices.Contains(words, w.said) })
}

// hold reports whether one of the stems is among them.
func (t tokens) hold(set map[string]bool) bool {
	return slices.ContainsFunc(t, func(w token) bool { return set[w.stem] })
}

// next reports whether the words after i are these.
func (t tokens) next(i int, word string) bool { return i+1 < len(t) && t[i+1].said == word }

// reach is what a denial reaches of its clause.
type reach uint8

const (
	nowhere reach = iota
	everywhere
	onwards
)

// relativeReach is how far before a denial a "who" or "that" makes it part of a
// clause that only describes something: "a subscriber who never returns".
const relativeReach = 3

// denies returns how much of its clause the word at i denies.
func (t tokens) denies(i int) reach {
	w := t[i].said
	switch {
	case w == "rather" && t.next(i, "than"), w == "instead" && t.next(i, "of"), w == "without":
		return onwards
	case undecided[w], w == "too" && t.next(i, "early"), slices.Contains(leaving, w) && t[i+1:].say(asides):
		return everywhere
	case slices.Contains(refusals, w) && (i == 0 || slices.Contains(refusers, t[i-1].said)):
		return everywhere
	case !isDenial(w):
		return nowhere
	case i > 1 && t[max(1, i-relativeReach):i].say(relatives):
		return onwards
	case w == "not" && (i == 0 || !slices.Contains(auxiliaries, t[i-1].said)):
		return onwards
	}
	return everywhere
}

func isDenial(w string) bool {
	return slices.Contains(denials, w) || strings.HasSuffix(w, "n't")
}

// shortestCondition is how many words a condition has at least before another
// subject follows it: "once it is spent we do not stop".
const shortestCondition = 3

// conditioned reports whether the word at i stands within a condition.
func (t tokens) conditioned(i int) bool {
	for at := i - 1; at >= 0; at-- {
		if slices.Contains(conditions, t[at].said) {
			return !t[min(at+1+shortestCondition, i) : i+1].say(subjects)
		}
	}
	return false
}

// stance says how a clause stands to what its word at i denies.
func (t tokens) stance(i int, r reach) stance {
	after, before := t[i+1:], t[:i]
	switch {
	case r == everywhere && !isDenial(t[i].said):
		return refused
	case before.say([]string{"need"}):
		return refused
	case t.affirms(i):
		return dressed
	case r == onwards:
		return observed
	}
	personal := before.say([]string{"i", "we"})
	copula := t[:i+1].say(copulas)
	if averts(t[i].said, after, copula) && !(personal && after.hold(intrusions)) {
		if after.hold(restraints) {
			return observed
		}
		return dressed
	}
	near := t[max(0, i-2):i]
	if personal || copula || before.say(speakers) || near.say(pointers) || i == 0 && slices.Contains(outright, t[i].said) {
		return refused
	}
	return observed
}

// affirms reports whether what stands around a denial makes an emphasis, a
// limit or a rule of it.
func (t tokens) affirms(i int) bool {
	after, before := t[i+1:], t[:i]
	switch {
	case len(after) > 0 && slices.Contains(scalars, after[0].said):
		return true
	case slices.ContainsFunc(after, func(w token) bool { return isDenial(w.said) || slices.Contains(refusals, w.said) }):
		return true
	case t.say([]string{"must", "may", "allowed", "shall"}), bounded(after):
		return true
	case i > 0 && i <= 2 && before[0].said == "so" && !before.say(subjects):
		return true
	}
	if i > 0 && bad[t[i-1].stem] && before.say([]string{"i", "we"}) {
		return true
	}
	within := after
	if !before.say([]string{"i", "we"}) {
		within = t
	}
	return !t.hold(restraints) && within.say(conditions)
}

// bounded reports whether a number bounds what is denied: "rises above 2 %".
func bounded(after tokens) bool {
	for i, w := range after {
		if slices.Contains(bounds, w.said) && i+1 < len(after) && !slices.Contains(pointers, after[i+1].said) {
			return true
		}
	}
	return false
}

// affirmReach is how many words behind a denial may turn it round.
const affirmReach = 4

// averts reports whether what follows a denial is something bad: "never ever
// lose", "do not let it fail". Behind "is not" only the next word counts: "is
// not vague", but not "is not a lost sale". Behind other verbs nothing does:
// "would not turn stalls into hours".
func averts(denial string, after tokens, copula bool) bool {
	within := affirmReach
	if copula {
		within = 1
	}
	verbal := denial == "not" || denial == "never" || strings.HasSuffix(denial, "n't")
	for _, w := range after[:min(within, len(after))] {
		if bad[w.stem] || intrusions[w.stem] {
			return true
		}
		verbal = verbal && !slices.Contains(lets, w.said)
		if verbal && !slices.Contains(yielding, w.said) {
			return false
		}
	}
	return false
}
