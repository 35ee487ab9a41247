package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

// width is the size of the vocabulary and, because every token has a
// dimension of its own, of the model's inner state.
const width = 320

// The tokens that are no text.
const (
	beginToken = 256
	endToken   = 257
	firstWord  = 258
)

// babble is what the model knows to say, in the order in which it says it:
// from each word it goes on to one of the next few, so that every sentence
// comes to an end. The last word is the full stop.
const babble = "perhaps again well so here this that one answer sentence number " +
	"target date metric shop buyer reader team may could should would might " +
	"rather always never often say name show count move keep turn hold carry " +
	"before after under over with without between toward a some each every " +
	"plain short steady early late enough instead indeed"

// vocabulary is the text of each token. The first 256 are the single bytes, so
// that any prompt can be read and any answer written.
type vocabulary struct {
	pieces []string
	words  int // how many words there are, the full stop included
	// key and quote are the tokens that begin a quote and say it; 0 where the
	// model has no sentence to quote.
	key, quote int
}

// newVocabulary returns the tokens of a model that quotes the given sentence,
// or none where it is empty.
func newVocabulary(sentence string) vocabulary {
	var v vocabulary
	for b := range 256 {
		v.pieces = append(v.pieces, string([]byte{byte(b)}))
	}
	v.pieces = append(v.pieces, "<|begin|>", "<|end|>")
	for _, word := range strings.Fields(babble) {
		v.pieces = append(v.pieces, " "+word)
		v.words++
	}
	// Apart from the byte, so that the full stop of a prompt is not this one.
	v.pieces = append(v.pieces, "... ")
	v.words++
	if sentence != "" {
		v.key = v.add(`"quote":"`)
		v.quote = v.add(inJSON(sentence))
	}
	for len(v.pieces) < width {
		v.add(fmt.Sprintf("<|unused %d|>", len(v.pieces)))
	}
	return v
}

// add returns the number of the new token.
func (v *vocabulary) add(piece string) int {
	v.pieces = append(v.pieces, piece)
	return len(v.pieces) - 1
}

// stop is the token that ends a sentence.
func (v *vocabulary) stop() int { return firstWord + v.words - 1 }

// isWord says whether a token is one of babble's, the full stop included.
func (v *vocabulary) isWord(token int) bool {
	return token >= firstWord && token <= v.stop()
}

// kinds returns what GGUF calls the type of each token: normal 1, control 3,
// unused 5.
func (v *vocabulary) kinds() []int32 {
	kinds := make([]int32, len(v.pieces))
	for token, piece := range v.pieces {
		switch {
		case token == beginToken || token == endToken:
			kinds[token] = 3
		case strings.HasPrefix(piece, "<|unused"):
			kinds[token] = 5
		default:
			kinds[token] = 1
		}
	}
	return kinds
}

// spelled returns the tokens as a tokenizer of bytes spells them in its file:
// each byte as a character that can be seen, those that can be seen already
// as themselves, the others, in order, from U+0100 on.
func (v *vocabulary) spelled() []string {
	var letters [256]rune
	hidden := rune(0)
	for b := range letters {
		if b >= '!' && b <= '~' || b >= 0xA1 && b <= 0xAC || b >= 0xAE {
			letters[b] = rune(b)
			continue
		}
		letters[b] = 0x100 + hidden
		hidden++
	}
	spelled := make([]string, len(v.pieces))
	for token, piece := range v.pieces {
		if strings.HasPrefix(piece, "<|") {
			spelled[token] = piece
			continue
		}
		var text strings.Builder
		for i := range len(piece) {
			text.WriteRune(letters[piece[i]])
		}
		spelled[token] = text.String()
	}
	return spelled
}

// inJSON returns a text as it stands between the quotes of a JSON string.
func inJSON(text string) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	// A string can always be encoded.
	_ = encoder.Encode(text)
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(b.String()), `"`), `"`)
}
