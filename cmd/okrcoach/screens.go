package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"okrcoach/internal/history"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
	"okrcoach/internal/ui"
	"okrcoach/internal/ui/plain"
	"okrcoach/internal/ui/screen"
)

const (
	// closeFor bounds how long the last save may take.
	closeFor = 10 * time.Second
	// framesASecond is what Bubble Tea paints at most; it is half of what a
	// key waits for on average.
	framesASecond = 120
)

// runScreens runs the full-screen program.
func (h *host) runScreens(ctx context.Context, o *practiceOptions) error {
	question := o.question
	if question == "" && !history.Exists(h.data) {
		question = questions.Opening
	}
	app, err := ui.New(ctx, h.screenOptions(o, question))
	if err != nil {
		return err
	}
	err = h.fullScreen(ctx, app, framesASecond)
	kept := h.closeScreens(ctx, app)
	if app.Interrupted() || errors.Is(err, tea.ErrInterrupted) {
		err = errInterrupted
	}
	return cmp.Or(err, kept)
}

// fullScreen runs a full-screen program that paints at most so many frames a
// second.
func (h *host) fullScreen(ctx context.Context, model tea.Model, frames int) error {
	_, err := tea.NewProgram(model,
		tea.WithInput(h.in), tea.WithOutput(h.out), tea.WithEnvironment(h.environ), tea.WithFPS(frames),
		// Signals end the context, so that they are the same here as on plain
		// lines.
		tea.WithContext(ctx), tea.WithoutSignalHandler()).Run()
	return err
}

// size is that of the terminal in cells, 0 where it is not known.
func (h *host) size() (width, height int) {
	width, height, err := term.GetSize(h.out.Fd())
	if err != nil {
		return 0, 0
	}
	return width, height
}

func (h *host) screenOptions(o *practiceOptions, question string) ui.Options {
	width, height := h.size()
	library := h.library(o.questions)
	return ui.Options{
		Env: screen.Env{
			Desk: screen.Desk{Uptime: h.uptime}, Library: library, Today: h.today, NewID: h.newID,
			Editor: h.editor(), ExportDir: h.dir, CanSuspend: canSuspend(), Offline: o.offline,
			Judge: judgeBeside(library), Coach: h.coachUnless(o.offline),
		},
		OpenArchive: h.openArchive, Question: question, Limit: time.Duration(o.limit), Width: width, Height: height,
	}
}

// closeScreens keeps what was typed, however the program ended. The error is
// plain.ErrNotKept or nil.
func (h *host) closeScreens(ctx context.Context, app *ui.App) error {
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeFor)
	defer cancel()
	err := app.Close(closing)
	h.complain(err)
	switch {
	case !app.Unfinished():
		return nil
	case report.Kept(err):
		fmt.Fprintln(h.err, "Your draft is kept. okrcoach offers it at the next start.")
		return nil
	}
	fmt.Fprintln(h.err, "Your draft could not be kept.")
	return plain.ErrNotKept
}
