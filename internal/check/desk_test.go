package check_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"okrcoach/content"
	"okrcoach/internal/check"
	"okrcoach/internal/critique"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/questions"
)

// bundled are the questions that come with the program.
func bundled() *questions.Library { return questions.Load(questions.Bundled(content.Questions())) }

// batchOf is a batch whose judge only says which question was answered, and
// whose answers cover as many key points as they have words.
func batchOf(question string) check.Batch {
	return check.Batch{
		Defaults: check.Request{Question: question}, Ahead: 3,
		Check: func(r check.Request) (check.Checked, error) {
			if r.Text == "unknown" {
				return check.Checked{}, questions.ErrUnknown
			}
			review := critique.Review{}
			review.Delivery.Seconds = int(r.Seconds)
			for range strings.Fields(r.Text) {
				review.Criteria = append(review.Criteria, rubric.Criterion{ID: r.Text, Kind: rubric.KeyPoint, Verdict: rubric.Covered})
			}
			return check.Checked{Question: questions.Question{ID: r.Question}, Review: review}, nil
		},
	}
}

// ran is what came of a batch.
type ran struct {
	results    []check.Result
	complaints []string
	err        error
}

func run(t testing.TB, b check.Batch, in io.Reader) ran {
	t.Helper()
	var r ran
	var out bytes.Buffer
	b.Complain = func(line int, err error) { r.complaints = append(r.complaints, fmt.Sprintf("%d: %v", line, err)) }
	r.err = b.Run(context.Background(), in, &out)
	for line := range bytes.Lines(out.Bytes()) {
		var result check.Result
		if err := json.Unmarshal(line, &result); err != nil {
			t.Fatalf("%v in the result %s", err, line)
		}
		r.results = append(r.results, result)
	}
	return r
}

func (r ran) ids() string {
	var ids []string
	for _, result := range r.results {
		ids = append(ids, string(result.ID))
	}
	return strings.Join(ids, " ")
}

// line writes one line of a batch.
func line(t testing.TB, id any, text string) string {
	t.Helper()
	encoded, err := json.Marshal(map[string]any{"id": id, "text": text})
	if err != nil {
		t.Fatal(err)
	}
	return string(encoded) + "\n"
}

var errFailed = errors.New("failed")
