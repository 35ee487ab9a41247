package main

import (
	"encoding/json"
	"io"
	"math"
	"slices"
	"strings"
)

// pieces is the vocabulary of the encoder: parts of words with the logarithm of
// their probability. A text is cut into the pieces whose product is the most
// probable, as SentencePiece's unigram model does (Kudo 2018).
type pieces struct {
	index   map[string]int
	score   []float64
	longest int // in bytes
}

const (
	// reserved pieces at the beginning stand for no text; the first of them
	// stands for whatever is unknown.
	reserved     = 6
	unknownPiece = 0
	// unknownScore is below that of any known piece.
	unknownScore = -30.0
	// wordStart is written in place of a space.
	wordStart = "▁"
)

// readPieces reads a list of pairs of a piece and its score. A few scores are
// null: the reference implementation takes them for 0, and so does this.
func readPieces(contents io.Reader) (pieces, error) {
	var pairs [][2]any
	if err := json.NewDecoder(contents).Decode(&pairs); err != nil {
		return pieces{}, err
	}
	p := pieces{map[string]int{}, make([]float64, len(pairs)), 0}
	for i, pair := range pairs {
		text, _ := pair[0].(string)
		p.score[i], _ = pair[1].(float64)
		if i >= reserved {
			p.index[text] = i
			p.longest = max(p.longest, len(text))
		}
	}
	return p, nil
}

// cut returns the numbers of the pieces of a text in plain letters.
func (p pieces) cut(text string) []int {
	ids, _ := p.best(text)
	return ids
}

// best returns the most probable pieces of a text and the logarithm of their
// probability.
func (p pieces) best(text string) (ids []int, score float64) {
	text = wordStart + strings.ReplaceAll(text, " ", wordStart)
	type step struct {
		score float64
		from  int
		piece int
	}
	best := make([]step, len(text)+1)
	for end := 1; end <= len(text); end++ {
		best[end] = step{math.Inf(-1), end - 1, unknownPiece}
		for from := max(0, end-p.longest); from < end; from++ {
			piece, known := p.index[text[from:end]]
			score := unknownScore
			if known {
				score = p.score[piece]
			} else if from != end-1 {
				continue
			}
			if score += best[from].score; score >= best[end].score {
				best[end] = step{score, from, piece}
			}
		}
	}
	for end := len(text); end > 0; end = best[end].from {
		if piece := best[end].piece; piece != unknownPiece || len(ids) == 0 || ids[len(ids)-1] != unknownPiece {
			ids = append(ids, piece)
		}
	}
	slices.Reverse(ids)
	return ids, best[len(text)].score
}
