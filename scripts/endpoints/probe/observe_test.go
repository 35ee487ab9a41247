package main

import (
	"strings"
	"testing"
)

func TestWhatABodyIs(t *testing.T) {
	critique := `{"repair_first":{"quote":"a","comment":"b","rewrite":"c"}`
	for _, part := range []string{"content", "structure", "delivery"} {
		critique += `,"` + part + `":{"quote":"a","comment":"b","band":2,"rewrite":"c"}`
	}
	critique += "}"
	content := strings.ReplaceAll(critique, `"`, `\"`)
	for _, test := range []struct{ name, body string }{
		{"whole", `{"choices":[{"message":{"content":"` + content + `"},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":3}}`},
		{"streamed", `data: {"choices":[{"delta":{"content":"` + content[:40] + `"}}]}

: a comment

data: {"choices":[{"delta":{"content":"` + content[40:] + `"},"finish_reason":"stop"}]}

data: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":3}}

data: [DONE]
`},
	} {
		seen := observe(test.body)
		if !strings.HasPrefix(seen.end, "stop") || seen.tokens != "9+3" || !strings.HasPrefix(seen.content, "critique in ") {
			t.Errorf("%s: %+v", test.name, seen)
		}
	}
}

func TestAnErrorIsSeenInAStreamToo(t *testing.T) {
	for _, body := range []string{`{"error":"no"}`, "data: {\"error\":{\"message\":\"no\"}}\n\n"} {
		if seen := observe(body); seen.end != "error" {
			t.Errorf("%q: %+v", body, seen)
		}
	}
}

func TestHalfACritiqueIsNone(t *testing.T) {
	if got := shape(`{"content":{"quote":"a"}}`); got != "JSON" {
		t.Error(got)
	}
	if got := shape(`{"content":{"quote":"a`); got != "text" {
		t.Error(got)
	}
}
