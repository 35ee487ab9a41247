package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"okrcoach/internal/questions"
	"okrcoach/internal/report"
)

type showQuestionOptions struct {
	id           string
	questions    string
	sample, full bool
	json         bool
}

func newShowQuestion(h *host) *cobra.Command {
	o := &showQuestionOptions{}
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Print a question as Markdown",
		Long:  "Print a question as Markdown: what is asked, why, and how to answer. What an answer is judged by stays closed unless you ask for it; trying first teaches more.",
		Args:  fromTo(1, 1, "the id of a question"),
		RunE: func(_ *cobra.Command, args []string) error {
			o.id = args[0]
			return runShowQuestion(h, o)
		},
		ValidArgsFunction: h.completeQuestion,
	}
	cmd.Flags().BoolVar(&o.sample, "sample", false, "with the sample answer")
	cmd.Flags().BoolVar(&o.full, "full", false, "with key points, mistakes, published facts and the sample answer")
	cmd.Flags().BoolVar(&o.json, "json", false, "write all of it as JSON")
	questionsFlag(cmd, &o.questions)
	return cmd
}

// shownQuestion is a question for scripts.
type shownQuestion struct {
	questions.Question
	TimeSeconds int `json:"time_seconds"`
}

func runShowQuestion(h *host, o *showQuestionOptions) error {
	q, err := h.library(o.questions).Find(o.id)
	if err != nil {
		return err
	}
	if o.json {
		return writeJSON(h.out, shownQuestion{q, int(q.Time.Seconds())})
	}
	_, err = fmt.Fprint(h.out, questionPage(&q, o.sample || o.full, o.full))
	return err
}

// questionPage writes a question as Markdown.
func questionPage(q *questions.Question, sample, rubric bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s · %s\n", q.Title, report.Facts(q), report.Length(q.Time))
	section := func(title, text string) { fmt.Fprintf(&b, "\n## %s\n\n%s\n", title, strings.TrimSpace(text)) }
	section("Question", q.Prompt)
	section("Why interviewers ask", q.Why)
	section("How to answer", q.HowTo)
	if rubric {
		section("Key points", keyPoints(q))
		section("Mistakes", mistakes(q))
		if len(q.Published) > 0 {
			section("What the company has published", published(q))
		}
	}
	if sample {
		section("Sample answer", q.Sample)
	}
	return b.String()
}

func keyPoints(q *questions.Question) string {
	var b strings.Builder
	for _, k := range q.KeyPoints {
		fmt.Fprintf(&b, "- %s: %s\n  Hint: %s\n  Asked next: %s\n  Say: %s\n", k.ID, k.Point, k.Hint, k.FollowUp, k.Say)
	}
	return b.String()
}

func mistakes(q *questions.Question) string {
	var b strings.Builder
	for _, m := range q.Mistakes {
		fmt.Fprintf(&b, "- %s: %s\n  Instead: %s\n", m.ID, m.Mistake, m.Repair)
	}
	return b.String()
}

func published(q *questions.Question) string {
	var b strings.Builder
	for _, f := range q.Published {
		fmt.Fprintf(&b, "- %s (%s)\n", f.Fact, f.Source)
	}
	return b.String()
}
