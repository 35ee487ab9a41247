package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"okrcoach/internal/check"
	"okrcoach/internal/clean"
	"okrcoach/internal/coach"
	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/llm"
	"okrcoach/internal/endpoint"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/screen"
)

// critiqueOptions are the flags of a critique.
type critiqueOptions struct {
	path      string
	question  string
	questions string
	seconds   secondsFlag
	json      bool
	allowHost string
}

func newCritique(h *host) *cobra.Command {
	o := &critiqueOptions{}
	cmd := &cobra.Command{
		Use:   "critique [FILE|-]",
		Short: "Ask a language model about an answer that is written already",
		Long: "Ask a language model for a critique of an answer in a file, or on standard input, and print it beside what the offline judge finds. Nothing is kept.\n\n" +
			"The text goes to the endpoint that OKRCOACH_BASE_URL, OPENAI_BASE_URL or the configuration file names, and only with your word for its host: at a terminal you are shown the text and asked; elsewhere the host is one that you allowed for good, or the one that --allow-host names.\n\n" +
			"Exit codes: 0 a whole critique, 1 a part of one or none, 2 a command line that cannot be run.",
		Example: "okrcoach critique answer.md\n" +
			"okrcoach critique answer.md --question stripe-core-api-okrs --seconds 280 --json --allow-host localhost:11434",
		Args: fromTo(0, 1, "the file with the answer"),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 1:
				o.path = args[0]
			case isTerminal(h.in):
				return usagef("an answer is missing; name a file")
			default:
				o.path = stdinPath
			}
			return runCritique(cmd.Context(), h, o)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.question, "question", questions.Opening, "the id of the question that was answered")
	flags.Var(&o.seconds, "seconds", "how long the answer took, where that is known")
	flags.BoolVar(&o.json, "json", false, "write JSON")
	flags.StringVar(&o.allowHost, "allow-host", "", "allow this host, and its port where that is not the usual one, this once")
	questionsFlag(cmd, &o.questions)
	h.completeQuestionFlag(cmd)
	h.completeNothing(cmd, "seconds")
	h.completeNothing(cmd, "allow-host")
	return cmd
}

// errNoCritique says that there is no whole critique, and that this has been
// said.
var errNoCritique = errors.New("no whole critique")

func runCritique(ctx context.Context, h *host, o *critiqueOptions) error {
	ctx, stop := untilSignal(ctx)
	defer stop()
	checked, err := h.reviewed(ctx, o)
	if err != nil {
		return err
	}
	from := h.coach()
	request, err := h.prepareCritique(ctx, from, o, checked)
	if err != nil {
		return err
	}
	asking, cancel := context.WithTimeoutCause(ctx, llm.Budget, llm.ErrTimeUp)
	defer cancel()
	c := from.Ask(asking, request, h.progress())
	// A signal ends the asking; what had come is printed all the same.
	err = h.printCritique(o, c, checked)
	switch cause := context.Cause(ctx); {
	case cause != nil:
		return cause
	case err != nil:
		return err
	case c.Outcome != coaching.Complete:
		return errNoCritique
	}
	return nil
}

// reviewed reads the answer and reviews it offline.
func (h *host) reviewed(ctx context.Context, o *critiqueOptions) (check.Checked, error) {
	library := h.library(o.questions)
	if _, err := library.Find(o.question); err != nil {
		return check.Checked{}, err
	}
	in, err := h.open(o.path)
	if err != nil {
		return check.Checked{}, err
	}
	defer func() { _ = in.Close() }() // nothing was written
	return unlessEnded(ctx, func() (check.Checked, error) {
		text, err := check.ReadAnswer(in)
		if err != nil {
			return check.Checked{}, err
		}
		return check.NewChecker(library).Check(check.Request{Question: o.question, Seconds: float64(o.seconds), Text: clean.Text(text)})
	})
}

// prepareCritique finds the endpoint and the model, and asks the person where
// that is needed.
func (h *host) prepareCritique(ctx context.Context, from *coach.Coach, o *critiqueOptions, checked check.Checked) (coach.Request, error) {
	s, err := from.Settings()
	switch {
	case err != nil:
		return coach.Request{}, usagef("%w", err)
	case !s.Found():
		return coach.Request{}, usagef("no endpoint is set up; set OKRCOACH_BASE_URL, or see what okrcoach doctor says")
	case s.Model == "":
		return coach.Request{}, h.noModel(ctx, from, o, s)
	}
	at := history.Attempt{
		QuestionID: checked.Question.ID, Text: checked.Answer.Text,
		Answering: checked.Answer.Took, Limit: checked.Answer.Limit, Review: &checked.Review,
	}
	request := from.Prepare(s, checked.Question, at)
	return request, h.consent(ctx, from, o, request)
}

// noModel is the error of settings without a model. It names those that there
// are, where the host may be asked.
func (h *host) noModel(ctx context.Context, from *coach.Coach, o *critiqueOptions, s endpoint.Settings) error {
	const most = 20 // models; more are a catalogue
	there := "okrcoach doctor lists those that it has"
	if from.Allowed(s.Base) || s.Base.IsNamed(o.allowHost) {
		models, err := from.Models(ctx, s)
		switch {
		case context.Cause(ctx) != nil:
			return context.Cause(ctx)
		case err != nil:
			there = clean.Line(llm.Explain(err))
		case len(models) > 0:
			there = "it has " + strings.Join(models[:min(len(models), most)], ", ")
		}
	}
	return usagef("no model is set for %s; set OKRCOACH_MODEL: %s", s.Base.Host(), there)
}

// consent returns nil where the person agrees that the text goes to the host.
func (h *host) consent(ctx context.Context, from *coach.Coach, o *critiqueOptions, r coach.Request) error {
	base := r.Settings.Base
	switch {
	case base.IsNamed(o.allowHost), from.Allowed(base):
		return nil
	case o.allowHost != "":
		return usagef("--allow-host names %s, and the endpoint is %s; nothing was sent", clean.Line(o.allowHost), base.Host())
	case !isTerminal(h.in) || !isTerminal(h.err):
		return usagef("nothing was sent to %s, because you have not allowed it; name it with --allow-host, or run this at a terminal", base.Host())
	}
	h.showRequest(r)
	answer, err := unlessEnded(ctx, func() (string, error) { return readWord(h.in) })
	if err != nil {
		return err
	}
	switch answer {
	case "y", "yes":
		return nil
	case "a", "always":
		if err := from.Allow(base); err != nil {
			fmt.Fprintln(h.err, report.Sentence(err))
		}
		return nil
	}
	return usagef("nothing was sent")
}

// showRequest shows what would go where, before it goes.
func (h *host) showRequest(r coach.Request) {
	s := r.Settings
	fmt.Fprintf(h.err, "%s\n\nHost   %s (%s)\nModel  %s\n", r.Text(), s.Base.Host(), s.BaseFrom, s.Model)
	if s.HasKey() {
		fmt.Fprintf(h.err, "Key    from %s\n", s.KeyFrom)
	}
	if s.Base.Insecure() {
		fmt.Fprintln(h.err, "! This host is reached by plain http: whoever is on the way can read all of it.")
	}
	fmt.Fprint(h.err, "\nSend the text above? y once, a always for this host, anything else no: ")
}

// readWord reads one line.
func readWord(in io.Reader) (string, error) {
	line, err := bufio.NewReader(in).ReadString('\n')
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return strings.ToLower(strings.TrimSpace(line)), err
}

// progress says at a terminal what is waited for.
func (h *host) progress() func(llm.Event) {
	if !isTerminal(h.err) {
		return func(llm.Event) {}
	}
	return func(e llm.Event) {
		if e.State != llm.Ended {
			fmt.Fprintf(h.err, "%s, %d s left\n", e, int((llm.Budget - e.Critique.Took).Round(time.Second).Seconds()))
		}
	}
}

// printCritique writes a critique beside the offline review.
func (h *host) printCritique(o *critiqueOptions, c coaching.Critique, checked check.Checked) error {
	page := []byte(clean.Text(report.Critique(c, checked.Review, checked.Answer.Text)))
	if o.json {
		const indent = "  "
		var err error
		if page, err = json.MarshalIndent(coaching.NewResult(c, checked.Review), "", indent); err != nil {
			return err
		}
		page = append(page, '\n')
	}
	if _, err := h.out.Write(page); err != nil {
		return fmt.Errorf("the critique cannot be written: %w", err)
	}
	return nil
}

// coach asks language models on behalf of this host.
func (h *host) coach() *coach.Coach {
	return &coach.Coach{
		Sources: h.endpointSources(), Memory: h.endpointMemory(),
		NewID: h.newID, Today: h.today,
	}
}

// coachUnless is the coach for the screens, and none where no socket may be
// opened.
func (h *host) coachUnless(offline bool) screen.Coach {
	if offline {
		return nil
	}
	return h.coach()
}
