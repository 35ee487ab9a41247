package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

// observation is what a body turned out to be.
type observation struct{ end, tokens, content string }

// reply is a completion, a chunk of one, a list of models or an error: the
// fields of all that are looked at.
type reply struct {
	Choices []struct {
		Message, Delta struct{ Content string }
		FinishReason   string `json:"finish_reason"`
	}
	Usage *struct {
		PromptTokens     int `json:"prompt_tokens"`
		CompletionTokens int `json:"completion_tokens"`
	}
	Data  []struct{ ID string }
	Error json.RawMessage
}

// observe reads a body, streamed or whole.
func observe(body string) observation {
	var seen observation
	var content strings.Builder
	chunks := 0
	for _, piece := range pieces(body) {
		var r reply
		if piece == "[DONE]" {
			seen.end += " [DONE]"
			continue
		}
		if err := json.Unmarshal([]byte(piece), &r); err != nil {
			return observation{end: "-", tokens: "-", content: "not JSON: " + short(piece)}
		}
		chunks++
		if r.Error != nil {
			return observation{end: strings.TrimSpace(seen.end + " error"), tokens: "-", content: short(piece)}
		}
		for _, choice := range r.Choices {
			content.WriteString(choice.Message.Content + choice.Delta.Content)
			seen.end += choice.FinishReason
		}
		if r.Usage != nil {
			seen.tokens = fmt.Sprintf("%d+%d", r.Usage.PromptTokens, r.Usage.CompletionTokens)
		}
		for _, model := range r.Data {
			content.WriteString(model.ID + " ")
		}
	}
	seen.content = fmt.Sprintf("%s in %d: %s", shape(content.String()), chunks, short(content.String()))
	if seen.end == "" {
		seen.end = "-"
	}
	if seen.tokens == "" {
		seen.tokens = "-"
	}
	return seen
}

// pieces returns the data of each event of a stream, or the whole body where
// it is none.
func pieces(body string) []string {
	var found []string
	for line := range strings.Lines(body) {
		if data, ok := strings.CutPrefix(line, "data:"); ok {
			found = append(found, strings.TrimSpace(data))
		}
	}
	if found == nil {
		return []string{body}
	}
	return found
}

// shape says what a completion's text is: a critique as the schema has it,
// other JSON, or neither.
func shape(text string) string {
	type section struct{ Quote, Comment, Rewrite *string }
	var critique map[string]section
	decoder := json.NewDecoder(strings.NewReader(text))
	if decoder.Decode(&critique) == nil && len(critique) == 4 {
		for _, part := range []string{"repair_first", "content", "structure", "delivery"} {
			if s := critique[part]; s.Quote == nil || s.Comment == nil || s.Rewrite == nil {
				return "JSON"
			}
		}
		return "critique"
	}
	if json.Valid([]byte(text)) {
		return "JSON"
	}
	return "text"
}

// short returns the beginning of a text, on one line.
func short(text string) string {
	const most = 90
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return string(runes)
}
