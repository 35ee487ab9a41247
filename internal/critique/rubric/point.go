package rubric

import (
	"fmt"

	"okrcoach/internal/questions"
)

// point is a key point with what answers are compared with.
type point struct {
	questions.KeyPoint
	matcher matcher
	// voices are the sentences behind the matcher's exemplars.
	voices []string
}

// judge says whether an answer makes the point.
func (p point) judge(a answer) Criterion {
	asked := p.Needs
	if len(asked) == 0 {
		asked = kinds
	}
	h := p.matcher.best(a, asked)
	c := criterion(p.ID, KeyPoint, h.confidence, "")
	c.Reason = p.reason(a, h, c.Verdict, asked)
	if c.Verdict != Missed {
		c.Evidence = p.matcher.quotes(a, h)
	}
	if c.Verdict != Covered {
		c.Advice = p.Say
	}
	return c
}

// reason says what decided, so that it can be held against the quote.
func (p point) reason(a answer, h hit, v Verdict, asked []questions.Need) string {
	switch {
	case v == Missed && h.kind == "" && h.confidence/mentionShare >= sure:
		return fmt.Sprintf("You touch on this, but without %s.", missing(asked))
	case v == Missed:
		return "No sentence comes near this point."
	case h.kind == "":
		return fmt.Sprintf("You mention this, but without %s.", missing(asked))
	case v == Partly:
		return fmt.Sprintf("Not quite “%s”, although %s.", p.voice(h), proof(h.kind, h.shown.Of(a.text)))
	}
	return fmt.Sprintf("Close to “%s”, and %s.", p.voice(h), proof(h.kind, h.shown.Of(a.text)))
}

// voice returns the exemplar that h is most like, without its full stop.
func (p point) voice(h hit) string {
	return unstopped(p.voices[max(0, p.matcher.closest(h.vector))])
}
