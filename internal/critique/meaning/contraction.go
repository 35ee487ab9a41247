package meaning

import "strings"

// shortened are the second parts of contractions and the words they stand for.
var shortened = [...]struct{ end, word string }{
	{"'re", "are"},
	{"'ve", "have"},
	{"'ll", "will"},
	{"'d", "would"},
	{"'m", "am"},
}

// negatable are the words that "n't" is joined to, with or without its
// apostrophe.
var negatable = [...]struct{ short, word string }{
	{"do", "do"},
	{"does", "does"},
	{"did", "did"},
	{"ca", "can"},
	{"wo", "will"},
	{"is", "is"},
	{"are", "are"},
	{"was", "was"},
	{"were", "were"},
	{"has", "has"},
	{"have", "have"},
	{"had", "had"},
	{"would", "would"},
	{"could", "could"},
	{"should", "should"},
	{"must", "must"},
	{"need", "need"},
}

// contraction returns the rows of the two words of "we'll" or "don't", and none
// for any other word.
func (t table) contraction(word string) []int {
	for _, s := range shortened {
		if first, has := strings.CutSuffix(word, s.end); has {
			return t.both(first, s.word)
		}
	}
	for _, end := range [...]string{"n't", "nt"} {
		stem, has := strings.CutSuffix(word, end)
		if !has {
			continue
		}
		for _, n := range negatable {
			if stem == n.short {
				return t.both(n.word, "not")
			}
		}
	}
	return nil
}

func (t table) both(first, second string) []int {
	a, foundFirst := t.find(first)
	b, foundSecond := t.find(second)
	if !foundFirst || !foundSecond {
		return nil
	}
	return []int{a, b}
}
