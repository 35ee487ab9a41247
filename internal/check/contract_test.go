package check_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"okrcoach/internal/check"
	"okrcoach/internal/questions"
)

const schemaFile = "../../docs/check.schema.json"

// TestResultsKeepTheContract checks, for answers of every kind to every
// bundled question, what docs/check.md and the schema promise.
func TestResultsKeepTheContract(t *testing.T) {
	schema, strict := compiled(t, false), compiled(t, true)
	codes := documentedCodes(t)
	checker := check.NewChecker(bundled())
	for _, q := range bundled().All() {
		for name, text := range answersTo(q) {
			checked, err := checker.Check(check.Request{Question: q.ID, Text: text, Seconds: 280})
			if err != nil {
				t.Fatal(err)
			}
			r := checked.Result()
			r.ID = json.RawMessage(`"` + name + `"`)
			encoded, err := r.Encode("")
			if err != nil {
				t.Fatal(err)
			}
			name = q.ID + ", " + name
			keepsSchema(t, name, encoded, schema)
			keepsSchema(t, name+", every field described", encoded, strict)
			isPlainLine(t, name, encoded)
			quotes(t, name, text, decoded(t, encoded))
			followsConfidence(t, name, r)
			for _, f := range r.Findings {
				if !slices.Contains(codes, string(f.Code)) {
					t.Errorf("%s: the code %s is not in the schema", name, f.Code)
				}
			}
		}
	}
}

// answersTo returns the sample answer and the bad ones as they are, what is
// done to texts on their way to us, and what is no answer to the question.
func answersTo(q questions.Question) map[string]string {
	answers := map[string]string{
		"sample":          q.Sample,
		"CRLF":            strings.ReplaceAll(q.Sample, "\n", "\r\n"),
		"byte order mark": "\uFEFF" + q.Sample,
		"controls":        strings.ReplaceAll(q.Sample, " t", " \x00\x1b[31mt\u009b\x7f"),
		"wide":            strings.ReplaceAll(q.Sample, "e", "é"),
		"decorated":       "🙂 " + strings.ReplaceAll(q.Sample, ", ", ", “"),
		"foreign":         strings.Repeat("Wir wollen die Zahlungen der Händler nicht mehr verlieren. ", 5),
		"no words":        "-- !",
		"one word":        "uptime",
		"hedged":          "Basically, I think we might try to reach 100 % uptime by June.\n\nObjective 1: be fast\n- KR: p99 from 5 s to 9 s",
	}
	for _, m := range q.Mistakes {
		answers["bad, "+m.ID] = m.BadAnswer
		answers["bad with a mark, "+m.ID] = "\uFEFF" + m.BadAnswer
	}
	return answers
}

func compiled(t *testing.T, strict bool) *jsonschema.Schema {
	t.Helper()
	document := schemaDocument(t)
	if strict {
		closeObjects(document)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(schemaFile, document); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func schemaDocument(t *testing.T) any {
	t.Helper()
	data, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return document
}

// closeObjects lets objects of the schema have no fields but those that it
// describes, alternatives excepted, which repeat some of them.
func closeObjects(node any) {
	object, ok := node.(map[string]any)
	if !ok {
		return
	}
	if object["type"] == "object" {
		object["additionalProperties"] = false
	}
	for _, key := range []string{"properties", "$defs"} {
		children, _ := object[key].(map[string]any)
		for _, child := range children {
			closeObjects(child)
		}
	}
}

func documentedCodes(t *testing.T) []string {
	t.Helper()
	var document struct {
		Defs struct {
			Finding struct {
				Properties struct {
					Code struct{ Examples []string }
				}
			}
		} `json:"$defs"`
	}
	data, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &document); err != nil {
		t.Fatal(err)
	}
	return document.Defs.Finding.Properties.Code.Examples
}

func decoded(t *testing.T, encoded []byte) any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(encoded))
	if err != nil {
		t.Fatalf("%v in %s", err, encoded)
	}
	return value
}

func keepsSchema(t *testing.T, name string, encoded []byte, schema *jsonschema.Schema) {
	t.Helper()
	if err := schema.Validate(decoded(t, encoded)); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

// isPlainLine checks that a result is one line without control characters.
func isPlainLine(t *testing.T, name string, encoded []byte) {
	t.Helper()
	line, ok := bytes.CutSuffix(encoded, []byte("\n"))
	if !ok || bytes.ContainsFunc(line, unicode.IsControl) {
		t.Errorf("%s: this is not one plain line: %q", name, encoded)
	}
}

// quotes checks every span in a result: it lies in the text, on the boundaries
// of characters, and what stands beside it as a quote or a text is there.
func quotes(t *testing.T, name, text string, node any) {
	t.Helper()
	switch node := node.(type) {
	case []any:
		for _, child := range node {
			quotes(t, name, text, child)
		}
	case map[string]any:
		if _, ok := node["start"]; ok {
			isSpan(t, name, text, node)
		}
		for _, child := range node {
			quotes(t, name, text, child)
		}
	}
}

func isSpan(t *testing.T, name, text string, node map[string]any) {
	t.Helper()
	start, end := offset(t, node["start"]), offset(t, node["end"])
	if start < 0 || end < start || len(text) < end {
		t.Errorf("%s: %v does not lie in %d bytes", name, node, len(text))
		return
	}
	said := text[start:end]
	if !utf8.ValidString(said) {
		t.Errorf("%s: %v cuts a character", name, node)
	}
	for _, key := range []string{"quote", "text"} {
		if quote, ok := node[key]; ok && quote != said {
			t.Errorf("%s: the %s is %q, and there stands %q", name, key, quote, said)
		}
	}
}

func offset(t *testing.T, value any) int {
	t.Helper()
	number, _ := value.(json.Number)
	n, err := number.Int64()
	if err != nil {
		t.Fatalf("%v is no offset: %v", value, err)
	}
	return int(n)
}

// followsConfidence checks that nothing but kind and confidence makes a
// verdict.
func followsConfidence(t *testing.T, name string, r check.Result) {
	t.Helper()
	verdicts := map[string][3]string{"key_point": {"missed", "partly", "covered"}, "mistake": {"avoided", "possible", "made"}}
	for _, c := range r.Criteria {
		place := 1
		switch {
		case c.Confidence >= 0.56:
			place = 2
		case c.Confidence <= 0.44:
			place = 0
		}
		if want := verdicts[string(c.Kind)][place]; string(c.Verdict) != want {
			t.Errorf("%s: %s of %.2f is %s, want %s", name, c.ID, c.Confidence, c.Verdict, want)
		}
	}
}
