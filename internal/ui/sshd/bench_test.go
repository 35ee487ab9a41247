package sshd

import (
	"slices"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"okrcoach/internal/peer"
)

// percentile reports the middle and the 99th percentile of what was measured.
func percentile(b *testing.B, of string, took []time.Duration) {
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, of+"-p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, of+"-p99-ms")
}

// BenchmarkJoin measures how long it takes from the code to the first frame,
// and, before that, from the connection to the code being asked for.
func BenchmarkJoin(b *testing.B) {
	h := openHouse(b, settings{})
	code := h.code(peer.Guest)
	var joins []time.Duration
	for b.Loop() {
		var typed time.Time
		c := h.enter(gossh.KeyboardInteractive(func(_, _ string, asked []string, _ []bool) ([]string, error) {
			if len(asked) == 0 {
				return nil, nil
			}
			typed = time.Now()
			return []string{code}, nil
		}))
		guest := c.sit()
		guest.sees("you typed")
		joins = append(joins, time.Since(typed))
		_ = c.conn.Close()
		eventually(b, "the seat to be free", func() bool { return !h.porter.Status(peer.Guest).Sits })
	}
	percentile(b, "join", joins)
}

// BenchmarkKeyAmongStrangers is BenchmarkKey while strangers try codes as fast
// as they can, in this process and with its processors.
func BenchmarkKeyAmongStrangers(b *testing.B) {
	h := openHouse(b, settings{})
	guest := h.seated()
	stop := make(chan struct{})
	var strangers sync.WaitGroup
	for range 8 {
		strangers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
					_, _ = h.connect(withCode("a", "b", "c"))
				}
			}
		})
	}
	b.Cleanup(strangers.Wait)
	b.Cleanup(func() { close(stop) })
	measureKeys(b, guest)
	wrong, _ := h.porter.Wrong()
	b.ReportMetric(float64(wrong)/b.Elapsed().Seconds(), "codes/s")
}

// BenchmarkKey measures how long it takes from a key to the screen that shows
// it, the way there and back and the wait for the next frame included.
func BenchmarkKey(b *testing.B) {
	h := openHouse(b, settings{})
	measureKeys(b, h.seated())
}

func measureKeys(b *testing.B, guest *sitting) {
	var keys []time.Duration
	for b.Loop() {
		began := time.Now()
		guest.types("x")
		guest.sees("typed x")
		keys = append(keys, time.Since(began))
		guest.types("\x15")
		eventually(b, "the line to be empty", func() bool { return !guest.shows("typed x") })
	}
	percentile(b, "key", keys)
}
