// Command mockconfig prints the configuration with which the mock server
// @dwmkerr/mock-llm plays a coach who has read the given answer:
//
//	mockconfig ANSWER >mock-llm.yaml
//
// Each of its models answers in another way: coach as it should, fenced with
// thinking tags and a fence around the JSON, invented with quotes that are
// not in the answer, prose without any JSON; denied with 401 and limited with
// 429. It prints JSON, which is YAML as well.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"okrcoach/internal/prose"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "mockconfig:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	if len(args) != 1 {
		return errors.New("name one file with an answer")
	}
	answer, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	said := sentences(string(answer))
	if len(said) == 0 {
		return fmt.Errorf("%s holds no sentence", args[0])
	}
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	return encoder.Encode(newConfig(said))
}

// sentences returns the sentences of more than three words, as the answer has
// them.
func sentences(answer string) []string {
	var found []string
	for _, span := range prose.Sentences(answer) {
		if sentence := span.Of(answer); prose.CountWords(sentence) > 3 {
			found = append(found, sentence)
		}
	}
	return found
}

// config is the configuration in the form that the mock server reads.
type config struct {
	Streaming pace   `json:"streaming"`
	Rules     []rule `json:"rules"`
}

// pace is how a stream is cut: into pieces of so many characters, one every
// so many milliseconds.
type pace struct {
	ChunkSize       int `json:"chunkSize"`
	ChunkIntervalMs int `json:"chunkIntervalMs"`
}

// rule is one answer of the server; of all rules that match, the last counts.
type rule struct {
	Path     string   `json:"path"`
	Method   string   `json:"method"`
	Match    string   `json:"match,omitempty"`
	Response response `json:"response"`
}

// response holds its body as text, in which the server replaces placeholders.
type response struct {
	Status  int    `json:"status"`
	Content string `json:"content"`
}

func newConfig(said []string) config {
	whole := inJSON(critiqueOf(said))
	chats := []struct {
		model   string
		status  int
		content string
	}{
		{"coach", 200, completion(whole)},
		{"fenced", 200, completion("<think>Let me read it again.</think>\nHere it is:\n\n```json\n" + whole + "\n```\n")},
		{"invented", 200, completion(inJSON(critiqueOf([]string{"We will triple the revenue of the moon by Friday."})))},
		{"prose", 200, completion("It reads well, and I would ask for one more number.")},
		{"denied", 401, failure("the key is not known here", "invalid_api_key")},
		{"limited", 429, failure("too many requests in this minute", "rate_limit_exceeded")},
	}
	// A piece of 4 characters is about a token: some 30 of them a second.
	c := config{Streaming: pace{ChunkSize: 4, ChunkIntervalMs: 33}}
	const path = "^/v1/chat/completions$"
	c.Rules = append(c.Rules, rule{Path: path, Method: "POST", Response: response{404, failure("there is no such model", "model_not_found")}})
	var models []map[string]string
	for _, chat := range chats {
		models = append(models, map[string]string{"id": chat.model, "object": "model", "owned_by": "okrcoach"})
		c.Rules = append(c.Rules, rule{
			Path: path, Method: "POST", Match: "body.model == '" + chat.model + "'",
			Response: response{chat.status, chat.content},
		})
	}
	// The test of okrcoach doctor asks for two words, by a schema of its own.
	c.Rules = append(c.Rules, rule{
		Path: path, Method: "POST",
		Match:    "body.model == 'coach' && body.response_format.json_schema.schema.properties.reply",
		Response: response{200, completion(`{"reply":"hello there"}`)},
	})
	list := inJSON(map[string]any{"object": "list", "data": models})
	c.Rules = append(c.Rules, rule{Path: "^/v1/models$", Method: "GET", Response: response{200, list}})
	return c
}

// inJSON returns a value of this program's own types, which can always be
// encoded.
func inJSON(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(text)
}
