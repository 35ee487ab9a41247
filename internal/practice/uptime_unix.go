//go:build linux || darwin

package practice

import (
	"time"

	"golang.org/x/sys/unix"
)

// SystemUptime returns an Uptime of the machine. The runtime's own monotonic
// clock stands still while the machine sleeps, so the system's is asked; if
// it will not answer, the runtime's serves, and a sleep then simply does not
// count.
func SystemUptime() Uptime {
	start := time.Now()
	return func() time.Duration {
		var ts unix.Timespec
		if err := unix.ClockGettime(sleepingClock, &ts); err != nil {
			return time.Since(start)
		}
		return time.Duration(ts.Nano())
	}
}
