package llm_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/llm"
	"okrcoach/internal/critique/llm/prompt"
	"okrcoach/internal/critique/llm/weather"
	"okrcoach/internal/critique/llm/wire"
	"okrcoach/internal/questions"
)

const (
	key    = "sk-proj-Zq81vXw7LmNp3RtYb5KdWXYZ"
	answer = "A failed charge is a lost sale for a merchant. We cut p99 latency from 300 ms to 120 ms by March. " +
		"When the error budget is spent, launches stop. The sentinel word is zebrafinch."
	// whole is a critique as a model should write it.
	whole = `{"repair_first":{"quote":"A failed charge is a lost sale for a merchant.","comment":"Say how many.","rewrite":"Each failed charge costs a merchant [share] of a sale."},` +
		`"content":{"quote":"We cut p99 latency from 300 ms to 120 ms by March.","comment":"A number, but no reason for it.","band":3,"rewrite":"We cut p99 from 300 ms to 120 ms by March, since checkouts give up at 250 ms."},` +
		`"structure":{"quote":"When the error budget is spent, launches stop.","comment":"The rule stands last.","band":2,"rewrite":"First the rule: when the budget is spent, launches stop."},` +
		`"delivery":{"quote":"A failed charge is a lost sale for a merchant.","comment":"Direct.","band":4,"rewrite":"A failed charge is a lost sale."}}`
)

// asked is a question about the answer.
func asked() llm.Question {
	q := &questions.Question{ID: "q", Title: "OKRs", Prompt: "Define OKRs."}
	p := prompt.Build(prompt.Input{Question: q, Answer: critique.Answer{Text: answer}, Nonce: "test"})
	return llm.Question{ID: "c1", Prompt: p, Answer: answer}
}

// asker asks a server.
func asker(t *testing.T, s *weather.Server) llm.Asker {
	t.Helper()
	client := wire.New(wire.Endpoint{BaseURL: s.URL, Key: key}, s.Transport)
	t.Cleanup(client.Close)
	return llm.Asker{Client: client, Model: "small-model", Host: strings.TrimSuffix(strings.TrimPrefix(s.URL, "http://"), "/v1")}
}

// ask asks a server in some weather that would say content.
func ask(t *testing.T, ctx context.Context, w weather.Weather, content string) (coaching.Critique, []llm.Event) {
	t.Helper()
	s := weather.ServeAnswer(t, w, weather.Answer{Content: content})
	var events []llm.Event
	c := asker(t, s).Ask(ctx, asked(), func(e llm.Event) { events = append(events, e) })
	return c, events
}

func TestInGoodWeatherTheCritiqueIsWhole(t *testing.T) {
	for _, w := range weather.Good() {
		t.Run(string(w), func(t *testing.T) {
			t.Parallel()
			c, events := ask(t, t.Context(), w, whole)
			if c.Outcome != coaching.Complete || c.Trouble != "" || len(c.Sections) != 4 {
				t.Fatalf("got %+v", c)
			}
			for i, s := range c.Sections {
				if s.Part != coaching.Parts()[i] || !s.Found || s.Comment == "" {
					t.Errorf("section %d: %+v", i, s)
				}
			}
			if last := events[len(events)-1]; last.State != llm.Ended || last.Critique.Outcome != coaching.Complete {
				t.Errorf("the last event is %+v", last)
			}
		})
	}
}

func TestBadWeatherIsExplainedWithTheNextStep(t *testing.T) {
	for w, want := range map[weather.Weather][]string{
		weather.Refused:          {"refused the connection", "doctor"},
		weather.NoSuchHost:       {"no host called", "Check the base URL"},
		weather.SelfSigned:       {"could not prove who it is", "Nothing was sent"},
		weather.NotTLS:           {"could not prove who it is", "Nothing was sent"},
		weather.ProxyRefused:     {"proxy", "HTTPS_PROXY"},
		weather.ProxyNeeds:       {"proxy", "HTTPS_PROXY"},
		weather.ProxyBroken:      {"proxy", "HTTPS_PROXY"},
		weather.HangsUp:          {"closed the connection", "Ask again"},
		weather.Unauthorized:     {"does not accept the key", "Check that the key"},
		weather.KeyEchoed:        {"does not accept the key", "Check that the key"},
		weather.Unpaid:           {"wants to be paid", "Add credit"},
		weather.Forbidden:        {"does not allow", "another model"},
		weather.NoModel:          {"does not have this model", "Choose another one. It has"},
		weather.NoPath:           {"not an OpenAI-compatible endpoint", "/v1"},
		weather.TooMany:          {"no more requests", "in a minute"},
		weather.TooManyUntil:     {"no more requests", "in 60 minutes"},
		weather.Broken:           {"failed (status 500)", "Ask again"},
		weather.BadGateway:       {"overloaded or down", "Ask again"},
		weather.Unavailable:      {"overloaded or down", "Ask again in 3 s."},
		weather.RequestEchoed:    {"failed (status 500)", "Ask again"},
		weather.MovedHere:        {"points to", "/elsewhere/", "nothing was sent there"},
		weather.MovedAway:        {"points to", "nothing was sent there"},
		weather.Portal:           {"sign-in page", "Check the base URL"},
		weather.ErrorWith200:     {"gave up in the middle", "Ask again"},
		weather.ErrorCommented:   {"gave up in the middle", "Ask again"},
		weather.ErrorInChunk:     {"gave up in the middle", "Ask again"},
		weather.ErrorObject:      {"gave up in the middle", "Ask again"},
		weather.ErrorSpaced:      {"gave up in the middle", "Ask again"},
		weather.ErrorBare:        {"gave up in the middle", "Ask again"},
		weather.ErrorString:      {"gave up in the middle", "Ask again"},
		weather.ErrorDetail:      {"gave up in the middle", "Ask again"},
		weather.ErrorEvent:       {"gave up in the middle", "Ask again"},
		weather.EndsEarly:        {"broke off in the middle", "Ask again"},
		weather.DoneEarly:        {"broke off in the middle", "Ask again"},
		weather.TornApart:        {"broke off in the middle", "Ask again"},
		weather.Length:           {"limit of tokens", "Ask again"},
		weather.ContentFilter:    {"filtered", "another model"},
		weather.Refusal:          {"declined", "another model"},
		weather.BrokenJSON:       {"cannot be read", "Ask again"},
		weather.FiveMegabyteLine: {"more than any critique", "another model"},
		weather.FiftyMegabytes:   {"did not answer in the form", "another model"},
	} {
		t.Run(string(w), func(t *testing.T) {
			t.Parallel()
			c, events := ask(t, t.Context(), w, whole)
			if c.Outcome != coaching.Failed && c.Outcome != coaching.Complete {
				t.Errorf("the outcome is %q", c.Outcome)
			}
			if c.Outcome == coaching.Complete {
				// All sections stood there before it went wrong.
				return
			}
			for _, words := range want {
				if !strings.Contains(c.Trouble, words) {
					t.Errorf("%q does not say %q", c.Trouble, words)
				}
			}
			wantNoSecret(t, c, events)
		})
	}
}

// wantNoSecret checks that neither the key nor the answer stands in what is
// told, quotes apart.
func wantNoSecret(t *testing.T, c coaching.Critique, events []llm.Event) {
	t.Helper()
	told := c.Trouble
	for _, e := range events {
		told += e.String()
	}
	for _, secret := range []string{key, "WXYZ", "zebrafinch"} {
		if strings.Contains(told, secret) {
			t.Errorf("%q is told in %q", secret, told)
		}
	}
}

func TestEveryWeatherComesToAnEnd(t *testing.T) {
	for _, w := range weather.All() {
		t.Run(string(w), func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeoutCause(t.Context(), 1500*time.Millisecond, llm.ErrTimeUp)
			defer cancel()
			c, events := ask(t, ctx, w, whole)
			if c.Outcome == coaching.UnderWay || c.Outcome == "" {
				t.Errorf("the outcome is %q", c.Outcome)
			}
			if (c.Outcome == coaching.Failed || c.Outcome == coaching.TimedOut) == (c.Trouble == "") {
				t.Errorf("%s: the trouble is %q", c.Outcome, c.Trouble)
			}
			if len(events) > 100 {
				t.Errorf("there were %d events", len(events))
			}
			wantNoSecret(t, c, events)
		})
	}
}

func TestSilenceEndsWithTheTimeAndKeepsWhatCame(t *testing.T) {
	for _, w := range weather.Silent() {
		t.Run(string(w), func(t *testing.T) {
			t.Parallel()
			s := weather.ServeAnswer(t, w, weather.Answer{Content: whole, Chunk: 200})
			ctx, cancel := context.WithTimeoutCause(t.Context(), 300*time.Millisecond, llm.ErrTimeUp)
			defer cancel()
			c := asker(t, s).Ask(ctx, asked(), func(llm.Event) {})
			if c.Outcome != coaching.TimedOut || !strings.Contains(c.Trouble, "in time") {
				t.Errorf("got %+v", c)
			}
			if !s.AwaitLeft() {
				t.Error("the server did not see the connection closed")
			}
		})
	}
}

// questionsIn counts the questions among requests; the others ask for models.
func questionsIn(all []weather.Request) int {
	return len(slices.DeleteFunc(all, func(r weather.Request) bool { return r.Method != http.MethodPost }))
}

func TestStoppingKeepsWhatCameAndTheServerSeesIt(t *testing.T) {
	s := weather.ServeAnswer(t, weather.Fair, weather.Answer{Content: whole, Chunk: 40, PerSecond: 30})
	ctx, cancel := context.WithCancelCause(t.Context())
	c := asker(t, s).Ask(ctx, asked(), func(e llm.Event) {
		if len(e.Critique.Sections) == 1 {
			cancel(llm.ErrStopped)
		}
	})
	if c.Outcome != coaching.Stopped || len(c.Sections) != 1 || c.Trouble != "" {
		t.Errorf("got %+v", c)
	}
	if !s.AwaitLeft() {
		t.Error("the server did not see the connection closed")
	}
}

func TestTheStatesComeInTheirOrder(t *testing.T) {
	s := weather.ServeAnswer(t, weather.Reasoning, weather.Answer{Content: whole, Chunk: 30})
	var states []string
	asker(t, s).Ask(t.Context(), asked(), func(e llm.Event) {
		if len(states) == 0 || states[len(states)-1] != e.String() {
			states = append(states, e.String())
		}
	})
	want := []string{"connecting", "queued", "thinking", "section 1 of 4", "section 2 of 4", "section 3 of 4", "section 4 of 4", "ended"}
	if !slices.Equal(states, want) {
		t.Errorf("got  %q\nwant %q", states, want)
	}
}

func TestAFormatThatIsIgnoredIsReadTolerantly(t *testing.T) {
	for name, content := range map[string]string{
		"fenced":     "Here you are:\n```json\n" + whole + "\n```\nGood luck!",
		"thinking":   "<think>What would be fair? {\"band\": 4}</think>" + whole,
		"extra keys": strings.Replace(whole, `{"repair_first"`, `{"total": 99, "repair_first"`, 1),
		"prose":      "Repair first:\nQuote: A failed charge is a lost sale for a merchant.\nComment: Say how many.\n\nContent:\nQuote: We cut p99 latency from 300 ms to 120 ms by March.\nComment: A number.\nBand: 3\n\nStructure:\nQuote: When the error budget is spent, launches stop.\nComment: Last.\nBand: 2\n\nDelivery:\nQuote: A failed charge is a lost sale for a merchant.\nComment: Direct.\nBand: 4\n",
	} {
		c, _ := ask(t, t.Context(), weather.Fair, content)
		if c.Outcome != coaching.Complete || len(c.Sections) != 4 {
			t.Errorf("%s: %+v", name, c)
		}
	}
	c, _ := ask(t, t.Context(), weather.Fair, "I like your answer very much.")
	if c.Outcome != coaching.Failed || len(c.Sections) != 0 || !strings.Contains(c.Trouble, "form") {
		t.Errorf("prose without sections: %+v", c)
	}
}

func TestTokensAreTheEndpointsOwnWhereItCounts(t *testing.T) {
	c, _ := ask(t, t.Context(), weather.Fair, whole)
	if !c.Usage.Counted || c.Usage.Answered == 0 {
		t.Errorf("counted: %+v", c.Usage)
	}
	c, _ = ask(t, t.Context(), weather.Rejecting("stream_options", 400), whole)
	if c.Usage.Asked == 0 || c.Usage.Answered == 0 {
		t.Errorf("estimated: %+v", c.Usage)
	}
}

func TestAnEndpointThatReadOnlyAPartIsToldByItsCount(t *testing.T) {
	for counted, cautioned := range map[int]bool{0: false, 200: true} {
		s := weather.ServeAnswer(t, weather.Fair, weather.Answer{Content: whole, Counted: counted})
		c := asker(t, s).Ask(t.Context(), asked(), func(llm.Event) {})
		if c.Outcome != coaching.Complete || strings.Contains(c.Caution, "may not have read all of it") != cautioned {
			t.Errorf("%s: %q with %+v", c.Outcome, c.Caution, c.Usage)
		}
	}
}

func TestALongAnswerIsSaidToHaveLostItsMiddle(t *testing.T) {
	s := weather.ServeAnswer(t, weather.Fair, weather.Answer{Content: whole})
	long := strings.Repeat(answer+"\n", 1+prompt.MostAnswer/len(answer))
	q := asked()
	q.Prompt = prompt.Build(prompt.Input{Answer: critique.Answer{Text: long}, Nonce: "test"})
	c := asker(t, s).Ask(t.Context(), q, func(llm.Event) {})
	if !strings.Contains(c.Caution, "its middle was left out") {
		t.Errorf("the caution is %q", c.Caution)
	}
}
