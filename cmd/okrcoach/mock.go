package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"

	"okrcoach/internal/clean"
	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/mock"
	"okrcoach/internal/ui/plain"
)

// mockFrames is what a program of a mock interview paints a second at most.
// Three of them may run in one process.
const mockFrames = 60

// mockOptions are the flags of a mock interview.
type mockOptions struct {
	question  string
	questions string
	limit     limitFlag
	name      string
	offline   bool
	hosting   hostingOptions
}

func newMock(h *host) *cobra.Command {
	o := &mockOptions{}
	cmd := &cobra.Command{
		Use:   "mock [ID]",
		Short: "Interview each other: one asks, one answers, then you swap",
		Long: "Interview each other at one keyboard: one asks, one answers, both judge before either sees what the other thought, then you compare and swap. " +
			"The screen says who takes the keyboard. An interview that is left once it has begun is kept, and offered at the next start; its rounds are in the history.\n\n" +
			"With --host the other one comes in over SSH, with nothing installed but ssh: your screen shows the line to send them and a one-time code. " +
			"Without an address only this machine can reach it, and whoever you bring in through a tunnel; a number alone is a port of this machine.",
		Example: "okrcoach mock\nokrcoach mock --host\nokrcoach mock --host 0.0.0.0:7022 --name Ada",
		Args: func(cmd *cobra.Command, args []string) error {
			_, args = o.hosting.split(args)
			return fromTo(0, 1, "the id of a question")(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.hosting.address, args = o.hosting.split(args)
			if len(args) > 0 {
				o.question = args[0]
			}
			return runMock(cmd.Context(), h, o)
		},
		ValidArgsFunction: h.completeQuestion,
	}
	cmd.Flags().Var(&o.limit, "time", "time for each answer instead of the question's own, such as 5m or 90s")
	cmd.Flags().StringVar(&o.name, "name", "", "what you are called")
	cmd.Flags().BoolVar(&o.offline, "offline", false, "never open a network socket")
	o.hosting.flags(cmd)
	questionsFlag(cmd, &o.questions)
	h.completeNothing(cmd, "time")
	h.completeNothing(cmd, "name")
	h.completeNothing(cmd, "host")
	return cmd
}

// runMock holds the interview in the form that the flags ask for.
func runMock(ctx context.Context, h *host, o *mockOptions) error {
	if err := o.hosting.check(o.offline); err != nil {
		return err
	}
	if !h.interactive() {
		return usagef("a mock interview needs a terminal with a full screen")
	}
	ctx, stop := untilSignal(ctx)
	defer stop()
	hold := h.mockAtOneKeyboard
	if o.hosting.address != "" {
		hold = h.mockOverSSH
	}
	err := hold(ctx, o)
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	return err
}

// mockAtOneKeyboard lets the two take turns at this terminal.
func (h *host) mockAtOneKeyboard(ctx context.Context, o *mockOptions) error {
	library := h.library(o.questions)
	width, height := h.size()
	table, err := mock.NewTable(ctx, mock.TableOptions{
		Room: h.roomOptions(library), Library: library, OpenArchive: h.openArchive,
		Question: o.question, Limit: time.Duration(o.limit), Name: clean.Line(o.name),
		Coach: h.coachUnless(o.offline), CanSuspend: canSuspend(), Width: width, Height: height,
	})
	if err != nil {
		return err
	}
	return h.runMockProgram(ctx, table, o.again())
}

// roomOptions are what a room takes from this machine.
func (h *host) roomOptions(library *questions.Library) peer.Options {
	return peer.Options{Judge: judgeBeside(library), Uptime: h.uptime, Today: h.today, NewID: h.newID}
}

// mockProgram is a program of package mock.
type mockProgram interface {
	tea.Model
	Close(ctx context.Context) error
	Interrupted() bool
	Unfinished() bool
}

// runMockProgram runs a program of the interview, and keeps what there is to
// keep, however it ends. An interview that has not ended is gone on with by
// the command that is named.
func (h *host) runMockProgram(ctx context.Context, p mockProgram, again string) error {
	err := h.fullScreen(ctx, p, mockFrames)
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeFor)
	defer cancel()
	kept := p.Close(closing)
	h.complain(kept)
	if p.Interrupted() || errors.Is(err, tea.ErrInterrupted) {
		err = errInterrupted
	}
	switch {
	case !p.Unfinished():
		return err
	case report.Kept(kept):
		fmt.Fprintf(h.err, "The interview is kept. This goes on with it:\n  %s\n", clean.Line(again))
		return err
	}
	fmt.Fprintln(h.err, "Not all of the interview could be kept.")
	return cmp.Or(err, plain.ErrNotKept)
}
