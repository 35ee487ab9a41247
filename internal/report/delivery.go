package report

import (
	"fmt"
	"strings"

	"okrcoach/internal/critique/delivery"
	"okrcoach/internal/prose"
)

// Shown is where an answer shows a fact of its delivery, and what the fact
// then is in full: it names only the first of many hits, and the beginning of
// a long passage.
type Shown struct {
	Spans []prose.Span
	// Value is the fact's own, nothing left out.
	Value string
	// Heard is the passage, as far as the value does not say it.
	Heard string
}

// ShownBy finds what shows a fact. Most facts are nowhere in particular. The
// text is the answer.
func ShownBy(d delivery.Report, f delivery.Fact, text string) Shown {
	s := Shown{Value: oneLine(f.Value)}
	switch {
	case f.Label == "Hedged commitments":
		var clauses []string
		for _, h := range d.Hedges {
			s.Spans = append(s.Spans, h.Span)
			clauses = append(clauses, quoted(h.Clause))
		}
		s.Heard = strings.Join(clauses, ", ")
	case f.Label == "Fillers" && len(d.Fillers) > 0:
		s = hits(d.Fillers)
	case f.Label == "Signposts" && len(d.Signposts) > 0:
		s = hits(d.Signposts)
	case f.Label == "Closing" && d.Closing != nil:
		s.Spans, s.Value = []prose.Span{d.Closing.Span}, quoted(d.Closing.Text)
	case f.Label == "Longest sentence" && d.Longest != nil && within(*d.Longest, text):
		s.Spans, s.Heard = []prose.Span{*d.Longest}, quoted(d.Longest.Of(text))
	}
	return s
}

// hits counts hits and names each once, however it is written, with how often
// it comes: "4: “um” (3 times), “like”".
func hits(all []delivery.Hit) Shown {
	var s Shown
	var names []string
	times := map[string]int{}
	for _, h := range all {
		s.Spans = append(s.Spans, h.Span)
		name := strings.ToLower(h.Text)
		if times[name]++; times[name] == 1 {
			names = append(names, h.Text)
		}
	}
	for i, name := range names {
		names[i] = quoted(name)
		if n := times[strings.ToLower(name)]; n > 1 && len(names) > 1 {
			names[i] += fmt.Sprintf(" (%d times)", n)
		}
	}
	s.Value = fmt.Sprintf("%d: %s", len(all), strings.Join(names, ", "))
	return s
}

// within reports whether a passage lies in a text. A stored review is only as
// good as the file it was kept in.
func within(s prose.Span, text string) bool {
	return 0 <= s.Start && s.Start < s.End && s.End <= len(text)
}
