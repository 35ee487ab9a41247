// Package doctor looks at everything that a critique by a language model
// needs, and at what the program needs itself, and says in words what it
// found and what leads on: settings, the endpoint and its models, a test of
// two words, the clock, the terminal, and where things are kept. It knows no
// terminal and asks nobody: what the person agrees to is found out by whoever
// calls it, and nothing is sent without.
package doctor

import (
	"context"
	"net/http"
	"time"

	"okrcoach/internal/clean"
	"okrcoach/internal/endpoint"
)

// State says whether something stands in the way.
type State string

// The states. A Note is worth knowing and stands in nobody's way.
const (
	OK      State = "ok"
	Note    State = "note"
	Trouble State = "trouble"
)

// Result is what was found out about one thing. Its texts are plain and on
// one line, and hold no key.
type Result struct {
	// Name is what was looked at, in a word or two.
	Name  string `json:"name"`
	State State  `json:"state"`
	// Text says what was found, in whole sentences.
	Text string `json:"text"`
	// Next says what to do, in whole sentences; empty where there is nothing.
	Next string `json:"next,omitempty"`
}

// Request is what the person is asked to agree to.
type Request struct {
	// Settings are those of the endpoint that would be asked; its key goes
	// along. They are the zero Settings where this machine's ports are meant.
	Settings endpoint.Settings
	// Text says what would be done, in whole sentences.
	Text string
}

// Options is what to look at.
type Options struct {
	Sources endpoint.Sources
	Memory  *endpoint.Memory
	// Offline leaves the network alone.
	Offline bool
	// Agree reports whether the person agrees to a request. It is asked only
	// where Memory knows of no standing consent. Nil agrees to nothing.
	Agree func(context.Context, Request) bool
	// HowToAgree says how to, where Agree says no; in a whole sentence.
	HowToAgree func(Request) string
	// Transport carries requests; nil for the network.
	Transport http.RoundTripper
	Now       func() time.Time
	Terminal  Terminal
	Places    []Place
	// History says what is wrong with the history; nil where there is none.
	History func(context.Context) error
}

// run is one examination.
type run struct {
	Options
	tell     func(Result)
	settings endpoint.Settings
	// models are those that the endpoint lists; nil where it lists none.
	models []string
	// key and clock are there once the person has agreed to a request.
	key   endpoint.Key
	clock *listener
}

// Run looks at everything and tells each result as soon as it is there. It
// ends early with ctx.
func Run(ctx context.Context, o Options, tell func(Result)) {
	r := &run{Options: o, tell: tell}
	for _, look := range []func(context.Context){r.configured, r.remembered, r.endpoint, r.clockRight, r.terminal, r.stored} {
		if ctx.Err() != nil {
			return
		}
		look(ctx)
	}
}

func (r *run) say(name string, state State, text, next string) {
	r.tell(Result{Name: name, State: state, Text: clean.Line(text), Next: clean.Line(next)})
}

func (r *run) ok(name, text string)            { r.say(name, OK, text, "") }
func (r *run) note(name, text, next string)    { r.say(name, Note, text, next) }
func (r *run) trouble(name, text, next string) { r.say(name, Trouble, text, next) }

// agreed reports whether the person agrees to a request, and says so where
// they do not. A standing consent covers its own host.
func (r *run) agreed(ctx context.Context, name string, q Request) bool {
	if r.Agree != nil && r.Agree(ctx, q) {
		return true
	}
	if ctx.Err() == nil {
		r.note(name, "Not tried, because nothing is sent without your word.", r.HowToAgree(q))
	}
	return false
}
