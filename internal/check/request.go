package check

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"
)

// Request is an answer to check.
type Request struct {
	// ID is the JSON value by which a line of a batch names itself, a string
	// or a number; nil for an answer that came alone.
	ID json.RawMessage
	// Question is the id of the question that was answered.
	Question string
	Text     string
	// Seconds is the time spent answering, 0 to MaxSeconds; 0 where unknown.
	Seconds float64
}

// MaxSeconds bounds the time of an answer: a day.
const MaxSeconds = 24 * 60 * 60

// PossibleSeconds reports whether an answer can have taken so long.
func PossibleSeconds(s float64) bool { return 0 <= s && s <= MaxSeconds }

func (r Request) took() time.Duration { return time.Duration(r.Seconds * float64(time.Second)) }

// readRequest reads a line of a batch. What it does not say is taken from
// defaults. Names of fields are told apart by case, as other programs do.
func readRequest(line []byte, defaults Request) (Request, error) {
	r := defaults
	if !utf8.Valid(line) {
		return r, errors.New("this is not UTF-8")
	}
	fields, err := readObject(line)
	if err != nil {
		return r, err
	}
	if r.ID = fields["id"]; !isID(r.ID) {
		return r, errors.New(`this has no "id" that is a string or a number`)
	}
	if _, ok := fields["text"]; !ok {
		return r, errors.New(`this has no "text"`)
	}
	if err := cmp.Or(
		read(fields, "question", "a string", &r.Question),
		read(fields, "text", "a string", &r.Text),
		read(fields, "seconds", "a number", &r.Seconds),
	); err != nil {
		return r, err
	}
	if !PossibleSeconds(r.Seconds) {
		return r, fmt.Errorf(`"seconds" is %g; it takes 0 to %d`, r.Seconds, MaxSeconds)
	}
	if r.Question == "" {
		r.Question = defaults.Question
	}
	return r, nil
}

func readObject(line []byte) (map[string]json.RawMessage, error) {
	var fields map[string]json.RawMessage
	err := json.Unmarshal(line, &fields)
	var other *json.UnmarshalTypeError
	switch {
	case errors.As(err, &other), err == nil && fields == nil:
		return nil, errors.New("this is not a JSON object")
	case err != nil:
		return nil, fmt.Errorf("this is not JSON: %w", err)
	}
	return fields, nil
}

// read reads a field of a kind into to, and leaves that alone where the field
// is absent or null.
func read[T any](fields map[string]json.RawMessage, name, kind string, to *T) error {
	value, ok := fields[name]
	if ok && json.Unmarshal(value, to) != nil {
		return fmt.Errorf("%q is not %s that can be used", name, kind)
	}
	return nil
}

// isID reports whether a JSON value is a string or a number.
func isID(value json.RawMessage) bool {
	return len(value) > 0 && (value[0] == '"' || value[0] == '-' || '0' <= value[0] && value[0] <= '9')
}
