package main

import (
	"encoding/binary"
	"math"
)

// block is one half of the table, a vector for each row.
type block struct {
	rows [][]float64
}

// table is laid out for package meaning, which reads it where it lies in the
// program. All numbers are little-endian:
//
//	8 bytes          how many rows, and how many bytes the words take: uint32 each
//	4 a row and 4    where its word begins among the words, and at last where they end: uint32
//	8 a row          the scale of each block, times the word's weight, in 2^-30: uint32 each
//	2 a row          its rank, 65535 at most: uint16
//	225 a row        the numbers of both blocks, to be multiplied by their scale: int8
//	                 the words, one after another
//
// The rows are sorted by the bytes of their words.
type table struct {
	rows   []row
	blocks []block
}

// fixed is the unit of the scales.
const fixed = 1 << 30

func (t table) bytes() []byte {
	var words, starts, scales, ranks, numbers []byte
	for i, r := range t.rows {
		starts = binary.LittleEndian.AppendUint32(starts, uint32(len(words)))
		words = append(words, r.word...)
		ranks = binary.LittleEndian.AppendUint16(ranks, uint16(min(r.rank, math.MaxUint16)))
		for _, b := range t.blocks {
			scale, q := quantised(b.rows[i])
			scales = binary.LittleEndian.AppendUint32(scales, uint32(math.Round(scale*weight(r.rank)*fixed)))
			numbers = append(numbers, q...)
		}
	}
	starts = binary.LittleEndian.AppendUint32(starts, uint32(len(words)))
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(t.rows)))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(words)))
	for _, part := range [][]byte{starts, scales, ranks, numbers, words} {
		out = append(out, part...)
	}
	return out
}

// quantised returns the numbers of v as bytes from -127 to 127, and the scale
// that gives them back.
func quantised(v []float64) (scale float64, q []byte) {
	largest := 0.0
	for _, x := range v {
		largest = max(largest, math.Abs(x))
	}
	q = make([]byte, len(v))
	if largest == 0 {
		return 0, q
	}
	scale = largest / 127
	for j, x := range v {
		q[j] = byte(int8(math.Round(x / scale)))
	}
	return scale, q
}
