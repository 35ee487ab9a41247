package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"okrcoach/internal/clean"
	"okrcoach/internal/doctor"
	"okrcoach/internal/endpoint"
	"okrcoach/internal/report"
)

type doctorOptions struct {
	offline   bool
	json      bool
	allowHost string
	// local says that this machine's ports may be looked at.
	local bool
}

func newDoctor(h *host) *cobra.Command {
	o := &doctorOptions{}
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Find out what keeps a critique or the program from working",
		Long: "Say where each setting of the endpoint comes from, reach it, list its models, and send it two words to see in which way it answers; then look at the clock, the terminal and the places where things are kept. What is in trouble is said with the next step.\n\n" +
			"Nothing is sent without your word: you are asked at a terminal, and elsewhere --allow-host names the host.\n\n" +
			"Exit codes: 0 all is well, 1 something is in trouble, 2 a command line that cannot be run.",
		Example: "okrcoach doctor\nokrcoach doctor --offline\nokrcoach doctor --json --allow-host localhost:11434",
		Args:    fromTo(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.offline && (o.allowHost != "" || o.local) {
				return usagef("--offline leaves the network alone; give it without --allow-host and --local")
			}
			return runDoctor(cmd.Context(), h, o)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&o.offline, "offline", false, "leave the network alone")
	flags.BoolVar(&o.json, "json", false, "write JSON")
	flags.StringVar(&o.allowHost, "allow-host", "", "allow this host, and its port where that is not the usual one, this once")
	flags.BoolVar(&o.local, "local", false, "where nothing is set, look for models on this machine")
	h.completeNothing(cmd, "allow-host")
	return cmd
}

// examined is what the doctor found, for scripts.
type examined struct {
	Results []doctor.Result `json:"results"`
}

func runDoctor(ctx context.Context, h *host, o *doctorOptions) error {
	ctx, stop := untilSignal(ctx)
	defer stop()
	all, troubles := examined{Results: []doctor.Result{}}, 0
	var failed error
	doctor.Run(ctx, h.examination(o), func(r doctor.Result) {
		all.Results = append(all.Results, r)
		if r.State == doctor.Trouble {
			troubles++
		}
		if !o.json {
			failed = errors.Join(failed, h.printResult(r))
		}
	})
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if o.json {
		failed = writeJSON(h.out, all)
	} else if failed == nil {
		failed = h.printTally(troubles)
	}
	if failed != nil {
		return fmt.Errorf("the findings cannot be written: %w", failed)
	}
	if troubles > 0 {
		return errFaults
	}
	return nil
}

// examination is what the doctor is to look at.
func (h *host) examination(o *doctorOptions) doctor.Options {
	shown := isTerminal(h.in) && isTerminal(h.out)
	look := doctor.Options{
		Sources: h.endpointSources(), Memory: h.endpointMemory(), Offline: o.offline,
		Agree:      func(ctx context.Context, q doctor.Request) bool { return h.agrees(ctx, o, q) },
		HowToAgree: func(q doctor.Request) string { return howToAgree(o, q) },
		Now:        h.today,
		Terminal:   doctor.Terminal{Name: clean.Line(h.getenv("TERM")), Shown: shown, Dumb: h.dumb()},
		Places: []doctor.Place{
			{Dir: h.data, For: "Attempts and drafts are kept"},
			{Dir: h.state, For: "What you allow endpoints is remembered"},
		},
	}
	if shown {
		// Where the size is not known it stays 0, which says so.
		look.Terminal.Columns, look.Terminal.Rows, _ = term.GetSize(h.out.Fd())
	}
	if !h.untouched() {
		look.History = h.historyTrouble
	}
	return look
}

// historyTrouble says what is wrong with the history that is there.
func (h *host) historyTrouble(ctx context.Context) error {
	archive := h.openArchive(ctx)
	trouble := errors.Join(archive.Warnings()...)
	if t := archive.Trouble(); t != nil {
		trouble = t
	}
	return errors.Join(trouble, archive.Close())
}

// agrees reports whether the person agrees to a request, by a flag or, at a
// terminal, by a word.
func (h *host) agrees(ctx context.Context, o *doctorOptions, q doctor.Request) bool {
	if !q.Settings.Found() && o.local || q.Settings.Found() && q.Settings.Base.IsNamed(o.allowHost) {
		return true
	}
	if o.allowHost != "" || !isTerminal(h.in) || !isTerminal(h.err) {
		return false
	}
	fmt.Fprintf(h.err, "\n%s\ny or n: ", clean.Line(q.Text))
	answer, err := unlessEnded(ctx, func() (string, error) {
		line, err := bufio.NewReader(h.in).ReadString('\n')
		if errors.Is(err, io.EOF) {
			fmt.Fprintln(h.err)
		}
		return strings.ToLower(strings.TrimSpace(line)), nil
	})
	return err == nil && (answer == "y" || answer == "yes")
}

// howToAgree says how to agree to a request that was not agreed to.
func howToAgree(o *doctorOptions, q doctor.Request) string {
	if !q.Settings.Found() {
		return "Run this at a terminal and answer y, or give --local, to look for " + endpoint.LocalPrograms() + "."
	}
	host := q.Settings.Base.Host()
	how := "Run this at a terminal and answer y, or give --allow-host " + host + "."
	if o.allowHost != "" {
		how = "--allow-host names " + clean.Line(o.allowHost) + "; to reach the endpoint give " + host + "."
	}
	return how
}

// printResult writes a result as it comes: the state in a column of its own,
// and the next step below. At a terminal the lines are as wide as it is.
func (h *host) printResult(r doctor.Result) error {
	const column = 9 // characters
	state := fmt.Sprintf("%-*s", column, r.State)
	if r.State == doctor.Trouble && h.styled(h.out) {
		state = lipgloss.NewStyle().Bold(true).Render(state)
	}
	text := r.Name + ": " + r.Text
	if r.Next != "" {
		text += "\n" + r.Next
	}
	if width, _, err := term.GetSize(h.out.Fd()); err == nil && width > 2*column {
		text = ansi.Wordwrap(text, width-column, "")
	}
	text = strings.ReplaceAll(text, "\n", "\n"+strings.Repeat(" ", column))
	_, err := io.WriteString(h.out, state+text+"\n")
	return err
}

func (h *host) printTally(troubles int) error {
	text := "Nothing is in trouble."
	if troubles > 0 {
		text = report.Plural(troubles, "trouble") + " found."
	}
	_, err := fmt.Fprintf(h.out, "\n%s\n", text)
	return err
}
