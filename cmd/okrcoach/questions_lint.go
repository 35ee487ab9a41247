package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"okrcoach/internal/questions"
	"okrcoach/internal/report"
)

type lintOptions struct {
	paths  []string
	strict bool
	json   bool
}

func newLint(h *host) *cobra.Command {
	o := &lintOptions{}
	cmd := &cobra.Command{
		Use:   "lint PATH...",
		Short: "Check question files",
		Long: "Check question files, or all of those in a folder. Each fault is printed on standard output with its file, line and column, the line it is on, and what was expected there.\n\n" +
			"Exit code 1 says that there is an error. Warnings leave a question usable and do not count, unless --strict is given.",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return asUsage(fmt.Errorf("the path of a question file or of a folder is missing"), cmd)
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			o.paths = args
			return runLint(h, o)
		},
	}
	cmd.Flags().BoolVar(&o.strict, "strict", false, "count warnings as errors")
	cmd.Flags().BoolVar(&o.json, "json", false, "write JSON")
	return cmd
}

// lintResult is what lint found, for scripts.
type lintResult struct {
	Files  int               `json:"files"`
	Faults []questions.Fault `json:"faults"`
}

func runLint(h *host, o *lintOptions) error {
	result := lintFiles(h.library(""), o.paths)
	errs, warnings := 0, 0
	for _, f := range result.Faults {
		if f.Severity == questions.Error {
			errs++
		} else {
			warnings++
		}
	}
	if err := h.printLint(result, errs, warnings, o.json); err != nil {
		return err
	}
	if errs > 0 || o.strict && warnings > 0 {
		return errFaults
	}
	return nil
}

func (h *host) printLint(result lintResult, errs, warnings int, asJSON bool) error {
	if asJSON {
		return writeJSON(h.out, result)
	}
	var b strings.Builder
	for _, f := range result.Faults {
		fmt.Fprintln(&b, f.Excerpt())
	}
	counted := []string{}
	if errs > 0 {
		counted = append(counted, report.Plural(errs, "error"))
	}
	if warnings > 0 {
		counted = append(counted, report.Plural(warnings, "warning"))
	}
	if len(counted) == 0 {
		counted = append(counted, "no faults")
	}
	fmt.Fprintf(&b, "%s, %s.\n", report.Plural(result.Files, "file"), strings.Join(counted, ", "))
	_, err := fmt.Fprint(h.out, b.String())
	return err
}

// lintFiles checks the files at paths, together: they may refer to each other
// and to the questions of the library.
func lintFiles(library *questions.Library, paths []string) lintResult {
	files, faults := openFiles(paths)
	linted := map[string]*questions.File{}
	for _, f := range files {
		id := f.Question.ID
		if first := linted[id]; first != nil && f.Usable() {
			faults = append(faults, f.Fault(questions.Error, "id", fmt.Sprintf("the id %q is used in %s already", id, first.Path), "an id of its own"))
		} else if f.Usable() {
			linted[id] = f
		}
	}
	known := func(id string) bool { return linted[id] != nil || library.Has(id) }
	for _, f := range files {
		faults = append(faults, questions.Lint(f, questions.RelatedExist(known), proveJudged)...)
	}
	if faults == nil {
		faults = []questions.Fault{} // JSON's [] and not its null
	}
	return lintResult{Files: len(files), Faults: faults}
}

// openFiles reads the files at paths and in the folders there, and returns
// what is wrong with the folders. A file that is named twice is read once.
func openFiles(paths []string) (files []*questions.File, faults []questions.Fault) {
	var names []string
	add := func(f *questions.File) {
		if !slices.Contains(names, f.Path) {
			files, names = append(files, f), append(names, f.Path)
		}
	}
	for _, path := range paths {
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			add(questions.Open(path))
			continue
		}
		inside, wrong := openFolder(path)
		for _, f := range inside {
			add(f)
		}
		faults = append(faults, wrong...)
	}
	return files, faults
}

func openFolder(path string) (files []*questions.File, faults []questions.Fault) {
	folder := questions.Load(questions.Folder(path))
	files = folder.Files()
	ofFile := map[string]bool{}
	for _, f := range files {
		ofFile[f.Path] = true
	}
	for _, f := range folder.Faults() {
		if !ofFile[f.Path] {
			faults = append(faults, f)
		}
	}
	if len(files) == 0 && len(faults) == 0 {
		faults = append(faults, questions.Fault{
			Path: path, Severity: questions.Error,
			Message: "the folder holds no question files", Expected: "files that end in .md",
		})
	}
	return files, faults
}
