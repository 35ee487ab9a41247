package main

import (
	"encoding/json"
	"strings"
)

// The JSON Schema of a critique, its sections and their fields in the order in
// which they are to come.
const (
	text   = `{"type":"string"}`
	closed = `,"additionalProperties":false}`
	repair = `{"type":"object","properties":{"quote":` + text + `,"comment":` + text + `,"rewrite":` + text + `},` +
		`"required":["quote","comment","rewrite"]` + closed
	judged = `{"type":"object","properties":{"quote":` + text + `,"comment":` + text +
		`,"band":{"type":"integer","enum":[1,2,3,4]},"rewrite":` + text + `},` +
		`"required":["quote","comment","band","rewrite"]` + closed
	parts  = `"required":["repair_first","content","structure","delivery"]` + closed
	schema = `{"type":"object","properties":{"repair_first":` + repair +
		`,"content":` + judged + `,"structure":` + judged + `,"delivery":` + judged + `},` + parts
	// The same with references, as generators of schemas like to write them.
	referring = `{"$defs":{"judged":` + judged + `},"type":"object","properties":{"repair_first":` + repair +
		`,"content":{"$ref":"#/$defs/judged"},"structure":{"$ref":"#/$defs/judged"},"delivery":{"$ref":"#/$defs/judged"}},` + parts
)

// format is a response_format with a schema.
func format(schema string) json.RawMessage {
	return json.RawMessage(`{"type":"json_schema","json_schema":{"name":"critique","strict":true,"schema":` + schema + `}}`)
}

// way is one way of asking.
type way struct{ name, method, path, body string }

// fields are those of a request. A field that is null is left out.
type fields map[string]any

// ways returns everything that is tried: the plain ways first, and last those
// that some servers do not survive, such as the smallest temperature that a
// 32-bit float can hold, with a plain way behind them that shows whether.
func ways(model string) []way {
	strict := format(schema)
	broken := format(`{"type":"sentence"}`)
	object := json.RawMessage(`{"type":"json_object"}`)
	usage := fields{"include_usage": true}
	base := fields{
		"model": model, "temperature": 1e-6, "max_tokens": 700,
		"messages": []fields{
			{"role": "system", "content": "Answer in JSON."},
			{"role": "user", "content": "Judge this: we make the API faster by June."},
		},
	}
	chat := func(name string, changed fields) way {
		return way{name, "POST", "/chat/completions", with(base, changed)}
	}
	return []way{
		{name: "models", method: "GET", path: "/models"},
		chat("schema streamed", fields{"response_format": strict, "stream": true, "stream_options": usage}),
		chat("schema whole", fields{"response_format": strict}),
		chat("object streamed", fields{"response_format": object, "stream": true, "stream_options": usage}),
		chat("object whole", fields{"response_format": object}),
		chat("text streamed", fields{"stream": true, "stream_options": usage}),
		chat("text whole", nil),
		chat("streamed without stream_options", fields{"stream": true}),
		chat("stream_options without stream", fields{"stream_options": usage}),
		chat("unknown type of format", fields{"response_format": fields{"type": "sonnet"}}),
		chat("schema with $ref", fields{"response_format": format(referring)}),
		chat("schema that is none streamed", fields{"response_format": broken, "stream": true}),
		chat("schema that is none whole", fields{"response_format": broken}),
		chat("unknown model streamed", fields{"model": "no-such-model", "stream": true}),
		chat("unknown model whole", fields{"model": "no-such-model"}),
		chat("no model", fields{"model": nil}),
		chat("max_tokens 8", fields{"max_tokens": 8, "response_format": strict, "stream": true}),
		chat("max_completion_tokens 8", fields{"max_tokens": nil, "max_completion_tokens": 8, "response_format": strict, "stream": true}),
		chat("temperature 0", fields{"temperature": 0, "response_format": strict}),
		chat("no temperature", fields{"temperature": nil, "response_format": strict}),
		chat("temperature hot", fields{"temperature": "hot"}),
		chat("no messages", fields{"messages": []fields{}}),
		{name: "not JSON", method: "POST", path: "/chat/completions", body: "{"},
		{name: "wrong path", method: "POST", path: "/chat/completion", body: with(base, nil)},
		chat("temperature 1e-45", fields{"temperature": 1e-45}),
		chat("text whole after that", nil),
		chat("200 kB of prompt", fields{"max_tokens": 8, "messages": []fields{{"role": "user", "content": strings.Repeat("We make the API faster by June. ", 6250)}}}),
	}
}

// with returns the request with some fields changed, as JSON.
func with(base, changed fields) string {
	all := fields{}
	for name, value := range base {
		all[name] = value
	}
	for name, value := range changed {
		if value == nil {
			delete(all, name)
			continue
		}
		all[name] = value
	}
	// Maps and numbers of this program's own can always be encoded.
	text, _ := json.Marshal(all)
	return string(text)
}
