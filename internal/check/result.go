// Package check judges answers for scripts: one, or a batch of them in JSON
// Lines, each with a result in a documented schema, and says whether a result
// meets a threshold. It knows no flags and opens no files; the verdicts come
// from package critique, and a report for people is written by package report.
package check

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode"

	"okrcoach/internal/critique/delivery"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/critique/score"
)

// Schema names the form of a Result. It changes only where a reader of the
// form before would be misled; fields may be added under the same name.
const Schema = "okrcoach.check/1"

// Result is what is written about one answer; docs/check.schema.json is its
// contract. Offsets in it are bytes into the text exactly as it was given,
// start included and end not.
type Result struct {
	Schema string `json:"schema"`
	// ID is the id of the line in a batch, as it was given.
	ID       json.RawMessage `json:"id,omitempty"`
	Question string          `json:"question"`
	Judge    string          `json:"judge"`
	Criteria []Criterion     `json:"criteria"`
	Scores   *score.Scores   `json:"scores"`
	// Objectives is empty where the question asks for none.
	Objectives []okr.Objective `json:"objectives"`
	// Findings holds those of all Objectives and of the answer as a whole.
	Findings []okr.Finding   `json:"findings"`
	Delivery delivery.Report `json:"delivery"`
	// RepairFirst holds at most three sentences, the one with the most to
	// gain in front.
	RepairFirst []string `json:"repair_first"`
	// Note says why nothing could be judged; absent for an ordinary answer.
	Note string `json:"note,omitempty"`
	// Caution says why the verdicts are less sure than usual.
	Caution string `json:"caution,omitempty"`
}

// Criterion is a verdict whose advice is always there, if only empty.
type Criterion struct {
	rubric.Criterion
	Advice string `json:"advice"`
}

// Result puts what was said of an answer into the schema.
func (c Checked) Result() Result {
	r := c.Review
	criteria := make([]Criterion, 0, len(r.Criteria))
	for _, criterion := range r.Criteria {
		criteria = append(criteria, Criterion{criterion, criterion.Advice})
	}
	repairs := make([]string, 0, len(r.RepairFirst))
	for _, repair := range r.RepairFirst {
		repairs = append(repairs, repair.Text)
	}
	return Result{
		Schema: Schema, Question: c.Question.ID, Judge: r.Judge, Criteria: criteria, Scores: r.Scores,
		Objectives: r.Objectives, Findings: r.Findings, Delivery: r.Delivery, RepairFirst: repairs, Note: r.Note, Caution: r.Caution,
	}
}

// Encode writes a result as JSON with a line feed behind it: on one line, or
// on many with an indent. Control characters of the answer are escaped, so
// that they reach no terminal.
func (r Result) Encode(indent string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(r); err != nil {
		return nil, fmt.Errorf("the result cannot be written as JSON: %w", err)
	}
	return escapeControls(b.Bytes()), nil
}

// escapeControls escapes the control characters that the encoder leaves as
// they are: U+007F to U+009F, some of which begin a terminal's sequences.
func escapeControls(encoded []byte) []byte {
	if bytes.IndexFunc(encoded, isLeft) < 0 {
		return encoded
	}
	var b bytes.Buffer
	for _, r := range string(encoded) {
		if isLeft(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.Bytes()
}

// isLeft reports whether a rune is a control character that the encoder did
// not write between fields.
func isLeft(r rune) bool { return r != '\n' && unicode.IsControl(r) }
