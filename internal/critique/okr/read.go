package okr

import (
	"strings"
	"unicode"

	"okrcoach/internal/prose"
)

// Read finds the Objectives and Key Results in text, in the order they stand.
// Objectives are taken from labels ("O1", "Objective 2:") where there are any,
// else from numbered lines and headings, else from running text ("my first
// objective is"). Key Results are labelled ("KR1.1", "Key Results:"), list
// items below an Objective, or sentences with a number behind one. Those that
// belong to no Objective are left out.
func Read(text string) []Objective {
	lines := prose.Lines(text)
	r := reader{text: text, objectives: []Objective{}, opening: openings(text, lines), seen: map[string]bool{}}
	for _, line := range lines {
		r.line(line)
	}
	return r.objectives
}

// opening says how a text opens its Objectives.
type opening int

const (
	byOrdinal opening = iota
	byMark
	byLabel
)

func openings(text string, lines []prose.Line) opening {
	found := byOrdinal
	for _, line := range lines {
		for _, p := range split(text, line.Span) {
			if p.kind == objective {
				return byLabel
			}
		}
		if opens(line) {
			found = byMark
		}
	}
	return found
}

// opens reports whether a line without a label may hold an Objective.
func opens(line prose.Line) bool {
	return line.Indent == 0 && (line.Mark == prose.Number || line.Mark == prose.Heading)
}

// reader goes through a text line by line.
type reader struct {
	text       string
	opening    opening
	objectives []Objective
	// seen holds the counters of Objectives so far: "O1" again refers back.
	seen map[string]bool
	// listing is set while the items of a list are Key Results.
	listing bool
}

func (r *reader) line(line prose.Line) {
	pieces := split(r.text, line.Span)
	if lead := pieces[0]; len(pieces) == 1 || r.opening == byMark && opens(line) {
		line.Span = lead.Span
		r.unlabelled(line)
	}
	for _, p := range pieces[1:] {
		r.labelled(p)
	}
}

// unlabelled takes what stands before any label for what the line's mark
// makes of it.
func (r *reader) unlabelled(line prose.Line) {
	switch {
	case line.Empty():
	case r.opening == byMark && opens(line):
		r.open(line.Span)
	case r.listing && line.Mark != prose.NoMark:
		r.addKeyResult(line.Span)
	case r.awaitsTitle():
		r.title(line.Span)
	default:
		r.listing = false
	}
}

func (r *reader) labelled(p piece) {
	switch {
	case p.kind == keyResults:
		r.listing = true
		for _, s := range sentences(r.text, p.Span) {
			r.addClauses(s)
		}
	case p.kind == keyResult:
		r.listing = true
		if all := sentences(r.text, p.Span); len(all) > 0 {
			r.addKeyResult(all[0])
		}
	case p.kind == objective && !r.seen[p.count], p.kind == ordinal && r.opening == byOrdinal:
		r.seen[p.count] = p.count != ""
		r.open(p.Span)
	}
}

// open begins an Objective with what s says.
func (r *reader) open(s prose.Span) {
	r.listing = true
	r.objectives = append(r.objectives, Objective{
		Span: prose.Span{Start: s.End, End: s.End}, KeyResults: []KeyResult{},
	})
	r.title(s)
}

// awaitsTitle reports whether the current Objective has a label on a line of
// its own.
func (r *reader) awaitsTitle() bool {
	return len(r.objectives) > 0 && r.objectives[len(r.objectives)-1].Empty()
}

// title gives the current Objective the first sentence of s as its text, and
// those of the others that carry a number as Key Results.
func (r *reader) title(s prose.Span) {
	all := sentences(r.text, s)
	if len(all) == 0 {
		return
	}
	o := &r.objectives[len(r.objectives)-1]
	o.Span, o.Text = all[0], all[0].Of(r.text)
	for _, s := range all[1:] {
		if target(s.Of(r.text)) != "" {
			r.addKeyResult(s)
		}
	}
}

// addClauses adds what stands between semicolons as one Key Result each.
func (r *reader) addClauses(s prose.Span) {
	for s.Start < s.End {
		end := s.End
		if i := strings.IndexByte(s.Of(r.text), ';'); i >= 0 {
			end = s.Start + i
		}
		r.addKeyResult(prose.Span{Start: s.Start, End: end})
		s.Start = end + 1
	}
}

// addKeyResult adds a Key Result to the current Objective.
func (r *reader) addKeyResult(s prose.Span) {
	s = trim(r.text, s)
	if s.Empty() || len(r.objectives) == 0 {
		return
	}
	o := &r.objectives[len(r.objectives)-1]
	said := s.Of(r.text)
	o.KeyResults = append(o.KeyResults, KeyResult{
		Span: s, Text: said, Target: target(said), Deadline: deadlineIn(said).Of(said),
	})
}

// sentences returns the sentences of s, in offsets of the whole text.
func sentences(text string, s prose.Span) []prose.Span {
	var all []prose.Span
	for _, in := range prose.Sentences(s.Of(text)) {
		in = trim(text, prose.Span{Start: s.Start + in.Start, End: s.Start + in.End})
		if !in.Empty() {
			all = append(all, in)
		}
	}
	return all
}

// trim takes the punctuation that joins a label to its text off both ends.
func trim(text string, s prose.Span) prose.Span {
	return s.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(":;,.)–—-*_", r)
	})
}
