package llm_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/llm"
	"okrcoach/internal/critique/llm/weather"
	"okrcoach/internal/critique/llm/wire"
)

func TestARefusedFieldIsLeftOutOrLeadsARungDown(t *testing.T) {
	for _, test := range []struct{ field, rung string }{
		{"response_format", "text, streamed"},
		{"stream", "json_schema"},
		{"stream_options", "json_schema, streamed, without stream_options"},
		{"temperature", "json_schema, streamed, without temperature"},
		{"max_tokens", "json_schema, streamed, without max_tokens"},
	} {
		for _, status := range []int{400, 422, 500} {
			w := weather.Rejecting(test.field, status)
			t.Run(string(w), func(t *testing.T) {
				t.Parallel()
				c, _ := ask(t, t.Context(), w, whole)
				if c.Outcome != coaching.Complete || c.Rung != test.rung {
					t.Errorf("%s on %q: %s", c.Outcome, c.Rung, c.Trouble)
				}
			})
		}
	}
}

func TestTheRungThatWorkedIsWhereTheNextCritiqueBegins(t *testing.T) {
	s := weather.ServeAnswer(t, weather.Rejecting("response_format", 400), weather.Answer{Content: whole})
	a := asker(t, s)
	first := a.Ask(t.Context(), asked(), func(llm.Event) {})
	before := len(s.Requests())
	a.Rung = llm.ParseRung(first.Rung)
	second := a.Ask(t.Context(), asked(), func(llm.Event) {})
	if tries := len(s.Requests()) - before; second.Outcome != coaching.Complete || tries != 1 {
		t.Errorf("%s after %d tries", second.Outcome, tries)
	}
}

func TestNothingIsTriedAgainThatWouldFailAgain(t *testing.T) {
	for _, w := range []weather.Weather{
		weather.Unauthorized, weather.Unpaid, weather.Forbidden, weather.NoModel, weather.NoPath,
		weather.TooMany, weather.Broken, weather.Unavailable, weather.MovedAway,
	} {
		t.Run(string(w), func(t *testing.T) {
			t.Parallel()
			s := weather.ServeAnswer(t, w, weather.Answer{Content: whole})
			asker(t, s).Ask(t.Context(), asked(), func(llm.Event) {})
			if n := questionsIn(s.Requests()); n != 1 {
				t.Errorf("it was asked %d times", n)
			}
			if s.Elsewhere != nil && len(s.Elsewhere.Requests()) > 0 {
				t.Error("something was sent to where the redirect led")
			}
		})
	}
}

func TestAnEndpointIsGivenTheTimeItAsksForWithinTheBudget(t *testing.T) {
	s := weather.ServeAnswer(t, weather.TooManyWait, weather.Answer{Content: whole})
	a := asker(t, s)
	a.Budget = 10 * time.Minute
	ctx, cancel := context.WithCancelCause(t.Context())
	c := a.Ask(ctx, asked(), func(e llm.Event) {
		if e.State == llm.Waiting {
			cancel(llm.ErrStopped)
		}
	})
	if c.Outcome != coaching.Stopped || len(s.Requests()) != 1 {
		t.Errorf("%s after %d requests", c.Outcome, len(s.Requests()))
	}
	a.Budget = time.Millisecond
	if c := a.Ask(t.Context(), asked(), func(llm.Event) {}); c.Outcome != coaching.Failed || !strings.Contains(c.Trouble, "no more requests") {
		t.Errorf("beyond the budget: %+v", c)
	}
}

func TestARungIsReadAsItIsWritten(t *testing.T) {
	for _, r := range []llm.Rung{
		{Format: wire.FormatSchema, Stream: true},
		{Format: wire.FormatSchema},
		{Format: wire.FormatObject, Stream: true, Without: []wire.Field{wire.FieldTemperature, wire.FieldTokens}},
		{Format: wire.FormatText, Without: []wire.Field{wire.FieldStreamOptions}},
	} {
		if got := llm.ParseRung(r.String()); got.String() != r.String() {
			t.Errorf("%q was read as %q", r, got)
		}
	}
	for _, s := range []string{"", "json", "streamed", "json_schema, without stream", "text, streamed, without x"} {
		if got := llm.ParseRung(s); got.Format != "" || got.Stream || got.Without != nil {
			t.Errorf("%q was read as %q", s, got)
		}
	}
}
