package llm

import (
	"slices"
	"strings"

	"okrcoach/internal/critique/llm/prompt"
	"okrcoach/internal/critique/llm/wire"
)

// Rung is one way of asking: a format, whether the answer is streamed, and
// the optional fields that this endpoint does not take.
type Rung struct {
	Format  wire.Format
	Stream  bool
	Without []wire.Field
}

// ladder returns the ways of asking, the best first: the schema makes the
// answer readable, the stream makes it early.
func ladder() []Rung {
	return []Rung{
		{Format: wire.FormatSchema, Stream: true},
		{Format: wire.FormatSchema},
		{Format: wire.FormatObject, Stream: true},
		{Format: wire.FormatText, Stream: true},
	}
}

const (
	rungSeparator = ", "
	streamed      = "streamed"
	without       = "without "
)

// String writes a rung so that ParseRung reads it: "json_schema, streamed,
// without temperature".
func (r Rung) String() string {
	parts := []string{string(r.Format)}
	if r.Stream {
		parts = append(parts, streamed)
	}
	for _, f := range r.Without {
		parts = append(parts, without+string(f))
	}
	return strings.Join(parts, rungSeparator)
}

// ParseRung reads what String wrote. Anything else is the zero Rung, which
// begins at the top.
func ParseRung(s string) Rung {
	var r Rung
	for i, part := range strings.Split(s, rungSeparator) {
		field, leftOut := strings.CutPrefix(part, without)
		switch {
		case i == 0 && slices.Contains([]wire.Format{wire.FormatSchema, wire.FormatObject, wire.FormatText}, wire.Format(part)):
			r.Format = wire.Format(part)
		case part == streamed:
			r.Stream = true
		case leftOut && slices.Contains(optional(), wire.Field(field)):
			r.Without = append(r.Without, wire.Field(field))
		default:
			return Rung{}
		}
	}
	if r.Format == "" {
		return Rung{}
	}
	return r
}

// optional returns the fields that can be left out without changing the rung.
func optional() []wire.Field {
	return []wire.Field{wire.FieldStreamOptions, wire.FieldTemperature, wire.FieldTokens}
}

func (r Rung) orFirst() Rung {
	if r.Format == "" {
		return ladder()[0]
	}
	return r
}

// below returns the next way to try after the endpoint refused a field of
// this one, and whether there is any. A refused format or stream leads a rung
// down; any other field is left out on the same rung, one at a time. Trouble
// of any other kind would be the same on every rung.
func (r Rung) below(t *wire.Trouble) (Rung, bool) {
	if t.Kind != wire.Rejected {
		return Rung{}, false
	}
	switch t.Field {
	case wire.FieldFormat, wire.FieldStream:
		return r.down(t.Field)
	}
	if !slices.Contains(optional(), t.Field) || slices.Contains(r.Without, t.Field) {
		return Rung{}, false
	}
	r.Without = append(slices.Clone(r.Without), t.Field)
	return r, true
}

// down returns the next rung. Where the stream is refused below the schema,
// only the stream goes.
func (r Rung) down(refused wire.Field) (Rung, bool) {
	if refused == wire.FieldStream && r.Format != wire.FormatSchema {
		wasStreamed := r.Stream
		r.Stream = false
		return r, wasStreamed
	}
	rungs := ladder()
	at := slices.IndexFunc(rungs, func(l Rung) bool {
		return l.Format == r.Format && (l.Stream == r.Stream || r.Format != wire.FormatSchema)
	})
	if at < 0 || at+1 == len(rungs) {
		return Rung{}, false
	}
	next := rungs[at+1]
	next.Without = r.Without
	if r.Format != wire.FormatSchema {
		next.Stream = r.Stream
	}
	return next, true
}

// opening is the state in which a try on this rung begins.
func (r Rung) opening() State {
	if r.Stream {
		return Connecting
	}
	return Whole
}

// Prompt is p as it goes out on this rung: where the format holds no schema, it
// stands in the text.
func (r Rung) Prompt(p prompt.Prompt) prompt.Prompt {
	if r.orFirst().Format == wire.FormatSchema {
		return p
	}
	return p.WithSchemaInText()
}

// request puts the question in the form that the rung asks for.
func (r Rung) request(model string, p prompt.Prompt) wire.Request {
	p = r.Prompt(p)
	return wire.Request{
		Model:     model,
		Messages:  []wire.Message{{Role: "system", Content: p.System}, {Role: "user", Content: p.User}},
		Format:    r.Format,
		Stream:    r.Stream,
		MaxTokens: maxTokens,
		Schema:    p.Schema,
		Without:   r.Without,
	}
}
