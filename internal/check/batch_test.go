package check_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"okrcoach/internal/check"
)

func TestBatchKeepsTheOrderOfTheLines(t *testing.T) {
	b := batchOf("q")
	judge, second := b.Check, make(chan struct{})
	b.Check = func(r check.Request) (check.Checked, error) {
		if r.Text == "first" {
			<-second
		} else if r.Text == "second" {
			close(second)
		}
		return judge(r)
	}
	r := run(t, b, strings.NewReader(line(t, 1, "first")+line(t, 2, "second")+line(t, 3, "third")))
	if r.err != nil || r.ids() != "1 2 3" {
		t.Errorf("the results are %s with the error %v", r.ids(), r.err)
	}
}

func TestBatchFillsInWhatALineDoesNotSay(t *testing.T) {
	b := batchOf("default")
	b.Defaults.Seconds = 60
	r := run(t, b, strings.NewReader(`
		{"id":1,"text":"a"}
		{"id":2,"text":"a","question":"own","seconds":30.9}
		{"id":3,"text":"a","question":null,"seconds":null}
		{"id":4,"text":"a","question":"","seconds":0}`))
	if r.err != nil || len(r.results) != 4 {
		t.Fatalf("%d results with the error %v", len(r.results), r.err)
	}
	for i, want := range []struct {
		question string
		seconds  int
	}{{"default", 60}, {"own", 30}, {"default", 60}, {"default", 0}} {
		if got := r.results[i]; got.Question != want.question || got.Delivery.Seconds != want.seconds {
			t.Errorf("line %d is of %s in %d s, want %s in %d s", i+1, got.Question, got.Delivery.Seconds, want.question, want.seconds)
		}
	}
}

func TestBatchIgnoresFieldsThatItDoesNotKnow(t *testing.T) {
	r := run(t, batchOf("q"), strings.NewReader(`{"ID":9,"id":1,"Text":"two words","text":"one","TEXT":5,"tags":[{"a":null}]}`))
	if r.err != nil || r.ids() != "1" || len(r.results[0].Criteria) != 1 {
		t.Errorf("the results are %+v with the error %v", r.results, r.err)
	}
}

func TestBatchGivesBackIDsAsTheyWere(t *testing.T) {
	ids := []string{`"a"`, `"a"`, `""`, `"caf\u00e9 <&>"`, `7`, `-1`, `0.10`, `12345678901234567890`, `1e400`}
	var in strings.Builder
	for _, id := range ids {
		in.WriteString(`{"id": ` + id + `, "text": "a"}` + "\n")
	}
	r := run(t, batchOf("q"), strings.NewReader(in.String()))
	if got, want := r.ids(), strings.Join(ids, " "); r.err != nil || got != want {
		t.Errorf("the ids are %s, want %s; the error is %v", got, want, r.err)
	}
}

func TestBatchReadsWhatOtherSystemsWrite(t *testing.T) {
	for name, in := range map[string]string{
		"CRLF":               "{\"id\":1,\"text\":\"a\"}\r\n{\"id\":2,\"text\":\"a\"}\r\n",
		"byte order mark":    "\uFEFF{\"id\":1,\"text\":\"a\"}\n{\"id\":2,\"text\":\"a\"}\n",
		"blank lines":        "\n  \n{\"id\":1,\"text\":\"a\"}\n\r\n{\"id\":2,\"text\":\"a\"}\n\n",
		"no end of the last": "{\"id\":1,\"text\":\"a\"}\n{\"id\":2,\"text\":\"a\"}",
	} {
		if r := run(t, batchOf("q"), strings.NewReader(in)); r.err != nil || r.ids() != "1 2" {
			t.Errorf("%s: the results are %s with the error %v", name, r.ids(), r.err)
		}
	}
	if r := run(t, batchOf("q"), strings.NewReader("")); r.err != nil || len(r.results) > 0 {
		t.Errorf("of nothing there are %d results with the error %v", len(r.results), r.err)
	}
}

func TestBrokenLineEndsNoBatch(t *testing.T) {
	for in, want := range map[string]string{
		`{"id":2,"text":"a"`:                  "2: this is not JSON: unexpected end of JSON input",
		`{"id":2,"text":"a"} {}`:              "2: this is not JSON: invalid character '{' after top-level value",
		`[1]`:                                 "2: this is not a JSON object",
		`null`:                                "2: this is not a JSON object",
		`"text"`:                              "2: this is not a JSON object",
		`{"text":"a"}`:                        `2: this has no "id" that is a string or a number`,
		`{"id":null,"text":"a"}`:              `2: this has no "id" that is a string or a number`,
		`{"id":[2],"text":"a"}`:               `2: this has no "id" that is a string or a number`,
		`{"id":true,"text":"a"}`:              `2: this has no "id" that is a string or a number`,
		`{"id":2}`:                            `2: this has no "text"`,
		`{"id":2,"text":5}`:                   `2: "text" is not a string that can be used`,
		`{"id":2,"text":"a","question":7}`:    `2: "question" is not a string that can be used`,
		`{"id":2,"text":"a","seconds":"90"}`:  `2: "seconds" is not a number that can be used`,
		`{"id":2,"text":"a","seconds":1e400}`: `2: "seconds" is not a number that can be used`,
		`{"id":2,"text":"a","seconds":-1}`:    `2: "seconds" is -1; it takes 0 to 86400`,
		`{"id":2,"text":"a","seconds":86401}`: `2: "seconds" is 86401; it takes 0 to 86400`,
		"{\"id\":2,\"text\":\"\xff\"}":        "2: this is not UTF-8",
		`{"id":2,"text":"unknown"}`:           "2: there is no question",
		`{"id":2,"text":"` + strings.Repeat("a", 7*check.MaxAnswer):   "2: this is longer than an answer of 1 MB can be",
		strings.Repeat("[", 100_000):                                  "2: this is not JSON: invalid character '[' exceeded max depth",
		`{"id":2,"text":"` + "\x00" + `"}`:                            `2: this is not JSON: invalid character '\x00' in string literal`,
		strings.Repeat(`{"id":`, 3) + `1` + strings.Repeat(`}`, 3):    `2: this has no "id" that is a string or a number`,
		`{"id":2,"text":{"id":1}}` + strings.Repeat(" ", 1<<16) + `x`: "2: this is not JSON: invalid character 'x' after top-level value",
	} {
		r := run(t, batchOf("q"), strings.NewReader(line(t, 1, "a")+in+"\n"+line(t, 3, "a")))
		if r.ids() != "1 3" || !errors.Is(r.err, check.ErrBroken) {
			t.Errorf("%.60s: the results are %s with the error %v", in, r.ids(), r.err)
		}
		if !slices.Equal(r.complaints, []string{want}) {
			t.Errorf("%.60s: it says %q, want %q", in, r.complaints, want)
		}
	}
}

func TestBatchHoldsEachAnswerAgainstTheThreshold(t *testing.T) {
	b := batchOf("q")
	b.Threshold.MinCovered = 2
	two := line(t, 1, "two words")
	if r := run(t, b, strings.NewReader(two+two)); r.err != nil {
		t.Errorf("the error is %v", r.err)
	}
	var short check.NotMetError
	r := run(t, b, strings.NewReader(two+line(t, 2, "one")+line(t, 3, "uno")))
	if !errors.As(r.err, &short) || r.ids() != "1 2 3" {
		t.Fatalf("the results are %s with the error %v", r.ids(), r.err)
	}
	if want := "answers that miss the threshold: 2 of 3, the first in line 2 (key points covered: 1, asked for: 2)"; short.Error() != want {
		t.Errorf("it says %q, want %q", short, want)
	}
	if r := run(t, b, strings.NewReader(line(t, 2, "one")+"{\n")); !errors.Is(r.err, check.ErrBroken) {
		t.Errorf("with a broken line the error is %v", r.err)
	}
}

// endless gives the same line for ever.
type endless struct{ line string }

func (e *endless) Read(p []byte) (int, error) { return copy(p, e.line), nil }

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFailed }

func TestBatchEndsWhereItsResultsCannotBeWritten(t *testing.T) {
	err := batchOf("q").Run(context.Background(), &endless{line(t, 1, "a")}, full{})
	if !errors.Is(err, errFailed) {
		t.Errorf("the error is %v", err)
	}
}

func TestBatchSaysThatItsInputBrokeOff(t *testing.T) {
	in := io.MultiReader(strings.NewReader("{\n"+line(t, 1, "a")), failing{})
	r := run(t, batchOf("q"), in)
	if !errors.Is(r.err, errFailed) || errors.Is(r.err, check.ErrBroken) || r.ids() != "1" {
		t.Errorf("the results are %s with the error %v", r.ids(), r.err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errFailed }

func TestBatchEndsWithItsContext(t *testing.T) {
	for name, in := range map[string]func() io.Reader{
		"while it waits for a line": func() io.Reader { r, _ := io.Pipe(); return r },
		"while there are lines":     func() io.Reader { return &endless{line(t, 1, "a")} },
	} {
		ctx, cancel := context.WithCancelCause(context.Background())
		go cancel(errFailed)
		if err := batchOf("q").Run(ctx, in(), io.Discard); !errors.Is(err, errFailed) {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}

// What bounds the memory of a batch: while one answer takes long, only so
// many others are begun.
func TestBatchBeginsNoMoreThanAhead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancelCause(context.Background())
		b := batchOf("q")
		var begun atomic.Int64
		b.Check = func(check.Request) (check.Checked, error) {
			begun.Add(1)
			<-ctx.Done()
			return check.Checked{}, nil
		}
		go func() {
			synctest.Wait() // until nothing moves
			if got := begun.Load(); got != int64(b.Ahead) {
				t.Errorf("%d answers are in work, want %d", got, b.Ahead)
			}
			cancel(errFailed)
		}()
		if err := b.Run(ctx, &endless{line(t, 1, "a")}, io.Discard); !errors.Is(err, errFailed) {
			t.Errorf("the error is %v", err)
		}
	})
}

func FuzzBatchAccountsForEveryLine(f *testing.F) {
	for _, seed := range []string{
		"{\"id\":1,\"text\":\"a\"}\n", "{\"id\":\"é\",\"text\":\"\\ud800\",\"seconds\":1e9}\r\n{", "\uFEFF\n[]\n", "{\"id\":-0,\"text\":\"\x00\"}",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		lines := 0
		for l := range bytes.Lines(bytes.TrimPrefix(in, []byte("\uFEFF"))) {
			if len(bytes.TrimSpace(l)) > 0 {
				lines++
			}
		}
		r := run(t, batchOf("q"), bytes.NewReader(in))
		if got := len(r.results) + len(r.complaints); got != lines {
			t.Errorf("of %d lines came %d results and %q", lines, len(r.results), r.complaints)
		}
		if (r.err == nil) != (len(r.complaints) == 0) {
			t.Errorf("with %q the error is %v", r.complaints, r.err)
		}
	})
}
