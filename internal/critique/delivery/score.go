package delivery

import (
	"fmt"
	"strings"
)

// The scale, in half points. Faults count by their number and not by their
// share, so that no sentence added around them hides them, and nothing is
// given for length.
const (
	fullScore = 10
	half      = 1
	whole     = 2
)

const (
	// mostHedges is how many hedged commitments cost half a point each.
	mostHedges = 3
	// Fillers cost half a point from the second on, a whole one from the
	// fifth, one and a half from the tenth.
	someFillers, manyFillers, mostFillers = 2, 5, 10
	// Three sentences that are too long cost half a point, six a whole one,
	// and so does one of twice the length.
	someLong, manyLong = 3, 6
	// fewestSignposts lead through an answer of several parts.
	fewestSignposts = 2
	// An answer of fewer words than this needs neither signpost nor closing.
	fewestForForm = 60
	// In each five minutes of the limit, fewer specific words than this do
	// not carry an answer; it is two fifths of what a slow typist gets down.
	// A limit of more than ten minutes asks for no more than ten do.
	fewestSpecific = 60
	longestAsking  = 600
	// Overtime costs half a point beyond a fifth of the limit, a whole one
	// beyond all of it.
	freeOvertime = 5

	fiveMinutes = 300 // in seconds
)

// deduction is what a fault takes off and the sentence that says why.
type deduction struct {
	halves int
	reason string
}

// Score rates the delivery from 0 to 5 in half points and gives a reason for
// each point it takes off, with the words at fault and what they cost. Where
// it takes nothing off, one sentence says what held. The same report always
// gets the same score; adding words that say nothing never raises it, unless
// they are made up as signposts, a closing or commitments.
//
// Without any reason there is no score: the report was stored before texts
// were measured.
func (r Report) Score() (value float64, reasons []string) {
	if !r.measured() {
		return 0, nil
	}
	if r.Words == 0 {
		return 0, []string{"There are no words to score."}
	}
	left := fullScore
	for _, deductions := range [][]deduction{
		r.thinness(), r.hedging(), r.filling(), r.lengthiness(), r.form(), r.overtime(),
	} {
		for _, d := range deductions {
			left -= d.halves
			reasons = append(reasons, fmt.Sprintf("%s (%s).", d.reason, points(d.halves)))
		}
	}
	if reasons == nil {
		reasons = []string{r.held()}
	}
	return float64(max(0, left)) / 2, reasons
}

// thinness: an answer with too few words that say something of its own. Others
// are not counted, or empty sentences would fill it up.
func (r Report) thinness() []deduction {
	limit := fiveMinutes
	if r.LimitSeconds > 0 {
		limit = min(r.LimitSeconds, longestAsking)
	}
	fewest := (fewestSpecific*limit + fiveMinutes - 1) / fiveMinutes
	d := deduction{2 * whole, fmt.Sprintf(
		"Too little to carry an answer: of %s, %d stand beside a number, a condition or something you do, and %d are needed",
		plural(r.Words, "word"), r.SpecificWords, fewest)}
	switch {
	case r.SpecificWords >= fewest:
		return nil
	case 2*r.SpecificWords < fewest:
		d.halves = 4 * whole
	}
	return []deduction{d}
}

func (r Report) hedging() []deduction {
	var all []deduction
	for _, h := range r.Hedges[:min(mostHedges, len(r.Hedges))] {
		all = append(all, deduction{half, "You hedge a commitment: “" + h.Clause + "”"})
	}
	if more := len(r.Hedges) - mostHedges; more > 0 {
		all[mostHedges-1].reason += fmt.Sprintf(", and %d more", more)
	}
	return all
}

func (r Report) filling() []deduction {
	n := len(r.Fillers)
	d := deduction{reason: fmt.Sprintf("%d fillers say nothing: %s", n, quoted(r.Fillers, 3))}
	switch {
	case n < someFillers:
		return nil
	case n < manyFillers:
		d.halves = half
	case n < mostFillers:
		d.halves = whole
	default:
		d.halves = whole + half
	}
	return []deduction{d}
}

func (r Report) lengthiness() []deduction {
	d := deduction{halves: half}
	switch {
	case r.LongSentences >= manyLong || r.LongestSentence > 2*MostSentenceWords:
		d.halves = whole
	case r.LongSentences < someLong:
		return nil
	}
	d.reason = fmt.Sprintf("%s more than %d words, the longest %d: “%s”",
		counted(r.LongSentences, "sentence has", "sentences have"),
		MostSentenceWords, r.LongestSentence, r.LongestBegins)
	return []deduction{d}
}

// form: what leads a reader through the answer and ends it.
func (r Report) form() []deduction {
	if r.Words < fewestForForm {
		return nil
	}
	var all []deduction
	switch {
	case len(r.Signposts) == 0:
		all = append(all, deduction{whole, "No word or number marks where one part ends and the next begins"})
	case len(r.Signposts) < fewestSignposts:
		all = append(all, deduction{half, "One signpost, “" + r.Signposts[0].Text + "”, is all that marks the parts"})
	}
	if r.Closing == nil {
		all = append(all, deduction{whole, "No closing was found: none of the last sentences sums up or decides"})
	}
	return all
}

func (r Report) overtime() []deduction {
	over := -r.SecondsLeft
	if !r.timed() || r.LimitSeconds == 0 || freeOvertime*over <= r.LimitSeconds {
		return nil
	}
	d := deduction{half, "You went " + duration(over) + " over the " + duration(r.LimitSeconds) + " you had"}
	if over > r.LimitSeconds {
		d.halves = whole
	}
	return []deduction{d}
}

// held says what held in an answer that nothing is taken off.
func (r Report) held() string {
	held := []string{"no commitment is hedged", "fillers and long sentences are few or none"}
	if r.Words >= fewestForForm {
		held = append(held, "the parts are marked", "the end sums up or decides")
	}
	last := len(held) - 1
	return "Nothing is taken off: " + strings.Join(held[:last], ", ") + " and " + held[last] + "."
}

// points writes what half points take off: "−0.5", "−2".
func points(halves int) string {
	if halves%2 == 0 {
		return fmt.Sprintf("−%d", halves/2)
	}
	return fmt.Sprintf("−%d.5", halves/2)
}
