package wire

import (
	"slices"
	"strings"
)

// fieldWords are the words by which endpoints blame each field, those that
// mean only it before those that may mean something else.
var fieldWords = [...]struct {
	field Field
	words []string
}{
	{FieldStreamOptions, []string{"stream_options", "include_usage"}},
	{FieldTokens, []string{"max_tokens", "max_completion_tokens", "max_new_tokens", "num_predict", "maxoutputtokens"}},
	{FieldTemperature, []string{"temperature"}},
	{FieldStream, []string{"stream", "streaming"}},
	{FieldFormat, []string{
		"response_format", "response format", "json_schema", "json_object", "json schema", "json mode", "schema",
		"grammar", "structured output", "structured outputs", "guided_json", "format",
	}},
}

// blamed returns the field that said blames for a failure, "" if it blames
// none that was sent: what is not there cannot be left out the next time.
func (c *call) blamed(said complaint) Field {
	text := said.text() + " " + strings.Join(said.codes, " ")
	if len(c.model) > 2 {
		text = strings.ReplaceAll(text, c.model, "the model")
	}
	told := c.named(text)
	for _, param := range said.params {
		field := c.named(param)
		if field == FieldFormat && told == FieldStream {
			return told // the two do not go together: the format is worth more
		}
		if field != "" {
			return field
		}
	}
	return told
}

// named returns the first field that text names and that was sent; of stream
// and format the stream, because a text that names both is about their going
// together.
func (c *call) named(text string) Field {
	text = strings.ToLower(text)
	for _, each := range fieldWords {
		if !slices.Contains(c.sent, each.field) {
			continue
		}
		if slices.ContainsFunc(each.words, func(w string) bool { return hasWord(text, w) }) {
			return each.field
		}
	}
	return ""
}

// hasWord reports whether word stands in text by itself: not as a part of a
// longer name, and not as a step of a path.
func hasWord(text, word string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(word)
		if (start == 0 || !isNameByte(text[start-1]) && text[start-1] != '/') &&
			(end == len(text) || !isNameByte(text[end]) && text[end] != '/') {
			return true
		}
		at = end
	}
}

// isNameByte reports whether c can stand in the name of a field.
func isNameByte(c byte) bool {
	return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}
