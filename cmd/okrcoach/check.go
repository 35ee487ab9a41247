package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"

	"github.com/spf13/cobra"

	"okrcoach/internal/check"
	"okrcoach/internal/clean"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
)

// checkOptions are the flags of a check.
type checkOptions struct {
	// path is the file to read, stdinPath for standard input.
	path      string
	question  string
	questions string
	seconds   secondsFlag
	json      bool
	// lines says that path holds a batch.
	lines     bool
	threshold check.Threshold
}

// stdinPath stands for standard input where the name of a file is taken.
const stdinPath = "-"

func newCheck(h *host) *cobra.Command {
	o := &checkOptions{}
	var batch string
	cmd := &cobra.Command{
		Use:   "check [FILE|-]",
		Short: "Check an answer that is written already",
		Long: "Check an answer in a file, or on standard input, and print what the judge says of it. Nothing is kept, and no network is used.\n\n" +
			"With --json the result is JSON of the schema " + check.Schema + ". With --batch it is one such object a line, in the order of the lines read: JSON objects with id, text and, if you like, question and seconds.\n\n" +
			"Exit codes: 0 done, 1 an answer that cannot be checked, 2 a command line that cannot be run, 3 an answer that misses a threshold.",
		Example: "okrcoach check answer.md\n" +
			"okrcoach check answer.md --question stripe-core-api-okrs --seconds 280 --json\n" +
			"okrcoach check answer.md --min-covered 4 --fail-on-mistake\n" +
			"okrcoach check --batch answers.jsonl > results.jsonl",
		Args: fromTo(0, 1, "the file with the answer"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.lines = cmd.Flags().Changed("batch"); o.lines {
				args = append([]string{batch}, args...)
			}
			if err := o.usable(h, args); err != nil {
				return err
			}
			return runCheck(cmd.Context(), h, o)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.question, "question", questions.Opening, "the id of the question that was answered")
	flags.Var(&o.seconds, "seconds", "how long the answer took, where that is known")
	flags.BoolVar(&o.json, "json", false, "write JSON")
	flags.StringVar(&batch, "batch", "", "read answers from a file of JSON Lines, or - for standard input")
	flags.IntVar(&o.threshold.MinCovered, "min-covered", 0, "exit with 3 where fewer key points are covered")
	flags.BoolVar(&o.threshold.NoMistake, "fail-on-mistake", false, "exit with 3 where a mistake is made")
	questionsFlag(cmd, &o.questions)
	h.completeQuestionFlag(cmd)
	h.completeNothing(cmd, "seconds")
	h.completeNothing(cmd, "min-covered")
	return cmd
}

// usable takes the file to read from args, or returns the error of a command
// line that makes no sense. Nobody who gives no file wants to be waited for
// in silence.
func (o *checkOptions) usable(h *host, args []string) error {
	switch {
	case o.threshold.MinCovered < 0:
		return usagef("--min-covered takes a number from 0")
	case len(args) > 1:
		return usagef("--batch names the file to read; %w", tooMany(args[1]))
	case len(args) == 1:
		o.path = args[0]
	case isTerminal(h.in):
		return usagef("an answer is missing; name a file, or - to type it here")
	default:
		o.path = stdinPath
	}
	return nil
}

func runCheck(ctx context.Context, h *host, o *checkOptions) error {
	ctx, stop := untilSignal(ctx)
	defer stop()
	library := h.library(o.questions)
	// A question that is unknown is said before anything is read.
	if _, err := library.Find(o.question); err != nil {
		return err
	}
	in, err := h.open(o.path)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // nothing was written
	asked := check.Request{Question: o.question, Seconds: float64(o.seconds)}
	if o.lines {
		return h.checkBatch(ctx, in, o, check.NewChecker(library), asked)
	}
	return h.checkOne(ctx, in, o, check.NewChecker(library), asked)
}

// open opens a file to read, or standard input. A person at a terminal is told
// that it is their turn.
func (h *host) open(path string) (io.ReadCloser, error) {
	if path != stdinPath {
		f, err := os.Open(path)
		if err != nil {
			return nil, fmt.Errorf("the file cannot be read: %w", err)
		}
		return f, nil
	}
	if isTerminal(h.in) {
		end := "ctrl+d"
		if runtime.GOOS == "windows" {
			end = "ctrl+z and enter"
		}
		fmt.Fprintf(h.err, "Type here; %s on a line of its own ends it.\n", end)
	}
	return io.NopCloser(h.in), nil
}

// checkOne checks one answer that is read whole.
func (h *host) checkOne(ctx context.Context, in io.Reader, o *checkOptions, c check.Checker, asked check.Request) error {
	checked, err := unlessEnded(ctx, func() (check.Checked, error) {
		var err error
		if asked.Text, err = check.ReadAnswer(in); err != nil {
			return check.Checked{}, err
		}
		return c.Check(asked)
	})
	if err != nil {
		return err
	}
	page := []byte(clean.Text(report.Check(&checked.Question, checked.Answer, checked.Review)))
	if o.json {
		const indent = "  "
		if page, err = checked.Result().Encode(indent); err != nil {
			return err
		}
	}
	if _, err := h.out.Write(page); err != nil {
		return fmt.Errorf("the result cannot be written: %w", err)
	}
	return o.threshold.Met(checked.Review.Criteria)
}

// checkBatch checks all answers of a batch, on all processors.
func (h *host) checkBatch(ctx context.Context, in io.Reader, o *checkOptions, c check.Checker, defaults check.Request) error {
	// So that no processor waits while the answer that is next to be written
	// takes longer than those behind it.
	const ahead = 4
	return check.Batch{
		Defaults: defaults, Check: c.Check, Ahead: ahead * runtime.GOMAXPROCS(0), Threshold: o.threshold,
		Complain: func(line int, err error) { h.complain(fmt.Errorf("line %d: %w", line, err)) },
	}.Run(ctx, in, h.out)
}

// unlessEnded returns what do does, or the cause of the end of ctx where that
// comes first: a read from a terminal or a pipe cannot be called off.
func unlessEnded[T any](ctx context.Context, do func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := do()
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var none T
		return none, context.Cause(ctx)
	}
}

// secondsFlag is how long an answer took, in seconds; 0 where unknown.
type secondsFlag float64

// Set implements pflag.Value.
func (s *secondsFlag) Set(text string) error {
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || !check.PossibleSeconds(value) {
		return fmt.Errorf("it takes a number from 0 to %d", check.MaxSeconds)
	}
	*s = secondsFlag(value)
	return nil
}

// String implements pflag.Value.
func (s *secondsFlag) String() string {
	if *s == 0 {
		return ""
	}
	return strconv.FormatFloat(float64(*s), 'g', -1, 64)
}

// Type implements pflag.Value.
func (s *secondsFlag) Type() string { return "seconds" }
