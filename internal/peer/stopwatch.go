package peer

import "time"

// stopwatch adds up room time between events. It reads no clock, so that the
// events alone say what it shows. The zero stopwatch has not begun.
type stopwatch struct {
	counted time.Duration
	// since is the room time at which it last began to run.
	since          time.Duration
	begun, running bool
}

// let runs or stops the stopwatch at a room time. It may be told what it
// already does.
func (w *stopwatch) let(run bool, at time.Duration) {
	if run == w.running {
		return
	}
	w.counted = w.elapsed(at)
	w.since, w.running = at, run
	w.begun = w.begun || run
}

// elapsed returns the time counted up to a room time, which never goes back.
func (w stopwatch) elapsed(at time.Duration) time.Duration {
	if !w.running {
		return w.counted
	}
	return w.counted + at - w.since
}
