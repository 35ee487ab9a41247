package doctor

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/agext/levenshtein"

	"okrcoach/internal/critique/llm/wire"
	"okrcoach/internal/endpoint"
)

const (
	// listPatience is how long an endpoint may take to list its models.
	listPatience = 10 * time.Second
	// namedModels is how many models are named.
	namedModels = 8
)

// endpoint reaches the endpoint, if the person agrees, and tests it.
func (r *run) endpoint(ctx context.Context) {
	switch {
	case r.Offline:
		r.ok(nameReach, "Not tried: --offline leaves the network alone.")
	case r.settings.Found():
		r.examine(ctx)
	default:
		r.local(ctx)
	}
}

// local looks for endpoints on this machine.
func (r *run) local(ctx context.Context) {
	const name = "This machine"
	if !r.agreed(ctx, name, Request{Text: "Look for " + endpoint.LocalPrograms() + " on this machine? Each is asked for its models, and nothing of yours is sent."}) {
		return
	}
	found := endpoint.Local(ctx, r.Transport)
	if len(found) == 0 {
		r.note(name, "Neither of "+endpoint.LocalPrograms()+" answers.", "Start one of them if you want critiques from a model of your own.")
	}
	for _, f := range found {
		next := "Set OKRCOACH_BASE_URL to " + f.Base.String() + " to use it."
		if len(f.Models) == 0 {
			r.note(name, f.Name+" answers and has no model yet.", "Load one there first.")
			continue
		}
		r.ok(name, f.Name+" answers with "+listed(f.Models)+". "+next)
	}
}

// examine asks the endpoint for its models and for two words.
func (r *run) examine(ctx context.Context) {
	s := r.settings
	if !r.Memory.Allowed(s.Base) && !r.agreed(ctx, nameReach, Request{Settings: s, Text: r.intention()}) {
		return
	}
	var err error
	if r.key, err = s.Key(ctx); err != nil {
		r.fault(nameKey, err)
		return
	}
	r.clock = &listener{below: wire.Connected(r.Transport), now: r.Now}
	defer r.clock.CloseIdleConnections()
	client := r.client(s.Base.String())
	if err = r.list(ctx, client); err == nil || r.mayStillChat(err) {
		err = r.test(ctx, client, err)
	}
	if err != nil && ctx.Err() == nil {
		text, next := r.explain(err)
		r.trouble(nameReach, text, r.orBetter(ctx, err, next))
	}
}

// client returns a client of the endpoint at another base URL of its host.
func (r *run) client(base string) *wire.Client {
	return wire.New(wire.Endpoint{BaseURL: base, Key: r.key.Reveal()}, r.clock)
}

// intention says what would be sent.
func (r *run) intention() string {
	s := r.settings
	text := fmt.Sprintf("Ask %s for its models, and send it the two words %q as a test?", s.Base.Host(), testWords)
	if s.Model != "" {
		text = fmt.Sprintf("Ask %s for its models, and send the model %s the two words %q as a test?", s.Base.Host(), s.Model, testWords)
	}
	if s.HasKey() {
		text += " The key (" + s.KeyShown() + ", from " + s.KeyFrom + ") goes along."
	}
	if s.Base.Insecure() {
		text += " By plain http whoever is on the way can read both."
	}
	return text
}

// list asks for the models.
func (r *run) list(ctx context.Context, client *wire.Client) error {
	ctx, cancel := context.WithTimeout(ctx, listPatience)
	defer cancel()
	models, err := client.Models(ctx)
	if err != nil {
		return err
	}
	r.models = models
	if len(models) == 0 {
		r.trouble(nameReach, r.settings.Base.Host()+" answers and has no model.", "Load one there first"+r.loading()+".")
		return nil
	}
	r.ok(nameReach, r.settings.Base.Host()+" answers and has "+listed(models)+".")
	return nil
}

// loading says how models are loaded, where that is known.
func (r *run) loading() string {
	if endpoint.ProgramAt(r.settings.Base) == "Ollama" {
		return ", with ollama pull and the name of one"
	}
	return ""
}

// mayStillChat reports whether an endpoint that does not list its models may
// be one all the same: some have no such list.
func (r *run) mayStillChat(err error) bool {
	var t *wire.Trouble
	const notFound, notAllowed = 404, 405
	return errors.As(err, &t) && t.Kind == wire.NotAnAPI && r.settings.Model != "" &&
		(t.Status == notFound || t.Status == notAllowed)
}

// orBetter returns a better next step than next, where a base URL without a
// path turns out to lack its /v1. The same host is asked again, to which the
// person has agreed.
func (r *run) orBetter(ctx context.Context, err error, next string) string {
	var t *wire.Trouble
	if !errors.As(err, &t) || t.Kind != wire.NotAnAPI || r.settings.Base.HasPath() {
		return next
	}
	ctx, cancel := context.WithTimeout(ctx, listPatience)
	defer cancel()
	longer := r.settings.Base.String() + "/v1"
	if _, err := r.client(longer).Models(ctx); err != nil {
		return next
	}
	return "The endpoint is at " + longer + ": set the base URL to that."
}

// listed names some models.
func listed(models []string) string {
	named := strings.Join(models[:min(len(models), namedModels)], ", ")
	switch more := len(models) - namedModels; {
	case len(models) == 1:
		return "the model " + named
	case more > 0:
		return fmt.Sprintf("%d models: %s and %d more", len(models), named, more)
	default:
		return fmt.Sprintf("%d models: %s", len(models), named)
	}
}

// nearest returns the models of the endpoint, the one most like name first.
func (r *run) nearest(name string) []string {
	return slices.SortedStableFunc(slices.Values(r.models), func(a, b string) int {
		return levenshtein.Distance(a, name, nil) - levenshtein.Distance(b, name, nil)
	})
}
