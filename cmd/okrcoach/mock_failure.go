package main

import (
	"fmt"
	"strings"
	"sync"

	"okrcoach/internal/peer"
	"okrcoach/internal/report"
)

// seatFailures keeps what failed in the programs of the others until the
// host's screen is gone, over which nothing may be written. Its methods may be
// called from several goroutines.
type seatFailures struct {
	mu    sync.Mutex
	count int
	// first is what failed first, and where; a seat that fails again and again
	// takes no more room than that.
	first string
}

// add takes over what sshd tells of a panic: what it was, and the stack behind.
func (f *seatFailures) add(s peer.Seat, reason string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.count++; f.count == 1 {
		f.first = fmt.Sprintf("seat %d: %s", s, where(reason))
	}
}

// err is nil where nothing failed.
func (f *seatFailures) err() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.count == 0 {
		return nil
	}
	return fmt.Errorf("okrcoach failed %s in another seat than yours, which is a fault of okrcoach and harmed nobody else's; "+
		"please report where it failed first: %s", report.Plural(f.count, "time"), f.first)
}

// where shortens a stack to the panic and the functions of this program that
// led there, the innermost first.
func where(reason string) string {
	const most = 6
	what, stack, _ := strings.Cut(reason, "\n\n")
	if _, behind, ok := strings.Cut(stack, "\npanic("); ok {
		stack = behind // what is above only caught it
	}
	parts := []string{what}
	for line := range strings.Lines(stack) {
		arguments := strings.LastIndexByte(line, '(')
		if arguments > 0 && strings.HasPrefix(line, "okrcoach/") && len(parts) <= most {
			parts = append(parts, line[:arguments])
		}
	}
	return strings.Join(parts, " < ")
}
