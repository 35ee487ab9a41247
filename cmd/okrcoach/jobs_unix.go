//go:build unix

package main

import (
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// jobControl lets the dialogue stop its clock before ctrl+z stops the process.
// It returns nothing to wait for where ctrl+z does nothing: where that was
// ignored from the start, or where no shell could let the process go on.
func jobControl() (suspended <-chan os.Signal, suspend, stop func()) {
	if !canSuspend() {
		return nil, nil, func() {}
	}
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, syscall.SIGTSTP)
	return caught, suspendUntilResumed, func() { signal.Stop(caught) }
}

// canSuspend reports whether there is a shell that could let the process go
// on after ctrl+z.
func canSuspend() bool { return !ignored(syscall.SIGTSTP) && !orphaned() }

// ignored reports whether a signal was ignored when the process began. Go's
// own signal.Ignored does not know that of signals that it leaves to the
// system, as SIGTSTP; Linux does, and elsewhere the answer is no.
func ignored(s syscall.Signal) bool {
	if signal.Ignored(s) {
		return true
	}
	status, _ := os.ReadFile("/proc/self/status") // missing elsewhere
	for line := range strings.Lines(string(status)) {
		if mask, found := strings.CutPrefix(line, "SigIgn:"); found {
			bits, err := strconv.ParseUint(strings.TrimSpace(mask), 16, 64)
			return err == nil && bits&(1<<(s-1)) != 0
		}
	}
	return false
}

// orphaned reports whether no shell with job control has started the process,
// as where "ssh -t", a container or a terminal window runs it directly. The
// system then leaves it alone at ctrl+z, and so must the program itself.
func orphaned() bool {
	group := unix.Getpgrp()
	session, err := unix.Getsid(0)
	if err != nil || group == session {
		return true // nobody in its session stands above it
	}
	parent := unix.Getppid()
	if parentGroup, err := unix.Getpgid(parent); err == nil && parentGroup == group {
		return false // a script, which has a shell above it
	}
	parentSession, err := unix.Getsid(parent)
	return err != nil || parentSession != session
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
