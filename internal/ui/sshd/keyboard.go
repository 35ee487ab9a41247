package sshd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// Bounds of what a terminal may send.
const (
	// maxUnread is how many bytes may come without making a key, as the start
	// of a paste or of a sequence that never ends. It is above the longest
	// answer.
	maxUnread = 256 << 10
	// keysAtOnce is how many keys are taken without a pause, as when text is
	// pasted into a terminal that does not say so; keyEvery is how fast they
	// come then. A key that is held down repeats every 30 ms.
	keysAtOnce = 4096
	keyEvery   = 2 * time.Millisecond
)

// keyboard reads what a guest's terminal sends. It stands in for the library's
// own reading, which trusts whoever types: what is wrong in the bytes ends
// their session and no other, and nothing is left waiting when it ends.
type keyboard struct {
	from io.Reader
	term string
	// pressed is called whenever something was sent, send with what it means.
	pressed func()
	send    func(tea.Msg)
	// unread counts the bytes since the last key.
	unread atomic.Int64
}

// Read implements io.Reader for the library's decoder.
func (k *keyboard) Read(p []byte) (int, error) {
	n, err := k.from.Read(p)
	if n == 0 {
		return n, err
	}
	k.pressed()
	if k.unread.Add(int64(n)) > maxUnread {
		return 0, errFlood
	}
	return n, err
}

// run passes keys on until there are no more, and returns why. It needs
// k.from to be closed when ctx has ended.
func (k *keyboard) run(ctx context.Context) error {
	events := make(chan uv.Event)
	passed := make(chan struct{})
	go func() {
		defer close(passed)
		k.pass(ctx, events)
	}()
	err := k.decode(ctx, events)
	close(events)
	<-passed
	return err
}

// decode turns bytes into events. A panic of the library is an error.
func (k *keyboard) decode(ctx context.Context, events chan<- uv.Event) (err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", errPanicked, r)
		}
	}()
	err = uv.NewTerminalReader(k, k.term).StreamEvents(ctx, events)
	if err == nil {
		return errGone
	}
	return err
}

// pass sends events on, no faster than a program is drawn without harm to the
// others. It takes every event, so that the decoder never waits for a program
// that has ended.
func (k *keyboard) pass(ctx context.Context, events <-chan uv.Event) {
	var ahead time.Duration // how far the keys are ahead of their pace
	last := time.Now()
	for event := range events {
		k.unread.Store(0)
		if ctx.Err() != nil {
			continue
		}
		now := time.Now()
		ahead = max(ahead-now.Sub(last), 0) + keyEvery
		last = now
		if over := ahead - keysAtOnce*keyEvery; over > 0 {
			select {
			case <-time.After(over):
			case <-ctx.Done():
			}
		}
		k.send(event)
	}
}

// why returns the reason for which a keyboard's end ends the session.
func why(err error) error {
	for _, known := range []error{errFlood, errPanicked} {
		if errors.Is(err, known) {
			return known
		}
	}
	return errGone
}
