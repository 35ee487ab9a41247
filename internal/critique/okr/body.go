package okr

import (
	"regexp"
	"strings"

	"okrcoach/internal/prose"
)

// bodyReader tells the Key Results of one Objective apart.
type bodyReader struct {
	o     *outline
	g     group
	title prose.Span
	// rest are the sentences behind the title on its line.
	rest  []prose.Span
	found []result
	style style

	// listing is set while marked lines are Key Results, and skipping while
	// they belong to something else, such as "Initiatives:".
	listing, skipping bool
	// awaits is set behind a label with nothing on its line.
	awaits bool
	// indent is that of the first Key Result in a list.
	indent int
}

// result is a Key Result's place, with the number of the Objective that its
// label names, or 0.
type result struct {
	prose.Span
	of int
}

// style is how the Key Results of an Objective are marked.
type style struct {
	labels, lists, marks, rows int
}

// keyResults returns where the Key Results of a group stand.
func (o *outline) keyResults(g group) []prose.Span {
	var spans []prose.Span
	for _, r := range o.read(g).found {
		spans = append(spans, r.Span)
	}
	return spans
}

// read reads the title of a group and its Key Results.
func (o *outline) read(g group) *bodyReader {
	r := &bodyReader{o: o, g: g, style: styleOf(g), listing: true, indent: -1}
	body := r.readTitle(g.opening, g.body)
	if r.style.labels+r.style.marks+r.style.lists < 2 {
		r.add(goals(o.text, r.rest)...)
	}
	for _, p := range body {
		r.piece(p)
	}
	if len(r.found) == 0 && r.style == (style{}) {
		r.add(dated(o.text, r.rest)...)
		for _, p := range body {
			if p.kind == other {
				r.add(dated(o.text, sentencesIn(o.text, p.Span))...)
			}
		}
	}
	return r
}

// dueReach is how many bytes into a sentence its date stands that says by when
// the rest of it shall be: "by the end of next year each region has its own".
const dueReach = 12

// dated returns the sentences that begin with a date by which something shall
// be. In running text they are Key Results, where nothing else looks like one.
func dated(text string, sentences []prose.Span) []prose.Span {
	var found []prose.Span
	for _, s := range sentences {
		said := s.Of(text)
		d := deadlineIn(said)
		if d.certainty >= timed && d.Start <= dueReach && wordIn(said, 0, "by", "at", "before", "until", "within") && !pastTense.MatchString(said) {
			found = append(found, s)
		}
	}
	return found
}

func styleOf(g group) style {
	var s style
	for _, p := range g.body {
		switch {
		case p.kind == keyResult:
			s.labels++
		case p.kind == keyResults:
			s.lists++
		case p.first && p.item.level.mark == byRow:
			s.rows++
		case p.first && (p.item.Mark == prose.Bullet || p.item.Mark == prose.Number) && !p.Empty():
			s.marks++
		}
	}
	return s
}

// piece takes one piece of the body for what it is.
func (r *bodyReader) piece(p piece) {
	text := r.o.text
	switch {
	case p.kind == keyResult:
		r.labelled(p)
	case p.kind == keyResults:
		r.skipping, r.listing = false, true
		parts := listParts(text, p.Span, !p.single)
		r.awaits = len(parts) == 0
		r.add(parts...)
	case trim(text, p.Span).Empty() || p.kind == ordinal:
	case p.kind != other:
		r.listing = false // another Objective is mentioned
	case !p.first:
	case p.item.level.mark == byRow:
		r.row(p)
	case p.item.Mark == prose.Bullet || p.item.Mark == prose.Number:
		r.marked(p)
	default:
		r.unmarked(p)
	}
}

// labelled adds the Key Result behind a label of its own. A single label
// without a number may stand for several.
func (r *bodyReader) labelled(p piece) {
	text := r.o.text
	r.skipping = false
	if trim(text, p.Span).Empty() {
		r.awaits, r.listing = true, true
		return
	}
	r.awaits = false
	if r.style.labels == 1 && p.count == 0 {
		r.add(listParts(text, p.Span, false)...)
		return
	}
	if s := firstStatement(text, p.Span); !s.Empty() {
		r.found = append(r.found, result{s, p.of})
		r.indent = p.item.Indent
	}
}

// shortRemark is how many words a sentence may have to be the date of the Key
// Result before it.
const shortRemark = 8

// firstStatement returns the first sentence of s, with the next where only
// that has the number or the date.
func firstStatement(text string, s prose.Span) prose.Span {
	all := sentencesIn(text, s)
	if len(all) == 0 {
		return prose.Span{Start: s.End, End: s.End}
	}
	first := all[0]
	for _, next := range all[1:] {
		said := next.Of(text)
		number := !measures(first.Of(text)) && measures(said) && !commentary.MatchString(said)
		date := deadlineIn(first.Of(text)).Empty() && prose.CountWords(said) <= shortRemark && deadlineIn(said).certainty >= mentioned && !measures(said)
		if !number && !date {
			break
		}
		first.End = next.End
	}
	return first
}

// fieldName begins a line that says more of the Key Result above it.
var fieldName = regexp.MustCompile(`(?i)^\W*(?:baseline|current|today|now|target|goal|from|to|by|due|deadline|date|when|metric|measured?|measurement|scope|owner|unit)\b`)

// sectionName is an unmarked line that names what the list below it is.
var sectionName = regexp.MustCompile(`(?i)^[^.;]{1,60}:$`)

// marked adds a line of a list, unless it belongs to another list, or says
// more of the Key Result above it.
func (r *bodyReader) marked(p piece) {
	text := r.o.text
	deeper := r.indent >= 0 && p.item.Indent > r.indent
	s := trim(text, p.Span)
	switch {
	case deeper && len(r.found) > 0:
		if fieldName.MatchString(s.Of(text)) {
			r.found[len(r.found)-1].End = s.End
		}
	case r.skipping && !r.awaits, r.style.labels > 1 && !r.awaits, !r.listing:
	case aside.MatchString(s.Of(text)) && p.item.level.mark != byRow && !measures(s.Of(text)) && strings.HasSuffix(text[s.Start:p.End], ":"):
		r.skipping = true
	default:
		r.awaits = false
		r.found = append(r.found, result{s, 0})
		if r.indent < 0 {
			r.indent = p.item.Indent
		}
	}
}

// unmarked takes a plain line for a Key Result where the Objective has no
// other ones, for the name of a list, or for the end of one.
func (r *bodyReader) unmarked(p piece) {
	text := r.o.text
	said := trim(text, p.Span).Of(text)
	raw := strings.TrimSpace(p.Of(text))
	switch {
	case p.item.Mark == prose.Heading:
		r.listing, r.awaits = false, false
	case r.awaits:
		r.found = append(r.found, result{firstStatement(text, p.Span), 0})
		r.awaits = false
	case sectionName.MatchString(raw) && p.last:
		r.skipping = aside.MatchString(raw)
		r.listing = r.listing || !r.skipping
	case r.style.marks > 0 || r.style.labels > 0 || r.style.rows > 0:
		if len(r.found) > 0 && !r.awaits && p.item.Mark == prose.NoMark {
			r.listing = r.listing && r.style.lists > 0 && !p.item.after && r.plainGoal(said)
		}
	case !r.listing:
	case aside.MatchString(said):
		r.listing = false
	case p.item.after && len(r.found) > 0 && !r.plainGoal(said):
		r.listing = false
	default:
		r.plain(p, said)
	}
}

// longestPlain is how many words an unmarked line without a number may have to
// be a Key Result.
const longestPlain = 14

// plain adds an unmarked line, or the sentences of one.
func (r *bodyReader) plain(p piece, said string) {
	text := r.o.text
	sentences := sentencesIn(text, p.Span)
	if len(sentences) == 1 && r.plainGoal(said) {
		parts := measuredParts(text, sentences[0])
		if len(parts) > 1 && len(r.found) > 0 {
			parts = sentences
		}
		r.add(parts...)
		return
	}
	found := goals(text, sentences)
	r.add(found...)
	if len(found) == 0 && len(r.found) > 0 {
		r.listing = false
	}
}

// plainGoal reports whether an unmarked line could be a Key Result.
func (r *bodyReader) plainGoal(said string) bool {
	if commentary.MatchString(said) || prose.CountWords(said) > 2*longestPlain {
		return false
	}
	return measures(said) || prose.CountWords(said) <= longestPlain && standsAlone(said)
}

func (r *bodyReader) add(spans ...prose.Span) {
	for _, s := range spans {
		if s = withoutJoints(r.o.text, s); !s.Empty() {
			r.found = append(r.found, result{s, 0})
		}
	}
}
