package plain

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"okrcoach/internal/check"
	"okrcoach/internal/critique"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

// pipes runs Pipe on an answer.
func (d *desk) pipes(answer string) error {
	d.t.Helper()
	d.talk.Reset()
	d.out.Reset()
	o := d.options
	o.In, o.Talk, o.Out = strings.NewReader(answer), &d.talk, &d.out
	return Pipe(d.t.Context(), o)
}

func TestPipeReviewsAndKeepsTheAnswer(t *testing.T) {
	d := newDesk(t)
	d.options.Question = ""
	if err := d.pipes("Objective 1: fast.\r\nKey Result: p99 from 900 ms to 500 ms by June.\n"); err != nil {
		t.Fatal(err)
	}
	saidOnce(t, d.talk.String(), "Kept in the history as attempt-1.\n")
	saidOnce(t, d.out.String(), "# OKRs for Stripe's core API team\n")
	saidOnce(t, d.out.String(), "Not timed: the answer came whole.")
	a := d.attempts()[0]
	if a.QuestionID != questions.Opening || a.Answering != 0 || a.Review.Delivery.WordsPerMinute != 0 || strings.Contains(a.Text, "\r") {
		t.Errorf("kept %+v", a)
	}
}

func TestPipeOfNothingIsReviewedAndNotKept(t *testing.T) {
	for _, answer := range []string{"", " \n\t\n"} {
		d := newDesk(t)
		if err := d.pipes(answer); err != nil {
			t.Fatal(err)
		}
		saidOnce(t, d.talk.String(), "The answer is empty, so nothing is kept")
		saidOnce(t, d.out.String(), "## Key points: 5 missed")
		if len(d.attempts()) != 0 {
			t.Error("it was kept")
		}
	}
}

func TestPipeRefusesWhatIsTooLong(t *testing.T) {
	d := newDesk(t)
	d.options.Judge = func(questions.Question, critique.Answer) critique.Review { return critique.Review{} }
	if err := d.pipes(strings.Repeat("x", check.MaxAnswer+1)); !errors.Is(err, check.ErrTooLong) {
		t.Errorf("the error is %v", err)
	}
	if err := d.pipes(strings.Repeat("x", check.MaxAnswer)); err != nil {
		t.Error(err)
	}
}

func TestPipeSaysThatBytesAreNoText(t *testing.T) {
	d := newDesk(t)
	d.options.JSON = true
	if err := d.pipes("p99 \xff \x1b]0;title\x07 <500 ms>"); err != nil {
		t.Fatal(err)
	}
	saidOnce(t, d.talk.String(), "not UTF-8")
	var a history.Attempt
	if err := json.Unmarshal(d.out.Bytes(), &a); err != nil {
		t.Fatal(err)
	}
	if a.Text != "p99 \uFFFD  <500 ms>" || a.Review == nil {
		t.Errorf("kept %q", a.Text)
	}
	saidOnce(t, d.out.String(), "<500 ms>\"") // and not \u003c
}

func TestPipeOfAnUnknownQuestionReadsNothing(t *testing.T) {
	d := newDesk(t)
	d.options.Question = "stripe-core-api-okr"
	in := strings.NewReader("an answer")
	o := d.options
	o.In, o.Talk, o.Out = in, io.Discard, io.Discard
	if err := Pipe(t.Context(), o); !errors.Is(err, questions.ErrUnknown) || in.Len() != 9 {
		t.Errorf("the error is %v, %d bytes are left", err, in.Len())
	}
}

func TestPipeEndsWithItsContext(t *testing.T) {
	d := newDesk(t)
	cause := errors.New("the signal")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(cause)
	in, _ := io.Pipe()
	o := d.options
	o.In, o.Talk, o.Out = in, io.Discard, io.Discard
	if err := Pipe(ctx, o); !errors.Is(err, cause) {
		t.Errorf("the error is %v", err)
	}
}

func TestPipeTellsOfABrokenInputAndOutput(t *testing.T) {
	d := newDesk(t)
	broken := errors.New("broken")
	o := d.options
	o.In, o.Talk, o.Out = failing{broken}, io.Discard, io.Discard
	if err := Pipe(t.Context(), o); !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
	o.In, o.Out = bytes.NewBufferString("an answer"), failing{broken}
	if err := Pipe(t.Context(), o); !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
	if len(d.attempts()) != 1 {
		t.Error("the attempt was not kept before its review was written")
	}
}

type failing struct{ error }

func (f failing) Read([]byte) (int, error)  { return 0, f.error }
func (f failing) Write([]byte) (int, error) { return 0, f.error }
