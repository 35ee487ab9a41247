package meaning

import (
	_ "embed"
)

// words.table is read where it lies in the program: nothing is loaded, copied or
// built at the start. Its layout is described where it is written, in
// generate/table.go.
//
//go:embed words.table
var embedded string

const (
	// encoderDim and gloveDim are the lengths of the two halves of a row, each of
	// which has its own scale.
	encoderDim = 128
	gloveDim   = 97
)

// table is the parts of the embedded file.
type table struct {
	rows    int
	starts  string // of the words, 4 bytes each
	scales  string // 8 bytes a row
	ranks   string // 2 bytes a row
	numbers string // Dim bytes a row
	words   string
}

func open() table {
	t := table{rows: int(number32(embedded, 0))}
	rest := embedded[8:]
	for _, part := range []struct {
		to   *string
		size int
	}{{&t.starts, 4 * (t.rows + 1)}, {&t.scales, 8 * t.rows}, {&t.ranks, 2 * t.rows}, {&t.numbers, Dim * t.rows}} {
		*part.to, rest = rest[:part.size], rest[part.size:]
	}
	t.words = rest
	return t
}

func number32(s string, at int) uint32 {
	return uint32(s[at]) | uint32(s[at+1])<<8 | uint32(s[at+2])<<16 | uint32(s[at+3])<<24
}

// word returns the word of a row. Rows are sorted by it.
func (t table) word(row int) string {
	return t.words[number32(t.starts, 4*row):number32(t.starts, 4*row+4)]
}

// rank returns how frequent the word of a row is; 1 is the most frequent.
func (t table) rank(row int) int {
	return int(t.ranks[2*row]) | int(t.ranks[2*row+1])<<8
}

// from returns the first row whose word is not before the given one.
func (t table) from(word string) int {
	low, high := 0, t.rows
	for low < high {
		middle := (low + high) / 2
		if t.word(middle) < word {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// find returns the row of a word, and whether there is one.
func (t table) find(word string) (row int, found bool) {
	row = t.from(word)
	return row, row < t.rows && t.word(row) == word
}

// add adds the vector of a row, times its weight, in a unit too small to
// matter. The largest product is below 2^36, so a passage may have as many words
// as memory can hold.
func (t table) add(sum *[Dim]int64, row int) {
	numbers := t.numbers[Dim*row:][:Dim]
	ofEncoder, ofGlove := int64(number32(t.scales, 8*row)), int64(number32(t.scales, 8*row+4))
	for i := range encoderDim {
		sum[i] += ofEncoder * int64(int8(numbers[i]))
	}
	for i := encoderDim; i < Dim; i++ {
		sum[i] += ofGlove * int64(int8(numbers[i]))
	}
}
