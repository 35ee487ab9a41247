package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"okrcoach/internal/clean"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
	"okrcoach/internal/report"
)

type historyOptions struct {
	filter history.Filter
	json   bool
}

func newHistory(h *host) *cobra.Command {
	o := &historyOptions{}
	cmd := &cobra.Command{
		Use:   "history",
		Short: "List your attempts",
		Long: "List your attempts, the latest first. They are kept, with every answer, until you delete them.\n\n" +
			"Where a command takes the id of an attempt, its first letters will do as long as no other id begins with them.\n\n" +
			"Unfinished answers are named on standard error, and are not in the list or its JSON.",
		Example: "okrcoach history --question stripe-core-api-okrs\nokrcoach history export 7k3m > attempt.md\nokrcoach history delete 7k3m",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.filter.Limit < 0 {
				return usagef("--limit takes a number of attempts, and %d is none", o.filter.Limit)
			}
			if h.untouched() {
				return h.listAttempts(nil, o)
			}
			return h.withHistory(cmd.Context(), func(ctx context.Context, a *history.Archive) error {
				return runHistory(ctx, h, a, o)
			})
		},
	}
	cmd.Flags().StringVar(&o.filter.Question, "question", "", "only attempts at this question")
	cmd.Flags().IntVar(&o.filter.Limit, "limit", 0, "so many attempts at most")
	cmd.Flags().BoolVar(&o.json, "json", false, "write JSON")
	must(cmd.RegisterFlagCompletionFunc("question", h.completeQuestion))
	cmd.AddCommand(newShowAttempt(h), newExport(h), newDelete(h))
	return cmd
}

// withHistory opens the archive for a command, says what is wrong with it,
// and closes it again. Where nothing was ever kept it creates nothing, and
// the error is history.ErrNotFound.
func (h *host) withHistory(ctx context.Context, run func(context.Context, *history.Archive) error) error {
	if h.untouched() {
		return fmt.Errorf("%w: nothing is kept yet", history.ErrNotFound)
	}
	archive := h.openArchive(ctx)
	if t := archive.Trouble(); t != nil {
		fmt.Fprintln(h.err, report.Sentence(t))
	}
	err := run(ctx, archive)
	for _, w := range archive.Warnings() {
		fmt.Fprintln(h.err, report.Sentence(w))
	}
	return errors.Join(err, archive.Close())
}

// listedAttempt is an attempt in the list for scripts.
type listedAttempt struct {
	ID               string         `json:"id"`
	Question         string         `json:"question"`
	QuestionTitle    string         `json:"question_title"`
	StartedAt        time.Time      `json:"started_at"`
	LimitSeconds     int            `json:"limit_seconds"`
	AnsweringSeconds int            `json:"answering_seconds"`
	Words            int            `json:"words"`
	Verdicts         map[string]int `json:"verdicts"`
}

func runHistory(ctx context.Context, h *host, archive *history.Archive, o *historyOptions) error {
	attempts, err := archive.Attempts(ctx, o.filter)
	if err != nil {
		return err
	}
	err = h.listAttempts(attempts, o)
	if o.json {
		return err
	}
	return errors.Join(err, h.listDrafts(ctx, archive))
}

// listAttempts writes the list in the form that was asked for.
func (h *host) listAttempts(attempts []history.Attempt, o *historyOptions) error {
	switch {
	case o.json:
		return writeJSON(h.out, listedAttempts(attempts))
	case len(attempts) > 0:
		return writeTable(h.out, attemptRows(attempts))
	case o.filter.Question != "":
		fmt.Fprintf(h.err, "There are no attempts at %s. okrcoach history lists them all.\n", clean.Line(o.filter.Question))
	default:
		fmt.Fprintln(h.err, "There are no attempts yet. okrcoach practice begins one.")
	}
	return nil
}

// listDrafts names what is not finished, on standard error: it is no attempt
// yet, and can be deleted like one.
func (h *host) listDrafts(ctx context.Context, archive *history.Archive) error {
	drafts, err := archive.Drafts(ctx)
	for _, d := range drafts {
		fmt.Fprintf(h.err, "Not finished: %s, %s, %s. okrcoach offers it at the next start.\n", d.ID, d.QuestionTitle, report.Progress(d))
	}
	return err
}

func listedAttempts(attempts []history.Attempt) []listedAttempt {
	list := make([]listedAttempt, 0, len(attempts))
	for _, a := range attempts {
		l := listedAttempt{
			ID: a.ID, Question: a.QuestionID, QuestionTitle: a.QuestionTitle, StartedAt: a.StartedAt,
			LimitSeconds: int(a.Limit.Seconds()), AnsweringSeconds: int(a.Answering.Seconds()), Verdicts: map[string]int{},
		}
		if a.Review != nil {
			l.Words = a.Review.Delivery.Words
			for _, c := range a.Review.Criteria {
				l.Verdicts[string(c.Verdict)]++
			}
		}
		list = append(list, l)
	}
	return list
}

func attemptRows(attempts []history.Attempt) [][]string {
	rows := [][]string{{"ID", "DATE", "QUESTION", "TIME", "WORDS", "KEY POINTS"}}
	for _, a := range attempts {
		took, words, points := report.Clock(a.Answering), "", "not judged"
		if report.Untimed(a) {
			took = "–"
		}
		if a.Review != nil {
			words = fmt.Sprint(a.Review.Delivery.Words)
			points = report.Tally(a.Review.Criteria, rubric.KeyPoint)
		}
		rows = append(rows, []string{a.ID, a.StartedAt.Format(time.DateOnly), a.QuestionID, took, words, points})
	}
	return rows
}

// findAttempt returns the attempt that an id or its beginning names.
func findAttempt(ctx context.Context, archive *history.Archive, id string) (history.Attempt, error) {
	a, err := archive.Attempt(ctx, id)
	if !errors.Is(err, history.ErrAmbiguous) {
		return a, err
	}
	all, readErr := archive.Attempts(ctx, history.Filter{})
	if readErr != nil {
		return a, err
	}
	var candidates []string
	for _, other := range all {
		if strings.HasPrefix(other.ID, strings.ToLower(id)) {
			candidates = append(candidates, other.ID)
		}
	}
	if len(candidates) == 0 {
		return a, err
	}
	return a, fmt.Errorf("%w: %s", err, strings.Join(candidates, ", "))
}
