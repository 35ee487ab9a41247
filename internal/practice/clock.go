package practice

import "time"

// BeatEvery is how often a running clock wants to be told that the program
// still runs.
const BeatEvery = time.Second

// MaxGap is the longest time between two beats that still counts. A longer
// one means that the program could not take a key: the machine slept, or the
// process was stopped.
const MaxGap = 5 * time.Second

// Uptime reads a monotonic clock that goes on while the machine sleeps. Its
// zero is arbitrary; only differences mean anything. It never depends on the
// wall clock, so setting that changes no measured time.
type Uptime func() time.Duration

// Clock adds up the spans of time in which a person could type. The zero
// Clock has counted nothing and does not run. Times passed to it come from
// one Uptime.
type Clock struct {
	counted time.Duration
	last    time.Duration
	running bool
}

// Start lets the clock run from now on.
func (c *Clock) Start(now time.Duration) {
	c.running, c.last = true, now
}

// Stop counts the time up to now and halts the clock. It returns the stretch
// that did not count, as Beat does.
func (c *Clock) Stop(now time.Duration) (gap time.Duration) {
	gap = c.Beat(now)
	c.running = false
	return gap
}

// Beat counts the time since the last beat. Where that is longer than MaxGap
// the time is not counted but returned.
func (c *Clock) Beat(now time.Duration) (gap time.Duration) {
	if !c.running {
		return 0
	}
	passed := now - c.last
	c.last = now
	if passed > MaxGap {
		return passed
	}
	c.counted += max(passed, 0)
	return 0
}

// Add counts time that was measured elsewhere.
func (c *Clock) Add(d time.Duration) { c.counted += max(d, 0) }

// Elapsed returns the counted time, the running span included.
func (c *Clock) Elapsed(now time.Duration) time.Duration {
	passed := now - c.last
	if !c.running || passed < 0 || passed > MaxGap {
		return c.counted
	}
	return c.counted + passed
}

// Running reports whether the clock runs.
func (c *Clock) Running() bool { return c.running }
