// Package coach joins what a critique by a language model needs: the endpoint
// and what was allowed for it, the prompt, and the asking. It is what the
// screens and the command line share. It promises that nothing is sent but by
// Models, Local and Ask. Whether the person agrees is for them to find out
// first; what is drawn and kept is theirs too.
package coach

import (
	"cmp"
	"context"
	"net/http"
	"time"

	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/llm"
	"okrcoach/internal/critique/llm/prompt"
	"okrcoach/internal/critique/llm/wire"
	"okrcoach/internal/endpoint"
	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/questions"
)

// MostEvents is more than a critique has changes to tell of: a handful of
// states on each of some eight tries, and its sections.
const MostEvents = 256

// listingTime is how long an endpoint may take to list its models: those that
// answer at all do so at once.
const listingTime = 10 * time.Second

// Coach asks language models.
type Coach struct {
	// Sources is where the settings are looked for.
	Sources endpoint.Sources
	// Memory is what the person has allowed and chosen.
	Memory *endpoint.Memory
	// Transport carries requests; nil for the network.
	Transport http.RoundTripper
	NewID     func() string
	Today     func() time.Time
}

// Settings returns the endpoint that is set, or else the one on this machine
// that was chosen, with the model that was chosen for it where none is set.
// Its error is an *endpoint.Fault.
func (c *Coach) Settings() (endpoint.Settings, error) {
	s, err := endpoint.Resolve(c.Sources)
	if err != nil {
		return s, err
	}
	if chosen, ok := c.Memory.Chosen(); ok && !s.Found() {
		s = endpoint.At(chosen, s.Model, "your choice on this machine")
	}
	if model := c.Memory.Model(s.Base); model != "" && s.Found() && s.Model == "" {
		s = s.With(model)
	}
	return s, nil
}

// Local returns the endpoints that answer on this machine.
func (c *Coach) Local(ctx context.Context) []endpoint.Found {
	return endpoint.Local(ctx, c.Transport)
}

// Models lists the models of an endpoint. Its key goes there.
func (c *Coach) Models(ctx context.Context, s endpoint.Settings) ([]string, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, listingTime, llm.ErrNoList)
	defer cancel()
	client, err := c.client(ctx, s)
	if err != nil {
		return nil, err
	}
	models, err := client.Models(ctx)
	if err != nil && ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return models, err
}

// Allowed reports whether the person has allowed a host for good.
func (c *Coach) Allowed(base endpoint.Address) bool { return c.Memory.Allowed(base) }

// Allow remembers that the person has allowed a host for good.
func (c *Coach) Allow(base endpoint.Address) error { return c.Memory.Allow(base) }

// Choose remembers the model of an endpoint, and the endpoint where it is one
// that was found on this machine.
func (c *Coach) Choose(s endpoint.Settings, found bool) error {
	if found {
		return cmp.Or(c.Memory.Choose(s.Base), c.Memory.SetModel(s.Base, s.Model))
	}
	return c.Memory.SetModel(s.Base, s.Model)
}

func (c *Coach) client(ctx context.Context, s endpoint.Settings) (*wire.Client, error) {
	key, err := s.Key(ctx)
	if err != nil {
		return nil, err
	}
	return wire.New(wire.Endpoint{BaseURL: s.Base.String(), Key: key.Reveal()}, c.Transport), nil
}

// Request is a critique that can be asked for.
type Request struct {
	ID       string
	AskedAt  time.Time
	Settings endpoint.Settings
	Prompt   prompt.Prompt
	Answer   string
	// Rung is the format to begin with: the one that worked last.
	Rung llm.Rung
}

// Text is exactly what would go to the endpoint. Where that refuses the format,
// the next try puts the form of the reply elsewhere, and nothing more.
func (r Request) Text() string { return r.Rung.Prompt(r.Prompt).Text() }

// Begun is the critique before anything has come of it.
func (r Request) Begun() coaching.Critique {
	return coaching.Critique{
		ID: r.ID, AskedAt: r.AskedAt, Model: r.Settings.Model, Host: r.Settings.Base.Host(),
		Prompt: prompt.Version, Outcome: coaching.UnderWay,
	}
}

// Prepare makes the request for a critique of an attempt that was reviewed.
func (c *Coach) Prepare(s endpoint.Settings, q questions.Question, at history.Attempt) Request {
	p := prompt.Build(prompt.Input{Question: &q, Answer: practice.Answered(at), Review: *at.Review})
	return Request{
		ID: c.NewID(), AskedAt: c.Today(), Settings: s, Prompt: p, Answer: at.Text,
		Rung: llm.ParseRung(c.Memory.Rung(s.Base, s.Model)),
	}
}

// Ask asks for a critique and tells of each change on the way. It always
// returns one, whole or as far as it came; the format that worked is
// remembered for the endpoint and the model.
func (c *Coach) Ask(ctx context.Context, r Request, tell func(llm.Event)) coaching.Critique {
	s := r.Settings
	client, err := c.client(ctx, s)
	if err != nil {
		failed := r.Begun()
		failed.Outcome, failed.Trouble = llm.Outcome(ctx, err)
		tell(llm.Event{State: llm.Ended, Critique: failed})
		return failed
	}
	asker := llm.Asker{Client: client, Model: s.Model, Host: s.Base.Host(), Rung: r.Rung}
	critique := asker.Ask(ctx, llm.Question{ID: r.ID, AskedAt: r.AskedAt, Prompt: r.Prompt, Answer: r.Answer}, tell)
	if critique.Outcome == coaching.Complete {
		// Without it the ladder is climbed down once more, nothing else.
		_ = c.Memory.SetRung(s.Base, s.Model, critique.Rung)
	}
	return critique
}
