// Package endpoint says which endpoint a critique is asked of, whose key goes
// there, and what the person has allowed: settings from the environment and
// the configuration file, a key that cannot be printed, the memory of what was
// consented to, and the endpoints that run on this machine. Nothing is sent
// here but the look at this machine's own ports; requests are left to package
// wire, and what is asked and said to package llm and the user interface.
package endpoint

import (
	"context"
	"strings"
	"sync"
)

// Settings are what a person has set: one endpoint, and what belongs to it.
// They can be printed and stored; the key cannot be read out of them but by
// Key.
type Settings struct {
	// Base is where the endpoint is. It is the zero Address where nothing
	// is set.
	Base Address
	// Model is empty where none is set.
	Model string
	// BaseFrom, ModelFrom and KeyFrom say where each was found, in words for
	// people: a variable, or a line of the file. They are empty where the
	// value is.
	BaseFrom, ModelFrom, KeyFrom string
	// Notes are sentences about what was found and is not used.
	Notes []string

	key *keyring
}

// At returns the settings of an endpoint without a key, such as one that was
// found on this machine and chosen. from says by whom.
func At(base Address, model, from string) Settings {
	s := Settings{Base: base, Model: model, BaseFrom: from}
	if model != "" {
		s.ModelFrom = from
	}
	return s
}

// With returns the settings with a model that the person chose.
func (s Settings) With(model string) Settings {
	s.Model, s.ModelFrom = model, "your choice"
	return s
}

// Found reports whether an endpoint is set.
func (s Settings) Found() bool { return s.Base != Address{} }

// HasKey reports whether a key belongs to the endpoint.
func (s Settings) HasKey() bool { return s.key != nil }

// Key returns the key of the endpoint, the zero Key where it has none. It may
// run the person's own command, so it is called when a request has been
// consented to, and not before. A key that was had once is not fetched again.
func (s Settings) Key(ctx context.Context) (Key, error) {
	if s.key == nil {
		return Key{}, nil
	}
	return s.key.get(ctx)
}

// KeyShown is the key as it may be shown, without fetching it.
func (s Settings) KeyShown() string {
	switch {
	case s.key == nil:
		return Key{}.String()
	case !s.key.known():
		return "not fetched yet"
	}
	key, _ := s.key.get(context.Background()) // it is there already
	return key.String()
}

// keyring is a key that may have to be fetched first.
type keyring struct {
	fetch func(context.Context) (Key, error)

	mu  sync.Mutex
	key Key
}

// holding returns the keyring of a key that is there.
func holding(key Key) *keyring { return &keyring{key: key} }

// known reports whether the key is there. It does not wait for a command that
// is fetching it.
func (k *keyring) known() bool {
	if !k.mu.TryLock() {
		return false
	}
	defer k.mu.Unlock()
	return !k.key.IsZero()
}

func (k *keyring) get(ctx context.Context) (Key, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.key.IsZero() {
		return k.key, nil
	}
	key, err := k.fetch(ctx)
	if err == nil {
		k.key = key
	}
	return key, err
}

// Fault is something wrong with the settings. None of its texts holds a key
// or a value that might be one.
type Fault struct {
	// Where is the variable, or the file and the line.
	Where string
	// What says what is wrong, Next what to do; both without a full stop.
	What, Next string
}

// Error says all of it in one sentence.
func (f *Fault) Error() string {
	return strings.TrimPrefix(f.Where+": ", ": ") + f.What + "; " + f.Next
}

// at returns the fault with its place.
func (f *Fault) at(where string) *Fault {
	return &Fault{Where: where, What: f.What, Next: f.Next}
}
