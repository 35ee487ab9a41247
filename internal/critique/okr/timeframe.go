package okr

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"okrcoach/internal/prose"
)

// forAll are words with which a date is set for all Objectives at once.
var forAll = regexp.MustCompile(`(?i)^\W*(?:all|both|each)\b|\b(?:all|both|each|every)(?: (?:of|the))* (?:these|them|this|it|three|two|four|five|okrs?|objectives?|key results?|krs?|targets?|numbers|dates|by|due|are|is|for)\b` +
	`|\b(?:everything|deadline|due|time ?line|time ?frame|target dates?|unless|okrs?|objectives|key results|krs)\b|\b(?:these|they) (?:are|should|must|run|end)\b`)

// forSome begins a clause that sets a date for the Objectives that it names:
// "1 and 2 are for", "the first two take", "O3 is".
var forSome = regexp.MustCompile(`(?i)^\W*(?:(?:and|so|but|the|my) )*(?:(?:objectives?|obj\.?|o)?\s*#?([1-5])(?:\s*(?:,|and|&|\+)\s*(?:obj\.?|o)?\s*([1-5]))?|(first|second|third|fourth|last)(?: (two|three)| one| objective| goal)?)\s+(?:is|are|takes?|needs?|by|to|for|in|gets?)\b`)

// ofItself are words with which a sentence among an Objective's Key Results
// says how long it takes: "this is the long horizon, four quarters".
var ofItself = regexp.MustCompile(`(?i)\b(?:this|it|that)(?:'s| is| takes| needs)\b|\bhorizon\b`)

// lasting are words beside a length of time that make it a date.
var lasting = regexp.MustCompile(`(?i)\b(?:takes?|needs?|programme|program|horizon)\b|\b(?:is (?:more )?|are )\d`)

// pastTense tells what has been from what is to be.
var pastTense = regexp.MustCompile(`(?i)\b(?:was|were|had|saw|reported|published|lost|did|launched|ago|has been|used to)\b`)

// dates returns the date that is set for each Objective as a whole, as
// written, or nothing: in its title or its labels, else in a sentence that names
// it, else for all of them.
func (o *outline) dates(drafts []draft) []string {
	all := make([]string, len(drafts))
	if len(drafts) == 0 {
		return all
	}
	taken := takenBy(drafts)
	for i, d := range drafts {
		all[i] = o.ownDate(d, taken)
	}
	frames := o.timeframes(drafts[0].title.Start, taken)
	for _, named := range [...]bool{true, false} {
		for _, f := range frames {
			for i := range all {
				if all[i] == "" && named == (f.last > 0) && (!named || f.first <= i && i < f.last) {
					all[i] = f.date
				}
			}
		}
	}
	return all
}

// timeframe is a date for the Objectives from first to before last, or where
// last is 0, for all.
type timeframe struct {
	date        string
	first, last int
}

// ownDate is the date in an Objective's title or in the labels below it.
func (o *outline) ownDate(d draft, taken []prose.Span) string {
	if date := deadlineIn(d.title.Of(o.text)); !date.Empty() {
		return date.Of(d.title.Of(o.text))
	}
	if d.group == nil {
		return ""
	}
	if beside := o.text[min(d.title.End, d.group.opening.End):d.group.opening.End]; bracket.MatchString(beside) {
		end := min(len(beside), longestLabel+longestLabel)
		if date := deadlineIn(beside[:end]); !date.Empty() {
			return date.Of(beside[:end])
		}
	}
	for _, p := range append([]piece{d.group.opening}, d.group.body...) {
		if date := deadlineIn(p.label.Of(o.text)); p.label.End > p.label.Start && !date.Empty() {
			return date.Of(p.label.Of(o.text))
		}
		if date := o.besides(p, taken); date != "" {
			return date
		}
		if p.kind != other || !p.first || p.item.Mark == prose.Bullet || within(p.Span, taken) ||
			len(d.results) > 0 && p.Start > d.results[0].Start {
			continue
		}
		said := p.Of(o.text)
		if date := deadlineIn(said); date.certainty >= timed && prose.CountWords(said) <= longestTimeframe && !measures(said) {
			return date.Of(said)
		}
	}
	return ""
}

// bracket begins a remark on a title: "Reliability (by end of Q3)".
var bracket = regexp.MustCompile(`^[\s*_"”]*[(\[–—]`)

// besides is the date that a sentence behind a label sets, where it is neither
// title nor Key Result.
func (o *outline) besides(p piece, taken []prose.Span) string {
	said := p.Of(o.text)
	if p.kind == other || covered(p.Span, taken) || !ofItself.MatchString(said) {
		return ""
	}
	for _, s := range sentencesIn(o.text, p.Span) {
		said := s.Of(o.text)
		if within(s, taken) || !ofItself.MatchString(said) {
			continue
		}
		if date := deadlineIn(said); date.certainty >= timed {
			return date.Of(said)
		}
		if length := longTime(said); length != "" && lasting.MatchString(said) {
			return length
		}
	}
	return ""
}

// longestTimeframe is how many words a line or sentence may have that sets a
// date for others.
const longestTimeframe = 14

// takenBy returns the places of all titles and Key Results, in order.
func takenBy(drafts []draft) []prose.Span {
	var taken []prose.Span
	for _, d := range drafts {
		taken = append(taken, d.title)
		for _, r := range d.results {
			taken = append(taken, r.Span)
		}
	}
	slices.SortFunc(taken, func(a, b prose.Span) int { return cmp.Compare(a.End, b.End) })
	return taken
}

// within reports whether s shares text with one of the taken places.
func within(s prose.Span, taken []prose.Span) bool {
	i, _ := slices.BinarySearchFunc(taken, s.Start, func(t prose.Span, start int) int { return cmp.Compare(t.End, start+1) })
	return i < len(taken) && taken[i].Start < s.End
}

// longestLabel is how many bytes stand around a Key Result on a line that has
// nothing else.
const longestLabel = 24

// covered reports whether one of the taken places takes all of a line.
func covered(line prose.Span, taken []prose.Span) bool {
	i, _ := slices.BinarySearchFunc(taken, line.Start, func(t prose.Span, start int) int { return cmp.Compare(t.End, start+1) })
	return i < len(taken) && taken[i].Start-line.Start < longestLabel && line.End-taken[i].End < len("...")
}

// mostTimeframes bounds how many sentences set dates; people need a few.
const mostTimeframes = 10

// timeframes finds the dates that are set for several Objectives at once:
// before the first of them, which begins at start, or in a sentence beside them
// that says so.
func (o *outline) timeframes(start int, taken []prose.Span) []timeframe {
	var frames []timeframe
	for i := range o.items {
		said := o.items[i].Of(o.text)
		if covered(o.items[i].Span, taken) || deadlineIn(said).Empty() && !lasting.MatchString(said) {
			continue
		}
		for _, s := range sentencesIn(o.text, o.items[i].Span) {
			if within(s, taken) {
				continue
			}
			for clause := range strings.SplitSeq(s.Of(o.text), ";") {
				if f := timeframeIn(clause, s.End <= start); f.date != "" && len(frames) < mostTimeframes {
					frames = append(frames, f)
				}
			}
		}
	}
	return frames
}

// timeframeIn reads the date that a clause sets for several Objectives;
// preamble says that it stands before the first.
func timeframeIn(said string, preamble bool) timeframe {
	var f timeframe
	date := deadlineIn(said)
	some := forSome.FindStringSubmatch(said)
	all := some == nil && forAll.MatchString(said)
	switch {
	case pastTense.MatchString(said):
		return f
	case date.certainty == mentioned && preamble && (prose.CountWords(said) <= shortRemark || spoken.MatchString(said)),
		date.certainty > mentioned && preamble && (date.certainty == due || !isYear(said, date.Start)),
		date.certainty > mentioned && (all || some != nil):
		f.date = date.Of(said)
	case date.Empty() && (all || some != nil) && lasting.MatchString(said):
		f.date = longTime(said)
	}
	if some != nil {
		f.first, f.last = namedIn(some)
	}
	return f
}

// namedIn returns the Objectives that a match of forSome names.
func namedIn(m []string) (first, last int) {
	switch m[3] {
	case "":
		first = counterValue(m[1]) - 1
		last = max(first+1, counterValue(m[2]))
	case "last":
		return 0, 0
	default:
		first = slices.Index([]string{"first", "second", "third", "fourth"}, strings.ToLower(m[3]))
		last = first + 1
		if m[4] != "" {
			last = first + counterValue(m[4])
		}
	}
	return first, last
}

// longTime returns the first length of time in text of a month or more, as
// written.
func longTime(text string) string {
	for _, q := range Quantities(text) {
		if q.Unit == Duration && q.Value >= month {
			return q.Of(text)
		}
	}
	return ""
}
