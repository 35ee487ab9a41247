package wire_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/critique/llm/weather"
	"okrcoach/internal/critique/llm/wire"
)

const (
	key    = "sk-proj-Zq81vXw7LmNp3RtYb5KdWXYZ"
	answer = "Our Objective is zebra-grade latency: cut p99 from 300 ms to 120 ms by March for every merchant."
)

// question is a request that carries every optional field.
func question() wire.Request {
	return wire.Request{
		Model:     "small-model",
		Messages:  []wire.Message{{Role: "system", Content: "You are a coach."}, {Role: "user", Content: answer}},
		Format:    wire.FormatSchema,
		Schema:    json.RawMessage(`{"type":"object","properties":{"z":{"type":"string"},"a":{"type":"string"}},"required":["z","a"],"additionalProperties":false}`),
		Stream:    true,
		MaxTokens: 700,
	}
}

// heard is everything that came of one question.
type heard struct {
	text, thinking string
	usage          *wire.Usage
	// last says that a Delta was marked as such, alive how many said nothing.
	last  bool
	alive int
	err   error
}

// ask puts r to the server and listens to the end.
func ask(t *testing.T, ctx context.Context, s *weather.Server, r wire.Request) heard {
	t.Helper()
	client := wire.New(wire.Endpoint{BaseURL: s.URL, Key: key}, s.Transport)
	t.Cleanup(client.Close)
	return askBy(ctx, client, r)
}

func askBy(ctx context.Context, client *wire.Client, r wire.Request) heard {
	reply, err := client.Chat(ctx, r)
	if err != nil {
		return heard{err: err}
	}
	defer reply.Close()
	var (
		h              heard
		text, thinking strings.Builder
	)
	for {
		d, err := reply.Next()
		if err != nil {
			h.text, h.thinking, h.err = text.String(), thinking.String(), err
			return h
		}
		text.WriteString(d.Text)
		thinking.WriteString(d.Thinking)
		h.last = h.last || d.Last
		if d.Usage != nil {
			h.usage = d.Usage
		}
		if d == (wire.Delta{}) {
			h.alive++
		}
	}
}

// kindOf is the kind of the trouble in err, "" if it is none.
func kindOf(err error) wire.Kind {
	var t *wire.Trouble
	if errors.As(err, &t) {
		return t.Kind
	}
	return ""
}

// bounded is a context that ends long after any server has answered.
func bounded(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

func TestTheWholeAnswerComesThroughEveryPeculiarity(t *testing.T) {
	const content = "{\"said\": \"Grüße, 数字 and \\\"quotes\\\"\", \"n\": [1, 2]}\n"
	for _, w := range weather.Good() {
		for _, stream := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s/stream %v", w, stream), func(t *testing.T) {
				t.Parallel()
				s := weather.ServeAnswer(t, w, weather.Answer{Content: content})
				r := question()
				r.Stream = stream
				h := listen(t, s, r, w == weather.StaysOpen)
				want := content
				if w == weather.Escapes && stream {
					want = "\x1b[31m\x1b]52;c;aGFja2Vk\x07\u009b2J" + content
				}
				if h.err != io.EOF || h.text != want || !h.last {
					t.Errorf("got %q, last %v, %v; want %q, io.EOF", h.text, h.last, h.err, want)
				}
				if h.usage == nil && (w != weather.AlwaysStreams || stream) {
					t.Error("the count of tokens was lost")
				}
				reasons := w == weather.Reasoning || w == weather.ReasoningContent
				if reasons != (h.thinking != "") {
					t.Errorf("thinking is %q", h.thinking)
				}
			})
		}
	}
}

// listen asks; a stream that stays open is given up once the answer and the
// count of tokens are there.
func listen(t *testing.T, s *weather.Server, r wire.Request, staysOpen bool) heard {
	if !staysOpen || !r.Stream {
		return ask(t, bounded(t), s, r)
	}
	client := wire.New(wire.Endpoint{BaseURL: s.URL}, nil)
	t.Cleanup(client.Close)
	reply, err := client.Chat(bounded(t), r)
	if err != nil {
		return heard{err: err}
	}
	defer reply.Close()
	h := heard{}
	for !h.last || h.usage == nil {
		d, err := reply.Next()
		if err != nil {
			return heard{err: err}
		}
		h.text, h.last, h.usage = h.text+d.Text, h.last || d.Last, d.Usage
	}
	h.err = io.EOF
	return h
}

// kinds is what a client should make of each bad weather.
var kinds = map[weather.Weather]wire.Kind{
	weather.Refused: wire.Refused, weather.NoSuchHost: wire.NoSuchHost,
	weather.SelfSigned: wire.BadTLS, weather.NotTLS: wire.BadTLS,
	weather.ProxyRefused: wire.BadProxy, weather.ProxyNeeds: wire.BadProxy, weather.ProxyBroken: wire.BadProxy,
	weather.HangsUp: wire.Broken, weather.Unauthorized: wire.Unauthorized, weather.KeyEchoed: wire.Unauthorized,
	weather.Unpaid: wire.Unpaid, weather.Forbidden: wire.Forbidden,
	weather.NoModel: wire.NoModel, weather.NoPath: wire.NotAnAPI,
	weather.TooMany: wire.Limited, weather.TooManyWait: wire.Limited, weather.TooManyUntil: wire.Limited,
	weather.Broken: wire.Broken, weather.BadGateway: wire.Unavailable, weather.Unavailable: wire.Unavailable,
	weather.RequestEchoed: wire.Rejected, weather.MovedHere: wire.Redirected, weather.MovedAway: wire.Redirected,
	weather.PlainString: wire.Rejected, weather.Portal: wire.NotAnAPI, weather.ErrorWith200: wire.Interrupted,
	weather.ErrorCommented: wire.Interrupted, weather.ErrorInChunk: wire.Interrupted,
	weather.ErrorObject: wire.Interrupted, weather.ErrorSpaced: wire.Interrupted, weather.ErrorBare: wire.Interrupted,
	weather.ErrorString: wire.Interrupted, weather.ErrorDetail: wire.Interrupted, weather.ErrorEvent: wire.Interrupted,
	weather.EndsEarly: wire.CutOff, weather.DoneEarly: wire.CutOff, weather.TornApart: wire.CutOff, weather.Dies: wire.CutOff,
	weather.Length: wire.TooLong, weather.ContentFilter: wire.Filtered, weather.OtherReason: wire.CutOff,
	weather.Refusal: wire.Declined, weather.BrokenJSON: wire.Garbled,
	weather.FiftyMegabytes: wire.Overflow, weather.FiveMegabyteLine: wire.Overflow,
}

func TestEveryBadWeatherIsCalledWhatItIs(t *testing.T) {
	for _, w := range weather.Bad() {
		want, ok := kinds[w]
		if !ok {
			want = wire.Rejected // the field by field ones
		}
		for _, stream := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s/stream %v", w, stream), func(t *testing.T) {
				t.Parallel()
				r := question()
				if r.Stream = stream; !stream && strings.Contains(string(w), "because of stream") {
					t.Skip("what is not sent cannot be refused")
				}
				h := ask(t, bounded(t), weather.Serve(t, w), r)
				if kindOf(h.err) != want {
					t.Errorf("got %v behind %d bytes; want %q", h.err, len(h.text), want)
				}
				if strings.Contains(fmt.Sprintf("%v %+v %#v", h.err, h.err, h.err), key) {
					t.Errorf("the key stands in %q", h.err)
				}
			})
		}
	}
}

func TestWhatCameBeforeTheErrorIsNotLost(t *testing.T) {
	for _, w := range []weather.Weather{
		weather.ErrorCommented, weather.ErrorInChunk, weather.ErrorObject, weather.ErrorSpaced, weather.ErrorBare,
		weather.ErrorString, weather.ErrorDetail, weather.ErrorEvent, weather.EndsEarly, weather.TornApart, weather.Dies,
	} {
		t.Run(string(w), func(t *testing.T) {
			t.Parallel()
			h := ask(t, bounded(t), weather.ServeAnswer(t, w, weather.Answer{Content: "Name the number."}), question())
			if h.text != "Name" {
				t.Errorf("got %q behind %v, want the first chunk", h.text, h.err)
			}
			if kindOf(h.err) == wire.Interrupted && !strings.Contains(h.err.Error(), "The upstream provider failed.") {
				t.Errorf("the reason is lost in %q", h.err)
			}
		})
	}
}

func TestASilentServerEndsWithTheContextAndSeesItGo(t *testing.T) {
	for _, w := range weather.Silent() {
		t.Run(string(w), func(t *testing.T) {
			t.Parallel()
			s := weather.Serve(t, w)
			ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
			defer cancel()
			h := ask(t, ctx, s, question())
			if !errors.Is(h.err, context.DeadlineExceeded) || kindOf(h.err) != "" {
				t.Errorf("got %v, want the error of the context", h.err)
			}
			if !s.AwaitLeft() {
				t.Error("the server did not see the connection closed")
			}
		})
	}
}

func TestLeavingOutTheRefusedFieldSucceeds(t *testing.T) {
	for _, field := range weather.Optional() {
		for _, status := range []int{400, 422, 500} {
			t.Run(fmt.Sprintf("%d %s", status, field), func(t *testing.T) {
				t.Parallel()
				s := weather.Serve(t, weather.Rejecting(field, status))
				r := question()
				first := ask(t, bounded(t), s, r)
				var trouble *wire.Trouble
				if !errors.As(first.err, &trouble) || trouble.Field != wire.Field(field) {
					t.Fatalf("got %v, want %s refused", first.err, field)
				}
				r.Without = []wire.Field{trouble.Field}
				if h := ask(t, bounded(t), s, r); h.err != io.EOF || h.text == "" {
					t.Errorf("without %s: %q, %v", field, h.text, h.err)
				}
			})
		}
	}
}
