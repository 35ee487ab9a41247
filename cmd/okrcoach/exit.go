package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"

	"charm.land/lipgloss/v2"

	"okrcoach/internal/check"
	"okrcoach/internal/clean"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/plain"
	"okrcoach/internal/ui/sshd"
)

// The exit codes of the program. A program that a signal ended has 128 and
// the number of the signal, as shells count it: ctrl+c makes 130.
const (
	exitDone        = 0
	exitError       = 1
	exitUsage       = 2
	exitNotMet      = 3
	exitInterrupted = 130
	exitSignal      = 128
)

// usageError is a command line that cannot be run.
type usageError struct {
	err error
	// command is the command that was meant, as it is typed.
	command string
}

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

// usagef returns the error of a command line that cannot be run.
func usagef(format string, args ...any) error {
	return usageError{err: fmt.Errorf(format, args...)}
}

// errFaults says that faults were found and have been printed.
var errFaults = errors.New("faults were found")

// errInterrupted says that the person left with ctrl+c.
var errInterrupted = errors.New("interrupted")

// signalled says which signal ended the program.
type signalled struct{ signal os.Signal }

func (s signalled) Error() string { return "ended by " + s.signal.String() }

// exitCode is the only place that turns what happened into an exit code.
func exitCode(err error) int {
	var usage usageError
	var by signalled
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errInterrupted):
		return exitInterrupted
	case errors.As(err, &by):
		if number, ok := by.signal.(syscall.Signal); ok {
			return exitSignal + int(number)
		}
		return exitInterrupted
	case errors.As(err, &usage), isUnknownID(err):
		return exitUsage
	case errors.As(err, &check.NotMetError{}):
		return exitNotMet
	default:
		return exitError
	}
}

// isUnknownID reports whether an id was given that names nothing, or too much.
func isUnknownID(err error) bool {
	return errors.Is(err, questions.ErrUnknown) ||
		errors.Is(err, history.ErrNotFound) || errors.Is(err, history.ErrAmbiguous)
}

// complain reports an error on one line, unless there is nothing to say about
// it that the person does not know.
func (h *host) complain(err error) {
	var by signalled
	switch {
	case err == nil, errors.Is(err, errInterrupted), errors.As(err, &by),
		errors.Is(err, errFaults), errors.Is(err, errNoCritique), errors.Is(err, check.ErrBroken), errors.Is(err, plain.ErrNotKept):
		return
	}
	label := "Error:"
	if h.styled(h.err) {
		label = lipgloss.NewStyle().Bold(true).Render(label)
	}
	fmt.Fprintln(h.err, label, strings.TrimSpace(clean.Line(report.Sentence(err))+" "+nextStep(err)))
}

// nextStep says what to do about an error, where the error itself does not.
func nextStep(err error) string {
	var usage usageError
	switch {
	case errors.Is(err, questions.ErrUnknown):
		return "okrcoach questions lists them all."
	case errors.Is(err, history.ErrNotFound), errors.Is(err, history.ErrAmbiguous):
		return "okrcoach history lists them all."
	case errors.Is(err, sshd.ErrKeys):
		return "--allow-key takes a file of public keys, one a line, as ssh-keygen writes them."
	case errors.As(err, &usage) && usage.command != "":
		return usage.command + " --help says what can be given."
	}
	return ""
}
