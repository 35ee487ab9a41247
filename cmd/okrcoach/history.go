package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"okrcoach/internal/clean"
	"okrcoach/internal/history"
	"okrcoach/internal/peer"
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
			"Unfinished answers and interviews are named on standard error, and are not in the list or its JSON.",
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

func runHistory(ctx context.Context, h *host, archive *history.Archive, o *historyOptions) error {
	attempts, err := archive.Attempts(ctx, o.filter)
	if err != nil {
		return err
	}
	err = h.listAttempts(attempts, o)
	if o.json {
		return err
	}
	return errors.Join(err, h.listDrafts(ctx, archive), h.listInterviews(ctx, archive))
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

// listInterviews names the interviews that are not finished, beside the drafts.
func (h *host) listInterviews(ctx context.Context, archive *history.Archive) error {
	unfinished, err := archive.Journals(ctx)
	for _, u := range unfinished {
		fmt.Fprintf(h.err, "Not finished: the mock interview %s%s\n", u.ID, goneOnWith(archive, u))
	}
	return err
}

// goneOnWith says whose an interview is, and what goes on with it, as far as
// its journal tells.
func goneOnWith(archive *history.Archive, u history.Unfinished) string {
	left := ", left on " + report.Date(u.WrittenAt) + ". "
	g, err := glance(archive, u.ID)
	if err != nil {
		return left + "Its log cannot be read."
	}
	command := "okrcoach mock --host"
	if g.OneKeyboard {
		command = "okrcoach mock"
	}
	line := " of " + clean.Line(g.Host) + " and " + clean.Line(g.Guest) + left + command
	if !g.Begun {
		// One that both were not ready for is forgotten then.
		return line + " goes on with it if both were ready."
	}
	return line + " goes on with it."
}

// glance looks at the journal of an interview.
func glance(archive *history.Archive, id string) (peer.Glance, error) {
	log, err := archive.ReadJournal(id)
	if err != nil {
		return peer.Glance{}, err
	}
	defer func() { _ = log.Close() }() // it was only read
	return peer.Look(log)
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
