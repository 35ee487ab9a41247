package rubric

import (
	"cmp"
	"slices"

	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// sight is a passage of an answer beside one criterion.
type sight struct {
	passage
	// score is the logarithm of the odds that it makes the point; worth is
	// how good it is as a quote, on a scale of its own.
	score, worth float64
	// nearest is how near the most alike exemplar is, from 0 to 1, and denied
	// the share that is denied of what the exemplars speak of.
	nearest, denied float64
}

func pooled(seen []sight) float64 {
	scores := make([]float64, len(seen))
	for i, s := range seen {
		scores[i] = s.score
	}
	return Pool(scores)
}

// Quotes are sentences that do not overlap, and clauses of those that have more
// than longestQuote bytes. The second and third are shown where they are nearly
// as good as the first.
const (
	mostQuotes   = 3
	longestQuote = 160
	quoteMargin  = 1.5
)

// quotes returns the numbers of the passages that prove the point best, the
// best first. One that is no better than one in eight is quoted only where
// there is nothing else.
func quotes(a *answer, seen []sight) []int {
	var order, unlikely []int
	for i, s := range seen {
		switch {
		case !a.quotable(s.passage):
		case s.score >= Heard:
			order = append(order, i)
		default:
			unlikely = append(unlikely, i)
		}
	}
	if len(order) == 0 {
		order = unlikely
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(seen[j].worth, seen[i].worth) })
	var chosen []int
	for _, i := range order {
		if len(chosen) == mostQuotes || seen[order[0]].worth-seen[i].worth > quoteMargin {
			break
		}
		if !slices.ContainsFunc(chosen, func(j int) bool { return overlap(seen[i].Span, seen[j].Span) }) {
			chosen = append(chosen, i)
		}
	}
	return chosen
}

// quotable reports whether a passage is quoted: a short sentence, or a clause of
// a long one.
func (a *answer) quotable(p passage) bool {
	if p.clause {
		return p.whole.End-p.whole.Start > longestQuote
	}
	return p.End-p.Start <= longestQuote || p.first == p.last
}

func overlap(a, b prose.Span) bool { return a.Start < b.End && b.Start < a.End }

// cite gives passages as evidence, word for word.
func cite(text string, seen []sight, quotes []int) []Evidence {
	evidence := []Evidence{}
	for _, i := range quotes {
		evidence = append(evidence, Evidence{Span: seen[i].Span, Quote: seen[i].Of(text)})
	}
	return evidence
}

// shownBy returns the first evidence of one of these kinds in the quotes.
func shownBy(a *answer, seen []sight, quotes []int, needs []questions.Need) piece {
	for _, i := range quotes {
		if p := a.signsOf(seen[i].passage).piece(needs); p.kind != "" {
			return p
		}
	}
	return piece{}
}
