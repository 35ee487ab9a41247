package wire

import (
	"encoding/json"
	"reflect"
	"testing"
)

// FuzzChunk holds that what is read quickly is what encoding/json reads.
func FuzzChunk(f *testing.F) {
	for _, event := range []string{
		`{"id":"x","choices":[{"index":0,"delta":{"content":"a\"\u00e9\n"},"finish_reason":null}],"usage":null}`,
		`{"choices":[{"delta":{"reasoning":"a","reasoning_content":"b","refusal":"c","x":[{}]},"finish_reason":"stop"}]}`,
		`{"choices":[]}`, `{"error":null,"object":"chat","n":1e5,"b":true}`, `{ }`, `{"choices":null}`, `{"a":"\\"}`,
		`{"choices":[{"delta":null}]}`, `{"object":"error"}`, `{"choices":[{"index":1}]}`, `{"CHOICES":[{"index":1}]}`,
	} {
		f.Add([]byte(event))
	}
	f.Fuzz(func(t *testing.T, event []byte) {
		quick, ok := quickChunk(event)
		if !ok || !json.Valid(event) {
			return
		}
		var slow chunk
		if err := json.Unmarshal(event, &slow); err != nil {
			t.Fatalf("%q is read, though %v", event, err)
		}
		// That a field was null is of no interest.
		slow.Usage, slow.Error, slow.Detail, slow.Said, slow.Object = nil, nil, nil, nil, ""
		for i := range slow.Choices {
			slow.Choices[i].Error = nil
		}
		if len(slow.Choices) == 0 {
			slow.Choices = nil
		}
		if !reflect.DeepEqual(quick, slow) {
			t.Errorf("%q is read as %+v, by encoding/json as %+v", event, quick, slow)
		}
	})
}

func TestTheChunksOfAPlainStreamAreReadQuickly(t *testing.T) {
	for _, event := range []string{
		`{"id":"chat-1","object":"chat.completion.chunk","created":1,"choices":[{"index":0,"delta":{"content":"a\nb"},"finish_reason":null}]}`,
		`{ "choices": [ { "index": 0, "delta": { "role": "assistant", "content": "" } } ], "usage": null }`,
		`{"choices":[{"delta":{},"finish_reason":"stop"}]}`, `{"choices":[]}`, `{}`,
	} {
		if _, ok := quickChunk([]byte(event)); !ok {
			t.Errorf("%s takes the slow way", event)
		}
	}
}
