package plain

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"okrcoach/internal/check"
	"okrcoach/internal/clean"
	"okrcoach/internal/critique"
	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
)

// Pipe takes all of the input as the answer, judges it, keeps the attempt and
// writes the review. Nothing is known of the time it took. An empty answer
// gets its review, which says so, and is not kept.
func Pipe(ctx context.Context, o Options) error {
	id := o.Question
	if id == "" {
		id = questions.Opening
	}
	q, err := o.Library.Find(id)
	if err != nil {
		return err
	}
	text, err := readAnswer(ctx, o.In)
	if err != nil {
		return err
	}
	if !utf8.ValidString(text) {
		fmt.Fprintln(o.Talk, "The answer holds bytes that are not UTF-8. Each of them is shown as \uFFFD.")
	}
	a, err := o.judgeWhole(q, clean.Text(text))
	if err != nil {
		return err
	}
	o.keepWhole(ctx, a)
	return o.writeReview(a, &q)
}

// readAnswer reads the input to its end, or until the context ends.
func readAnswer(ctx context.Context, in io.Reader) (string, error) {
	type result struct {
		text string
		err  error
	}
	read := make(chan result, 1)
	go func() {
		text, err := check.ReadText(in)
		read <- result{text, err}
	}()
	select {
	case <-ctx.Done():
		return "", context.Cause(ctx)
	case r := <-read:
		return r.text, r.err
	}
}

// judgeWhole takes an answer that came whole through an attempt in no time.
func (o Options) judgeWhole(q questions.Question, text string) (history.Attempt, error) {
	s := practice.New(q, practice.Options{ID: o.NewID(), Limit: o.Limit, StartedAt: o.Today()})
	const now = time.Duration(0)
	if err := s.BeginAnswer(now); err != nil {
		return history.Attempt{}, err
	}
	s.SetAnswer(text, len(text), len(text))
	if err := errors.Join(s.Submit(now), s.BeginRating()); err != nil {
		return history.Attempt{}, err
	}
	var r critique.Review
	slowly(o.Talk, judging, func() { r = o.Judge(q, s.Answered()) })
	return s.Finish(r)
}

// keepWhole keeps the attempt, and says where it is.
func (o Options) keepWhole(ctx context.Context, a history.Attempt) {
	if strings.TrimSpace(a.Text) == "" {
		fmt.Fprintln(o.Talk, "The answer is empty, so nothing is kept in the history.")
		return
	}
	archive := o.OpenArchive(ctx)
	err := archive.Finish(ctx, a)
	if err == nil {
		fmt.Fprintf(o.Talk, "Kept in the history as %s.\n", a.ID)
		if t := archive.Trouble(); t != nil {
			err = t
		}
	}
	if err = errors.Join(err, archive.Close()); err != nil {
		fmt.Fprintln(o.Talk, report.Sentence(err))
	}
}

// writeReview writes the review in the form that was asked for.
func (o Options) writeReview(a history.Attempt, q *questions.Question) error {
	if o.JSON {
		enc := json.NewEncoder(o.Out)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		return enc.Encode(a)
	}
	_, err := fmt.Fprintf(o.Out, "# %s\n\n%s\n\n%s", a.QuestionTitle, report.Summary(a), report.Review(a, q))
	return err
}
