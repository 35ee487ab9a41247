package okr

import (
	"regexp"
	"strings"

	"okrcoach/internal/prose"
)

// group is an Objective with all that stands from its title to the next one.
type group struct {
	// count is the number in its label, or its place.
	count int
	// opening is the piece that the title is in.
	opening piece
	// body are the pieces behind it.
	body []piece
}

// outline is a text cut into Objectives, before their Key Results are told
// apart.
type outline struct {
	text   string
	items  []item
	pieces []piece
	groups []group
	// preamble is what stands before the first Objective.
	preamble []piece
}

// cut reads the outline of a text in the one of the ways that people have
// which fits: by labels, by headings and numbers, by running text.
func outlineOf(text string) outline {
	o := outline{text: text, items: itemsOf(text)}
	for i := range o.items {
		o.pieces = append(o.pieces, split(text, &o.items[i])...)
	}
	o.numberedResults()
	opens := o.byLabels()
	if opens == nil {
		opens = o.byLevel()
	}
	if opens == nil {
		opens = o.byOrdinals()
	}
	if opens == nil {
		opens = o.asGoals()
	}
	if opens != nil {
		o.groups, o.preamble = o.grouped(opens)
	}
	return o
}

// grouped cuts the pieces at those that open an Objective. The label of an
// Objective that is there already goes on with it.
func (o *outline) grouped(opens func(piece) bool) (groups []group, preamble []piece) {
	at := -1
	seen := map[int]int{}
	for _, p := range o.pieces {
		again, known := seen[p.count]
		if other, named := seen[p.of]; named && p.kind == keyResults && p.of > 0 {
			at = other
		}
		switch {
		case !opens(p):
			if at < 0 {
				preamble = append(preamble, p)
			} else {
				groups[at].body = append(groups[at].body, p)
			}
		case p.kind == objective && p.count > 0 && known:
			if p.firm {
				at = again
				p.kind = other
			}
			groups[at].body = append(groups[at].body, p)
		default:
			at = len(groups)
			if p.kind == objective && p.count > 0 {
				seen[p.count] = at
			}
			g := group{count: p.count, opening: p}
			if g.count == 0 {
				g.count = at + 1
			}
			groups = append(groups, g)
		}
	}
	return groups, preamble
}

// byLabels opens Objectives at their labels. A single "goal" without Key
// Results may be one of anything.
func (o *outline) byLabels() func(piece) bool {
	goals, results := 0, 0
	for _, p := range o.pieces {
		switch said := p.label.Of(o.text); {
		case p.kind == objective && said[0]|0x20 != 'g':
			goals = fewestGoals
		case p.kind == objective:
			goals++
		case isResult(p) && !p.single:
			results++
		}
	}
	if goals == 0 || goals < fewestGoals && results == 0 {
		return nil
	}
	return func(p piece) bool { return p.kind == objective }
}

// spoken are words that tell a set of OKRs from any other list.
var spoken = regexp.MustCompile(`(?i)\b(?:okrs?|objectives?|key\s?results?|krs?)\b`)

// promised are words that announce goals in running text.
var promised = regexp.MustCompile(`(?i)\b(?:okrs?|objectives?|key\s?results?|krs?|goals?|aims?|promises?)\b`)

// byLevel opens Objectives at lines of the one level of headings, numbers or
// titles under which the most Key Results stand.
func (o *outline) byLevel() func(piece) bool {
	okrs := spoken.MatchString(o.text)
	best, most := level{}, 0
	for _, l := range o.levels() {
		groups, _ := o.grouped(o.at(l))
		if n := o.fit(groups, okrs); n > most {
			best, most = l, n
		}
	}
	if most == 0 {
		return nil
	}
	return o.at(best)
}

// at opens Objectives at lines of a level that are no aside.
func (o *outline) at(l level) func(piece) bool {
	return func(p piece) bool {
		return p.first && p.item.level == l && !aside.MatchString(p.item.Of(o.text))
	}
}

// levels are the levels that may open Objectives, in the order in which they
// are preferred: those that stand less far to the right, in their order.
func (o *outline) levels() []level {
	seen := map[level]int{}
	var all []level
	for _, it := range o.items {
		l := it.level
		if l.mark == "" || l.mark == byRow || l.mark == "-" && l.indent > 0 {
			continue
		}
		if seen[l]++; seen[l] == 1 && len(all) < mostLevels {
			all = append(all, l)
		}
	}
	return all
}

// mostLevels bounds how many levels are tried; people do not use more.
const mostLevels = 8

// fit says how well groups look like Objectives: in how many of them there are
// Key Results, or 0 where they are none. Where the text does not speak of
// OKRs, their numbers have to.
func (o *outline) fit(groups []group, okrs bool) int {
	with, results, numbered := 0, 0, 0
	groups = groups[:min(len(groups), mostTried)]
	for _, g := range groups {
		spans := o.keyResults(g)
		if len(spans) > 0 && len(spans) <= mostListed {
			with++
		}
		spans = spans[:min(len(spans), mostListed)]
		results += len(spans)
		for _, s := range spans {
			if convincing(s.Of(o.text)) {
				numbered++
			}
		}
	}
	switch {
	case 2*with < len(groups), okrs && with < 1:
		return 0
	case !okrs && (with < 2 || 2*numbered < results):
		return 0
	}
	return with
}

// mostTried is how many groups of a level are looked at to tell whether they
// are Objectives.
const mostTried = 50

// mostListed is how many Key Results a list has at most; longer ones are lists
// of something else.
const mostListed = 9

// convincing reports whether a line is a Key Result even in a text that does
// not speak of any: a known metric with its number, or a number that leads to
// another.
func convincing(said string) bool {
	for _, c := range claims(said) {
		if c.hasTarget && (c.hasBaseline || beginsMeasure(said)) {
			return true
		}
	}
	return false
}

// byOrdinals opens Objectives in running text: "my first objective is".
func (o *outline) byOrdinals() func(piece) bool {
	named, bare := 0, 0
	for _, p := range o.pieces {
		if p.kind != ordinal {
			continue
		}
		if strings.ContainsAny(p.label.Of(o.text)[1:], "jJgGaA") && promised.MatchString(p.label.Of(o.text)) {
			named++
		} else {
			bare++
		}
	}
	opens := func(p piece) bool { return p.kind == ordinal }
	if named == 0 && bare < fewestGoals {
		return nil
	}
	if named == 0 && !promised.MatchString(o.text) {
		if groups, _ := o.grouped(opens); o.fit(groups, false) == 0 {
			return nil
		}
	}
	return opens
}

// aspiring are verbs with which people begin a goal.
var aspiring = words(`keep make be become protect improve reduce increase deliver ship build grow win earn raise lower cut ensure
	provide give let help enable stay never always`)

// Lists of this many short lines may be Objectives without Key Results.
const (
	fewestGoals = 2
	mostGoals   = 5
	longestGoal = 12 // words
)

// asGoals opens Objectives at the lines of a short numbered list of goals that
// have nothing below them.
func (o *outline) asGoals() func(piece) bool {
	l := level{mark: byNumber}
	okrs := spoken.MatchString(o.text)
	n := 0
	for _, it := range o.items {
		if it.level != l {
			continue
		}
		said := it.Of(o.text)
		all := metricWords(said)
		if len(all) == 0 || prose.CountWords(said) > longestGoal || !okrs && (!aspiring[all[0]] || setsGoal(said)) {
			return nil
		}
		n++
	}
	if n < fewestGoals || n > mostGoals {
		return nil
	}
	return o.at(l)
}
