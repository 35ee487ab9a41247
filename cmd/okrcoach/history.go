package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

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
			"Where a command takes the id of an attempt, its first letters will do as long as no other id begins with them.",
		Example: "okrcoach history --question stripe-core-api-okrs\nokrcoach history export 7k3m > attempt.md\nokrcoach history delete 7k3m",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
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
// and closes it again.
func (h *host) withHistory(ctx context.Context, run func(context.Context, *history.Archive) error) error {
	archive := h.openArchive(ctx)
	if t := archive.Trouble(); t != nil {
		fmt.Fprintln(h.err, report.Sentence(t))
	}
	for _, w := range archive.Warnings() {
		fmt.Fprintln(h.err, report.Sentence(w))
	}
	err := run(ctx, archive)
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
	if o.filter.Limit < 0 {
		return usagef("--limit takes a number of attempts, and %d is none", o.filter.Limit)
	}
	attempts, err := archive.Attempts(ctx, o.filter)
	if err != nil {
		return err
	}
	if o.json {
		return writeJSON(h.out, listedAttempts(attempts))
	}
	if len(attempts) > 0 {
		err = writeTable(h.out, attemptRows(attempts))
	} else {
		fmt.Fprintln(h.err, "There are no attempts yet. okrcoach practice begins one.")
	}
	return errors.Join(err, h.listDrafts(ctx, archive))
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
