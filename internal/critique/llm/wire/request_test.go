package wire_test

import (
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"okrcoach/internal/critique/llm/weather"
	"okrcoach/internal/critique/llm/wire"
)

// sentBy returns the body of the request that r makes, as the endpoint gets
// it.
func sentBy(t *testing.T, r wire.Request) map[string]json.RawMessage {
	t.Helper()
	s := weather.Serve(t, weather.Fair)
	if h := ask(t, bounded(t), s, r); h.err != io.EOF {
		t.Fatalf("the fair server was not understood: %v", h.err)
	}
	var body map[string]json.RawMessage
	if err := json.Unmarshal([]byte(s.Requests()[0].Body), &body); err != nil {
		t.Fatal(err)
	}
	return body
}

func TestARequestCarriesWhatItShould(t *testing.T) {
	body := sentBy(t, question())
	for field, want := range map[string]string{
		"model": `"small-model"`, "stream": "true", "max_tokens": "700", "stream_options": `{"include_usage":true}`,
		// Not 0, which would be left out, nor the smallest number there is.
		"temperature": "0.000001",
		// The properties stay in their order: quote before judgement.
		"response_format": `{"type":"json_schema","json_schema":{"name":"reply","schema":` + string(question().Schema) + `,"strict":true}}`,
	} {
		if string(body[field]) != want {
			t.Errorf("%s is %s, want %s", field, body[field], want)
		}
	}
}

func TestAReasoningModelGetsItsOwnTokenLimitAndNoTemperature(t *testing.T) {
	for _, model := range []string{"o1", "o3-mini", "o4-mini", "gpt-5", "gpt-5-nano", "gpt-6-astra", "gpt-6.1-sol"} {
		r := question()
		r.Model = model
		body := sentBy(t, r)
		if string(body["max_completion_tokens"]) != "700" || body["max_tokens"] != nil || body["temperature"] != nil {
			t.Errorf("%s: sent %s", model, body)
		}
	}
}

func TestEachOptionalFieldCanBeLeftOut(t *testing.T) {
	for _, field := range []wire.Field{wire.FieldFormat, wire.FieldStreamOptions, wire.FieldTemperature, wire.FieldTokens} {
		r := question()
		want := slices.Collect(maps.Keys(sentBy(t, r)))
		r.Without = []wire.Field{field}
		got := slices.Collect(maps.Keys(sentBy(t, r)))
		want = slices.DeleteFunc(want, func(name string) bool { return name == string(field) })
		if slices.Sort(got); !slices.Equal(got, slices.Sorted(slices.Values(want))) {
			t.Errorf("without %s: sent %v, want %v", field, got, want)
		}
	}
	r := question()
	r.Without = []wire.Field{wire.FieldStream}
	if body := sentBy(t, r); string(body["stream"]) != "false" || body["stream_options"] != nil {
		t.Errorf("without a stream: sent %s", body)
	}
}

func TestPlainTextIsAskedForByNoFormatAtAll(t *testing.T) {
	r := question()
	r.Format = wire.FormatText
	if got := sentBy(t, r)["response_format"]; got != nil {
		t.Errorf("sent %s", got)
	}
	r.Format = wire.FormatObject
	if got := string(sentBy(t, r)["response_format"]); got != `{"type":"json_object"}` {
		t.Errorf("sent %s", got)
	}
}

func TestTheKeyIsTrimmedAndAnEmptyOneSendsNoHeader(t *testing.T) {
	for given, want := range map[string]string{"abc\n": "Bearer abc", "": "", " \r\n": ""} {
		s := weather.Serve(t, weather.Fair)
		client := wire.New(wire.Endpoint{BaseURL: s.URL + "/", Key: given}, nil)
		t.Cleanup(client.Close)
		if h := askBy(bounded(t), client, question()); h.err != io.EOF {
			t.Fatalf("key %q: %v", given, h.err)
		}
		if got := s.Requests()[0].Header.Get("Authorization"); got != want {
			t.Errorf("key %q: sent %q, want %q", given, got, want)
		}
	}
}

func TestARedirectIsToldAndNothingIsSentThere(t *testing.T) {
	for _, w := range []weather.Weather{weather.MovedHere, weather.MovedAway} {
		s := weather.Serve(t, w)
		trouble, ok := ask(t, bounded(t), s, question()).err.(*wire.Trouble)
		if !ok || len(s.Requests()) != 1 {
			t.Fatalf("%s: %d requests, %v", w, len(s.Requests()), trouble)
		}
		want := trouble.Host
		if s.Elsewhere != nil {
			want = strings.TrimSuffix(strings.TrimPrefix(s.Elsewhere.URL, "http://"), "/v1")
			if got := s.Elsewhere.Requests(); len(got) != 0 {
				t.Errorf("%s: the other host got %d requests", w, len(got))
			}
		}
		if !strings.HasPrefix(trouble.Said, "http://"+want+"/") || strings.Contains(trouble.Said, "once=") {
			t.Errorf("%s: told to be at %q; want %q", w, trouble.Said, want)
		}
	}
}
