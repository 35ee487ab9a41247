package llm_test

import (
	"context"
	"io"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/llm"
	"okrcoach/internal/critique/llm/wire"
)

// endless is an endpoint whose stream says the same line for ever. It notes
// how much memory is in use early and late in it.
type endless struct {
	line        string
	read        int
	early, late uint64
	give        context.CancelCauseFunc
}

// The places in the stream, in bytes, at which memory is looked at, and at
// which the person has had enough.
const (
	earlyIn = 1 << 20
	lateIn  = 7 << 20
	enough  = 12 << 20
)

// RoundTrip implements http.RoundTripper.
func (e *endless) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"text/event-stream"}}, Body: e}, nil
}

// Read implements io.Reader.
func (e *endless) Read(p []byte) (int, error) {
	before := e.read
	for n := 0; ; {
		copied := copy(p[n:], e.line[e.read%len(e.line):])
		n, e.read = n+copied, e.read+copied
		if n < len(p) {
			continue
		}
		switch {
		case before < earlyIn && e.read >= earlyIn:
			e.early = inUse()
		case before < lateIn && e.read >= lateIn:
			e.late = inUse()
		case e.read > enough:
			e.give(llm.ErrTimeUp)
			return n, io.ErrUnexpectedEOF
		}
		return n, nil
	}
}

// Close implements io.Closer.
func (e *endless) Close() error { return nil }

func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func TestAnEndlessStreamHoldsNoMemoryAndEnds(t *testing.T) {
	const mostGrown = 1 << 20
	for name, line := range map[string]string{
		"comments": ": still here\n\n",
		"pings":    "data: ping\n\n",
		"thinking": `data: {"choices":[{"index":0,"delta":{"reasoning":"` + strings.Repeat("hm ", 40) + `"}}]}` + "\n\n",
		"nothing":  `data: {"choices":[{"index":0,"delta":{"content":""}}]}` + "\n\n",
	} {
		t.Run(name, func(t *testing.T) {
			goroutines := runtime.NumGoroutine()
			ctx, give := context.WithCancelCause(t.Context())
			defer give(nil)
			e := &endless{line: line, give: give}
			events := 0
			a := llm.Asker{Client: wire.New(wire.Endpoint{BaseURL: "http://endpoint.test/v1"}, e), Model: "small-model", Host: "endpoint.test"}
			c := a.Ask(ctx, asked(), func(llm.Event) { events++ })
			if c.Outcome != coaching.Failed && c.Outcome != coaching.TimedOut {
				t.Errorf("it is %s: %s", c.Outcome, c.Trouble)
			}
			if e.late == 0 || int64(e.late)-int64(e.early) > mostGrown {
				t.Errorf("%d bytes are in use behind 7 MB, %d behind 1 MB", e.late, e.early)
			}
			if events > 10 {
				t.Errorf("it told of %d changes", events)
			}
			for range 100 {
				if runtime.NumGoroutine() <= goroutines {
					return
				}
				time.Sleep(10 * time.Millisecond)
			}
			t.Errorf("%d goroutines are left, %d were there before", runtime.NumGoroutine(), goroutines)
		})
	}
}

func TestAnEndlessTextEndsSoon(t *testing.T) {
	ctx, give := context.WithCancelCause(t.Context())
	defer give(nil)
	e := &endless{line: `data: {"choices":[{"index":0,"delta":{"content":"more "}}]}` + "\n\n", give: give}
	a := llm.Asker{Client: wire.New(wire.Endpoint{BaseURL: "http://endpoint.test/v1"}, e), Model: "small-model", Host: "endpoint.test"}
	c := a.Ask(ctx, asked(), func(llm.Event) {})
	if c.Outcome != coaching.Failed || !strings.Contains(c.Trouble, "form") || e.read > earlyIn {
		t.Errorf("it is %s after %d bytes: %s", c.Outcome, e.read, c.Trouble)
	}
}
