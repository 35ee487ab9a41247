package rubric

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"okrcoach/internal/questions"
)

// point is a key point with what its reasons are written from.
type point struct {
	questions.KeyPoint
	lines
	number int
	// needs are the kinds of evidence of which one has to stand with it.
	needs []questions.Need
}

// judge says whether an answer makes the point.
func (p point) judge(r *Rubric, a *answer, seen []sight) Criterion {
	quotes := quotes(a, seen)
	shown := shownBy(a, seen, quotes, p.evidence())
	confidence := probability(pooled(seen))
	if shown.kind == "" {
		confidence = min(confidence, mentioned)
	}
	c := p.criterion(p.ID, KeyPoint, confidence, "")
	if c.Verdict == Missed {
		near := nearestOf(a, seen)
		if near >= 0 {
			c.Near = &Evidence{Span: seen[near].Span, Quote: seen[near].Of(a.text)}
		}
		c.Reason = p.missedReason(a, seen, near)
		c.Advice = p.Say
		return c
	}
	c.Evidence = cite(a.text, seen, quotes)
	c.Reason = p.reason(r, a, c.Verdict, seen, quotes, shown)
	if c.Verdict == Partly {
		c.Advice = p.Say
	}
	return c
}

// evidence is what proves the point: any kind, those that it needs first. A point
// that is nothing but a number is not made without.
func (p point) evidence() []questions.Need {
	if slices.Equal(p.needs, []questions.Need{questions.NeedTarget}) {
		return p.needs
	}
	return slices.Concat(p.needs, kinds)
}

// mentioned is the most that a point gets which is only named, with no evidence
// of any kind in what would be quoted.
const mentioned = 0.49

// touches is the score, as the logarithm of the odds, from which the nearest
// passage to a missed point is worth showing: about one in five.
const touches = -1.4

// nearestOf returns the number of the passage with the highest score, or -1
// where none touches the point.
func nearestOf(a *answer, seen []sight) int {
	best, at := touches, -1
	for i, s := range seen {
		if s.score > best && a.quotable(s.passage) {
			best, at = s.score, i
		}
	}
	return at
}

func (p point) missedReason(a *answer, seen []sight, near int) string {
	if near < 0 {
		return "None of your sentences comes near this point."
	}
	s := a.signsOf(seen[near].passage)
	switch {
	case s.denied:
		return "The nearest you come to this point denies it."
	case !s.has(p.needs...):
		return fmt.Sprintf("You touch on this, but without %s.", missing(p.needs))
	}
	return "The nearest you come to this point speaks of something else."
}

// reason says what decided, so that it can be held against the quote.
func (p point) reason(r *Rubric, a *answer, v Verdict, seen []sight, quotes []int, shown piece) string {
	heard := p.heard(r, a, seen, quotes)
	switch {
	case shown.kind == "":
		// Such a point is never more than mentioned, so never covered.
		return fmt.Sprintf("You %s, but without %s.", cmp.Or(heard, "come near this"), missing(p.needs))
	case v == Partly:
		return fmt.Sprintf("You %s, which is near this point but may not be it.", both(heard, proof(shown.kind, shown.Of(a.text))))
	}
	return fmt.Sprintf("You %s.", both(heard, proof(shown.kind, shown.Of(a.text))))
}

// mostHeard is how many words of a quote are named in a reason; those below
// shortestHeard bytes say too little by themselves.
const (
	mostHeard     = 3
	shortestHeard = 3
)

// heard names the words of the best quote that weigh most in the exemplars, or
// none where it shares no word with them.
func (p point) heard(r *Rubric, a *answer, seen []sight, quotes []int) string {
	if len(quotes) == 0 {
		return ""
	}
	weights := map[string]float64{}
	said := wordsOf(a, seen[quotes[0]].passage)
	for _, w := range said {
		if len(w.said) < shortestHeard {
			continue
		}
		for _, term := range w.terms {
			for _, i := range r.judged[p.number].exemplars {
				weights[w.said] = max(weights[w.said], r.corpus.vocabulary.weightIn(r.corpus.rows[i].words, term))
			}
		}
	}
	heaviest := slices.SortedFunc(maps.Keys(weights), func(a, b string) int {
		return cmp.Or(cmp.Compare(weights[b], weights[a]), cmp.Compare(a, b))
	})
	heaviest = heaviest[:min(mostHeard, len(heaviest))]
	var named []string
	for _, w := range said {
		quoted := "“" + w.Of(a.text) + "”"
		if slices.Contains(heaviest, w.said) && weights[w.said] > 0 && !slices.Contains(named, quoted) {
			named = append(named, quoted)
		}
	}
	if len(named) == 0 {
		return ""
	}
	return "mention " + list(named, "and")
}

// wordsOf reads the words of a passage again, with their places in the text.
func wordsOf(a *answer, p passage) []word {
	var all []word
	for _, w := range newReader().stems.words(p.Of(a.text), nil) {
		w.Start += p.Start
		w.End += p.Start
		all = append(all, w)
	}
	return all
}
