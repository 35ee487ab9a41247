package rubric

import (
	"math"
	"slices"
)

// How passages are weighed. All were chosen on a coarse grid by the area under
// the curve on the tuning half of testdata/answers.jsonl, leaving out what was
// taken from the answer under test, and on the bundled sample answers, each
// put to all questions.
const (
	// askedShare is what is left of the weight of the question's own words,
	// which every answer repeats.
	askedShare = 0.25
	// unknownShare is what a word weighs that no exemplar uses, as a share of
	// what it would weigh in one: an aside makes a match less close.
	unknownShare = 0.5
	// shortestShare is the least length of a passage, as a share of the mean
	// length of the exemplars.
	shortestShare = 0.75
)

// vocabulary numbers the terms of a question's exemplars and weighs each by
// how few of the passages use it (inverse document frequency).
type vocabulary struct {
	number  map[string]int
	weight  []float64
	unknown float64
	// shortest is the least length a passage is given: otherwise one shared
	// word would make a passage of two words a close match.
	shortest float64
}

func newVocabulary(passages [][]string, asked []string) *vocabulary {
	v := &vocabulary{number: map[string]int{}}
	var uses []int
	for _, passage := range passages {
		for _, term := range distinct(passage) {
			i, known := v.number[term]
			if !known {
				i = len(uses)
				v.number[term] = i
				uses = append(uses, 0)
			}
			uses[i]++
		}
	}
	for _, n := range uses {
		v.weight = append(v.weight, inverseFrequency(len(passages), n))
	}
	for _, term := range distinct(asked) {
		if i, known := v.number[term]; known {
			v.weight[i] *= askedShare
		}
	}
	v.unknown = unknownShare * inverseFrequency(len(passages), 1)
	lengths := make([]float64, 0, len(passages))
	for _, passage := range passages {
		lengths = append(lengths, v.vector(passage).length)
	}
	v.shortest = shortestShare * mean(lengths)
	return v
}

func inverseFrequency(passages, uses int) float64 {
	return math.Log(1 + float64(passages)/float64(uses))
}

// distinct returns the terms sorted and each once, which costs little where they
// are so already.
func distinct(terms []string) []string {
	sorted := slices.Clone(terms)
	slices.Sort(sorted)
	return slices.Compact(sorted)
}

// vector is a passage as weighted terms in the order of their numbers, so that
// sums do not depend on chance. Its length counts unknown terms too.
type vector struct {
	entries []entry
	length  float64
}

type entry struct {
	term   int
	weight float64
}

func (v *vocabulary) vector(terms []string) vector {
	terms = distinct(terms)
	known := make([]int, 0, len(terms))
	squares := 0.0
	for _, term := range terms {
		if i, ok := v.number[term]; ok {
			known = append(known, i)
			squares += float64(v.weight[i] * v.weight[i])
		} else {
			squares += float64(v.unknown * v.unknown)
		}
	}
	slices.Sort(known)
	out := vector{entries: make([]entry, len(known)), length: max(math.Sqrt(squares), v.shortest)}
	for n, i := range known {
		out.entries[n] = entry{i, v.weight[i]}
	}
	return out
}

// weightIn returns what a term weighs in a vector, 0 where it is not in it.
func (v *vocabulary) weightIn(in vector, term string) float64 {
	i, known := v.number[term]
	if !known {
		return 0
	}
	at, holds := slices.BinarySearchFunc(in.entries, i, func(e entry, i int) int { return e.term - i })
	if !holds {
		return 0
	}
	return in.entries[at].weight
}
