package sshd

import (
	"bytes"
	"io"
	"runtime"
	"sync"
	"time"
)

// outletSize is how many bytes may wait for a slow terminal before its program
// waits too. A whole screen of 100 by 30 has some 10 kB.
const outletSize = 64 << 10

// outlet is what a program draws on: it takes what is drawn at once and sends
// it on as fast as the terminal reads. A program waits for its terminal only
// when a lot is under way, and no longer than until the outlet is cut.
type outlet struct {
	to io.Writer

	mu      sync.Mutex
	changed *sync.Cond
	waiting []byte
	sending bool
	err     error
	ended   chan struct{}
}

func newOutlet(to io.Writer) *outlet {
	o := &outlet{to: to, ended: make(chan struct{})}
	o.changed = sync.NewCond(&o.mu)
	go o.pump()
	return o
}

// Write implements io.Writer. A line feed becomes what it is on a terminal
// that nobody has set up otherwise, which is what the program draws for, but
// on Windows.
func (o *outlet) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for o.err == nil && len(o.waiting) > outletSize {
		o.changed.Wait()
	}
	if o.err != nil {
		return 0, o.err
	}
	if runtime.GOOS == "windows" {
		o.waiting = append(o.waiting, p...)
	} else {
		o.waiting = append(o.waiting, bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n"))...)
	}
	o.changed.Broadcast()
	return len(p), nil
}

// say writes a line for the person.
func (o *outlet) say(text string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.waiting = append(o.waiting, text+"\r\n"...)
	o.changed.Broadcast()
}

// pump sends what waits until the outlet is cut.
func (o *outlet) pump() {
	defer close(o.ended)
	var sent []byte
	for {
		o.mu.Lock()
		o.sending = false
		o.changed.Broadcast()
		for o.err == nil && len(o.waiting) == 0 {
			o.changed.Wait()
		}
		if o.err != nil {
			o.mu.Unlock()
			return
		}
		o.sending = true
		sent, o.waiting = o.waiting, sent[:0]
		o.mu.Unlock()
		if _, err := o.to.Write(sent); err != nil {
			o.cut(err)
		}
	}
}

// drain waits until everything has been sent, for at most a time.
func (o *outlet) drain(most time.Duration) {
	timer := time.AfterFunc(most, func() { o.cut(io.ErrClosedPipe) })
	defer timer.Stop()
	o.mu.Lock()
	defer o.mu.Unlock()
	for o.err == nil && (o.sending || len(o.waiting) > 0) {
		o.changed.Wait()
	}
}

// cut takes nothing more and lets nobody wait; what was not sent is lost.
func (o *outlet) cut(why error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.err == nil {
		o.err = why
		o.changed.Broadcast()
	}
}
