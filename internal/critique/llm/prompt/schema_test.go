package prompt

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"okrcoach/internal/critique/coaching"
)

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const (
	side  = `{"quote": "Merchants lose a sale with every failed charge", "comment": "c", "band": 2, "rewrite": "r"}`
	reply = `{"repair_first": {"quote": "We might make the system faster.", "comment": "c", "rewrite": "r"}, "content": ` + side + `, "structure": ` + side + `, "delivery": ` + side + `}`
)

func TestSchemaTakesWhatTheReaderReads(t *testing.T) {
	s := compiled(t)
	for text, want := range map[string]bool{
		reply: true,
		strings.Replace(reply, `"band": 2`, `"band": 5`, 1):                        false,
		strings.Replace(reply, `"band": 2, `, "", 1):                               false,
		strings.Replace(reply, `"rewrite": "r"}`, `"band": 1, "rewrite": "r"}`, 1): false,
		strings.Replace(reply, `"comment": "c"`, `"comment": null`, 1):             false,
		`{"content": ` + side + `}`:                                                false,
	} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(value); (err == nil) != want {
			t.Errorf("%s: %v", text, err)
		}
	}
	r := coaching.NewReader(said)
	for i, s := range r.Write(reply) {
		if s.Part != coaching.Parts()[i] || !s.Found || (s.Band == coaching.Mixed) == (i == 0) {
			t.Errorf("section %d is read as %+v", i, s)
		}
	}
}

// keys returns the keys of an object of JSON in their order.
func keys(t *testing.T, object json.RawMessage) []string {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(object))
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	var all []string
	for d.More() {
		key, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, key.(string))
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// node is a schema of an object.
type node struct {
	Properties json.RawMessage `json:"properties"`
	Required   []string        `json:"required"`
	Additional *bool           `json:"additionalProperties"`
}

func readNode(t *testing.T, data json.RawMessage) (node, map[string]json.RawMessage) {
	t.Helper()
	var n node
	var properties map[string]json.RawMessage
	if err := json.Unmarshal(data, &n); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(n.Properties, &properties); err != nil {
		t.Fatal(err)
	}
	return n, properties
}

func TestSchemaIsStrictAndAsksForTheQuoteBeforeTheBand(t *testing.T) {
	whole, sections := readNode(t, schema())
	var parts []string
	for _, p := range coaching.Parts() {
		parts = append(parts, string(p))
	}
	nodes := map[string]node{"the whole": whole}
	wants := map[string]string{"the whole": strings.Join(parts, " ")}
	for name, data := range sections {
		nodes[name], _ = readNode(t, data)
		wants[name] = "quote comment band rewrite"
	}
	wants[string(coaching.RepairFirst)] = "quote comment rewrite"
	for name, n := range nodes {
		if got := strings.Join(keys(t, n.Properties), " "); got != wants[name] {
			t.Errorf("%s: the order is %q, want %q", name, got, wants[name])
		}
		if strings.Join(n.Required, " ") != wants[name] || n.Additional == nil || *n.Additional {
			t.Errorf("%s is not strict: %+v", name, n)
		}
	}
}
