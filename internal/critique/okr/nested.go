package okr

import (
	"regexp"

	"okrcoach/internal/prose"
)

// nested is a line that is numbered within its Objective: "1.2 p99".
var nested = regexp.MustCompile(`^\(?(\d{1,2})\.(\d{1,2})[.):]?\s+\D`)

// numberedResults makes Key Results of lines that are numbered within their
// Objectives, where they count up from 1.
func (o *outline) numberedResults() {
	expected := map[string]bool{}
	var found []int
	for i, p := range o.pieces {
		if p.kind != other || !p.first || p.item.level.mark == byRow {
			continue
		}
		m := nested.FindStringSubmatchIndex(p.Of(o.text))
		if m == nil {
			continue
		}
		said := p.Of(o.text)
		major, minor := counterValue(said[m[2]:m[3]]), counterValue(said[m[4]:m[5]])
		if minor > 1 && !expected[said[m[2]:m[3]]] {
			continue
		}
		expected[said[m[2]:m[3]]] = true
		label := prose.Span{Start: p.Start, End: p.Start + m[1] - 1}
		p.kind, p.count, p.of, p.label = keyResult, minor, major, label
		p.Start = label.End
		o.pieces[i] = p
		found = append(found, i)
	}
	if len(found) == 1 {
		p := &o.pieces[found[0]]
		p.kind, p.Start = other, p.label.Start
	}
}
