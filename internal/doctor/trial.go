package doctor

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"okrcoach/internal/critique/llm/wire"
)

const (
	// testWords is all that is sent for a test, but for the instruction to
	// write JSON.
	testWords = "Say hello"
	// testTokens bounds the answer. Models that think first need the most.
	testTokens = 400
	// testPatience is for all ways of asking together, as long as a critique
	// may take.
	testPatience = 30 * time.Second
	// longestReply is where a reply to two words is long enough, in bytes.
	longestReply = 10_000
)

// way is one way in which a critique can be asked for.
type way struct {
	format wire.Format
	stream bool
	// name says it to a person, after "as".
	name string
}

// ways lists them in the order in which a critique tries them.
func ways() []way {
	return []way{
		{wire.FormatSchema, true, "JSON by a schema, streamed"},
		{wire.FormatSchema, false, "JSON by a schema, all at once"},
		{wire.FormatObject, true, "JSON without a schema"},
		{wire.FormatText, true, "plain text"},
	}
}

// errIgnored says that the model answered, and not in the format asked for.
var errIgnored = errors.New("ignored")

// test sends two words and says in which way the model answers, or returns
// why it does not. unlisted is why the endpoint did not list its models, or
// nil.
func (r *run) test(ctx context.Context, client *wire.Client, unlisted error) error {
	if r.settings.Model == "" && len(r.models) == 1 {
		r.settings.Model, r.settings.ModelFrom = r.models[0], "the only one there"
	}
	model := r.settings.Model
	if model == "" {
		if len(r.models) > 0 {
			r.note(nameTest, "Not tried, because no model is chosen.", "Set OKRCOACH_MODEL to one of those above.")
		}
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, testPatience)
	defer cancel()
	began := time.Now()
	worked, refused, err := firstWay(ctx, client, model)
	if err != nil {
		return r.ofModel(err)
	}
	if unlisted != nil {
		r.note(nameReach, r.settings.Base.Host()+" answers, and does not list its models.", "")
	}
	text := fmt.Sprintf("%s answers after %.1f s, as %s.", model, time.Since(began).Seconds(), worked.name)
	if len(refused) > 0 {
		text += " It does not answer as " + strings.Join(refused, ", nor as ") + "."
	}
	r.ok(nameTest, text)
	return nil
}

// ofModel returns err as one about the model where an endpoint that lists its
// models, so that its path is right, knows nothing at the path for asking one
// that is not among them.
func (r *run) ofModel(err error) error {
	var t *wire.Trouble
	if errors.As(err, &t) && t.Kind == wire.NotAnAPI && len(r.models) > 0 && !slices.Contains(r.models, r.settings.Model) {
		t.Kind = wire.NoModel
	}
	return err
}

// firstWay returns the first way in which the model answers, with the names
// of those before it, or the error that would be the same in any way.
func firstWay(ctx context.Context, client *wire.Client, model string) (worked way, refused []string, err error) {
	for _, w := range ways() {
		err = try(ctx, client, w.request(model))
		var t *wire.Trouble
		switch {
		case err == nil:
			return w, refused, nil
		case errors.Is(err, errIgnored), errors.As(err, &t) && t.Kind == wire.Rejected:
			refused = append(refused, w.name)
		default:
			return way{}, nil, err
		}
	}
	return way{}, refused, err
}

// request asks for two words in a way.
func (w way) request(model string) wire.Request {
	q := wire.Request{Model: model, Format: w.format, Stream: w.stream, MaxTokens: testTokens}
	if w.format != wire.FormatText {
		q.Messages = []wire.Message{{Role: "system", Content: `Answer with JSON alone, of this form: {"reply": "your words"}`}}
	}
	q.Messages = append(q.Messages, wire.Message{Role: "user", Content: testWords})
	if w.format == wire.FormatSchema {
		q.Schema = json.RawMessage(`{"type":"object","properties":{"reply":{"type":"string"}},"required":["reply"],"additionalProperties":false}`)
	}
	return q
}

// try asks once, and again without each field that is refused and that the
// way does not depend on. Below the schema, the stream is such a field.
func try(ctx context.Context, client *wire.Client, q wire.Request) error {
	spare := []wire.Field{wire.FieldStreamOptions, wire.FieldTemperature, wire.FieldTokens}
	if q.Format != wire.FormatSchema {
		spare = append(spare, wire.FieldStream)
	}
	for {
		text, err := ask(ctx, client, q)
		var t *wire.Trouble
		switch {
		case err == nil:
			return obeyed(q.Format, text)
		case !errors.As(err, &t):
			return err
		case t.Kind == wire.TooLong:
			return nil // it answers, and would have gone on
		case t.Kind != wire.Rejected || !slices.Contains(spare, t.Field) || slices.Contains(q.Without, t.Field):
			return err
		}
		q.Without = append(slices.Clone(q.Without), t.Field)
	}
}

// ask returns the text of a reply.
func ask(ctx context.Context, client *wire.Client, q wire.Request) (string, error) {
	reply, err := client.Chat(ctx, q)
	if err != nil {
		return "", err
	}
	defer func() { _ = reply.Close() }() // what came is what counts
	var text strings.Builder
	for {
		delta, err := reply.Next()
		if errors.Is(err, io.EOF) {
			return text.String(), nil
		}
		if err != nil {
			return "", err
		}
		text.WriteString(delta.Text)
		if text.Len() > longestReply {
			return text.String(), nil
		}
	}
}

// obeyed returns errIgnored where a reply is not in the format asked for.
func obeyed(format wire.Format, text string) error {
	var object map[string]json.RawMessage
	switch err := json.Unmarshal([]byte(text), &object); {
	case format == wire.FormatText:
		return nil
	case err != nil, format == wire.FormatSchema && object["reply"] == nil:
		return errIgnored
	}
	return nil
}
