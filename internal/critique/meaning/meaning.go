// Package meaning says how near two passages are in what they mean, without a
// network, a download or cgo: each word has a vector in a table that the program
// carries, a passage is the sum of its words, and passages that point the same
// way speak of the same things. The sum of two passages is that of both together.
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

// Word is where the vectors of a word stand in the table: those of its own, or of
// the words it is a form, a compound or a misspelling of. It is empty for a word
// that has none.
type Word []int

// Find looks up a lower-case word. That is most of the work of a sum, and most
// words come again, so it is worth keeping.
func Find(word string) Word { return open().rowsOf(word) }

// Sum returns the meaning of the words of a passage. Frequent words count for
// little.
func Sum(words []Word) Vector {
	t := open()
	var sum [Dim]int64
	for _, word := range words {
		for _, row := range word {
			t.add(&sum, row)
		}
	}
	v := make(Vector, Dim)
	for i, x := range sum {
		v[i] = float32(float64(x) * rowUnit)
	}
	return v
}

// rowUnit is what one of the whole numbers of a row stands for, so that a rare
// word has a length of about 1.
const rowUnit = 1.0 / (1 << 30)
