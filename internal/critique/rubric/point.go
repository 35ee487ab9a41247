package rubric

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"okrcoach/internal/critique/okr"
	"okrcoach/internal/questions"
)

// point is a key point with what answers are compared with.
type point struct {
	questions.KeyPoint
	matcher matcher
	// wording is what the rubric says of the point to people.
	wording vector
}

// judge says whether an answer makes the point.
func (p point) judge(a answer, v *vocabulary) Criterion {
	asked := p.Needs
	if len(asked) == 0 {
		asked = kinds
	}
	h := p.matcher.best(a, asked)
	c := criterion(p.ID, KeyPoint, h.confidence, "")
	var quotes []stretch
	switch {
	case c.Verdict == Missed:
	case h.kind == "":
		quotes = []stretch{p.matcher.within(a, h.passage)}
	default:
		quotes = p.quotes(a)
		h = h.shownBy(quotes, asked)
	}
	c.Evidence = cite(a.text, quotes)
	c.Reason = p.reason(a, h, c.Verdict, asked, p.heard(a.text, quotes, v))
	if c.Verdict != Covered {
		c.Advice = p.Say
	}
	return c
}

// reason says what decided, so that it can be held against the quote.
func (p point) reason(a answer, h hit, v Verdict, asked []questions.Need, heard string) string {
	switch {
	case v == Missed && h.kind == "" && h.confidence/mentionShare >= sure:
		return fmt.Sprintf("You touch on this, but without %s.", missing(asked))
	case v == Missed && a.astray:
		return "None of your sentences comes near this point, and the whole reads like an answer to another question."
	case v == Missed:
		return "None of your sentences comes near this point."
	case h.kind == "":
		return fmt.Sprintf("You %s, but without %s.", cmp.Or(heard, "come near this"), missing(asked))
	case v == Partly:
		return fmt.Sprintf("You %s, which is near this point but may not be it.", both(heard, h.proof(a.text)))
	}
	return fmt.Sprintf("You %s.", both(heard, h.proof(a.text)))
}

// mostHeard is how many words of a quote are named in a reason; those below
// shortestHeard bytes say too little by themselves.
const (
	mostHeard     = 3
	shortestHeard = 3
)

// heard names the words of the best quote that weigh most in the exemplars, or
// none where it shares no word with them.
func (p point) heard(text string, quotes []stretch, v *vocabulary) string {
	if len(quotes) == 0 {
		return ""
	}
	quote := quotes[0].Of(text)
	said := stemmer{}.words(quote, okr.Quantities(quote))
	weights := map[string]float64{}
	for _, word := range said {
		if len(word.said) < shortestHeard {
			continue
		}
		for _, e := range p.matcher.exemplars {
			weights[word.said] = max(weights[word.said], v.weightIn(e, word.term))
		}
	}
	heaviest := slices.SortedFunc(maps.Keys(weights), func(a, b string) int {
		return cmp.Or(cmp.Compare(weights[b], weights[a]), cmp.Compare(a, b))
	})
	heaviest = heaviest[:min(mostHeard, len(heaviest))]
	var named []string
	for _, word := range said {
		if slices.Contains(heaviest, word.said) && weights[word.said] > 0 && !slices.Contains(named, "“"+word.said+"”") {
			named = append(named, "“"+word.said+"”")
		}
	}
	if len(named) == 0 {
		return ""
	}
	return "mention " + list(named, "and")
}
