// Package meaning says how near two passages are in what they mean, without a
// network, a download or cgo: each word has a vector in a table that the program
// carries, a passage is the sum of its words, and passages that point the same
// way speak of the same things.
//
// What it does not see is left to others: the order of words, negation ("we do
// not tie this to revenue" is as near to revenue as its opposite), numbers,
// which are all one word to it, and where sentences begin.
//
// The table is made by the command in the folder generate. The same words give
// the same vector on every platform: words are added as whole numbers, and no
// product is fused with an addition.
package meaning

//go:generate go run ./generate -out words.table $WORD_VECTORS

import "math"

// Dim is the length of a vector.
const Dim = encoderDim + gloveDim

// Vector is the direction of a passage: of unit length, or all zero for one
// without any known word.
type Vector []float32

// nothing is the length below which what is left of a unit vector is the
// rounding of its numbers and no direction.
const nothing = 1e-4

// Of returns the vector of the lower-case words of a passage. Words that have no
// vector are skipped; see Known. Frequent words count for little.
func Of(words []string) Vector {
	t := open()
	var sum [Dim]int64
	for _, word := range words {
		for _, row := range t.rowsOf(word) {
			t.add(&sum, row)
		}
	}
	exact := make([]float64, Dim)
	for i, x := range sum {
		exact[i] = float64(x)
	}
	return unit(exact, 0)
}

// Known reports whether a lower-case word has a vector: its own, or that of the
// word it is a form, a compound or a misspelling of.
func Known(word string) bool {
	return len(open().rowsOf(word)) > 0
}

// Cosine returns how near two vectors point, from -1 to 1, and 0 where either is
// empty.
func (v Vector) Cosine(w Vector) float64 {
	length := math.Sqrt(dot(v, v)) * math.Sqrt(dot(w, w))
	if len(v) != len(w) || length == 0 {
		return 0
	}
	return max(-1, min(1, dot(v, w)/length))
}

// Without returns v with its component along direction taken out, of unit length
// again; all zero where nothing else was in v.
func (v Vector) Without(direction Vector) Vector {
	rest := make([]float64, Dim)
	for i, x := range v[:min(len(v), Dim)] {
		rest[i] = float64(x)
	}
	if along := dot(direction, direction); along > 0 && len(direction) == len(v) {
		part := dot(v, direction) / along
		for i, x := range direction[:min(len(direction), Dim)] {
			rest[i] -= float64(part * float64(x))
		}
	}
	return unit(rest, nothing)
}

// Mean returns the direction between vectors, each counting alike.
func Mean(vs ...Vector) Vector {
	sum := make([]float64, Dim)
	for _, v := range vs {
		for i, x := range v[:min(len(v), Dim)] {
			sum[i] += float64(x)
		}
	}
	return unit(sum, nothing)
}

// unit returns v at length 1, or all zero where it is no longer than least.
func unit(v []float64, least float64) Vector {
	squares := 0.0
	for _, x := range v {
		squares += float64(x * x)
	}
	out := make(Vector, Dim)
	length := math.Sqrt(squares)
	if length <= least || math.IsNaN(length) || math.IsInf(length, 1) {
		return out
	}
	for i, x := range v {
		out[i] = float32(x / length)
	}
	return out
}

// dot needs no care for fused instructions: the product of two float32 is exact
// in a float64.
func dot(v, w Vector) (sum float64) {
	for i := range min(len(v), len(w)) {
		sum += float64(v[i]) * float64(w[i])
	}
	return sum
}
