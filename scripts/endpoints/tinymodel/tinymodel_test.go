package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"testing"
)

// follow returns what the model says after a token if it always takes the
// likeliest of those that allowed lets through, until nothing is left.
func follow(v vocabulary, from int, allowed func(token int) bool) string {
	r := random(1)
	matrix := successors(v, &r)
	var said strings.Builder
	for range 100 {
		best := -1
		for token := range width {
			if !allowed(token) {
				continue
			}
			if best < 0 || matrix[token*width+from] > matrix[best*width+from] {
				best = token
			}
		}
		said.WriteString(v.pieces[best])
		if best == endToken || best == '"' {
			break
		}
		from = best
	}
	return said.String()
}

func TestPlainTextComesToAnEnd(t *testing.T) {
	v := newVocabulary("")
	said := follow(v, '\n', func(int) bool { return true })
	if !strings.HasSuffix(said, "... <|end|>") || len(strings.Fields(said)) < 5 {
		t.Errorf("the model says %q", said)
	}
}

func TestAStringOfJSONIsClosed(t *testing.T) {
	v := newVocabulary("")
	said := follow(v, '"', func(token int) bool { return token != endToken && token >= ' ' })
	if !strings.HasSuffix(said, `... "`) {
		t.Errorf("the model says %q", said)
	}
}

func TestAQuoteIsTheSentenceOfTheAnswer(t *testing.T) {
	const sentence = `We say "fast" and mean 300 ms, für alle.`
	v := newVocabulary(sentence)
	said := follow(v, v.key, func(token int) bool { return token != endToken })
	if want := `We say \"fast\" and mean 300 ms, für alle."`; said != want {
		t.Errorf("the model says %q, not %q", said, want)
	}
}

func TestEachTokenIsSpelledInAnotherWay(t *testing.T) {
	v := newVocabulary("One sentence.")
	if len(v.pieces) != width {
		t.Fatalf("there are %d tokens, not %d", len(v.pieces), width)
	}
	seen := map[string]bool{}
	for token, text := range v.spelled() {
		if seen[text] || text == "" {
			t.Errorf("token %d is spelled %q like another one", token, text)
		}
		seen[text] = true
	}
	if got := v.spelled()[firstWord]; !strings.HasPrefix(got, "Ġ") {
		t.Errorf("a space is spelled %q", got)
	}
}

func TestTheModelIsTheSameEverywhere(t *testing.T) {
	sum := sha256.New()
	if err := newModel("").writeTo(sum); err != nil {
		t.Fatal(err)
	}
	const want = "fd3f9e2e3ad7e5f1d5503bf92c7366318c7a3e15d5f521b9604f63502c309493"
	if got := hex.EncodeToString(sum.Sum(nil)); got != want {
		t.Errorf("the file has become another one: %s", got)
	}
}

func TestTensorsBeginWhereTheListSaysTheyDo(t *testing.T) {
	model := newModel("")
	var whole bytes.Buffer
	if err := model.writeTo(&whole); err != nil {
		t.Fatal(err)
	}
	data := 0
	for _, tensor := range model.tensors {
		data += 4 * len(tensor.values)
	}
	if start := whole.Len() - data; start%alignment != 0 || start < model.metadata.Len() {
		t.Errorf("%d bytes of %d are before the data", start, whole.Len())
	}
	if n := whole.Len(); n > 4<<20 {
		t.Errorf("the file has %d bytes", n)
	}
	if err := model.writeTo(io.Discard); err != nil {
		t.Error(err)
	}
}
