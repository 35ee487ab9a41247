package delivery

import (
	"slices"
	"strings"
)

// hedged is a hedge of n words at word i of a clause.
type hedged struct {
	setting
	clause
	i, n int
}

var (
	// admissions make an assumption of what follows them.
	admissions = set("assume assuming assumed assumption suspect suspects estimate estimated expect imagine wonder " +
		"unsure unknown uncertain risk risks worry afraid fear baseline currently current today already existing")
	// copulas say how things stand.
	copulas = set("is are was were am isn't aren't wasn't it's that's there's has have had")
	// permissions make of "we may" what is allowed: "we may spend up to".
	permissions = set("up most more only freely any anything without still")
	// pasts make an ability of the past of "could".
	pasts = set("was were had did used ago previously yesterday back last previous")
	// indirect words before the subject make of "could" what can be done, not
	// what will be: "what we could do", "the best I could get".
	indirect = set("what how where why who whatever whoever everything anything all best most than as that")
	hopers   = set("i i'm we we're")
	// fates, like words in "ed", are what a goal "might be" without being
	// another one for it.
	fates = set("wrong too hard harder difficult unrealistic unreachable impossible met hit lost gone out off lower higher " +
		"better worse misleading fine enough risky very so more not")
)

// weakens reports whether the hedge weakens what the person would do, aim at
// or reach.
func (h hedged) weakens(m manner) bool {
	switch m {
	case modal:
		return h.weakModal()
	case doubt:
		return h.weakDoubt()
	case opinion:
		return h.weakOpinion()
	case hope:
		return h.weakHope()
	case attempt:
		return h.leadsToVerb(h.n) && (h.i == 0 || h.committed && h.subject < h.i)
	case proviso:
		return h.item || h.promising
	}
	return false
}

// weakModal: "we might aim", "the target could be 300 ms", "KR: p99 may reach
// 300 ms". "Teams may ship" permits, as does "we may" under a condition, and
// "what we could do" or "so that we could" says what is possible.
func (h hedged) weakModal() bool {
	if h.committed && h.subject < h.i && h.i < h.verb {
		switch h.word(0) {
		case "may":
			return !h.conditional && h.words[h.subject].lower != "team" && !h.has(permissions)
		case "could":
			return !hasAny(h.words[:h.i], pasts) && !(h.subject > 0 && indirect[h.words[h.subject-1].lower])
		}
		return true
	}
	if ofGoal(h.words, h.i) {
		return outcomes[h.word(1)] && !fates[h.word(2)] && !strings.HasSuffix(h.word(2), "ed")
	}
	return h.item && outcomes[h.word(1)] && hasNumber(h.words)
}

// weakDoubt: "perhaps we should cut", "I'd probably start", "to maybe 500 ms".
// What is probably so today is an assumption, and so is where a figure starts
// from.
func (h hedged) weakDoubt() bool {
	before := h.word(-1)
	switch {
	case before == "from" || h.has(admissions):
		return false
	case ofGoal(h.words, h.i):
		return true
	case copulas[before]:
		return false
	case h.committed && (h.promised || h.able):
		return h.i < h.verb || h.precedesNumber()
	case h.committed && h.word(1) == "aim":
		return true
	}
	return h.item && !h.has(copulas) && (hasNumber(h.words) || actions[h.word(1)])
}

// weakOpinion: "I think we should cut", "I guess the target would be". An
// opinion on how things are weakens nothing, nor does one on how they may turn
// out.
func (h hedged) weakOpinion() bool {
	rest := h.words[h.i+h.n:]
	if c, ok := findCommitment(rest); ok {
		return c.promised || slices.ContainsFunc(rest[c.subject:c.verb], func(w word) bool {
			return weakening[w.lower] || w.lower == "need"
		})
	}
	for i, w := range rest {
		switch {
		case admissions[w.lower]:
			return false
		case promises[w.lower] && (ofGoal(rest, i) || hasNumber(rest[i:])):
			return true
		}
	}
	return h.labelled && !h.has(copulas) && !h.has(admissions)
}

// weakHope: "hopefully p99 drops", "we hope to reach". A hope about the answer
// itself ("hopefully this helps") is polite.
func (h hedged) weakHope() bool {
	switch h.word(0) {
	case "hopefully":
		return !slices.Contains([]string{"this", "that", "that's", "you", "i"}, h.word(1))
	case "hope", "hoping":
		return h.leadsToVerb(h.n) && hasAny(h.words[:h.i], hopers)
	}
	if h.word(h.n) == "to" {
		return h.leadsToVerb(h.n + 1)
	}
	_, ok := findCommitment(h.words[h.i+h.n:])
	return ok
}

// word returns the word that stands by words behind the beginning of the
// hedge, in lower case; empty where the clause has none.
func (h hedged) word(by int) string {
	if at := h.i + by; 0 <= at && at < len(h.words) {
		return h.words[at].lower
	}
	return ""
}

// leadsToVerb reports whether the word that stands by words behind the
// beginning of the hedge is something to do or reach.
func (h hedged) leadsToVerb(by int) bool { return actions[h.word(by)] || outcomes[h.word(by)] }

// precedesNumber reports whether a figure follows the hedge at once, or behind
// a word such as "around".
func (h hedged) precedesNumber() bool {
	rest := h.words[h.i+h.n:]
	return hasNumber(rest[:min(2, len(rest))])
}
