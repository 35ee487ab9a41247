package ui

import (
	"context"
	"errors"
	"strings"
	"time"

	"okrcoach/internal/coach"
	"okrcoach/internal/critique"
	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/llm"
	"okrcoach/internal/critique/llm/prompt"
	"okrcoach/internal/endpoint"
	"okrcoach/internal/history"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// scripted is a coach whose model says what a test has written for it, without
// a network.
type scripted struct {
	settings endpoint.Settings
	fault    error
	local    []endpoint.Found
	models   []string
	allowed  bool
	// sections are said one every pace, after a wait of as long; where there
	// are fewer than four, silence follows.
	sections []coaching.Section
	pace     time.Duration
	trouble  string

	asked int
}

// newScripted is the coach at a desk: set up, and fluent.
func newScripted() *scripted {
	base, err := endpoint.ParseAddress("https://models.example.com/v1")
	if err != nil {
		panic(err)
	}
	return &scripted{
		settings: endpoint.At(base, "steady-1", "OKRCOACH_BASE_URL"),
		models:   []string{"steady-1", "quick-2", "large-3"},
		sections: sampleSections(), pace: 4 * time.Second,
	}
}

func (s *scripted) Settings() (endpoint.Settings, error)   { return s.settings, s.fault }
func (s *scripted) Local(context.Context) []endpoint.Found { return s.local }
func (s *scripted) Models(context.Context, endpoint.Settings) ([]string, error) {
	return s.models, nil
}
func (s *scripted) Allowed(endpoint.Address) bool                { return s.allowed }
func (s *scripted) Allow(endpoint.Address) error                 { s.allowed = true; return nil }
func (s *scripted) Choose(c endpoint.Settings, found bool) error { s.settings = c; return nil }

func (s *scripted) Prepare(c endpoint.Settings, q questions.Question, at history.Attempt) coach.Request {
	s.asked++
	return coach.Request{
		ID: "critique" + strings.Repeat("+", s.asked-1), AskedAt: morning, Settings: c, Answer: at.Text,
		Prompt: prompt.Build(prompt.Input{Question: &q, Answer: critique.Answer{Text: at.Text}, Review: *at.Review, Nonce: "test"}),
	}
}

func (s *scripted) Ask(ctx context.Context, r coach.Request, tell func(llm.Event)) coaching.Critique {
	c := r.Begun()
	tell(llm.Event{State: llm.Connecting, Critique: c})
	for i, section := range s.sections {
		if !wait(ctx, s.pace) {
			return ended(ctx, c, tell)
		}
		tell(llm.Event{State: llm.Writing, Section: i + 1, Critique: c})
		c.Took += s.pace
		c.Sections = append(c.Sections[:len(c.Sections):len(c.Sections)], section)
		tell(llm.Event{State: llm.Writing, Section: min(i+2, 4), Critique: c})
	}
	switch {
	case s.trouble != "":
		c.Outcome, c.Trouble = coaching.Failed, s.trouble
	case len(c.Sections) < 4:
		<-ctx.Done()
		return ended(ctx, c, tell)
	default:
		c.Outcome, c.Usage = coaching.Complete, coaching.Usage{Asked: 1510, Answered: 431, Counted: true}
	}
	tell(llm.Event{State: llm.Ended, Critique: c})
	return c
}

// wait reports whether the wait was not broken off.
func wait(ctx context.Context, d time.Duration) bool {
	select {
	case <-time.After(d):
		return true
	case <-ctx.Done():
		return false
	}
}

func ended(ctx context.Context, c coaching.Critique, tell func(llm.Event)) coaching.Critique {
	c.Outcome = coaching.Stopped
	if errors.Is(context.Cause(ctx), llm.ErrTimeUp) {
		c.Outcome, c.Trouble = coaching.TimedOut, llm.Explain(llm.ErrTimeUp)
	}
	tell(llm.Event{State: llm.Ended, Critique: c})
	return c
}

// sampleSections are a critique of sampleText: one band above the offline one,
// one far from it, and one quote that nobody said.
func sampleSections() []coaching.Section {
	return []coaching.Section{
		said(coaching.RepairFirst, "New features wait until the numbers hold.", coaching.NoBand,
			"This is the rule that the whole answer needs, and it names no number. **An interviewer asks at once**: which number, and who decides?",
			"New features wait whenever the error budget of the quarter is spent, and the team lead decides within a day."),
		said(coaching.Content, "a failed charge is a lost sale for the merchant", coaching.Strong,
			"You say what a failure costs and whom, before you name a metric. Few candidates do.",
			"A failed charge is a lost sale for the merchant: [share] of checkouts end there today."),
		{Part: coaching.Structure, Quote: "First reliability, then speed, then growth.", Comment: "The order of your Objectives is never announced."},
		said(coaching.Delivery, "make everything else faster as well", coaching.Sinks,
			"It sounds like a wish. After numbers it costs you what you had won.",
			"and the [endpoint] from [baseline] to [target] by June"),
	}
}

func said(part coaching.Part, quote string, band coaching.Band, comment, rewrite string) coaching.Section {
	start := strings.Index(sampleText, quote)
	return coaching.Section{
		Part: part, Quote: quote, Span: prose.Span{Start: start, End: start + len(quote)}, Found: true,
		Comment: comment, Band: band, Rewrite: rewrite,
	}
}
