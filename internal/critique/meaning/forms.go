package meaning

import "strings"

// longest is the length in bytes beyond which nothing is taken for a word; the
// longest in the table has 20-odd.
const longest = 40

// rowsOf returns the rows that stand for a word: its own; those of the words
// that it is put together of, as if they were written apart; or that of the word
// that it is a form or a misspelling of.
func (t table) rowsOf(word string) []int {
	if row, found := t.find(word); found {
		return []int{row}
	}
	word = strings.ReplaceAll(word, "’", "'")
	word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "'")
	if rows := t.contraction(word); rows != nil {
		return rows
	}
	var rows []int
	for _, part := range strings.FieldsFunc(word, splits) {
		if row, found := t.simple(part); found {
			rows = append(rows, row)
			continue
		}
		digits := len(part) - len(strings.TrimLeft(part, "0123456789"))
		if digits == 0 {
			continue
		}
		for _, piece := range []string{everyNumber, part[digits:]} {
			if row, found := t.simple(piece); found {
				rows = append(rows, row)
			}
		}
	}
	return rows
}

// everyNumber is the word that has the vector of every number.
const everyNumber = "0"

// splits reports whether a compound falls apart at r: hyphens, slashes,
// apostrophes and what else is neither a letter nor a digit. The signs within a
// number do not split it.
func splits(r rune) bool {
	return r < 0x80 && (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '.' && r != ','
}

// simple returns the row of a word without signs in it.
func (t table) simple(word string) (row int, found bool) {
	if word == "" || len(word) > longest {
		return 0, false
	}
	for _, try := range [...]func(string) (int, bool){t.find, t.inflected, t.misspelt, t.derived} {
		if row, found = try(word); found {
			return row, true
		}
	}
	return 0, false
}

// ending is what a word may lose to become one in the table, and what is put in
// its place.
type ending struct{ lost, put string }

// inflections leave a word what it is. The first that leads to a word counts.
var inflections = [...]ending{
	{"ies", "y"},
	{"es", ""},
	{"s", ""},
	{"ied", "y"},
	{"ed", "e"},
	{"ed", ""},
	{"ing", "e"},
	{"ing", ""},
	{"ily", "y"},
	{"ly", ""},
	{"ly", "le"},
	{"isation", "ization"},
	{"ise", "ize"},
	{"ises", "izes"},
	{"ised", "ized"},
	{"ising", "izing"},
}

// derivations make another word of it, but one that means much the same.
var derivations = [...]ending{
	{"iness", "y"},
	{"ness", ""},
	{"ment", ""},
	{"able", "e"},
	{"able", ""},
	{"er", "e"},
	{"er", ""},
	{"ers", "e"},
	{"ers", ""},
}

func (t table) inflected(word string) (row int, found bool) {
	return t.shorn(word, inflections[:])
}

func (t table) derived(word string) (row int, found bool) {
	return t.shorn(word, derivations[:])
}

// shortestStem is how many letters a word must keep: shorter ones are mostly
// other words ("ping" is no form of "pe").
const shortestStem = 3

// shorn returns the row of the word without one of the endings.
func (t table) shorn(word string, endings []ending) (row int, found bool) {
	for _, e := range endings {
		stem, has := strings.CutSuffix(word, e.lost)
		if !has || len(stem) < shortestStem {
			continue
		}
		if row, found = t.find(stem + e.put); found {
			return row, true
		}
		// A letter may be doubled before the ending: "debugged", "shipping".
		if n := len(stem); e.put == "" && n > shortestStem && stem[n-1] == stem[n-2] {
			if row, found = t.find(stem[:n-1]); found {
				return row, true
			}
		}
	}
	return 0, false
}
