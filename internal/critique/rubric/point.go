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

// nearestOf returns the number of the passage that touches the point and is the
// best to quote, or -1 where none does.
func nearestOf(a *answer, seen []sight) int {
	at := -1
	for i, s := range seen {
		if s.score > touches && a.quotable(s.passage) && (at < 0 || s.worth > seen[at].worth) {
			at = i
		}
	}
	return at
}

func (p point) missedReason(a *answer, seen []sight, near int) string {
	if near < 0 {
		return "None of your sentences makes this point."
	}
	s := a.signsOf(seen[near].passage)
	switch {
	case s.denied && seen[near].denied > 0:
		return "The words that come nearest to this point deny it."
	case !s.has(p.needs...):
		return fmt.Sprintf("The words that come nearest to this point are without %s.", missing(p.needs))
	}
	return "The words that come nearest to this point speak of something else."
}

// reason says what decided, so that it can be held against the quote.
func (p point) reason(r *Rubric, a *answer, v Verdict, seen []sight, quotes []int, shown piece) string {
	heard := p.heard(r, a, seen, quotes)
	given := proof(shown.kind, shown.Of(a.text))
	switch {
	case shown.kind == "":
		// Such a point is never more than mentioned, so never covered.
		return fmt.Sprintf("You %s, but without %s.", cmp.Or(heard, "come near this"), missing(p.needs))
	case v == Partly && !slices.Contains(p.needs, shown.kind):
		return fmt.Sprintf("You %s, but it takes %s.", both(heard, given), missing(p.needs))
	case v == Partly:
		return fmt.Sprintf("You %s, which comes near this point but may not make it.", both(heard, given))
	}
	return fmt.Sprintf("You %s.", both(heard, given))
}

// mostHeard is how many words of a quote are named in a reason; those below
// shortestHeard bytes say too little by themselves.
const (
	mostHeard     = 3
	shortestHeard = 3
)

// heard names the words of the best quote that are typical of the point, or
// none where it has no such word.
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
			weights[w.said] = max(weights[w.said], p.typical(r, term))
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

// A word is typical of a point that stands in so many of its exemplars, and in
// fewer other sentences of the question.
const fewestTypical = 2

// typical says how typical a term is of the point: 0 where it is not, else the
// more, the more exemplars use it and the fewer other sentences do.
func (p point) typical(r *Rubric, term string) float64 {
	using := func(rows []int) int {
		n := 0
		for _, i := range rows {
			if r.corpus.vocabulary.weightIn(r.corpus.rows[i].words, term) > 0 {
				n++
			}
		}
		return n
	}
	j := r.judged[p.number]
	own := using(j.exemplars)
	if own < fewestTypical {
		return 0
	}
	other := using(j.others) + using(j.contrasts)
	if other >= own {
		return 0
	}
	return float64(own*own) / float64(own+other)
}

// wordsOf reads the words of a passage again, with their places in the text.
func wordsOf(a *answer, p passage) []word {
	var all []word
	for _, w := range a.reader.stems.words(p.Of(a.text), nil) {
		w.Start += p.Start
		w.End += p.Start
		all = append(all, w)
	}
	return all
}
