package okr

import (
	"cmp"
	"regexp"
	"slices"

	"okrcoach/internal/prose"
)

// forAll are words with which a date is set for several Objectives at once.
var forAll = regexp.MustCompile(`(?i)(?:^\W*(?:all|both|each)\b|\b(?:all|both|each|every)(?: (?:of|the))* (?:these|them|this|it|three|two|four|five|okrs?|objectives?|key results?|krs?|targets?|numbers|dates|by|due|are|is|for)\b)|\b(?:everything|these|they|deadline|due|time\s?line|timeframe|time frame|target date|unless|are for|is for|takes?|objectives?|okrs?|key results|krs|the (?:first|second|third|last|other)(?: two| one)?|obj|o?[1-5] (?:and|is|are|to|-)|first two)\b`)

// years is a length of time that an Objective takes: "a two-year programme".
var spanWords = regexp.MustCompile(`(?i)\b(?:take|takes|need|needs|programme|program|horizon|is (?:more )?\d|are \d|for the next|over the next)\b`)

// pastTense tells what has been from what is to be.
var pastTense = regexp.MustCompile(`(?i)\b(?:was|were|had|saw|reported|published|lost|did|launched|ago|has been|used to)\b`)

// dates returns the date that is set for each Objective as a whole, as
// written, or nothing: in its title or its labels, else for all of them.
func (o *outline) dates(drafts []draft) []string {
	taken := takenBy(drafts)
	general := o.general(drafts, taken)
	all := make([]string, len(drafts))
	for i, d := range drafts {
		all[i] = general
		if own := o.ownDate(d, taken); own != "" {
			all[i] = own
		}
	}
	return all
}

// ownDate is the date in an Objective's title or in the labels below it.
func (o *outline) ownDate(d draft, taken []prose.Span) string {
	if date := deadlineIn(d.title.Of(o.text)); !date.Empty() {
		return date.Of(d.title.Of(o.text))
	}
	if d.group == nil {
		return ""
	}
	for _, p := range append([]piece{d.group.opening}, d.group.body...) {
		if date := deadlineIn(p.label.Of(o.text)); p.label.End > p.label.Start && !date.Empty() {
			return date.Of(p.label.Of(o.text))
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

// general is the date that is set for all Objectives: before the first of
// them, or in a sentence beside them that says so.
func (o *outline) general(drafts []draft, taken []prose.Span) string {
	if len(drafts) == 0 {
		return ""
	}
	for i := range o.items {
		said := o.items[i].Of(o.text)
		if covered(o.items[i].Span, taken) || deadlineIn(said).Empty() && !spanWords.MatchString(said) {
			continue
		}
		for _, s := range sentencesIn(o.text, o.items[i].Span) {
			if date := generalIn(s.Of(o.text), s.End <= drafts[0].title.Start); date != "" && !within(s, taken) {
				return date
			}
		}
	}
	return ""
}

// generalIn is the date that a sentence sets for all Objectives; preamble says
// that it stands before the first.
func generalIn(said string, preamble bool) string {
	date := deadlineIn(said)
	switch {
	case pastTense.MatchString(said):
	case date.certainty == mentioned && preamble && (prose.CountWords(said) <= shortRemark || spoken.MatchString(said)),
		date.certainty > mentioned && preamble && (date.certainty == due || !isYear(said, date.Start)),
		date.certainty > mentioned && forAll.MatchString(said):
		return date.Of(said)
	case date.Empty() && spanWords.MatchString(said) && forAll.MatchString(said):
		return longTime(said)
	}
	return ""
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
