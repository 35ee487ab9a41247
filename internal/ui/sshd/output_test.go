package sshd

import (
	"context"
	"io"
	"os"
	"sync"
	"testing"
)

func panicsAtOnce(context.Context, Session) Program { panic("it fails") }

func readAll(r io.Reader) string {
	text, _ := io.ReadAll(r)
	return string(text)
}

// captureOutput returns what has been written to the process's own standard
// output, standard error and log since.
func captureOutput(t *testing.T) (written func() string) {
	t.Helper()
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, stderr := os.Stdout, os.Stderr
	os.Stdout, os.Stderr = writer, writer
	text := make(chan string, 1)
	go func() { text <- readAll(reader) }()
	written = sync.OnceValue(func() string {
		os.Stdout, os.Stderr = stdout, stderr
		_ = writer.Close()
		return <-text
	})
	t.Cleanup(func() { _ = written() })
	return written
}
