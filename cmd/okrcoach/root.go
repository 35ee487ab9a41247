package main

import (
	"context"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

// execute runs the command line and returns the exit code.
func execute(ctx context.Context, h *host, args []string) int {
	root := newRoot(h)
	root.SetArgs(args)
	root.SetIn(h.in)
	root.SetOut(h.out)
	root.SetErr(h.err)
	err := h.dispatch(ctx, root)
	h.complain(err)
	return exitCode(err)
}

// dispatch finds the command and runs it. Help pages are left to fang, and
// errors are not: before it shows either, fang asks the terminal for its
// background, which eats what was typed ahead and takes seconds where nobody
// answers. A terminal that knows no escape sequences is not asked at all.
func (h *host) dispatch(ctx context.Context, root *cobra.Command) error {
	root.SilenceErrors, root.SilenceUsage = true, true
	helpAsked := false
	if !h.dumb() || !isTerminal(h.out) {
		root.SetHelpFunc(func(*cobra.Command, []string) { helpAsked = true })
	}
	cmd, err := root.ExecuteContextC(ctx)
	switch {
	case isUsage(err):
		return asUsage(err, cmd)
	case err != nil || !helpAsked:
		return err
	}
	return fang.Execute(ctx, root, fang.WithoutVersion(), fang.WithoutManpage())
}

func newRoot(h *host) *cobra.Command {
	o := &practiceOptions{}
	root := &cobra.Command{
		Use:   "okrcoach",
		Short: "An interview coach for the terminal",
		Long: "An interview coach for the terminal: it asks a question, starts the clock, lets you type, and reviews the answer with your own words as proof.\n\n" +
			"Without a command it opens the first question, and once there is a history the list of questions. " + plainHelp + "\n\n" +
			"Exit codes: 0 done, 1 error, 2 a command line that cannot be run, 3 an answer that misses a threshold, 130 left with ctrl+c, 128 and its number for another signal.",
		Example: "okrcoach\nokrcoach practice stripe-core-api-okrs --time 3m\nokrcoach practice stripe-core-api-okrs < answer.md",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runPractice(cmd.Context(), h, o)
		},
	}
	o.flags(root, h)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return asUsage(err, cmd) })
	root.AddCommand(newPractice(h), newMock(h), newCheck(h), newCritique(h), newQuestions(h), newHistory(h), newDoctor(h), newVersion(h), newManual(h))
	mendBuiltIns(root)
	return root
}

// mendBuiltIns makes cobra's own commands refuse what they do not know, where
// they would show a help page and report success.
func mendBuiltIns(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "help":
			cmd.Args = func(_ *cobra.Command, args []string) error {
				meant, rest, _ := root.Find(args) // what is not found is left in rest
				return noArgs(meant, rest)
			}
		case "completion":
			cmd.Args = noArgs
			cmd.RunE = func(*cobra.Command, []string) error { return usagef("the name of a shell is missing") }
			for _, shell := range cmd.Commands() {
				shell.Args = noArgs
			}
		}
	}
}
