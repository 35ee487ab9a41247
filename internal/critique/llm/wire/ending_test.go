package wire_test

import (
	"context"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/critique/llm/weather"
	"okrcoach/internal/critique/llm/wire"
)

func TestCancellingEndsAReplyInItsMiddleAndTheServerSeesIt(t *testing.T) {
	s := weather.Serve(t, weather.OneChunk)
	client := wire.New(wire.Endpoint{BaseURL: s.URL, Key: key}, nil)
	t.Cleanup(client.Close)
	ctx, cancel := context.WithCancel(t.Context())
	reply, err := client.Chat(ctx, question())
	if err != nil {
		t.Fatal(err)
	}
	for text := ""; text == ""; {
		d, err := reply.Next()
		if err != nil {
			t.Fatal(err)
		}
		text = d.Text
	}
	cancel()
	for range 2 {
		if _, err := reply.Next(); !errors.Is(err, context.Canceled) || kindOf(err) != "" {
			t.Errorf("got %v", err)
		}
	}
	if !s.AwaitLeft() {
		t.Error("the server did not see the connection closed")
	}
}

func TestCancellingWinsOverWhatHasAlreadyCome(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	client := wire.New(wire.Endpoint{BaseURL: "http://endpoint.test/v1"}, canned{status: 200, body: []byte(hello + stop)})
	reply, err := client.Chat(ctx, question())
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if d, err := reply.Next(); !errors.Is(err, context.Canceled) {
		t.Errorf("got %+v, %v", d, err)
	}
}

func TestClosingAReplyEndsTheRequest(t *testing.T) {
	s := weather.Serve(t, weather.NoToken)
	client := wire.New(wire.Endpoint{BaseURL: s.URL}, nil)
	t.Cleanup(client.Close)
	reply, err := client.Chat(bounded(t), question())
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := reply.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := reply.Next(); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if !s.AwaitLeft() {
		t.Error("the server did not see the connection closed")
	}
}

// connections counts the goroutines that hold a client's connection.
func connections() int {
	stacks := make([]byte, 1<<20)
	stacks = stacks[:runtime.Stack(stacks, true)]
	return strings.Count(string(stacks), "net/http.(*persistConn).readLoop(")
}

func TestNoGoroutineOutlivesItsClient(t *testing.T) {
	before := connections()
	for _, w := range []weather.Weather{
		weather.Fair, weather.OneChunk, weather.NoHeaders, weather.FiftyMegabytes, weather.ErrorObject, weather.Broken,
		weather.MovedHere, weather.Length, weather.Portal,
	} {
		s := weather.Serve(t, w)
		client := wire.New(wire.Endpoint{BaseURL: s.URL, Key: key}, nil)
		ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
		if h := askBy(ctx, client, question()); h.err == nil {
			t.Errorf("%s: no end", w)
		}
		cancel()
		client.Close()
	}
	for range 500 {
		if connections() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d connections are still read, %d before", connections(), before)
}

func TestAnEndlessStreamTakesNoMoreMemoryThanAShortOne(t *testing.T) {
	pad := strings.Repeat("still here ", 100)
	for _, line := range []string{": " + pad + "\n\n", "data: ping " + pad + "\n\n", `data: {"choices":[],"pad":"` + pad + "\"}\n\n"} {
		body := strings.Repeat(line, 4<<20/len(line)) + hello + stop
		client := wire.New(wire.Endpoint{BaseURL: "http://endpoint.test/v1"}, &dripping{[]byte(body), 1 << 14})
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		reply, err := client.Chat(t.Context(), question())
		for text := ""; text == "" && err == nil; {
			var d wire.Delta
			d, err = reply.Next()
			text = d.Text
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		if err != nil && err != io.EOF {
			t.Fatal(err)
		}
		if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 1<<20 {
			t.Errorf("%.20q: %d bytes are held behind 4 MB", line, grown)
		}
		_ = reply.Close()
	}
}
