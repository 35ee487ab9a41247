package main

import (
	"slices"

	"github.com/spf13/cobra"

	"okrcoach/internal/history"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
)

type completion func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective)

// completeQuestion completes the id of a question.
func (h *host) completeQuestion(cmd *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	folder, _ := cmd.Flags().GetString("questions") // a command without the flag has no folder
	var ids []cobra.Completion
	for _, q := range h.library(folder).All() {
		ids = append(ids, cobra.CompletionWithDesc(q.ID, q.Title))
	}
	return ids, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

// completeQuestionFlag completes the flag that names a question.
func (h *host) completeQuestionFlag(cmd *cobra.Command) {
	must(cmd.RegisterFlagCompletionFunc("question", func(cmd *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return h.completeQuestion(cmd, nil, typed)
	}))
}

// completeAttempts completes the ids of attempts, up to so many of them.
func (h *host) completeAttempts(most int) completion {
	return func(cmd *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) >= most || h.untouched() {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		archive := h.openArchive(cmd.Context())
		defer func() { _ = archive.Close() }() // nothing was written
		attempts, _ := archive.Attempts(cmd.Context(), history.Filter{})
		var ids []cobra.Completion
		for _, a := range attempts {
			if !slices.Contains(args, a.ID) {
				ids = append(ids, cobra.CompletionWithDesc(a.ID, report.Date(a.StartedAt)+" "+a.QuestionTitle))
			}
		}
		return ids, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}

// completeFilters completes the flags that filter questions.
func (h *host) completeFilters(cmd *cobra.Command) {
	values := map[string]func(*questions.Library) []string{
		"company":  (*questions.Library).Companies,
		"category": (*questions.Library).Categories,
		"difficulty": func(*questions.Library) []string {
			return []string{string(questions.Easy), string(questions.Medium), string(questions.Hard)}
		},
	}
	for flag, of := range values {
		must(cmd.RegisterFlagCompletionFunc(flag, func(cmd *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			folder, _ := cmd.Flags().GetString("questions")
			return of(h.library(folder)), cobra.ShellCompDirectiveNoFileComp
		}))
	}
	h.completeNothing(cmd, "text")
}

// completeNothing keeps the shell from offering files for a flag.
func (h *host) completeNothing(cmd *cobra.Command, flag string) {
	must(cmd.RegisterFlagCompletionFunc(flag, cobra.NoFileCompletions))
}

// must is for errors that only a misspelt flag name can cause.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
