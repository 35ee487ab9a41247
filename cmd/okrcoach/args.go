package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

func isUsage(err error) bool {
	var usage usageError
	return errors.As(err, &usage)
}

// asUsage makes err an error of the command line that was meant for cmd.
func asUsage(err error, cmd *cobra.Command) error {
	var usage usageError
	if errors.As(err, &usage) && usage.command != "" {
		return usage
	}
	return usageError{err: err, command: cmd.CommandPath()}
}

// noArgs is for commands with subcommands: what stands there must be a
// misspelt one.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if !cmd.HasAvailableSubCommands() {
		return asUsage(tooMany(args[0]), cmd)
	}
	const near = 2 // letters that may be wrong
	cmd.SuggestionsMinimumDistance = near
	err := fmt.Errorf("there is no command %q", args[0])
	if meant := cmd.SuggestionsFor(args[0]); len(meant) > 0 {
		err = fmt.Errorf("%w; the nearest is %q", err, meant[0])
	}
	return asUsage(err, cmd)
}

// fromTo is for commands with so many arguments; what names one of them.
func fromTo(low, high int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < low:
			return asUsage(errors.New(what+" is missing"), cmd)
		case len(args) > high:
			return asUsage(tooMany(args[high]), cmd)
		}
		return nil
	}
}

func tooMany(arg string) error { return fmt.Errorf("there is no place for %q here", arg) }
