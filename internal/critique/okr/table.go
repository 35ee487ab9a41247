package okr

import (
	"regexp"
	"strings"
	"unicode"

	"okrcoach/internal/prose"
)

var (
	// tableHead is the first row of a table of Key Results.
	tableHead = regexp.MustCompile(`(?i)^(?:#|no\.?|kr|krs|key\s?results?|objectives?|metrics?|measures?|what)?\s*\|.*(?:\bbaseline|\btarget|\bcurrent|\btoday|\bdate|\bdeadline|\bkey\s?results?|\bkrs?\b|\bmetric)`)
	// tableCounter is a cell that only numbers its row.
	tableCounter = regexp.MustCompile(`(?i)^(?:kr|key result)?\s*#?[\d.]*$`)
)

// cellsOf returns the cells of a row, empty ones included.
func cellsOf(text string, row prose.Span) []prose.Span {
	var cells []prose.Span
	for start := row.Start; start <= row.End; {
		end := row.End
		if i := strings.IndexByte(text[start:row.End], '|'); i >= 0 {
			end = start + i
		}
		cells = append(cells, prose.Span{Start: start, End: end}.TrimFunc(text, unicode.IsSpace))
		start = end + 1
	}
	return cells
}

// readTable reads Objectives and Key Results out of a table that has a column
// for each, or returns nothing where there is none. An empty cell repeats the
// one above.
func (o *outline) readTable() (groups []tableGroup) {
	inside, titles := false, 0
	for _, it := range o.items {
		said := it.Of(o.text)
		if it.level.mark != byRow {
			inside = false
			continue
		}
		row := prose.Span{Start: it.Start + 1, End: it.End}
		if strings.HasSuffix(said, "|") && row.End > row.Start {
			row.End--
		}
		cells := cellsOf(o.text, row)
		switch {
		case strings.Trim(said, "|-: ") == "" || len(cells) < 2:
		case !inside:
			titles = objectiveColumn(o.text, cells)
			inside = true
		case titles >= 0 && titles+1 < len(cells):
			groups = addRow(groups, o.text, cells[titles:])
		}
	}
	return groups
}

// tableGroup is an Objective in a table.
type tableGroup struct {
	title   prose.Span
	results []prose.Span
}

// objectiveColumn returns which column holds the Objectives, or -1.
func objectiveColumn(text string, head []prose.Span) int {
	for i, cell := range head {
		switch strings.ToLower(strings.Trim(cell.Of(text), "*_ ")) {
		case "objective", "objectives", "o", "goal", "goals":
			return i
		}
	}
	return -1
}

// addRow adds a row whose first cell is the Objective, and its others a Key
// Result.
func addRow(groups []tableGroup, text string, cells []prose.Span) []tableGroup {
	title := trim(text, cells[0])
	if n := len(groups); n == 0 && title.Empty() {
		return groups
	} else if n == 0 || !title.Empty() && title.Of(text) != groups[n-1].title.Of(text) {
		groups = append(groups, tableGroup{title: title})
	}
	rest := cells[1:]
	for len(rest) > 1 && tableCounter.MatchString(rest[0].Of(text)) {
		rest = rest[1:]
	}
	g := &groups[len(groups)-1]
	if s := trim(text, prose.Span{Start: rest[0].Start, End: rest[len(rest)-1].End}); !s.Empty() {
		g.results = append(g.results, s)
	}
	return groups
}

// row adds a row of a table that is neither its head nor the line below that.
func (r *bodyReader) row(p piece) {
	text := r.o.text
	s := trim(text, p.Span)
	if s.Empty() || r.skipping || tableHead.MatchString(s.Of(text)) {
		return
	}
	if cells := cellsOf(text, s); len(cells) > 1 && tableCounter.MatchString(cells[0].Of(text)) {
		s.Start = cells[1].Start
	}
	r.found = append(r.found, result{s, 0})
}
