package sshd

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// slowTerminal reads only when it is let.
type slowTerminal struct {
	let chan struct{}
	mu  sync.Mutex
	got bytes.Buffer
}

func (s *slowTerminal) Write(p []byte) (int, error) {
	<-s.let
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.got.Write(p)
}

func TestWhatIsDrawnArrivesInOrderAndWhole(t *testing.T) {
	terminal := &slowTerminal{let: make(chan struct{})}
	out := newOutlet(terminal)
	var want strings.Builder
	for i := range 2000 {
		text := strings.Repeat(string(rune('a'+i%26)), i%97) + "\n"
		if i == 10 {
			close(terminal.let)
		}
		if n, err := io.WriteString(out, text); n != len(text) || err != nil {
			t.Fatal(n, err)
		}
		want.WriteString(text)
	}
	out.drain(patience)
	expected := want.String()
	if runtime.GOOS != "windows" {
		expected = strings.ReplaceAll(expected, "\n", "\r\n")
	}
	if terminal.got.String() != expected {
		t.Error("something else arrived")
	}
	out.cut(io.ErrClosedPipe)
	<-out.ended
}

func TestAWriterWaitsForASlowTerminalUntilTheOutletIsCut(t *testing.T) {
	terminal := &slowTerminal{let: make(chan struct{})}
	out := newOutlet(terminal)
	why := errors.New("enough")
	ended := make(chan error)
	go func() {
		for {
			if _, err := out.Write(make([]byte, outletSize)); err != nil {
				ended <- err
				return
			}
		}
	}()
	select {
	case err := <-ended:
		t.Fatalf("nothing waited: %v", err)
	case <-time.After(20 * time.Millisecond):
	}
	out.cut(why)
	if err := <-ended; err != why {
		t.Errorf("it ended with %v", err)
	}
	close(terminal.let)
	<-out.ended
}

func TestDrainingGivesUpOnATerminalThatDoesNotRead(t *testing.T) {
	terminal := &slowTerminal{let: make(chan struct{})}
	out := newOutlet(terminal)
	out.say("farewell")
	out.drain(time.Millisecond)
	close(terminal.let)
	<-out.ended
}
