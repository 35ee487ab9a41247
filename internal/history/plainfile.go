package history

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
)

// A plain file is what a record becomes when the database cannot take it, for
// people to open with whatever they have:
//
//	---
//	okrcoach: "draft"
//	id: "7k3m9q2x"
//	…
//	plan_bytes: 11
//	answer_bytes: 1204
//	---
//
//	# Plan
//
//	three goals
//
//	# Answer
//
//	We will …
//
// The front matter has one JSON value a line, and JSON is YAML; a YAML
// printer would turn some strings into others. The lengths tell the plan and
// the answer apart from what surrounds them, whatever they contain. Where
// they do not fit, somebody has edited the file, and the headings decide.

// kind says which record a plain file holds.
type kind string

const (
	kindDraft   kind = "draft"
	kindAttempt kind = "attempt"
)

const (
	fence         = "---\n"
	planHeading   = "# Plan\n\n"
	answerHeading = "# Answer\n\n"
)

// ErrUnreadable says that a plain file, or a record in the database, does not
// hold what it should.
var ErrUnreadable = errors.New("cannot be read as a draft or an attempt")

// front is the part of the front matter that says how to read the rest.
type front struct {
	Kind        kind `json:"okrcoach"`
	PlanBytes   int  `json:"plan_bytes"`
	AnswerBytes int  `json:"answer_bytes"`
}

// encodePlain renders record, a Draft or an Attempt whose plan and text are
// given apart. It fails for a record that is no JSON object.
func encodePlain(k kind, record any, plan, text string) ([]byte, error) {
	fields, err := fieldsOf(record)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "%sokrcoach: %q\n", fence, k)
	for _, field := range fields {
		if field.name != "plan" && field.name != "text" {
			fmt.Fprintf(&out, "%s: %s\n", field.name, field.value)
		}
	}
	fmt.Fprintf(&out, "plan_bytes: %d\nanswer_bytes: %d\n%s\n", len(plan), len(text), fence)
	if plan != "" {
		out.WriteString(planHeading + plan + "\n\n")
	}
	out.WriteString(answerHeading + text + "\n")
	return out.Bytes(), nil
}

// field is one member of a JSON object.
type field struct {
	name  string
	value json.RawMessage
}

// fieldsOf returns the members of record as JSON, in their order.
func fieldsOf(record any) ([]field, error) {
	var data bytes.Buffer
	enc := json.NewEncoder(&data)
	enc.SetEscapeHTML(false) // people read this
	if err := enc.Encode(record); err != nil {
		return nil, err
	}
	dec := json.NewDecoder(&data)
	if _, err := dec.Token(); err != nil { // the opening brace
		return nil, err
	}
	var fields []field
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return nil, err
		}
		f := field{name: fmt.Sprint(name)}
		if err := dec.Decode(&f.value); err != nil {
			return nil, err
		}
		fields = append(fields, f)
	}
	return fields, nil
}

// plainFile is a plain file taken apart.
type plainFile struct {
	kind       kind
	record     []byte // the front matter as JSON
	plan, text string
	// edited reports that the text is not as it was written, so that byte
	// offsets into it mean nothing.
	edited bool
}

// decodePlain takes a plain file apart, or returns ErrUnreadable.
func decodePlain(data []byte) (plainFile, error) {
	rest, found := strings.CutPrefix(string(data), fence)
	if !found {
		return plainFile{}, fmt.Errorf("%w: no front matter", ErrUnreadable)
	}
	header, body, found := strings.Cut(rest, "\n"+fence)
	if !found {
		return plainFile{}, fmt.Errorf("%w: the front matter has no end", ErrUnreadable)
	}
	var values map[string]any
	if err := yaml.Unmarshal([]byte(header), &values); err != nil {
		return plainFile{}, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	record, err := json.Marshal(values)
	if err != nil {
		return plainFile{}, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	var f front
	if err := json.Unmarshal(record, &f); err != nil {
		return plainFile{}, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	file := plainFile{kind: f.Kind, record: record}
	var exact bool
	if file.plan, file.text, exact = splitExactly(body, f); !exact {
		file.plan, file.text = splitByHeadings(body)
		file.edited = true
	}
	return file, nil
}

// splitExactly takes plan and answer out of a body that is as it was written.
func splitExactly(body string, f front) (plan, text string, ok bool) {
	body, ok = strings.CutPrefix(body, "\n")
	if ok && f.PlanBytes > 0 {
		body, ok = strings.CutPrefix(body, planHeading)
		if !ok || f.PlanBytes > len(body) {
			return "", "", false
		}
		plan, body = body[:f.PlanBytes], body[f.PlanBytes:]
		body, ok = strings.CutPrefix(body, "\n\n")
	}
	if !ok {
		return "", "", false
	}
	text, ok = strings.CutPrefix(body, answerHeading)
	text, closed := strings.CutSuffix(text, "\n")
	return plan, text, ok && closed && len(text) == f.AnswerBytes
}

// splitByHeadings takes plan and answer out of a body that somebody has
// edited, and drops nothing but the headings and the lines around them.
func splitByHeadings(body string) (plan, text string) {
	before, after, found := strings.Cut(body, answerHeading)
	if !found {
		return "", strings.Trim(body, "\n")
	}
	plan = strings.TrimPrefix(strings.TrimLeft(before, "\n"), planHeading)
	return strings.TrimRight(plan, "\n"), strings.TrimSuffix(after, "\n")
}
