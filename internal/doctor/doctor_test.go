package doctor

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/critique/llm/weather"
	"okrcoach/internal/endpoint"
)

// sentinel is a key that must turn up nowhere.
const sentinel = "sk-sentinel-3f9a1c7b2e8d4a60"

// patient is one set-up to be looked at.
type patient struct {
	config    string
	variables map[string]string
	options   Options
	agrees    bool
	asked     []Request
}

// examine returns what is said of a set-up, a result a line.
func (p *patient) examine(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	o := p.options
	o.Sources = endpoint.Sources{
		Getenv: func(name string) string { return p.variables[name] },
		Config: filepath.Join(dir, "config.yaml"),
	}
	if p.config != "" {
		if err := os.WriteFile(o.Sources.Config, []byte(p.config), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Memory == nil {
		o.Memory = endpoint.OpenMemory(filepath.Join(dir, "state"), o.Now)
	}
	o.Agree = func(_ context.Context, q Request) bool {
		p.asked = append(p.asked, q)
		return p.agrees
	}
	o.HowToAgree = func(Request) string { return "Say so." }
	var all []Result
	Run(t.Context(), o, func(r Result) { all = append(all, r) })
	encoded, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{string(encoded), fmt.Sprintf("%+v %#v %+v", all, all, p.asked)} {
		if strings.Contains(text, sentinel) || strings.Contains(text, sentinel[:12]) || strings.Contains(text, sentinel[len(sentinel)-6:]) {
			t.Errorf("the key is told: %s", text)
		}
	}
	var lines strings.Builder
	for _, r := range all {
		fmt.Fprintf(&lines, "%s %s: %s > %s\n", r.State, r.Name, r.Text, r.Next)
	}
	return lines.String()
}

// at sets the endpoint, with a key and a model.
func at(base string) map[string]string {
	return map[string]string{"OKRCOACH_BASE_URL": base, "OKRCOACH_API_KEY": sentinel, "OKRCOACH_MODEL": "small-model"}
}

// says fails unless the text has all of want in this order.
func says(t *testing.T, text string, want ...string) {
	t.Helper()
	rest := text
	for _, w := range want {
		_, behind, ok := strings.Cut(rest, w)
		if !ok {
			t.Errorf("%q is missing or in another place in:\n%s", w, text)
			return
		}
		rest = behind
	}
}

func TestAGoodSetUpIsWell(t *testing.T) {
	server := weather.ServeAnswer(t, weather.Fair, weather.Answer{Content: `{"reply": "hello"}`})
	p := patient{variables: at(server.URL), agrees: true}
	text := p.examine(t)
	says(t, text,
		"ok Base URL: "+server.URL+", from OKRCOACH_BASE_URL.", "ok Model: small-model, from OKRCOACH_MODEL.", "ok Key: …4a60, from OKRCOACH_API_KEY.",
		"ok Consent: You are asked", "ok Endpoint: 127.0.0.1:", "2 models: large-model, small-model", "ok Test: small-model answers after ", "as JSON by a schema, streamed.",
		"ok Clock: It agrees")
	if strings.Contains(text, "trouble") {
		t.Errorf("there is trouble:\n%s", text)
	}
	requests := server.Requests()
	if len(requests) != 2 || requests[0].Header.Get("Authorization") != "Bearer "+sentinel || !strings.Contains(requests[1].Body, testWords) {
		t.Errorf("the requests are %+v", requests)
	}
	says(t, p.asked[0].Text, "127.0.0.1", "small-model", `"Say hello"`, "…4a60, from OKRCOACH_API_KEY")
}

func TestNothingIsSentWithoutConsent(t *testing.T) {
	server := weather.Serve(t, weather.Fair)
	p := patient{variables: at(server.URL)}
	says(t, p.examine(t), "note Endpoint: Not tried, because nothing is sent without your word. > Say so.")
	offline := patient{variables: at(server.URL), agrees: true, options: Options{Offline: true}}
	says(t, offline.examine(t), "ok Endpoint: Not tried: --offline leaves the network alone.")
	if len(p.asked) != 1 || len(offline.asked) != 0 || len(server.Requests()) != 0 {
		t.Errorf("asked %d and %d times, sent %d", len(p.asked), len(offline.asked), len(server.Requests()))
	}
}

func TestAStandingConsentIsEnough(t *testing.T) {
	server := weather.ServeAnswer(t, weather.Fair, weather.Answer{Content: `{"reply": "hello"}`})
	memory := endpoint.OpenMemory(t.TempDir(), time.Now)
	base, err := endpoint.ParseAddress(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{memory.Allow(base), memory.SetModel(base, "large-model"), memory.SetRung(base, "large-model", "json_object")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	p := patient{variables: map[string]string{"OKRCOACH_BASE_URL": server.URL}, options: Options{Memory: memory}}
	says(t, p.examine(t), "Model: large-model, from your choice.", "Consent: You have allowed", memory.Path(), "came as json_object", "ok Test: large-model answers")
	if len(p.asked) != 0 {
		t.Errorf("it is asked for again: %v", p.asked)
	}
}

func TestTheWayThatWorksIsNamed(t *testing.T) {
	const object = `{"reply": "hello"}`
	cases := []struct {
		weather weather.Weather
		content string
		want    string
	}{
		{weather.Reasoning, object, "as JSON by a schema, streamed."},
		{weather.Rejecting("stream_options", 422), object, "as JSON by a schema, streamed."},
		{weather.Rejecting("temperature", 400), object, "as JSON by a schema, streamed."},
		{weather.Rejecting("stream", 400), object, "as JSON by a schema, all at once. It does not answer as JSON by a schema, streamed."},
		{weather.Rejecting("stream", 422), "Hello.", "as plain text. It does not answer as JSON by a schema, streamed, nor"},
		{weather.Rejecting("response_format", 400), "Hello.", "as plain text. It does not answer as JSON by a schema, streamed, nor as JSON by a schema, all at once, nor as JSON without a schema."},
		{weather.Fair, "Hello.", "as plain text."},
		{weather.Fair, `{"said": "hello"}`, "as JSON without a schema."},
		{weather.Length, object, "as JSON by a schema, streamed."},
	}
	for _, c := range cases {
		t.Run(string(c.weather)+" "+c.content, func(t *testing.T) {
			server := weather.ServeAnswer(t, c.weather, weather.Answer{Content: c.content})
			p := patient{variables: at(server.URL), agrees: true}
			says(t, p.examine(t), "ok Test: small-model answers after ", c.want)
		})
	}
}

func TestModelsOnThisMachineAreLookedForWithConsent(t *testing.T) {
	answer := transport(func(q *http.Request) (*http.Response, error) {
		if q.URL.Host != "127.0.0.1:11434" {
			return nil, http.ErrServerClosed
		}
		return response(`{"object":"list","data":[{"id":"llama3.2"}]}`), nil
	})
	p := patient{options: Options{Transport: answer}}
	says(t, p.examine(t), "note Settings: No endpoint is set.", "note This machine: Not tried")
	p.agrees = true
	says(t, p.examine(t), "ok This machine: Ollama answers with the model llama3.2. Set OKRCOACH_BASE_URL to http://127.0.0.1:11434/v1 to use it.")
	p.options.Transport = transport(func(*http.Request) (*http.Response, error) { return nil, http.ErrServerClosed })
	says(t, p.examine(t), "note This machine: Neither of Ollama (port 11434), LM Studio (port 1234) and llama.cpp (port 8080) answers.")
}

// transport answers requests.
type transport func(*http.Request) (*http.Response, error)

func (t transport) RoundTrip(q *http.Request) (*http.Response, error) { return t(q) }
