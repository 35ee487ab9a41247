package wire

import (
	"bytes"
	"encoding/json"
	"strings"
)

// chunk is one event of a stream, or a whole completion, as far as anything
// here reads it. The library's own types know neither delta.reasoning nor an
// error, and refuse a whole chunk for one field of another type.
type chunk struct {
	Object  string          `json:"object"`
	Choices []choice        `json:"choices"`
	Usage   *count          `json:"usage"`
	Error   json.RawMessage `json:"error"`
	Detail  json.RawMessage `json:"detail"`
	Said    json.RawMessage `json:"message"`
}

type choice struct {
	Index  int             `json:"index"`
	Delta  piece           `json:"delta"`
	Whole  *piece          `json:"message"`
	Finish string          `json:"finish_reason"`
	Error  json.RawMessage `json:"error"`
}

type piece struct {
	Content          string `json:"content"`
	ReasoningContent string `json:"reasoning_content"`
	Reasoning        string `json:"reasoning"`
	Refusal          string `json:"refusal"`
}

type count struct {
	Prompt     int `json:"prompt_tokens"`
	Completion int `json:"completion_tokens"`
}

// thinking returns the text of a model that reasons; some gateways give the
// same text under both names.
func (p piece) thinking() string {
	if p.ReasoningContent != "" {
		return p.ReasoningContent
	}
	return p.Reasoning
}

// readChunk reads one event; false if it is not JSON.
func readChunk(event []byte) (chunk, bool) {
	if c, ok := quickChunk(event); ok {
		return c, true
	}
	var c chunk
	if json.Unmarshal(event, &c) == nil {
		return c, true
	}
	if !json.Valid(event) {
		return chunk{}, false
	}
	// A field of another type than it should have was left out; if that is all
	// of it, a list of errors may be what came.
	var texts struct {
		Choices []struct {
			Delta, Message struct{ Content json.RawMessage }
		}
	}
	if bytes.HasPrefix(bytes.TrimSpace(event), []byte("[")) {
		return chunk{Error: event}, true
	}
	_ = json.Unmarshal(event, &texts)
	for i := range min(len(texts.Choices), len(c.Choices)) {
		c.Choices[i].Delta.Content += parts(texts.Choices[i].Delta.Content)
		if c.Choices[i].Whole != nil {
			c.Choices[i].Whole.Content += parts(texts.Choices[i].Message.Content)
		}
	}
	return c, true
}

// parts returns the text of content that comes as a list of parts.
func parts(content json.RawMessage) string {
	var list []struct{ Type, Text string }
	_ = json.Unmarshal(content, &list)
	var b strings.Builder
	for _, part := range list {
		b.WriteString(part.Text)
	}
	return b.String()
}

// complaint returns the error that stands in c, in any of the places where
// endpoints put one, or false.
func (c chunk) complaint() (complaint, bool) {
	for _, each := range c.Choices {
		if isError(each.Error) {
			return readComplaint(each.Error), true
		}
	}
	if isError(c.Error) {
		return readComplaint(c.Error), true
	}
	if c.Object == "error" || len(c.Choices) == 0 && c.Usage == nil {
		for _, said := range []json.RawMessage{c.Said, c.Detail} {
			if isError(said) {
				return readComplaint(said), true
			}
		}
	}
	return complaint{messages: []string{"error"}}, c.Object == "error"
}

// isError reports whether the value of an error field says that there is one.
func isError(value json.RawMessage) bool {
	switch string(bytes.TrimSpace(value)) {
	case "", "null", "false", `""`, "{}", "[]", "0":
		return false
	}
	return true
}
