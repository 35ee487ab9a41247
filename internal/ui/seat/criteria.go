package seat

import (
	"cmp"
	"slices"
	"strings"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
)

// criterion is a row of the interviewer's sheet: a key point, a mistake, or
// one of the three sides.
type criterion struct {
	id   string
	kind peer.Kind
	// text is its sentence, ask the follow-up, say what would have been right.
	text, ask, say string
}

// criteriaOf lists the key points and the mistakes of a question.
func criteriaOf(q *questions.Question) []criterion {
	if q == nil {
		return nil
	}
	var all []criterion
	for _, p := range q.KeyPoints {
		all = append(all, criterion{p.ID, peer.KindKeyPoint, p.Point, p.FollowUp, p.Say})
	}
	for _, m := range q.Mistakes {
		all = append(all, criterion{id: m.ID, kind: peer.KindMistake, text: m.Mistake, say: m.Repair})
	}
	return all
}

// byNeed puts the key points first that were missed, then those that came
// only partly, and keeps the order of the rubric among the others.
func byNeed(all []criterion, marks map[string]rubric.Verdict) []criterion {
	rank := func(c criterion) int {
		switch {
		case c.kind != peer.KindKeyPoint:
			return 4
		case marks[c.id] == rubric.Missed:
			return 0
		case marks[c.id] == rubric.Partly:
			return 1
		case marks[c.id] == "":
			return 2
		default:
			return 3
		}
	}
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b criterion) int { return cmp.Compare(rank(a), rank(b)) })
	return sorted
}

// verdictsOf are the ways to mark a criterion, in the order of the cycle.
func verdictsOf(kind peer.Kind) []rubric.Verdict {
	switch kind {
	case peer.KindKeyPoint:
		return []rubric.Verdict{rubric.Covered, rubric.Partly, rubric.Missed}
	case peer.KindMistake:
		return []rubric.Verdict{rubric.Made, rubric.Avoided}
	}
	return nil
}

// markFor is how a key marks a criterion: by the first letter of the verdict,
// with space to the next one, and with x to none.
func markFor(c criterion, now rubric.Verdict, pressed string) (v rubric.Verdict, ok bool) {
	all := verdictsOf(c.kind)
	if len(all) == 0 {
		return "", false
	}
	switch pressed {
	case "x", "backspace":
		return "", true
	case "space":
		i := slices.Index(all, now) + 1
		if i == len(all) {
			return "", true
		}
		return all[i], true
	}
	for _, v := range all {
		if pressed == string(v[:1]) {
			return v, true
		}
	}
	return "", false
}

// kindInShort is what kind of row it is, in a word that fits a mark.
func kindInShort(kind peer.Kind) string {
	if kind == peer.KindKeyPoint {
		return "point"
	}
	return string(kind)
}

// roomForSentence is the width, in cells, from which a row shows the sentence
// of a criterion: cut shorter than that it says less than its name.
const roomForSentence = 36

// inList is what a criterion is called in a list.
func (c criterion) inList(width int) string {
	if width < roomForSentence {
		return c.name()
	}
	return c.text
}

// name is the criterion's short name.
func (c criterion) name() string {
	if c.kind == peer.KindSide {
		return c.text
	}
	return c.id
}

// markWidth is what a row spends on the sign and the word of a mark, in cells.
const markWidth = 10

// mark draws how a criterion is marked, with a sign and a word. One without a
// mark says what it is instead.
func (d *Desk) mark(kind peer.Kind, v rubric.Verdict) string {
	t := d.Theme
	switch {
	case v == "":
		return t.Muted.Render(frame.Pad("· "+kindInShort(kind), markWidth))
	case report.Sign(v) == "✓":
		return t.Good.Render(frame.Pad("✓ "+string(v), markWidth))
	case report.Sign(v) == "~":
		return t.Fair.Render(frame.Pad("~ "+string(v), markWidth))
	default:
		return t.Poor.Render(frame.Pad("✗ "+string(v), markWidth))
	}
}

// title names a criterion with its kind.
func (c criterion) title() string {
	if c.kind == peer.KindSide {
		return c.text
	}
	return strings.ToUpper(kindInShort(c.kind)[:1]) + kindInShort(c.kind)[1:] + ": " + c.id
}

// about is what the card says of a criterion.
func (d *Desk) about(c criterion, width int) []string {
	lines := wrappedIn(c.text, width)
	lines = append(lines, d.labelled("Ask", c.ask, width)...)
	label := "Say"
	if c.kind == peer.KindMistake {
		label = "Instead"
	}
	return append(lines, d.labelled(label, c.say, width)...)
}
