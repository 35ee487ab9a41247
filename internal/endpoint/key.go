package endpoint

import (
	"fmt"
	"io"
	"strings"
)

// Key is the secret of an endpoint. It prints as its last four characters, and
// as none where it is so short that four would give much of it away; so it
// does with every verb of package fmt, in JSON, in YAML and in logs.
type Key struct {
	// A function prints as its address even where a struct that holds the
	// key is printed and no method of Key is called.
	reveal func() string
}

const (
	// shownEnd is how many characters of a key may be shown, as the
	// consoles of the providers do.
	shownEnd = 4
	// leastShown is the length from which they may.
	leastShown = 12
)

// NewKey returns the key in text, without the white space around it that
// copying leaves. An empty one is the zero Key. What cannot be sent as a key
// is a *Fault.
func NewKey(text string) (Key, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Key{}, nil
	}
	if fault := unsendable(text); fault != nil {
		return Key{}, fault
	}
	return Key{reveal: func() string { return text }}, nil
}

// unsendable says why a text is no key, without a word of the text.
func unsendable(text string) *Fault {
	const maxKey = 8 << 10 // bytes; what servers commonly take as a header
	switch {
	case len(text) > maxKey:
		return &Fault{What: "the key is too long to be one", Next: "give the key alone"}
	case strings.HasPrefix(strings.ToLower(text), "bearer "):
		return &Fault{What: `the key begins with the word "Bearer"`, Next: "leave that word out; it is added when the key is sent"}
	case strings.ContainsAny(text, "\r\n"):
		return &Fault{What: "the key has more than one line", Next: "give the key alone"}
	case strings.ContainsAny(text[:1]+text[len(text)-1:], `"'`):
		return &Fault{What: "the key has quotes around it", Next: "leave the quotes out"}
	}
	for i := range len(text) {
		if text[i] <= ' ' || text[i] > '~' {
			return &Fault{What: "the key holds a space or a character that no key has", Next: "copy it once more"}
		}
	}
	return nil
}

// IsZero reports whether there is no key.
func (k Key) IsZero() bool { return k.reveal == nil }

// Reveal returns the key itself, to be sent to its own endpoint and put
// nowhere else.
func (k Key) Reveal() string {
	if k.reveal == nil {
		return ""
	}
	return k.reveal()
}

// String returns the end of the key, or words for it.
func (k Key) String() string {
	switch text := k.Reveal(); {
	case text == "":
		return "none"
	case len(text) < leastShown:
		return "hidden"
	default:
		return "…" + text[len(text)-shownEnd:]
	}
}

// Format implements fmt.Formatter, for all verbs alike.
func (k Key) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, k.String()) }

// MarshalText implements encoding.TextMarshaler, which JSON, YAML and logs
// go by.
func (k Key) MarshalText() ([]byte, error) { return []byte(k.String()), nil }
