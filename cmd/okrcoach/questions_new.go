package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/spf13/cobra"

	"okrcoach/internal/clean"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
)

// defaultID is what a new question is called until its writer knows better.
const defaultID = "my-question"

func newSkeleton(h *host) *cobra.Command {
	return &cobra.Command{
		Use:   "new [ID]",
		Short: "Write the skeleton of a question file",
		Long:  "Write the skeleton of a question file, with notes, to ID.md in the current folder. A file that exists is never overwritten. Without an ID it is " + defaultID + ".",
		Args:  fromTo(0, 1, "the id of the question"),
		RunE: func(_ *cobra.Command, args []string) error {
			id := defaultID
			if len(args) > 0 {
				id = args[0]
			}
			return runSkeleton(h, id)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
}

func runSkeleton(h *host, id string) error {
	text, err := questions.Skeleton(id)
	if err != nil {
		return usageError{err: err}
	}
	name := id + ".md"
	const forReaders = 0o644 // a question is no secret, unlike an answer
	if err := writeNew(filepath.Join(h.dir, name), text, forReaders); err != nil {
		return err
	}
	_, err = fmt.Fprintf(h.out, "%s\n\nEdit it, then check it with\n  okrcoach questions lint %s\nand put it into %s to practise it.\n",
		name, name, clean.Line(h.ownQuestions()))
	return err
}

// writeNew writes a file that must not exist yet.
func writeNew(path, text string, mode fs.FileMode) error {
	err := report.Create(path, text, mode)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("the file %s exists and is not overwritten; choose another name", path)
	case err != nil:
		return fmt.Errorf("the file cannot be written: %w", err)
	}
	return nil
}
