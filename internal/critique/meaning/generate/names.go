package main

import (
	"math"
	"strings"
)

// In news, a good third of the words below the first few thousand are names of
// people and places, which no answer in an interview is about. Both packages list
// words in lower case, but give names away: GloVe stands them together, near a
// few names of each kind and far from common words; and to the encoder's pieces,
// which know capitals, a name begins with one.

const (
	// unnamed is the rank up to which names are kept like any word: they are the
	// countries, cities and companies that people do speak of.
	unnamed = 5000
	// Looked at by eye, nearly all words that are nearer to names than to common
	// words by the difference surelyName of two cosines are names; those beyond
	// maybeName are where a capital makes them less probable by no more than
	// capitalLoss, a logarithm.
	surelyName  = 0.3
	maybeName   = 0.15
	capitalLoss = -1
)

// kindsOfNames are examples of surnames, first names and places.
var kindsOfNames = [...]string{
	`smith johnson garcia ivanov mohammed chen wang kim nguyen mueller rossi silva tanaka singh kowalski andersson
	dubois martinez o'connor ali hassan khan petrov fernandez schmidt suzuki cohen murphy jackson robinson`,
	`john maria david ahmed anna pierre sergei carlos yuki fatima peter susan michael jennifer giovanni hans olga
	ivan lucia thomas`,
	`chicago lyon osaka punjab ontario bavaria nairobi queensland yorkshire ohio lisbon karachi seoul ankara texas
	hanoi gaza kiev manila bogota`,
}

const commonWords = `table quickly argue measure different weather kitchen believe software careful price hospital
	improve reason green system friendly decide idea useful`

// names returns a test for words that are names and too rare to keep.
func (f frequentWords) names(p pieces) func(word string) bool {
	middle := f.middle()
	common := f.cluster(commonWords, middle)
	kinds := make([][]float64, len(kindsOfNames))
	for i, examples := range kindsOfNames {
		kinds[i] = f.cluster(examples, middle)
	}
	return func(word string) bool {
		if f.rank[word] <= unnamed {
			return false
		}
		v := direction(f.vector[word], middle)
		nearest := math.Inf(-1)
		for _, kind := range kinds {
			nearest = max(nearest, dot(v, kind))
		}
		nearer := nearest - dot(v, common)
		return nearer > surelyName || nearer > maybeName && p.gain(word) > capitalLoss
	}
}

// gain returns by how much a capital makes a word more probable, as a logarithm.
func (p pieces) gain(word string) float64 {
	_, small := p.best(word)
	_, capital := p.best(strings.ToUpper(word[:1]) + word[1:])
	return capital - small
}

// middle returns the mean of all vectors, added in the order of their ranks so
// that rounding is the same each time.
func (f frequentWords) middle() []float64 {
	byRank := make([][]float64, len(f.rank)+1)
	for word, rank := range f.rank {
		byRank[rank] = f.vector[word]
	}
	sum := make([]float64, gloveWidth)
	for _, v := range byRank[1:] {
		for j, x := range v {
			sum[j] += x
		}
	}
	for j := range sum {
		sum[j] /= float64(len(f.rank))
	}
	return sum
}

// cluster returns the direction in which the examples lie, seen from the middle.
func (f frequentWords) cluster(examples string, middle []float64) []float64 {
	sum := make([]float64, gloveWidth)
	for _, word := range strings.Fields(examples) {
		if v, known := f.vector[word]; known {
			for j, x := range direction(v, middle) {
				sum[j] += x
			}
		}
	}
	return direction(sum, make([]float64, gloveWidth))
}

// direction returns the unit vector from one point towards another.
func direction(to, from []float64) []float64 {
	out := make([]float64, len(to))
	for j := range out {
		out[j] = to[j] - from[j]
	}
	length := math.Sqrt(dot(out, out))
	for j := range out {
		out[j] /= length
	}
	return out
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for j, x := range a {
		sum += float64(x * b[j])
	}
	return sum
}
