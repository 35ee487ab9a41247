package weather

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"
)

// before is what a stream sends ahead of the content.
func (c *conversation) before() string {
	role := c.event(`{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}],"usage":null}`)
	switch c.s.weather {
	case Reasoning:
		return role + c.event(delta("reasoning", c.s.answer.Thinking))
	case ReasoningContent:
		return role + c.event(delta("reasoning_content", c.s.answer.Thinking))
	case ByteOrderMark:
		return "\uFEFF" // the first chunk of the content follows at once
	case Comments:
		return strings.Repeat(": waiting\n\n", 1000) + role
	case EmptyChoices:
		return c.event(`{"object":"","choices":[],"prompt_filter_results":[{"prompt_index":0}]}`) + role
	case NullContent:
		return c.event(`{"choices":[{"index":0,"delta":{"role":"assistant","content":null,"refusal":null,"tool_calls":null},` +
			`"finish_reason":null,"logprobs":null}],"usage":null,"error":null}`)
	case Escapes:
		return role + c.event(delta("content", "\x1b[31m\x1b]52;c;aGFja2Vk\x07\u009b2J"))
	}
	return role
}

// after is what a stream sends behind the content.
func (c *conversation) after() string {
	const said = "The upstream provider failed."
	switch c.s.weather {
	case EndsEarly:
		return ""
	case DoneEarly:
		return "data: [DONE]\n\n"
	case TornApart:
		return `data: {"choices":[{"index":0,"delta":{"content":"and th`
	case ErrorCommented:
		return ": note\n\nevent: message\ndata: {\"error\":{\"message\":\"" + said + "\",\"code\":502}}\n\n"
	case ErrorInChunk:
		return c.event(`{"object":"chat.completion.chunk","error":{"code":"server_error","message":"` + said +
			`"},"choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}]}`)
	case ErrorObject:
		return c.event(`{"object":"error","message":"`+said+`","type":"InternalServerError","code":500}`) + "data: [DONE]\n\n"
	case ErrorSpaced:
		return "data: { \"error\": {\"message\": \"" + said + "\"} }\n\n"
	case ErrorBare:
		return `{"error":{"message":"` + said + `"}}` + "\n"
	case ErrorString:
		return c.event(`{"error":"` + said + `"}`)
	case ErrorDetail:
		return c.event(`{"detail":"` + said + `"}`)
	case ErrorEvent:
		return "event: error\ndata: " + said + "\n\n"
	}
	return c.finish()
}

// reason is the finish_reason that the weather gives.
func (c *conversation) reason() string {
	switch c.s.weather {
	case Length:
		return "length"
	case ContentFilter:
		return "content_filter"
	case OtherReason:
		return "tool_calls"
	}
	return "stop"
}

// finish is the end of a stream that is not broken off.
func (c *conversation) finish() string {
	end := ""
	if c.s.weather == Refusal {
		end = c.event(delta("refusal", "I cannot ")) + c.event(delta("refusal", "help with that."))
	}
	end += c.event(fmt.Sprintf(`{"choices":[{"index":0,"delta":{},"finish_reason":%q}]}`, c.reason()))
	if c.asked.StreamOptions != nil {
		end += c.event(fmt.Sprintf(`{"choices":[],"usage":%s}`, c.usage()))
	}
	if c.s.weather == NoDone || c.s.weather == StaysOpen {
		return end
	}
	return end + c.event("[DONE]")
}

// usage is a count of tokens, four characters each.
func (c *conversation) usage() string {
	asked, answered := cmp.Or(c.s.answer.Counted, len(c.body)/4), len(c.s.answer.Content)/4
	return fmt.Sprintf(`{"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d}`, asked, answered, asked+answered)
}

// whole answers without a stream.
func (c *conversation) whole() {
	message := map[string]any{"role": "assistant", "content": c.s.answer.Content}
	switch c.s.weather {
	case Refusal:
		message["content"], message["refusal"] = nil, "I cannot help with that."
	case Reasoning:
		message["reasoning"] = c.s.answer.Thinking
	case ReasoningContent:
		message["reasoning_content"] = c.s.answer.Thinking
	case ContentParts:
		message["content"] = []any{map[string]string{"type": "text", "text": c.s.answer.Content}}
	}
	completion, _ := json.Marshal(map[string]any{
		"object": "chat.completion", "model": c.asked.Model,
		"choices": []any{map[string]any{"index": 0, "message": message, "finish_reason": c.reason()}},
		"usage":   json.RawMessage(c.usage()),
	})
	if c.s.weather == WholePretty {
		var value any
		_ = json.Unmarshal(completion, &value)
		completion, _ = json.MarshalIndent(value, "", "  ")
	}
	if c.wait(c.s.answer.First) {
		c.reply(200, string(completion))
	}
}
