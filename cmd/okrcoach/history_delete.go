package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"okrcoach/internal/clean"
	"okrcoach/internal/history"
	"okrcoach/internal/report"
)

type deleteOptions struct {
	ids []string
	all bool
	yes bool
}

func newDelete(h *host) *cobra.Command {
	o := &deleteOptions{}
	const anyNumber = 1000
	cmd := &cobra.Command{
		Use:   "delete [ID...]",
		Short: "Delete attempts for good",
		Long: "Delete attempts for good, each with its draft and its plain files. It asks first; where there is no terminal to ask on, --yes is needed.\n\n" +
			"--all also removes unfinished answers and interviews, and histories that were set aside as damaged.",
		RunE: func(cmd *cobra.Command, args []string) error {
			o.ids = args
			if o.all == (len(args) > 0) {
				return usagef("it takes either ids of attempts or --all")
			}
			if !o.yes && !isTerminal(h.in) {
				return usagef("there is no terminal to ask on; add --yes to delete without a question")
			}
			if o.all && h.untouched() {
				return h.print(nothingToDelete)
			}
			return h.withHistory(cmd.Context(), func(ctx context.Context, a *history.Archive) error {
				return runDelete(ctx, h, a, o)
			})
		},
		ValidArgsFunction: h.completeAttempts(anyNumber),
	}
	cmd.Flags().BoolVar(&o.all, "all", false, "delete everything that is kept")
	cmd.Flags().BoolVar(&o.yes, "yes", false, "do not ask")
	return cmd
}

const nothingToDelete = "There was nothing to delete."

func runDelete(ctx context.Context, h *host, archive *history.Archive, o *deleteOptions) error {
	if o.all {
		return h.deleteAll(ctx, archive, o.yes)
	}
	var ids []string
	for _, typed := range o.ids {
		id, err := findDeletable(ctx, archive, typed)
		if err != nil {
			return err
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if !o.yes && !h.confirm(fmt.Sprintf("Delete %s for good?", report.Plural(len(ids), "attempt"))) {
		return h.print("Nothing was deleted.")
	}
	deleted, err := deleteEach(ctx, archive, ids)
	if aside := archive.SetAside(); len(aside) > 0 {
		fmt.Fprintf(h.err, "A damaged history is set aside in %s and may hold them too. okrcoach history delete --all removes it.\n", clean.Line(strings.Join(aside, ", ")))
	}
	if deleted > 0 {
		err = errors.Join(h.print(report.Plural(deleted, "attempt")+" deleted."), err)
	}
	return err
}

// deleteEach deletes until something cannot be, and returns how many went.
func deleteEach(ctx context.Context, archive *history.Archive, ids []string) (deleted int, err error) {
	var traces []error
	for _, id := range ids {
		err := archive.Delete(ctx, id)
		if errors.Is(err, history.ErrNotFound) && isUnfinished(ctx, archive, id) {
			err = archive.DiscardJournal(ctx, id)
		}
		switch {
		case errors.Is(err, history.ErrTrace):
			traces = append(traces, err)
		case err != nil:
			return deleted, errors.Join(append(traces, err)...)
		}
		deleted++
	}
	return deleted, errors.Join(traces...)
}

func (h *host) deleteAll(ctx context.Context, archive *history.Archive, yes bool) error {
	if !yes && !h.confirm("Delete all attempts, unfinished answers and interviews, and damaged histories for good?") {
		return h.print("Nothing was deleted.")
	}
	// What cannot be read goes without being counted.
	drafts, _ := archive.Drafts(ctx)
	interviews, _ := archive.Journals(ctx)
	aside := archive.SetAside()
	attempts, err := archive.DeleteAll(ctx)
	if err != nil && !errors.Is(err, history.ErrTrace) {
		return err
	}
	return errors.Join(h.print(deletion(attempts, len(drafts), len(interviews), len(aside))), err)
}

// deletion says what was deleted.
func deletion(attempts, drafts, interviews, aside int) string {
	var parts []string
	for _, part := range []struct {
		n    int
		noun string
	}{{attempts, "attempt"}, {drafts, "unfinished answer"}, {interviews, "unfinished interview"}, {aside, "damaged file"}} {
		if part.n > 0 {
			parts = append(parts, report.Plural(part.n, part.noun))
		}
	}
	if len(parts) == 0 {
		return nothingToDelete
	}
	return strings.Join(parts, ", ") + " deleted."
}

// findDeletable returns the full id of an attempt, or of an unfinished answer
// or interview.
func findDeletable(ctx context.Context, archive *history.Archive, typed string) (string, error) {
	a, err := findAttempt(ctx, archive, typed)
	if !errors.Is(err, history.ErrNotFound) {
		return a.ID, err
	}
	drafts, draftsErr := archive.Drafts(ctx)
	if draftsErr != nil {
		return "", draftsErr
	}
	for _, d := range drafts {
		if d.ID == typed {
			return d.ID, nil
		}
	}
	if isUnfinished(ctx, archive, typed) {
		return typed, nil
	}
	return "", err
}

// isUnfinished reports whether an interview with this id can be gone on with.
func isUnfinished(ctx context.Context, archive *history.Archive, id string) bool {
	// What cannot be looked through has nothing that could be deleted.
	unfinished, _ := archive.Journals(ctx)
	return slices.ContainsFunc(unfinished, func(u history.Unfinished) bool { return u.ID == id })
}

// confirm asks for a y on standard error, so that it is seen where the output
// goes elsewhere.
func (h *host) confirm(question string) bool {
	fmt.Fprint(h.err, question+" y/N: ")
	reply, err := bufio.NewReader(h.in).ReadString('\n')
	if errors.Is(err, io.EOF) {
		fmt.Fprintln(h.err)
	}
	reply = strings.ToLower(strings.TrimSpace(reply))
	return reply == "y" || reply == "yes"
}

func (h *host) print(line string) error {
	_, err := fmt.Fprintln(h.out, line)
	return err
}
