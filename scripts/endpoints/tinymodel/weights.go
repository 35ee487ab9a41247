package main

import "math"

// The shape of the network beside its width: one layer, with one head that is
// as narrow as it can be, since a server may be built without the faster
// instructions of its processor and has thousands of tokens to read.
const (
	head        = 32    // width of what the head looks at
	hidden      = 64    // width of the feed-forward part
	longest     = 32768 // tokens of context
	innerWeight = 0.012 // bound of the weights inside the layer
)

// How much a token is wanted after another, as a logit. The gaps are wide
// enough that what the layer adds does not close them.
const (
	never    = -30 // only what a grammar leaves no choice about
	unwanted = -20
	possible = -14 // a byte that a grammar may ask for
	variety  = 4   // between words that may both follow
	reach    = 6   // how many of the next words may follow a word
)

// random gives the same numbers everywhere: SplitMix64, by Steele, Lea and
// Flood (2014).
type random uint64

func (r *random) next() uint64 {
	*r += 0x9E3779B97F4A7C15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// unit returns a number from 0 up to 1, in steps that a float32 holds exactly.
func (r *random) unit() float32 { return float32(r.next()>>40) / (1 << 24) }

// matrix returns weights between plus and minus bound.
func (r *random) matrix(rows, columns int, bound float32) []float32 {
	values := make([]float32, rows*columns)
	for i := range values {
		values[i] = float32(r.unit()*2*bound) - bound
	}
	return values
}

func filled(length int, value float32) []float32 {
	values := make([]float32, length)
	for i := range values {
		values[i] = value
	}
	return values
}

// embedding gives each token a dimension of its own.
func embedding() []float32 {
	values := make([]float32, width*width)
	for token := range width {
		values[token*width+token] = 1
	}
	return values
}

// successors returns the last matrix: how much each token (row) is wanted
// after each other one (column).
func successors(v vocabulary, r *random) []float32 {
	values := make([]float32, width*width)
	for token := range width {
		for before := range width {
			values[token*width+before] = wanted(v, before, token, r.unit())
		}
	}
	return values
}

// wanted is the logit of a token after another one. Chance is from 0 to 1.
func wanted(v vocabulary, before, token int, chance float32) float32 {
	switch {
	case v.quote != 0 && (token == v.quote || before == v.quote || token == v.key || before == v.key):
		return quoted(v, before, token)
	case v.isWord(token):
		return babbled(v, before, token, chance)
	case token == endToken && before == v.stop():
		return variety
	case token >= 256 || token <= ' ':
		return never
	}
	return syntax(v, before, byte(token), chance)
}

// quoted makes the quote, and then the end of the string, follow the key.
func quoted(v vocabulary, before, token int) float32 {
	switch {
	case before == v.key && token == v.quote, before == v.quote && token == '"':
		return 2 * variety
	case token == v.key && before < 256:
		return -2
	}
	return unwanted
}

// babbled lets words follow in their order, and the first ones whatever is
// not a word.
func babbled(v vocabulary, before, token int, chance float32) float32 {
	last := firstWord - 1
	if v.isWord(before) {
		last = before
	}
	if step := token - last; step < 1 || step > reach {
		return unwanted
	}
	return float32(chance * variety)
}

// syntax prefers the bytes that bring JSON to its end.
func syntax(v vocabulary, before int, token byte, chance float32) float32 {
	switch {
	case token == '"' && before == v.stop():
		return variety / 2
	case token == '"':
		return -6
	case token == '}' && before != '{', token == ']' && before != '[':
		return -5
	case token == ',' || token == ':':
		return -8
	case token >= '1' && token <= '4':
		return float32(chance*variety) - 8
	}
	return possible
}

// network adds the model's tensors, under the names that the llama
// architecture gives them.
func network(f *file, v vocabulary) {
	r := random(20261126)
	add := func(name string, columns int, values []float32) {
		f.tensors = append(f.tensors, tensor{name: name + ".weight", width: columns, values: values})
	}
	add("token_embd", width, embedding())
	add("blk.0.attn_norm", width, filled(width, 1))
	for _, part := range []string{"q", "k", "v"} {
		add("blk.0.attn_"+part, width, r.matrix(head, width, innerWeight))
	}
	add("blk.0.attn_output", head, r.matrix(width, head, innerWeight))
	add("blk.0.ffn_norm", width, filled(width, 1))
	add("blk.0.ffn_gate", width, r.matrix(hidden, width, innerWeight))
	add("blk.0.ffn_up", width, r.matrix(hidden, width, innerWeight))
	add("blk.0.ffn_down", hidden, r.matrix(width, hidden, innerWeight))
	// The norm in front of the last matrix makes a state as long as the square
	// root of its width; this brings it back to 1.
	add("output_norm", width, filled(width, float32(1/math.Sqrt(width))))
	add("output", width, successors(v, &r))
}
