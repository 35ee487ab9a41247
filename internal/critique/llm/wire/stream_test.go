package wire_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"okrcoach/internal/critique/llm/wire"
)

// hear reads body as the response to a question.
func hear(body string) heard { return hearStatus(200, body) }

func hearStatus(status int, body string) heard {
	client := wire.New(wire.Endpoint{BaseURL: "http://endpoint.test/v1", Key: key},
		canned{status: status, header: http.Header{}, body: []byte(body)})
	return askBy(context.Background(), client, question())
}

// The parts of a stream.
const (
	hello = `data: {"choices":[{"index":0,"delta":{"content":"hello"}}]}` + "\n\n"
	stop  = `data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}` + "\n\n"
	done  = "data: [DONE]\n\n"
)

func TestAStreamIsReadAsItIsMeant(t *testing.T) {
	for _, c := range []struct {
		name, body, text string
		kind             wire.Kind // "" for io.EOF
		said             string
	}{
		{"a plain stream", hello + stop + done, "hello", "", ""},
		{"no end mark", hello + stop, "hello", "", ""},
		{"no line end at the end", hello + strings.TrimSpace(stop), "hello", "", ""},
		{"an end mark does not make an answer whole", hello + done, "hello", wire.CutOff, ""},
		{"nothing at all", "", "", wire.CutOff, ""},
		{"only an end mark", done, "", wire.CutOff, ""},
		{"the end inside an event", hello + `data: {"choices":[{"delta":{"content":"x`, "hello", wire.CutOff, ""},
		{"an unfinished event", "data: {\"choices\":[\n\n" + hello + stop, "", wire.Garbled, ""},
		{"an error in front, behind a comment", ": hi\ndata: {\"error\":{\"message\":\"no luck\"}}\n\n", "", wire.Interrupted, "no luck"},
		{"an error behind an event line", "event: error\ndata: {\"error\":{\"message\":\"no luck\"}}\n\n", "", wire.Interrupted, "no luck"},
		{"an error that only its event line calls so", hello + "event: error\ndata: {\"message\":\"no luck\"}\n\n", "hello", wire.Interrupted, "no luck"},
		{"an error in words", hello + "data: Error: no luck\n\n", "hello", wire.Interrupted, "no luck"},
		{"an error in a choice", hello + `data: {"choices":[{"delta":{},"error":{"message":"no luck"}}]}` + "\n\n", "hello", wire.Interrupted, "no luck"},
		{"an error over many bare lines", hello + "{\n  \"error\": {\n    \"message\": \"no luck\"\n  }\n}\n", "hello", wire.Interrupted, "no luck"},
		{"an event over several lines ended by CRLF", "data: {\"choices\":[{\r\ndata: \"delta\":{\"content\":\"hello\"}}]}\r\n\r\n" + stop, "hello", "", ""},
		{"an event line ended by CRLF", hello + "event: error\r\ndata: no luck\r\n\r\n", "hello", wire.Interrupted, "no luck"},
		{"a list of errors", `[{"error":{"message":"no luck"}}]`, "", wire.Interrupted, "no luck"},
		{"an error behind the finish_reason", hello + stop + `data: {"error":"too late"}` + "\n\n", "hello", "", ""},
		{"an error that is none", strings.Replace(hello, `"choices"`, `"error":null,"choices"`, 1) + stop, "hello", "", ""},
		{"an error that names its status", `{"error":{"message":"no luck","code":429}}`, "", wire.Limited, "no luck"},
		{"an error with the code of a key", `data: {"error":{"message":"no luck","code":"invalid_api_key"}}` + "\n\n", "", wire.Unauthorized, "no luck"},
		{"an error with the code of a limit", `data: {"error":{"message":"no luck","code":"rate_limit_exceeded"}}` + "\n\n", "", wire.Limited, "no luck"},
		{"an error that blames a field", `{"error":"stream_options is not known"}`, "", wire.Rejected, ""},
		{"a wrong path with status 200", `{"error":"Unexpected endpoint or method. (POST /chat/completions)"}`, "", wire.NotAnAPI, "Unexpected"},
		{"a page", "<!doctype html><title>Sign in</title>", "", wire.NotAnAPI, "a web page: Sign in"},
		{"words", "Ollama is running", "", wire.NotAnAPI, "Ollama is running"},
		{"a whole completion without a finish_reason", `{"choices":[{"message":{"content":"hello"}}]}`, "hello", "", ""},
		{"a whole completion cut in two", `{"choices":[{"message":{"content":"hello`, "", wire.CutOff, ""},
		{"other choices are left out", `data: {"choices":[{"index":1,"delta":{"content":"no"}}]}` + "\n\n" + hello + stop, "hello", "", ""},
		{"text and finish_reason together", strings.Replace(hello, `}}]`, `},"finish_reason":"stop"}]`, 1), "hello", "", ""},
		{"another word for stop", hello + strings.Replace(stop, "stop", "end_turn", 1), "hello", "", ""},
		{"another word for length", hello + strings.Replace(stop, "stop", "MAX_TOKENS", 1), "hello", wire.TooLong, ""},
		{"a finish_reason of error", hello + strings.Replace(stop, "stop", "error", 1), "hello", wire.Interrupted, ""},
		{"broken characters", strings.Replace(hello, "hello", "h\xffi", 1) + stop, "h\uFFFDi", "", ""},
		{"a control character that JSON forbids", strings.Replace(hello, "hello", "h\x01i", 1) + stop, "", wire.Garbled, ""},
		{"escapes in JSON", strings.Replace(hello, "hello", `\u00e9\"\ud83d\ude00\n`, 1) + stop, "é\"😀\n", "", ""},
		{"a line beyond the bound", "data: " + strings.Repeat("x", 2<<20), "", wire.Overflow, ""},
		{"an event beyond the bound", "data: [\n" + strings.Repeat("data: "+strings.Repeat(" 1,", 1000)+"\n", 1000), "", wire.Overflow, ""},
		{"comments beyond the bound", strings.Repeat(": still here\n", 1<<20), "", wire.Overflow, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := hear(c.body)
			if h.text != c.text || kindOf(h.err) != c.kind || c.kind == "" && h.err != io.EOF {
				t.Errorf("got %q, %v; want %q, %q", h.text, h.err, c.text, c.kind)
			}
			var trouble *wire.Trouble
			if errors.As(h.err, &trouble) && (trouble.Status != 200 || trouble.Host != "endpoint.test") {
				t.Errorf("status %d of %q", trouble.Status, trouble.Host)
			}
			if c.said != "" && !strings.Contains(h.err.Error(), c.said) {
				t.Errorf("%q does not say %q", h.err, c.said)
			}
		})
	}
}

func TestKeepAlivesAreShownAndCountAsOne(t *testing.T) {
	h := hear(strings.Repeat(": waiting\n\n", 1000) + hello + strings.Repeat("data: ping\n\n", 1000) + stop)
	if h.text != "hello" || h.err != io.EOF || h.alive < 1 || h.alive > 20 {
		t.Errorf("%d signs of life beside %q, %v; want a few", h.alive, h.text, h.err)
	}
}

func TestThinkingIsNotTakenForText(t *testing.T) {
	h := hear(`data: {"choices":[{"delta":{"reasoning":"a","reasoning_content":"a"}}]}` + "\n\n" + hello + stop)
	if h.thinking != "a" || h.text != "hello" {
		t.Errorf("thinking %q, text %q", h.thinking, h.text)
	}
}

func TestARefusalIsOneWhateverTheFinishReason(t *testing.T) {
	for _, reason := range []string{`"stop"`, "null"} {
		h := hear(`data: {"choices":[{"delta":{"refusal":"I will not."},"finish_reason":` + reason + "}]}\n\n")
		if kindOf(h.err) != wire.Declined || !strings.Contains(h.err.Error(), "I will not.") {
			t.Errorf("finish_reason %s: %v", reason, h.err)
		}
	}
}

func TestEveryLaterNextReturnsTheSameEnd(t *testing.T) {
	client := wire.New(wire.Endpoint{BaseURL: "http://endpoint.test/v1"}, canned{status: 200, body: []byte(done)})
	reply, err := client.Chat(context.Background(), question())
	if err != nil {
		t.Fatal(err)
	}
	_, first := reply.Next()
	if _, second := reply.Next(); kindOf(first) != wire.CutOff || second != first {
		t.Errorf("%v, then %v", first, second)
	}
}

// dripping gives its body a few bytes at a time.
type dripping struct {
	rest []byte
	size int
}

func (d *dripping) Read(p []byte) (int, error) {
	n := copy(p[:min(len(p), d.size)], d.rest)
	d.rest = d.rest[n:]
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

func (d *dripping) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: 200, Body: io.NopCloser(d)}, nil
}

// FuzzStream holds that any body is read to its end, to the same text and the
// same kind of end however the network cuts it, and to nothing but UTF-8.
func FuzzStream(f *testing.F) {
	for _, body := range []string{
		hello + stop + done, "\uFEFF" + hello + ": c\r\r\n" + stop, "event: error\rdata: x\r\r", "{\n\"error\"\n:\"x\"}",
		"data: {\"choices\":\ndata: []}\n\n", "data: [DONE]", "<html><title>x</title>", "data:{\"a\":\"\\", "data: ]\n{}\n[[1\n",
	} {
		f.Add([]byte(body), uint8(1))
	}
	f.Fuzz(func(t *testing.T, body []byte, size uint8) {
		whole := hear(string(body))
		client := wire.New(wire.Endpoint{BaseURL: "http://endpoint.test/v1", Key: key}, &dripping{bytes.Clone(body), int(size) + 1})
		cut := askBy(context.Background(), client, question())
		if whole.text != cut.text || whole.thinking != cut.thinking || kindOf(whole.err) != kindOf(cut.err) {
			t.Errorf("%q is read as %q, %v at once and as %q, %v in pieces", body, whole.text, whole.err, cut.text, cut.err)
		}
		if strings.ToValidUTF8(whole.text, "") != whole.text {
			t.Errorf("%q is not UTF-8", whole.text)
		}
		if whole.err != io.EOF && kindOf(whole.err) == "" {
			t.Errorf("%q ends with %v", body, whole.err)
		}
	})
}
