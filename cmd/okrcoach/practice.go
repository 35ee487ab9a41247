package main

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"okrcoach/internal/critique"
	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/questions"
	"okrcoach/internal/ui/plain"
)

// plainHelp says when there is no full screen, and what a pipe gets.
const plainHelp = "With --plain, and where there is no full screen, the practice is a dialogue on plain lines. " +
	"Where standard input is no terminal, all of it is the answer: the review comes on standard output, and the attempt is kept in the history; an empty answer is reviewed and not kept."

// practiceOptions are the flags of a practice.
type practiceOptions struct {
	question  string
	questions string
	limit     limitFlag
	offline   bool
	plain     bool
	json      bool
}

func (o *practiceOptions) flags(cmd *cobra.Command, h *host) {
	cmd.Flags().Var(&o.limit, "time", "time for the answer instead of the question's own, such as 5m or 90s")
	cmd.Flags().BoolVar(&o.offline, "offline", false, "never open a network socket")
	cmd.Flags().BoolVar(&o.plain, "plain", false, "plain lines instead of a full screen")
	cmd.Flags().BoolVar(&o.json, "json", false, "plain lines, and the attempt with its review as JSON")
	questionsFlag(cmd, &o.questions)
	h.completeNothing(cmd, "time")
}

func newPractice(h *host) *cobra.Command {
	o := &practiceOptions{}
	cmd := &cobra.Command{
		Use:   "practice [ID]",
		Short: "Answer a question against the clock",
		Long:  "Answer a question against the clock. Without an ID it is the first one. " + plainHelp,
		Args:  fromTo(0, 1, "the id of a question"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.question = questions.Opening
			if len(args) > 0 {
				o.question = args[0]
			}
			return runPractice(cmd.Context(), h, o)
		},
		ValidArgsFunction: h.completeQuestion,
	}
	o.flags(cmd, h)
	return cmd
}

// runPractice chooses the form of the practice that fits the streams.
func runPractice(ctx context.Context, h *host, o *practiceOptions) error {
	ctx, stop := untilSignal(ctx)
	defer stop()
	err := h.practise(ctx, o)
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	return err
}

func (h *host) practise(ctx context.Context, o *practiceOptions) error {
	switch {
	case !isTerminal(h.in):
		return plain.Pipe(ctx, h.plainOptions(o))
	case o.plain, o.json, !h.interactive():
		return h.runDialogue(ctx, o)
	}
	return h.runScreens(ctx, o)
}

func (h *host) plainOptions(o *practiceOptions) plain.Options {
	library := h.library(o.questions)
	return plain.Options{
		In: h.in, Talk: h.err, Out: h.out, JSON: o.json,
		Library: library, OpenArchive: h.openArchive, Judge: judgeBeside(library),
		Uptime: h.uptime, Today: h.today, NewID: h.newID,
		Question: o.question, Limit: time.Duration(o.limit), Offline: o.offline,
	}
}

// runDialogue keeps standard output for the review alone where that is more
// than a terminal to read on.
func (h *host) runDialogue(ctx context.Context, o *practiceOptions) error {
	options := h.plainOptions(o)
	if isTerminal(h.out) && !o.json {
		options.Talk = h.out
	}
	if options.Question == "" && !history.Exists(h.data) {
		options.Question = questions.Opening
	}
	ticker := time.NewTicker(practice.BeatEvery)
	defer ticker.Stop()
	options.Ticks = ticker.C
	var stop func()
	options.HungUp = func() bool { return !isTerminal(h.in) }
	options.Suspended, options.Suspend, stop = jobControl()
	defer stop()
	return plain.Run(ctx, options)
}

// judgeBeside reviews answers offline. It knows the other questions, so that
// an answer to one of them earns nothing on this. The judge of a question is
// prepared once, for its first answer and all that follow it.
func judgeBeside(library *questions.Library) func(questions.Question, critique.Answer) critique.Review {
	judges := sync.OnceValue(func() *critique.Judges { return critique.NewJudges(library.All()) })
	return func(q questions.Question, a critique.Answer) critique.Review {
		if !library.Has(q.ID) {
			// An attempt may outlive the file of its question.
			return critique.New(&q, library.All()...).Review(a)
		}
		return judges().Of(q.ID).Review(a)
	}
}

// limitFlag is the time for an answer; 0 is the question's own.
type limitFlag time.Duration

// The bounds are those of the question format.
const (
	shortestLimit = 30 * time.Second
	longestLimit  = 2 * time.Hour
)

// Set implements pflag.Value.
func (l *limitFlag) Set(s string) error {
	d, err := time.ParseDuration(s)
	if err != nil || d < shortestLimit || d > longestLimit {
		return errors.New("it takes a time from 30s to 2h, such as 5m, 90s or 7m30s")
	}
	*l = limitFlag(d)
	return nil
}

// String implements pflag.Value.
func (l *limitFlag) String() string {
	if *l == 0 {
		return ""
	}
	return time.Duration(*l).String()
}

// Type implements pflag.Value.
func (l *limitFlag) Type() string { return "duration" }
