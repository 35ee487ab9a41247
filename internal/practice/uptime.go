//go:build !linux && !darwin

package practice

import "time"

// SystemUptime returns an Uptime of the machine. On Windows the runtime's
// monotonic clock goes on in sleep, which is what an Uptime promises.
func SystemUptime() Uptime {
	start := time.Now()
	return func() time.Duration { return time.Since(start) }
}
