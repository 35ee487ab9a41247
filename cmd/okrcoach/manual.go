package main

import (
	"fmt"

	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"
)

// newManual is for packagers, and stays out of the help.
func newManual(h *host) *cobra.Command {
	return &cobra.Command{
		Use:    "man",
		Short:  "Write the manual page",
		Hidden: true,
		Args:   noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			const userCommands = 1
			page, err := mango.NewManPage(userCommands, cmd.Root())
			if err != nil {
				return fmt.Errorf("the manual page cannot be made: %w", err)
			}
			_, err = fmt.Fprint(h.out, page.Build(roff.NewDocument()))
			return err
		},
	}
}
