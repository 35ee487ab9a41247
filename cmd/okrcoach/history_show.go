package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"okrcoach/internal/clean"
	"okrcoach/internal/history"
	"okrcoach/internal/report"
)

func newShowAttempt(h *host) *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Print an attempt with its review",
		Args:  fromTo(1, 1, "the id of an attempt"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return h.withHistory(cmd.Context(), func(ctx context.Context, archive *history.Archive) error {
				a, err := findAttempt(ctx, archive, args[0])
				if err != nil {
					return err
				}
				if asJSON {
					return writeJSON(h.out, a)
				}
				_, err = fmt.Fprint(h.out, h.attemptPage(a))
				return err
			})
		},
		ValidArgsFunction: h.completeAttempts(1),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	return cmd
}

func newExport(h *host) *cobra.Command {
	path := ""
	cmd := &cobra.Command{
		Use:   "export ID",
		Short: "Write an attempt as Markdown",
		Long:  "Write an attempt with its question, review and answer as Markdown to standard output, or to a new file that only you can read.",
		Args:  fromTo(1, 1, "the id of an attempt"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return h.withHistory(cmd.Context(), func(ctx context.Context, archive *history.Archive) error {
				a, err := findAttempt(ctx, archive, args[0])
				if err != nil {
					return err
				}
				return h.export(a, path)
			})
		},
		ValidArgsFunction: h.completeAttempts(1),
	}
	cmd.Flags().StringVarP(&path, "output", "o", "", "the file to write; one that exists is not overwritten")
	return cmd
}

func (h *host) export(a history.Attempt, path string) error {
	if path == "" || path == "-" {
		_, err := fmt.Fprint(h.out, h.attemptPage(a))
		return err
	}
	const private = 0o600
	if err := writeNew(path, h.attemptPage(a), private); err != nil {
		return err
	}
	_, err := fmt.Fprintf(h.out, "Written to %s.\n", clean.Line(path))
	return err
}

// attemptPage is the attempt as Markdown, with its question if that is still
// there.
func (h *host) attemptPage(a history.Attempt) string {
	if q, err := h.library("").Find(a.QuestionID); err == nil {
		return report.Markdown(a, &q)
	}
	return report.Markdown(a, nil)
}
