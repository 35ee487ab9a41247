package frame

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

const (
	// longRow is from how many bytes a row is looked at: those that people
	// write are shorter, with all their colours.
	longRow = 2000
	// mostWithoutWidth is how many characters without a width may follow each
	// other, as in the Stream-Safe Text Format of Unicode (UAX #15, 30
	// non-starters): no script needs as many.
	mostWithoutWidth = 30
)

// Thin returns a drawn screen without the characters that take no cell, where
// there are thousands of them in a row. The renderer adds each to the cell
// before it, in a time that grows with the square of their number: a pasted
// answer of zero width spaces would take it seconds for each frame.
func Thin(screen string) string {
	if len(screen) < longRow {
		return screen
	}
	rows := strings.Split(screen, "\n")
	thinned := false
	for i, row := range rows {
		if len(row) >= longRow {
			rows[i], thinned = thinRow(row), true
		}
	}
	if !thinned {
		return screen
	}
	return strings.Join(rows, "\n")
}

func thinRow(row string) string {
	var b strings.Builder
	without := 0
	var state byte
	for row != "" {
		part, width, n, next := ansi.DecodeSequence(row, state, nil)
		switch {
		case part[0] == ansi.ESC: // a style, which takes no cell by itself
		case width > 0:
			without = 0
			part = firstRunes(part, mostWithoutWidth)
		default:
			part = firstRunes(part, mostWithoutWidth-without)
			without += utf8.RuneCountInString(part)
		}
		b.WriteString(part)
		state, row = next, row[n:]
	}
	return b.String()
}

// firstRunes returns at most so many runes of a cluster.
func firstRunes(cluster string, most int) string {
	for i := range cluster {
		if most--; most < 0 {
			return cluster[:i]
		}
	}
	return cluster
}
