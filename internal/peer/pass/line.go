package pass

import "time"

// line is where wrong codes wait for their answers. It is arithmetic on the
// time at which the next turn is free, so that somebody who waits costs
// nothing and one who goes away frees nothing.
type line struct {
	turn    time.Duration
	longest int
	// free is the reading of the clock at which the next turn is free.
	free time.Duration
	// wrong counts those who came, refused ones included.
	wrong int
}

// join takes the next turn and returns how long it is until then; false where
// the line is full, and then no turn is taken.
func (l *line) join(now time.Duration) (wait time.Duration, ok bool) {
	l.wrong++
	if l.waiting(now) >= l.longest {
		return 0, false
	}
	at := max(l.free, now)
	l.free = at + l.turn
	return at - now, true
}

// waiting returns how many turns are still to come.
func (l *line) waiting(now time.Duration) int {
	last := l.free - l.turn
	if last <= now {
		return 0
	}
	return int((last - now + l.turn - 1) / l.turn)
}
