package rubric

import (
	"math"

	"okrcoach/internal/prose"
)

// Examination is everything that the weights of the judge are fitted to: what
// it reads off an answer before it weighs anything.
type Examination struct {
	Passages []Examined
	// Apart is what is taken off every score of an answer that is about
	// something else.
	Apart float64
}

// Examined is a passage with its features beside each criterion, key points
// before mistakes.
type Examined struct {
	prose.Span
	Features []Features
	// Quotable reports that it may be shown as a quote.
	Quotable bool
}

// Examine reads an answer without judging it. It is for measuring and fitting.
func (r *Rubric) Examine(text string) Examination {
	a := r.read(text)
	return r.examine(&a)
}

func (r *Rubric) examine(a *answer) Examination {
	k := r.corpus.compare(r.judged, a)
	e := Examination{Apart: r.apart(a)}
	for _, p := range a.passages {
		e.Passages = append(e.Passages, Examined{p.Span, k.features(p), a.quotable(p)})
	}
	return e
}

// Scores returns what each passage of an examined answer scores on a criterion
// with the given weights, as the logarithm of the odds.
func (e Examination) Scores(criterion int, weights Features) []float64 {
	scores := make([]float64, len(e.Passages))
	for i, p := range e.Passages {
		scores[i] = p.Features[criterion].Score(weights) - e.Apart
	}
	return scores
}

// Likeness says how like a text is to each key point, by nothing but what is
// compared: no recital, no evidence and no topic count. The higher the liker.
func (r *Rubric) Likeness(text string) []float64 {
	a := answer{text: text, reader: r.author.after()}
	for _, s := range a.reader.sentences(text) {
		a.add(s)
	}
	e := r.examine(&a)
	out := make([]float64, len(r.points))
	for n := range out {
		out[n] = math.Inf(-1)
		for _, p := range e.Passages {
			f := p.Features[n]
			out[n] = max(out[n], f[FeatureNear]+f[FeatureNearWords])
		}
	}
	return out
}
