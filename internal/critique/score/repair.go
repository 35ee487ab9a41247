package score

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"okrcoach/internal/critique/delivery"
	"okrcoach/internal/prose"
)

// Repair is one thing to change, in a sentence that gives the exact words: of
// the answer those to replace, or those that would have made the point.
type Repair struct {
	// Span is the passage of the answer to change; empty where something has
	// to be added.
	prose.Span
	Text string `json:"text"`
}

// mostRepairs is how many repairs are named: more at a time are not done.
const mostRepairs = 3

// subject is what several repairs are about.
type subject string

const (
	numbers   subject = "numbers"
	signposts subject = "signposts"
	closing   subject = "closing"
)

// RepairFirst returns what to repair first, the one with the most to gain in
// front: at most mostRepairs, and none where nothing is wrong. The gain is in
// points of the scores that the fault took them from; between equal ones,
// content comes before structure and structure before delivery.
func (f Found) RepairFirst() []Repair {
	structure, _ := f.structure()
	all := append(f.contentRepairs(), structure...)
	all = append(all, f.deliveryRepairs()...)
	all = slices.DeleteFunc(all, func(f fault) bool { return f.repair.Text == "" })
	slices.SortStableFunc(all, func(a, b fault) int { return cmp.Compare(b.points, a.points) })
	var chosen []fault
	first := []Repair{}
	for _, c := range all {
		if len(chosen) == mostRepairs {
			break
		}
		if !slices.ContainsFunc(chosen, c.repeats) {
			chosen = append(chosen, c)
			first = append(first, c.repair)
		}
	}
	return first
}

// repeats reports whether a fault goes away with the repair of another: both
// are about the same, or change the same words.
func (f fault) repeats(other fault) bool {
	a, b := f.repair, other.repair
	overlap := !f.adds && !other.adds && a.Start < b.End && b.Start < a.End
	return overlap || f.about != "" && f.about == other.about
}

// What is added rather than changed reads the same for every answer.
var (
	signpostRepair = Repair{Text: "Open each part with a word that marks it, such as “First, …”, “Second, …”, “In short, …”."}
	closingRepair  = Repair{Text: "End with a sentence that decides, such as “If I must choose, … comes before …, because …”."}
)

// deliveryRepairs has one repair for each kind of fault that words can mend,
// with what package delivery takes off for it; none where it takes nothing.
func (f Found) deliveryRepairs() []fault {
	const whole = 2 * half
	d := f.Delivery
	if value, _ := d.Score(); value == Full {
		return nil
	}
	var all []fault
	if d.Closing == nil {
		all = append(all, fault{points: whole, repair: closingRepair, about: closing})
	}
	if len(d.Signposts) == 0 {
		all = append(all, fault{points: whole, repair: signpostRepair, about: signposts})
	}
	if len(d.Hedges) > 0 {
		h := d.Hedges[0]
		all = append(all, fault{points: half, repair: Repair{h.Span, fmt.Sprintf("Say “%s” without “%s”.", h.Clause, h.Text)}})
	}
	if n := len(d.Fillers); n > 1 {
		h := d.Fillers[0]
		all = append(all, fault{points: half, repair: Repair{h.Span, fmt.Sprintf("Leave out “%s” and the other fillers, %d in all.", h.Text, n)}})
	}
	if d.Longest != nil && d.LongestSentence > delivery.MostSentenceWords {
		all = append(all, fault{points: half, repair: Repair{*d.Longest, fmt.Sprintf(
			"Cut the sentence that begins “%s” into shorter ones; it has %d words, and %d are enough.",
			d.LongestBegins, d.LongestSentence, delivery.MostSentenceWords)}})
	}
	return all
}

// mostNamed is how many passages a reason names.
const mostNamed = 2

// firstOf quotes the first of some passages.
func firstOf(texts []string) string {
	var quoted []string
	for _, t := range texts[:min(mostNamed, len(texts))] {
		quoted = append(quoted, "“"+shortened(t)+"”")
	}
	if len(texts) > mostNamed {
		quoted = append(quoted, "…")
	}
	return strings.Join(quoted, ", ")
}

// longestShown is how many bytes of a passage are repeated.
const longestShown = 60

// shortened puts a passage on one line, without the stop or the bracket at its
// end, and cuts it at a space where it is long.
func shortened(s string) string {
	s = strings.TrimRight(strings.Join(strings.Fields(s), " "), " .,;:(")
	if len(s) <= longestShown {
		return s
	}
	cut := strings.LastIndexByte(s[:longestShown], ' ')
	if cut < 0 {
		cut = longestShown
		for cut > 0 && s[cut]&0xC0 == 0x80 {
			cut--
		}
	}
	return s[:cut] + " …"
}
