package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// untilSignal returns a context that ends, with signalled as its cause, when
// the program is asked to: by ctrl+c outside the full screen, by kill, or
// because the terminal is closed. A second signal ends the program at once.
// Signals that were ignored from the start, as by nohup, stay so.
func untilSignal(parent context.Context) (ctx context.Context, stop func()) {
	ctx, cancel := context.WithCancelCause(parent)
	var wanted []os.Signal
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			wanted = append(wanted, s)
		}
	}
	caught := make(chan os.Signal, 1)
	if len(wanted) > 0 { // none would mean all of them
		signal.Notify(caught, wanted...)
	}
	go func() {
		select {
		case s := <-caught:
			signal.Stop(caught)
			cancel(signalled{s})
		case <-ctx.Done():
		}
	}()
	return ctx, func() {
		signal.Stop(caught)
		cancel(nil)
	}
}
