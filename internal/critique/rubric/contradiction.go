package rubric

import (
	"slices"

	"okrcoach/internal/prose"
)

// heard is the stem of a word, and the stance that its sentence takes to it.
type heard struct {
	stem   string
	stance stance
}

// heardIn returns the words that stand for something, each with its stance.
func heardIn(words []word) []heard {
	var all []heard
	for _, w := range words {
		if len(w.terms) > 0 && w.stem != "" {
			all = append(all, heard{w.stem, w.stance})
		}
	}
	return all
}

// heardIn gathers the words of a passage.
func (a *answer) heardIn(p passage) []heard {
	var all []heard
	for i := p.first; i <= p.last; i++ {
		all = append(all, a.atoms[i].heard...)
	}
	return all
}

// backing stems are of verbs by which one stands to what was said before, and
// backs what it is called there.
var (
	backing = stems("leave left decide keep kept commit mean enforce apply insist follow hold promise stick")
	back    = []string{"that", "it", "this", "them", "these"}
)

// takesBack reports whether a sentence denies nothing of its own but what was
// said before it: "we have never kept to that".
func takesBack(said string) bool {
	for _, d := range negations(said) {
		if d.stance != refused {
			continue
		}
		all := tokensOf(d.Of(said), slices.Collect(prose.Words(d.Of(said))))
		if all.say(back) && all.hold(backing) {
			return true
		}
	}
	return false
}

// takeBack turns what a sentence affirms into what is denied.
func (s sentence) takeBack() {
	for _, a := range s.atoms {
		for i := range a.heard {
			if a.heard[i].stance == affirmed {
				a.heard[i].stance = refused
			}
		}
	}
}

// said counts the exemplars of a criterion that affirm a word, and those in
// which it stands behind a negation.
type said struct{ affirmed, negated int }

// stances counts how these rows stand to their words.
func (c *corpus) stances(rows []int) map[string]said {
	all := map[string]said{}
	for _, i := range rows {
		for _, h := range c.rows[i].heard {
			n := all[h.stem]
			if h.stance == affirmed {
				n.affirmed++
			} else {
				n.negated++
			}
			all[h.stem] = n
		}
	}
	return all
}

// unheardShare is what a word weighs that no exemplar uses, beside one that
// some do, where it is denied or affirmed by the speaker.
const unheardShare = 0.25

// asideShare is how much of a passage may be denied without harm: a few denied
// words beside many others are an aside.
const asideShare = 0.15

// contradiction is the share, by weight, of what a passage says that denies
// what the exemplars of a criterion affirm, from 0 to 1.
func (v *vocabulary) contradiction(says map[string]said, words []heard) float64 {
	var all, against float64
	for _, h := range words {
		weight := v.unknown
		if i, known := v.number[h.stem]; known {
			weight = v.weight[i]
		}
		n := says[h.stem]
		uses := n.affirmed + n.negated
		if uses == 0 {
			all += float64(unheardShare * weight)
			if h.stance >= refused {
				against += float64(unheardShare * weight)
			}
			continue
		}
		all += weight
		if h.stance >= observed {
			against += float64(weight * max(0, float64(n.affirmed-n.negated)/float64(uses)))
		}
	}
	if all == 0 {
		return 0
	}
	return max(0, against/all-asideShare) / (1 - asideShare)
}
