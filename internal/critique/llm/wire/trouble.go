package wire

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Trouble is what went wrong with a request. Its text holds neither key nor
// answer, and Said is cleaned and cut.
type Trouble struct {
	Kind Kind
	// Host is the endpoint's host, with the port where the URL names one.
	Host string
	// Status is the HTTP status; 0 where no response came.
	Status int
	// Said is what the endpoint said about it: one line of plain text, at most
	// 300 bytes; for Redirected the address that it points to.
	Said string
	// Field is the field that was refused, for Rejected.
	Field Field
	// RetryAfter is how long to wait; 0 where the endpoint does not say.
	RetryAfter time.Duration
	err        error
}

// Error says it in one line.
func (t *Trouble) Error() string {
	var b strings.Builder
	if t.Host != "" {
		b.WriteString(t.Host + ": ")
	}
	b.WriteString(string(t.Kind))
	if t.Status >= 300 {
		fmt.Fprintf(&b, " (%d)", t.Status)
	}
	if t.Field != "" {
		b.WriteString(": " + string(t.Field))
	}
	if t.Said != "" {
		b.WriteString(": " + t.Said)
	}
	return b.String()
}

// Unwrap returns the error of the network below, if there was one. An error
// that could quote what was sent is never kept.
func (t *Trouble) Unwrap() error { return t.err }

// Format writes the text of Error for every verb, so that %+v and %#v show no
// more than %v does.
func (t *Trouble) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(t.Error())) }

// over returns the error of ctx if it has ended, or is at its deadline and
// about to, and nil otherwise. The network notices a deadline by its own
// clock, a moment before ctx does.
func over(ctx context.Context, host string, err error) error {
	if cause := ctx.Err(); cause != nil {
		return fmt.Errorf("%s: %w", host, cause)
	}
	if errors.Is(err, context.Canceled) {
		return fmt.Errorf("%s: %w", host, context.Canceled)
	}
	if end, ok := ctx.Deadline(); ok && err != nil && !time.Now().Before(end) {
		return fmt.Errorf("%s: %w", host, context.DeadlineExceeded)
	}
	return nil
}
