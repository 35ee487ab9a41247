package wire_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"okrcoach/internal/critique/llm/weather"
	"okrcoach/internal/critique/llm/wire"
)

func TestModelsAreListedInOrder(t *testing.T) {
	s := weather.ServeAnswer(t, weather.Fair, weather.Answer{Models: []string{"zeta", "alpha", "zeta", "bad\x1b[31m", ""}})
	client := wire.New(wire.Endpoint{BaseURL: s.URL, Key: key}, nil)
	t.Cleanup(client.Close)
	got, err := client.Models(bounded(t))
	if err != nil || !slices.Equal(got, []string{"alpha", "zeta"}) {
		t.Errorf("got %q, %v", got, err)
	}
	if r := s.Requests()[0]; r.Method != "GET" || r.Path != "/v1/models" || r.Header.Get("Authorization") != "Bearer "+key {
		t.Errorf("asked by %s %s", r.Method, r.Path)
	}
}

func TestEveryFormOfAListIsRead(t *testing.T) {
	for body, want := range map[string][]string{
		`{"object":"list","data":[]}`:         {},
		`{"object":"list","data":null}`:       {},
		`[{"id":"b"},{"id":"a"}]`:             {"a", "b"},
		"{\n \"data\": [{\"id\": \"a\"}]\n}":  {"a"},
		`{"data":[{"id":"a","created":1.5}]}`: {"a"},
	} {
		client := wire.New(wire.Endpoint{BaseURL: "http://endpoint.test/v1"}, canned{status: 200, body: []byte(body)})
		if got, err := client.Models(context.Background()); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s is read as %q, %v", body, got, err)
		}
	}
}

func TestALongListOfModelsIsRead(t *testing.T) {
	body := `{"data":[` + strings.Repeat(`{"id":"a","description":"`+strings.Repeat("x", 3000)+`"},`, 1000) + `{"id":"b"}]}`
	client := wire.New(wire.Endpoint{BaseURL: "http://endpoint.test/v1"}, canned{status: 200, body: []byte(body)})
	if got, err := client.Models(context.Background()); err != nil || !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("got %d models, %v", len(got), err)
	}
}

func TestWhatIsNoListOfModelsIsCalledWhatItIs(t *testing.T) {
	for _, c := range []struct {
		status int
		body   string
		kind   wire.Kind
	}{
		{200, "<html></html>", wire.NotAnAPI},
		{200, "", wire.NotAnAPI},
		{200, "{}", wire.NotAnAPI},
		{200, `{"hello":"world"}`, wire.NotAnAPI},
		{200, `{"error":"unexpected endpoint"}`, wire.NotAnAPI},
		{200, `{"data":`, wire.NotAnAPI},
		{404, `{"error":{"message":"no models here"}}`, wire.NotAnAPI},
		{401, "", wire.Unauthorized},
		{503, "", wire.Unavailable},
	} {
		client := wire.New(wire.Endpoint{BaseURL: "http://endpoint.test/v1"}, canned{status: c.status, body: []byte(c.body)})
		if got, err := client.Models(context.Background()); kindOf(err) != c.kind {
			t.Errorf("%d %s: %q, %v", c.status, c.body, got, err)
		}
	}
}

func TestListingModelsEndsWithTheContext(t *testing.T) {
	s := weather.Serve(t, weather.NoHeaders)
	client := wire.New(wire.Endpoint{BaseURL: s.URL}, nil)
	t.Cleanup(client.Close)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := client.Models(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestAModelNamedAfterTheKeyIsLeftOut(t *testing.T) {
	s := weather.ServeAnswer(t, weather.Fair, weather.Answer{Models: []string{"small-model", "model-of-" + key}})
	client := wire.New(wire.Endpoint{BaseURL: s.URL, Key: key}, nil)
	t.Cleanup(client.Close)
	names, err := client.Models(bounded(t))
	if err != nil || len(names) != 1 || names[0] != "small-model" {
		t.Errorf("got %q, %v", names, err)
	}
}
