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

// within returns the stretch of a passage that comes nearest.
func (m matcher) within(a answer, p passage) stretch {
	var nearest stretch
	best := math.Inf(-1)
	for _, s := range a.stretches {
		if s.Start < p.Start || s.End > p.End {
			continue
		}
		if score := m.score(s.vector); score > best {
			nearest, best = s, score
		}
	}
	return nearest
}

// shownBy takes the evidence from the quotes where there is some in them: what
// is named should be seen.
func (h hit) shownBy(quotes []stretch, asked []questions.Need) hit {
	for _, q := range quotes {
		if kind, at := q.pieces.of(asked); kind != "" {
			h.kind, h.shown = kind, at
			return h
		}
	}
	return h
}
