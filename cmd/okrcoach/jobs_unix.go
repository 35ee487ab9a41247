//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
)

// jobControl lets the dialogue stop its clock before ctrl+z stops the process.
func jobControl() (suspended <-chan os.Signal, suspend, stop func()) {
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, syscall.SIGTSTP)
	return caught, suspendUntilResumed, func() { signal.Stop(caught) }
}

// suspendUntilResumed stops the process. SIGSTOP may reach another thread
// first, so that only SIGCONT tells when the stop is over.
func suspendUntilResumed() {
	resumed := make(chan os.Signal, 1)
	signal.Notify(resumed, syscall.SIGCONT)
	defer signal.Stop(resumed)
	if syscall.Kill(os.Getpid(), syscall.SIGSTOP) == nil {
		<-resumed
	}
}
