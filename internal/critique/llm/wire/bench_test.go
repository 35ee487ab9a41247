package wire_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"testing"
	"time"

	"okrcoach/internal/critique/llm/weather"
	"okrcoach/internal/critique/llm/wire"
)

// canned is a transport that answers every request with the same body.
type canned struct {
	header http.Header
	status int
	body   []byte
}

func (c canned) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: c.status, Header: c.header, Body: io.NopCloser(bytes.NewReader(c.body))}, nil
}

// streamOf is a stream of n tokens as OpenAI sends it, some 250 bytes each.
func streamOf(n int) []byte {
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, `data: {"id":"chatcmpl-9x8y7z6w5v4u3t2s1r","object":"chat.completion.chunk","created":1760000000,`+
			`"model":"gpt-4.1-mini-2025-04-14","service_tier":"default","system_fingerprint":"fp_0123456789",`+
			`"choices":[{"index":0,"delta":{"content":" tok\"%d"},"logprobs":null,"finish_reason":null}],"usage":null}`+"\n\n", i%10)
	}
	b.WriteString(`data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}` + "\n\ndata: [DONE]\n\n")
	return b.Bytes()
}

// BenchmarkDecode reads a stream of 1,500 tokens out of memory, through the
// normalising transport, the library and the decoder.
func BenchmarkDecode(b *testing.B) {
	body := streamOf(1500)
	client := wire.New(wire.Endpoint{BaseURL: "http://localhost/v1"}, canned{status: 200, body: body})
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if h := askBy(context.Background(), client, question()); h.err != io.EOF {
			b.Fatal(h.err)
		}
	}
}

// BenchmarkCancel measures how long a reader that waits for a silent server
// takes to return once the context is cancelled.
func BenchmarkCancel(b *testing.B) {
	s := weather.Serve(b, weather.OneChunk)
	client := wire.New(wire.Endpoint{BaseURL: s.URL}, nil)
	defer client.Close()
	var took, worst time.Duration
	for range b.N {
		ctx, cancel := context.WithCancel(context.Background())
		reply, err := client.Chat(ctx, question())
		if err != nil {
			b.Fatal(err)
		}
		ended := make(chan time.Time)
		go func() {
			for err == nil {
				_, err = reply.Next()
			}
			ended <- time.Now()
		}()
		time.Sleep(5 * time.Millisecond) // until it waits
		start := time.Now()
		cancel()
		each := (<-ended).Sub(start)
		took, worst = took+each, max(worst, each)
	}
	b.ReportMetric(float64(took.Microseconds())/float64(b.N), "µs/cancel")
	b.ReportMetric(float64(worst.Microseconds()), "µs/worst")
}
