package endpoint

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"strings"
	"time"
)

// commandPatience is how long the person's own command may take to print the
// key: enough for a password manager that is unlocked, and no more than a
// third of the time that a critique has.
const commandPatience = 10 * time.Second

// fromCommand returns how to get a key from the person's own command.
//
// A shell runs it, since such commands are pipes as often as not and the file
// is the person's own. It has no terminal: one that asks for a password would
// write over the screen. What it prints on standard error is not shown but
// for its first line, and that without words that look like keys.
func (src Sources) fromCommand(command value) func(context.Context) (Key, error) {
	return func(ctx context.Context) (Key, error) {
		ctx, cancel := context.WithTimeout(ctx, commandPatience)
		defer cancel()
		var out, complaint bounded
		cmd := shell(ctx, command.text)
		cmd.Env = src.Environ
		cmd.Stdout, cmd.Stderr = &out, &complaint
		// A child that outlives the shell may keep the pipes open.
		cmd.WaitDelay = time.Second
		err := cmd.Run()
		if err != nil && !errors.Is(err, exec.ErrWaitDelay) {
			return Key{}, commandFault(ctx, command.from, complaint.String())
		}
		key, err := NewKey(out.String())
		if err != nil {
			return Key{}, located(err, command.from)
		}
		if key.IsZero() {
			return Key{}, &Fault{Where: command.from, What: "the command prints no key", Next: "run it in a terminal to see what it does"}
		}
		return key, nil
	}
}

// commandFault says why there is no key, or returns what ended the wait.
func commandFault(ctx context.Context, from, complaint string) error {
	if errors.Is(ctx.Err(), context.Canceled) {
		return ctx.Err()
	}
	fault := &Fault{Where: from, What: "the command for the key failed", Next: "run it in a terminal to see why"}
	if ctx.Err() != nil {
		fault.What = "the command for the key took longer than " + commandPatience.String() + " and was ended"
		fault.Next = "it must not ask for anything; unlock your password manager first"
		return fault
	}
	first, _, _ := strings.Cut(strings.TrimSpace(complaint), "\n")
	if said := withoutKeys(first); said != "" {
		fault.What += " and says: " + said
	}
	return fault
}

// bounded keeps the beginning of what is written to it.
type bounded struct{ bytes.Buffer }

// Write implements io.Writer. It always succeeds: a command that prints too
// much should end as it would.
func (b *bounded) Write(p []byte) (int, error) {
	const most = 16 << 10 // bytes, more than any key that can be sent
	_, _ = b.Buffer.Write(p[:min(len(p), most-b.Len())])
	return len(p), nil
}
