package okr

import (
	"regexp"
	"strings"

	"okrcoach/internal/prose"
)

// titleLead are words between "my first objective" and what it is.
var titleLead = regexp.MustCompile(`(?i)^\W*(?:(?:um|uh|like|so|well|is|would be|will be|would therefore|i'd say|i would say|(?:the |my |our )?(?:objective|goal|aim) (?:is|would be)|to be|that|:)[\s,]+)*`)

// mostInline is how many places in a title are tried for where it ends.
const mostInline = 4

// inlineResults parts a title from a Key Result on the same line.
var inlineResults = regexp.MustCompile(`\s(?:[–—]|--?|→|[-=]+>|\|)\s|:\s|\s\(`)

// readTitle finds the title in the opening piece, or where that is a label
// alone, in the next line. It returns the pieces that are left.
func (r *bodyReader) readTitle(p piece, body []piece) []piece {
	text := r.o.text
	s := trim(text, p.Span)
	if s.Empty() && len(body) > 0 && body[0].kind == other && body[0].item != p.item && body[0].item.Mark != prose.Bullet {
		s, body = trim(text, body[0].Span), body[1:]
	}
	if p.kind == ordinal {
		s.Start += len(titleLead.FindString(s.Of(text)))
		s = trim(text, s)
	}
	all := sentencesIn(text, s)
	if len(all) == 0 {
		r.title = prose.Span{Start: s.End, End: s.End}
		return body
	}
	r.title, r.rest = all[0], all[1:]
	r.cutEmphasis()
	r.cutTitle()
	if p.kind == objective && !p.firm && predicates[wordAt(text, r.title.Start)] {
		r.title.Start = p.label.Start
	}
	return body
}

// predicates are verbs with which a sentence goes on whose subject is the label
// of an Objective; the label belongs to its title then: "Objective 1 would
// address reliability".
var predicates = words(`would will should could must covers cover addresses address concerns deals focuses aims`)

// cutEmphasis ends a title where bold type ends.
func (r *bodyReader) cutEmphasis() {
	text := r.o.text
	i := strings.Index(r.title.Of(text), "**")
	if i <= 0 {
		return
	}
	behind := trim(text, prose.Span{Start: r.title.Start + i, End: r.title.End})
	r.title = trim(text, prose.Span{Start: r.title.Start, End: r.title.Start + i})
	if !behind.Empty() {
		r.rest = append([]prose.Span{behind}, r.rest...)
	}
}

// cutTitle parts the title from numbers to reach that follow it in the same
// sentence: "fast checkout: p99 under 500 ms, errors below 0.1 %".
func (r *bodyReader) cutTitle() {
	text := r.o.text
	said := r.title.Of(text)
	for _, m := range inlineResults.FindAllStringIndex(said, mostInline) {
		behind := prose.Span{Start: r.title.Start + m[1], End: r.title.End}
		title := trim(text, prose.Span{Start: r.title.Start, End: r.title.Start + m[0]})
		if title.Empty() || measures(title.Of(text)) || !beginsMeasure(measuredParts(text, behind)[0].Of(text)) {
			continue
		}
		r.title = title
		r.rest = append([]prose.Span{trim(text, behind)}, r.rest...)
		return
	}
}
