package rubric

import (
	"slices"

	"okrcoach/internal/questions"
)

// How a stretch is weighed as a quote. Its nearness to what the rubric says of
// the point comes first, then how much evidence stands in it, and a whole
// clause is better proof than two words. The weights were fitted to the
// labelled quotes of the tuning half of testdata/answers.jsonl, leaving out
// what was taken from the answer under test.
const (
	topicWeight  = 14.0
	pieceWeight  = 1.0
	lengthWeight = 1.1
	// mostPieces is how many pieces of one kind count, allPieces how many of
	// all kinds, and fullLength how many bytes make a quote long enough.
	mostPieces = 2
	allPieces  = 3
	fullLength = 80
	// aboutContrast and aboutRubric are what nearness to the contrasts, which
	// speak of the same thing, and to the rubric's own wording weigh beside
	// nearness to the exemplars.
	aboutContrast = 0.5
	aboutRubric   = 0.5
)

// Two quotes are shown where the second is nearly as good as the first.
const (
	mostQuotes  = 2
	quoteMargin = 2.0
)

// quotes returns the stretches that prove the point best, the best first.
func (p point) quotes(a answer) []stretch {
	type ranked struct {
		stretch
		rank float64
	}
	var best []ranked
	for _, s := range a.stretches {
		r := ranked{s, p.worth(s)}
		at := len(best)
		for at > 0 && best[at-1].rank < r.rank {
			at--
		}
		if at < mostQuotes {
			best = slices.Insert(best, at, r)
			best = best[:min(mostQuotes, len(best))]
		}
	}
	var quotes []stretch
	for _, r := range best {
		if best[0].rank-r.rank <= quoteMargin {
			quotes = append(quotes, r.stretch)
		}
	}
	return quotes
}

// worth says how good a stretch is as a quote.
func (p point) worth(s stretch) float64 {
	m := p.matcher
	topic := nearestMean(s.vector, m.exemplars) +
		float64(aboutContrast*nearestMean(s.vector, m.contrasts)) +
		float64(aboutRubric*similarity(s.vector, p.wording))
	proofs := p.Needs
	if len(proofs) == 0 {
		proofs = []questions.Need{name}
	}
	n := 0
	for _, kind := range proofs {
		n += min(mostPieces, len(s.pieces[kind]))
	}
	n = min(n, allPieces)
	length := min(1, float64(s.End-s.Start)/fullLength)
	return float64(topicWeight*topic) + float64(pieceWeight*float64(n)) + float64(lengthWeight*length)
}

// cite gives stretches as evidence, word for word.
func cite(text string, quotes []stretch) []Evidence {
	evidence := []Evidence{}
	for _, q := range quotes {
		evidence = append(evidence, Evidence{Span: q.Span, Quote: q.Of(text)})
	}
	return evidence
}
