package rubric

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"

	"okrcoach/internal/critique/okr"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// How sure the check of the Key Results is at most, either way: it reads
// numbers, not what they are worth.
const (
	surelyMeasured   = 0.05
	surelyUnmeasured = 0.95
)

// enoughTargets is how many sentences with a number make an answer measurable
// where no Key Results can be told apart: one for each of the three Objectives
// that are usual, or of a short answer one for every wordsPerTarget words.
const (
	enoughTargets  = 3
	wordsPerTarget = 40
)

// measured reads the mistake off the Key Results: the confidence falls from
// surelyUnmeasured, where none has a number to reach, to surelyMeasured, where
// all have. One target that nobody reaches is the mistake itself.
func (m mistake) measured(a *answer, seen []sight, objectives []okr.Objective) Criterion {
	g := goalsOf(a, objectives)
	if at, found := g.impossible(a.text); found {
		c := m.criterion(m.ID, Mistake, surelyUnmeasured, fmt.Sprintf("Nobody reaches “%s”.", at.Of(a.text)))
		c.Evidence = append(c.Evidence, Evidence{Span: at, Quote: at.Of(a.text)})
		return c
	}
	share := float64(g.numbered) / float64(g.expected)
	confidence := surelyUnmeasured - float64(share*(surelyUnmeasured-surelyMeasured))
	c := m.criterion(m.ID, Mistake, confidence, g.summary())
	if c.Verdict != Avoided {
		c.Evidence = g.evidence(a, seen)
	}
	return c
}

// evidence quotes the open goals, the vaguest first, and where there are none
// to quote, what is said vaguely elsewhere.
func (g goals) evidence(a *answer, seen []sight) []Evidence {
	spans := g.vaguest(a.text)
	if len(spans) == 0 {
		spans = vaguely(a, seen)
	}
	all := []Evidence{}
	for _, s := range spans {
		if !slices.ContainsFunc(all, func(e Evidence) bool { return overlap(e.Span, s) }) {
			all = append(all, Evidence{Span: s, Quote: s.Of(a.text)})
		}
	}
	return all
}

// goals is what an answer sets out to reach.
type goals struct {
	// stated are the Objectives and Key Results, or where none can be told
	// apart, all sentences.
	stated []prose.Span
	// keyResults is their number; numbered and expected are how many goals
	// have a number to reach and how many should.
	keyResults, numbered, expected int
	// open are the Key Results without a number, or where there are no Key
	// Results, the Objectives without one.
	open []prose.Span
}

func goalsOf(a *answer, objectives []okr.Objective) goals {
	var g goals
	var titles []prose.Span
	for _, o := range objectives {
		g.stated = append(g.stated, o.Span)
		if !o.Empty() {
			titles = append(titles, o.Span)
		}
		for _, k := range o.KeyResults {
			g.stated = append(g.stated, k.Span)
			g.keyResults++
			if k.Target != "" {
				g.numbered++
			} else {
				g.leaveOpen(a.text, k.Span)
			}
		}
	}
	g.expected = g.keyResults
	if g.keyResults == 0 {
		g.expected, g.open = min(max(1, a.words()/wordsPerTarget), enoughTargets), titles
		for _, s := range a.sentences {
			g.stated = append(g.stated, s.Span)
			if s.states(questions.NeedTarget) && !s.denies() {
				g.numbered = min(g.numbered+1, g.expected)
			}
		}
	}
	return g
}

// joint is how many bytes may stand between two Key Results of one sentence:
// ", and then also ".
const joint = 16

// leaveOpen adds a Key Result without a number. Those of one sentence are
// quoted together, since three words alone prove little. One that is added
// later may stand earlier, where an Objective is taken up a second time.
func (g *goals) leaveOpen(text string, s prose.Span) {
	if n := len(g.open); n > 0 && g.open[n-1].End <= s.Start {
		last := &g.open[n-1]
		between := text[last.End:s.Start]
		if len(between) < joint && !strings.ContainsAny(between, "\n:") && s.End-last.Start < longestQuote {
			last.End = s.End
			return
		}
	}
	g.open = append(g.open, s)
}

// vagueWords are words for a change that do not say how much of it, beside the
// comparatives.
var vagueWords = stems(`improve improved increase reduce reduced decrease minimize optimize enhance boost
	significant significantly considerable considerably noticeable noticeably much great excellent
	good best better fewer less more higher lower high low amazing robust stable smooth`)

// vagueIn counts the vague words in a passage.
func vagueIn(said string) int {
	n := 0
	for word := range prose.Words(said) {
		if vagueWords[english.Stem(word.Of(said), true)] {
			n++
		}
	}
	return n
}

// vaguest returns the open goals with the most vague words in them, at most
// mostQuotes, the vaguest first.
func (g goals) vaguest(text string) []prose.Span {
	open := slices.SortedStableFunc(slices.Values(g.open), func(a, b prose.Span) int {
		return cmp.Compare(vagueIn(b.Of(text)), vagueIn(a.Of(text)))
	})
	return open[:min(mostQuotes, len(open))]
}

// vaguely returns the passages without a number to reach that say vaguely what
// gets better, those first that sound most like the mistake. Where none does,
// it returns the one passage that sounds most like it.
func vaguely(a *answer, seen []sight) []prose.Span {
	var vague, all []int
	for i, s := range seen {
		signs := a.signsOf(s.passage)
		if !a.quotable(s.passage) || signs.has(questions.NeedTarget) || signs.words < fewestShown {
			continue
		}
		all = append(all, i)
		if vagueIn(s.Of(a.text)) > 0 {
			vague = append(vague, i)
		}
	}
	most := mostQuotes
	if len(vague) == 0 {
		vague, most = all, 1
	}
	worth := func(i int) float64 { return seen[i].worth + float64(worthOfNearest*seen[i].nearest) }
	slices.SortStableFunc(vague, func(i, j int) int { return cmp.Compare(worth(j), worth(i)) })
	var spans []prose.Span
	for _, i := range vague[:min(most, len(vague))] {
		spans = append(spans, seen[i].Span)
	}
	return spans
}

// impossible returns the first target that cannot be reached.
func (g goals) impossible(text string) (prose.Span, bool) {
	for _, s := range g.stated {
		if at := okr.Impossible(s.Of(text)); len(at) > 0 {
			return prose.Span{Start: s.Start + at[0].Start, End: s.Start + at[0].End}, true
		}
	}
	return prose.Span{}, false
}

func (g goals) summary() string {
	switch {
	case g.keyResults > 0:
		return fmt.Sprintf("Key Results with a number to reach: %d of %d.", g.numbered, g.keyResults)
	case g.numbered == 0:
		return "No goal has a number to reach."
	}
	return fmt.Sprintf("No Key Results could be told apart; sentences with a number to reach: %d.", g.numbered)
}
