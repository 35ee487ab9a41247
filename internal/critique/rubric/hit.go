package rubric

import (
	"math"

	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// hit is the passage of an answer that comes nearest to a criterion.
type hit struct {
	passage
	confidence float64
	// kind and shown are the evidence that stands with it; kind is empty
	// where none does.
	kind  questions.Need
	shown prose.Span
}

// mentionShare is what is left of the confidence where a passage only mentions
// a point: not enough for more than "partly".
const mentionShare = 0.5

// best returns the passage with the highest confidence. Passages without any
// evidence of the kinds asked for count as mentions; no kinds ask for nothing.
func (m matcher) best(a answer, kinds []questions.Need) hit {
	var best hit
	for _, p := range a.passages {
		h := hit{passage: p, confidence: probability(m.score(p.vector), a.coverage)}
		if len(kinds) > 0 {
			h.kind, h.shown = a.evidence(p, kinds)
			if h.kind == "" {
				h.confidence *= mentionShare
			}
		}
		if h.confidence > best.confidence {
			best = h
		}
	}
	return best
}

// quotes returns what decided, word for word: of a passage the sentence that
// comes nearest, and where the evidence stands in another, that one too.
func (m matcher) quotes(a answer, h hit) []Evidence {
	nearest := h.Span
	best := math.Inf(-1)
	for _, p := range a.passages {
		if p.first != p.last || p.first < h.first || p.last > h.last {
			continue
		}
		if score := m.score(p.vector); score > best {
			nearest, best = p.Span, score
		}
	}
	quotes := []Evidence{{Span: nearest, Quote: nearest.Of(a.text)}}
	for _, s := range a.sentences {
		if h.kind != "" && s.Span != nearest && s.Start <= h.shown.Start && h.shown.End <= s.End {
			quotes = append(quotes, Evidence{Span: s.Span, Quote: s.Of(a.text)})
		}
	}
	return quotes
}
