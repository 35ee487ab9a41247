package sshd

import (
	"context"
	"io"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestKeysThatComeBehindTheEndAreTakenAndDropped(t *testing.T) {
	from, terminal := io.Pipe()
	ctx, end := context.WithCancel(t.Context())
	sent := 0
	keys := &keyboard{from: from, term: "xterm", pressed: func() {}, send: func(tea.Msg) { sent++; end() }}
	done := make(chan error)
	go func() { done <- keys.run(ctx) }()
	go func() {
		for {
			if _, err := io.WriteString(terminal, strings.Repeat("x", 1000)); err != nil {
				return
			}
		}
	}()
	<-ctx.Done()
	if err := from.Close(); err != nil {
		t.Fatal(err)
	}
	<-done
	if sent == 0 || sent > 10 {
		t.Errorf("%d keys were passed on", sent)
	}
}
