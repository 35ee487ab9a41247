package coach_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/coach"
	"okrcoach/internal/critique"
	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/llm"
	"okrcoach/internal/critique/llm/prompt"
	"okrcoach/internal/critique/llm/weather"
	"okrcoach/internal/endpoint"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

const (
	answer = "Launches stop when the budget is spent."
	said   = `{"repair_first":{"quote":"Launches stop when the budget is spent.","comment":"Say who decides.","rewrite":"The lead stops them."},` +
		`"content":{"quote":"Launches stop when the budget is spent.","comment":"A rule.","band":2,"rewrite":""},` +
		`"structure":{"quote":"Launches stop when the budget is spent.","comment":"It stands last.","band":2,"rewrite":""},` +
		`"delivery":{"quote":"Launches stop when the budget is spent.","comment":"Direct.","band":3,"rewrite":""}}`
)

// newCoach is a coach with settings of its own, who remembers in a folder.
func newCoach(t *testing.T, dir string, settings map[string]string) *coach.Coach {
	t.Helper()
	today := func() time.Time { return time.Date(2026, time.November, 26, 9, 0, 0, 0, time.UTC) }
	config := filepath.Join(dir, "config.yaml")
	if text := settings["config.yaml"]; text != "" {
		if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return &coach.Coach{
		Sources: endpoint.Sources{Getenv: func(name string) string { return settings[name] }, Environ: os.Environ(), Config: config},
		Memory:  endpoint.OpenMemory(dir, today), NewID: func() string { return "c1" }, Today: today,
	}
}

// request is what c would ask about the answer.
func request(t *testing.T, c *coach.Coach) coach.Request {
	t.Helper()
	s, err := c.Settings()
	if err != nil {
		t.Fatal(err)
	}
	at := history.Attempt{Text: answer, Review: &critique.Review{}}
	return c.Prepare(s, questions.Question{ID: "q", Title: "OKRs", Prompt: "Define OKRs."}, at)
}

func quietly(llm.Event) {}

func TestNothingIsSentBeforeItIsAsked(t *testing.T) {
	s := weather.ServeAnswer(t, weather.Fair, weather.Answer{Content: said})
	c := newCoach(t, t.TempDir(), map[string]string{"OKRCOACH_BASE_URL": s.URL, "OKRCOACH_API_KEY": "sk-of-nobody-at-all", "OKRCOACH_MODEL": "small-model"})
	r := request(t, c)
	if n := len(s.Requests()); n != 0 || !strings.Contains(r.Text(), answer) {
		t.Fatalf("there were %d requests; the text is\n%s", n, r.Text())
	}
	got := c.Ask(t.Context(), r, quietly)
	if got.Outcome != coaching.Complete || got.ID != "c1" || got.Prompt != prompt.Version || got.Model != "small-model" || len(got.Sections) != 4 {
		t.Errorf("got %+v", got)
	}
}

func TestTheModelAndTheRungAreRememberedInTheNextRun(t *testing.T) {
	dir := t.TempDir()
	s := weather.ServeAnswer(t, weather.Rejecting("response_format", 400), weather.Answer{Content: said})
	settings := map[string]string{"OKRCOACH_BASE_URL": s.URL}
	c := newCoach(t, dir, settings)
	found, err := c.Settings()
	if err != nil || found.Model != "" {
		t.Fatalf("got %v, %v", found, err)
	}
	models, err := c.Models(t.Context(), found)
	if err != nil || len(models) != 2 {
		t.Fatalf("got %q, %v", models, err)
	}
	if err := c.Choose(found.With("large-model"), false); err != nil {
		t.Fatal(err)
	}
	if got := c.Ask(t.Context(), request(t, c), quietly); got.Outcome != coaching.Complete {
		t.Fatalf("got %+v", got)
	}
	next := newCoach(t, dir, settings)
	r, before := request(t, next), len(s.Requests())
	got := next.Ask(t.Context(), r, quietly)
	if tries := len(s.Requests()) - before; got.Model != "large-model" || got.Rung != "text, streamed" || tries != 1 {
		t.Errorf("%s on %q after %d tries", got.Model, got.Rung, tries)
	}
	wantTextSent(t, r, s.Requests()[before].Body)
}

// wantTextSent checks that each message that was sent is a part of the text that
// is shown before.
func wantTextSent(t *testing.T, r coach.Request, body string) {
	t.Helper()
	var sent struct {
		Messages []struct {
			Content string `json:"content"`
		} `json:"messages"`
	}
	if err := json.Unmarshal([]byte(body), &sent); err != nil || len(sent.Messages) != 2 {
		t.Fatalf("%v in %s", err, body)
	}
	for _, m := range sent.Messages {
		if !strings.Contains(r.Text(), m.Content) {
			t.Errorf("this was not shown before it was sent:\n%s", m.Content)
		}
	}
}

func TestAnEndpointOnThisMachineIsRememberedWhereNothingIsSet(t *testing.T) {
	dir := t.TempDir()
	base, err := endpoint.ParseAddress("http://127.0.0.1:11434/v1")
	if err != nil {
		t.Fatal(err)
	}
	if err := newCoach(t, dir, nil).Choose(endpoint.At(base, "tiny", "Ollama"), true); err != nil {
		t.Fatal(err)
	}
	if s, err := newCoach(t, dir, nil).Settings(); err != nil || s.Base != base || s.Model != "tiny" {
		t.Errorf("got %v, %v", s, err)
	}
	other := map[string]string{"OKRCOACH_BASE_URL": "https://gateway.example/v1"}
	if s, err := newCoach(t, dir, other).Settings(); err != nil || s.Base == base || s.Model != "" {
		t.Errorf("with another host set: %v, %v", s, err)
	}
}

func TestStoppingEndsTheCommandForTheKeyToo(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands are for a POSIX shell")
	}
	s := weather.ServeAnswer(t, weather.Fair, weather.Answer{Content: said})
	for cause, want := range map[error]coaching.Outcome{llm.ErrStopped: coaching.Stopped, llm.ErrTimeUp: coaching.TimedOut} {
		c := newCoach(t, t.TempDir(), map[string]string{"config.yaml": "base_url: " + s.URL + "\nmodel: small-model\napi_key_cmd: sleep 20\n"})
		ctx, stop := context.WithCancelCause(t.Context())
		stop(cause)
		if got := c.Ask(ctx, request(t, c), quietly); got.Outcome != want || (want == coaching.Stopped) != (got.Trouble == "") {
			t.Errorf("%v: %s, %q", cause, got.Outcome, got.Trouble)
		}
	}
	c := newCoach(t, t.TempDir(), map[string]string{"config.yaml": "base_url: " + s.URL + "\nmodel: small-model\napi_key_cmd: echo no such entry >&2; exit 1\n"})
	if got := c.Ask(t.Context(), request(t, c), quietly); got.Outcome != coaching.Failed || !strings.Contains(got.Trouble, "command for the key failed") {
		t.Errorf("got %s, %q", got.Outcome, got.Trouble)
	}
	if n := len(s.Requests()); n != 0 {
		t.Errorf("%d requests were sent without the key", n)
	}
}
