package wire

import (
	"slices"
	"strings"

	"github.com/sashabaranov/go-openai"
)

// coldest is the temperature that is sent: as good as 0, which the library
// would leave out. The smallest float32 makes some runners divide by zero.
const coldest = 1e-6

// schemaName is the name that goes with a schema; endpoints demand one.
const schemaName = "reply"

// reasons reports whether model is one that bounds its answer by
// max_completion_tokens and has no temperature. The library refuses such
// requests itself by the same prefixes.
func reasons(model string) bool {
	return slices.ContainsFunc([]string{"o1", "o3", "o4", "gpt-5", "gpt-6"}, func(prefix string) bool {
		return strings.HasPrefix(model, prefix)
	})
}

// has reports whether r is to carry f, if it has something to put there.
func (r Request) has(f Field) bool { return !slices.Contains(r.Without, f) }

// streams reports whether r asks for a stream.
func (r Request) streams() bool { return r.Stream && r.has(FieldStream) }

// body returns r as the library sends it.
func (r Request) body() openai.ChatCompletionRequest {
	b := openai.ChatCompletionRequest{Model: r.Model, Stream: r.streams(), ResponseFormat: r.format()}
	for _, m := range r.Messages {
		b.Messages = append(b.Messages, openai.ChatCompletionMessage{Role: m.Role, Content: m.Content})
	}
	if r.has(FieldTemperature) && !reasons(r.Model) {
		b.Temperature = coldest
	}
	if r.has(FieldTokens) && r.MaxTokens > 0 {
		if reasons(r.Model) {
			b.MaxCompletionTokens = r.MaxTokens
		} else {
			//lint:ignore SA1019 most endpoints know the limit by no other name
			b.MaxTokens = r.MaxTokens
		}
	}
	if b.Stream && r.has(FieldStreamOptions) {
		b.StreamOptions = &openai.StreamOptions{IncludeUsage: true}
	}
	return b
}

// format returns the response_format of r; nil for plain text, which every
// endpoint gives unasked.
func (r Request) format() *openai.ChatCompletionResponseFormat {
	if !r.has(FieldFormat) {
		return nil
	}
	switch r.Format {
	case FormatSchema:
		return &openai.ChatCompletionResponseFormat{
			Type: openai.ChatCompletionResponseFormatTypeJSONSchema,
			JSONSchema: &openai.ChatCompletionResponseFormatJSONSchema{
				Name: schemaName, Schema: r.Schema, Strict: true,
			},
		}
	case FormatObject:
		return &openai.ChatCompletionResponseFormat{Type: openai.ChatCompletionResponseFormatTypeJSONObject}
	}
	return nil
}

// sent lists the optional fields that r really carries: only these can be
// refused.
func (r Request) sent() []Field {
	b := r.body()
	var found []Field
	for _, f := range []struct {
		field Field
		there bool
	}{
		{FieldStreamOptions, b.StreamOptions != nil},
		{FieldTokens, r.has(FieldTokens) && r.MaxTokens > 0},
		{FieldTemperature, b.Temperature != 0},
		{FieldStream, b.Stream},
		{FieldFormat, b.ResponseFormat != nil},
	} {
		if f.there {
			found = append(found, f.field)
		}
	}
	return found
}

// private returns the texts of r that no error may repeat: everything but
// the instructions of the system, which are the program's own.
func (r Request) private() []string {
	var found []string
	for _, m := range r.Messages {
		if m.Role != "system" {
			found = append(found, m.Content)
		}
	}
	return found
}
