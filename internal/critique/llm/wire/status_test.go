package wire_test

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"okrcoach/internal/critique/llm/weather"
	"okrcoach/internal/critique/llm/wire"
)

func TestABadStatusIsJudgedByWhatIsSaidWithIt(t *testing.T) {
	for _, c := range []struct {
		name   string
		status int
		body   string
		kind   wire.Kind
		field  wire.Field
	}{
		{"the way of OpenAI for a wrong path", 404, `{"error":{"message":"Invalid URL (POST /v1/chat/completions)","type":"invalid_request_error"}}`, wire.NotAnAPI, ""},
		{"the way of FastAPI for a wrong path", 404, `{"detail":"Not Found"}`, wire.NotAnAPI, ""},
		{"a page about a wrong path", 404, "<html><title>This model of phone is gone</title></html>", wire.NotAnAPI, ""},
		{"the way of Ollama for a model", 404, `{"error":{"message":"model 'small-model' not found","type":"api_error"}}`, wire.NoModel, ""},
		{"the way of vLLM for a model", 404, "{\"object\":\"error\",\"message\":\"The model `x` does not exist.\",\"code\":404}", wire.NoModel, ""},
		{"the way of Azure for a model", 404, `{"error":{"code":"DeploymentNotFound","message":"The API deployment does not exist."}}`, wire.NoModel, ""},
		{"the way of OpenRouter for a model", 404, `{"error":{"message":"No endpoints found for small-model.","code":404}}`, wire.NoModel, ""},
		{"the way of Mistral for a model", 400, `{"object":"error","message":"Invalid model: small-model","code":"1500"}`, wire.NoModel, ""},
		{"a method that is not allowed", 405, "", wire.NotAnAPI, ""},
		{"a page about a broken stream", 500, "<html><title>stream reset</title></html>", wire.Broken, ""},
		{"the way of Azure for a filtered prompt", 400, `{"error":{"code":"content_filter","message":"The prompt was filtered.","param":"prompt"}}`, wire.Filtered, ""},
		{"white space before the JSON", 400, ` {"error":{"message":"no","param":"temperature"}}`, wire.Rejected, wire.FieldTemperature},
		{"a format that is blamed for the stream", 400, `{"error":{"message":"response_format does not support streaming","param":"response_format"}}`, wire.Rejected, wire.FieldStream},
		{"a proxy's password", 407, "", wire.BadProxy, ""},
		{"a quota that waiting does not fill", 429, `{"error":{"message":"You exceeded your quota.","code":"insufficient_quota"}}`, wire.Unpaid, ""},
		{"the long text of a model's context", 400, `{"error":{"message":"the context is 4096 tokens; lower max_tokens","code":"context_length_exceeded"}}`, wire.Overlong, ""},
		{"a bad request that names nothing", 400, `{"error":{"message":"Bad request"}}`, wire.Broken, ""},
		{"a bad request without a body", 400, "", wire.Broken, ""},
		{"an overloaded gateway", 529, `{"error":{"message":"Overloaded"}}`, wire.Unavailable, ""},
		{"a status that nobody knows", 418, "short and stout", wire.Broken, ""},
		{"a redirect that leads nowhere", 304, "", wire.Broken, ""},
		{"the way of Ollama for a schema", 500, `{"error":{"message":"failed to parse grammar"}}`, wire.Rejected, wire.FieldFormat},
		{"a model without a format", 400, `{"error":{"message":"This model does not support response format json_schema."}}`, wire.Rejected, wire.FieldFormat},
		{"a format that does not stream", 400, `{"error":{"message":"json_object is not supported with stream"}}`, wire.Rejected, wire.FieldStream},
		{"the other name of the token limit", 400, `{"error":{"message":"Use 'max_completion_tokens' instead."}}`, wire.Rejected, wire.FieldTokens},
		{"an upstream is no stream", 500, `{"error":{"message":"upstream failed"}}`, wire.Broken, ""},
		{"the complaint of a provider behind a gateway", 400, `{"error":{"message":"Provider returned error","metadata":{"raw":"{\"error\":{\"message\":\"temperature is deprecated\"}}"}}}`, wire.Rejected, wire.FieldTemperature},
		{"a list of errors", 400, `[{"error":{"message":"Unknown name \"stream_options\""}}]`, wire.Rejected, wire.FieldStreamOptions},
		{"a model whose name is a field's", 400, `{"error":{"message":"small-model is busy"}}`, wire.Broken, ""},
		{"a body that is deeply nested", 500, nested, wire.Broken, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var trouble *wire.Trouble
			if err := hearStatus(c.status, c.body).err; !errors.As(err, &trouble) {
				t.Fatalf("got %v", err)
			}
			if trouble.Kind != c.kind || trouble.Field != c.field || trouble.Status != c.status {
				t.Errorf("got %v; want %q %q", trouble, c.kind, c.field)
			}
			if trouble.Host != "endpoint.test" {
				t.Errorf("host is %q", trouble.Host)
			}
		})
	}
}

// nested is an object of objects of objects.
var nested = func() string {
	s := `"deep"`
	for range 100 {
		s = `{"error":` + s + `}`
	}
	return s
}()

func TestRetryAfterIsReadInEachForm(t *testing.T) {
	in := func(h http.Header) time.Duration {
		client := wire.New(wire.Endpoint{BaseURL: "http://endpoint.test/v1"}, canned{status: 429, header: h})
		var trouble *wire.Trouble
		if err := askBy(context.Background(), client, question()).err; !errors.As(err, &trouble) {
			t.Fatalf("got %v", err)
		}
		return trouble.RetryAfter
	}
	for value, want := range map[string]time.Duration{
		"": 0, "7": 7 * time.Second, "0.5": time.Second / 2, "-3": 0, "soon": 0, "1e300": 24 * time.Hour, "NaN": 0,
		"Mon, 01 Jan 2001 00:00:00 GMT": 0, "Fri, 31 Dec 9999 23:59:59 GMT": 24 * time.Hour,
	} {
		if got := in(http.Header{"Retry-After": {value}}); got != want {
			t.Errorf("%q is read as %v, want %v", value, got, want)
		}
	}
	if got := in(http.Header{"Retry-After-Ms": {"1500"}, "Retry-After": {"2"}}); got != 1500*time.Millisecond {
		t.Errorf("milliseconds are read as %v", got)
	}
	date := time.Now().Add(time.Hour).UTC().Format(http.TimeFormat)
	if got := in(http.Header{"Retry-After": {date}}); got < 50*time.Minute || got > 70*time.Minute {
		t.Errorf("in an hour is read as %v", got)
	}
}

func TestRetryAfterComesThroughALimitAndAnOutage(t *testing.T) {
	for w, want := range map[weather.Weather]time.Duration{weather.TooMany: 0, weather.TooManyWait: 7 * time.Second, weather.Unavailable: 3 * time.Second} {
		trouble, ok := ask(t, bounded(t), weather.Serve(t, w), question()).err.(*wire.Trouble)
		if !ok || trouble.RetryAfter != want {
			t.Errorf("%s: %v", w, trouble)
		}
	}
}

func TestABaseURLThatCannotBeUsedIsTold(t *testing.T) {
	for _, base := range []string{"", "endpoint.test/v1", "ftp://endpoint.test", "http://[::1", "http://"} {
		client := wire.New(wire.Endpoint{BaseURL: base, Key: key}, nil)
		if err := askBy(bounded(t), client, question()).err; kindOf(err) != wire.Unreachable {
			t.Errorf("%q: %v", base, err)
		}
	}
}
