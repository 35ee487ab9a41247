package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"okrcoach/internal/questions"
	"okrcoach/internal/report"
)

// listOptions are the flags of the list of questions.
type listOptions struct {
	filter    questions.Filter
	questions string
	json      bool
}

func newQuestions(h *host) *cobra.Command {
	o := &listOptions{}
	cmd := &cobra.Command{
		Use:   "questions",
		Short: "List the questions",
		Long: "List the questions: those that come with okrcoach, and your own.\n\n" +
			"What is wrong with a question file is said on standard error; the others are listed all the same, and the exit code is 0.",
		Example: "okrcoach questions --company stripe --difficulty medium\nokrcoach questions lint my-question.md",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			return runQuestions(h, o)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.filter.Company, "company", "", "only questions asked at this company")
	flags.StringVar(&o.filter.Category, "category", "", "only questions of this category")
	flags.StringVar((*string)(&o.filter.Difficulty), "difficulty", "", "only easy, medium or hard questions")
	flags.StringVar(&o.filter.Text, "text", "", "only questions in which all these words occur")
	flags.BoolVar(&o.json, "json", false, "write JSON")
	questionsFlag(cmd, &o.questions)
	h.completeFilters(cmd)
	cmd.AddCommand(newShowQuestion(h), newLint(h), newSkeleton(h))
	return cmd
}

func questionsFlag(cmd *cobra.Command, folder *string) {
	cmd.Flags().StringVar(folder, "questions", "", "a folder of further questions")
}

// listedQuestion is a question in the list for scripts.
type listedQuestion struct {
	ID          string               `json:"id"`
	Title       string               `json:"title"`
	Company     string               `json:"company"`
	Category    string               `json:"category"`
	Difficulty  questions.Difficulty `json:"difficulty"`
	TimeSeconds int                  `json:"time_seconds"`
	Source      string               `json:"source"`
}

func runQuestions(h *host, o *listOptions) error {
	switch questions.Difficulty(strings.ToLower(string(o.filter.Difficulty))) {
	case "", questions.Easy, questions.Medium, questions.Hard:
	default:
		return usagef("there is no difficulty %q; it is easy, medium or hard", o.filter.Difficulty)
	}
	library := h.library(o.questions)
	found := library.Filter(o.filter)
	for _, f := range library.Faults() {
		fmt.Fprintln(h.err, f.Excerpt())
	}
	if o.json {
		return writeJSON(h.out, listed(found))
	}
	if len(found) == 0 {
		fmt.Fprintln(h.err, "No question fits.")
		return nil
	}
	return writeTable(h.out, questionRows(found))
}

func listed(found []questions.Question) []listedQuestion {
	list := make([]listedQuestion, 0, len(found))
	for _, q := range found {
		list = append(list, listedQuestion{
			ID: q.ID, Title: q.Title, Company: q.Company, Category: q.Category,
			Difficulty: q.Difficulty, TimeSeconds: int(q.Time.Seconds()), Source: q.Source,
		})
	}
	return list
}

func questionRows(found []questions.Question) [][]string {
	rows := [][]string{{"ID", "COMPANY", "CATEGORY", "DIFFICULTY", "TIME", "TITLE"}}
	for _, q := range found {
		rows = append(rows, []string{q.ID, q.Company, q.Category, string(q.Difficulty), report.Length(q.Time), q.Title})
	}
	return rows
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
