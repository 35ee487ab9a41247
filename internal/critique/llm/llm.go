// Package llm asks a language model for a critique of an answer. It owns the
// time that this may take, the order in which formats are tried, and the
// words for what went wrong. It promises that a critique always comes back,
// however little of it there is. What is said to the model is left to package
// prompt, how to package wire, and what its words are worth to package
// coaching.
package llm

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/llm/prompt"
	"okrcoach/internal/critique/llm/wire"
)

// Budget is how long a critique may take, all tries together: who waits
// longer has lost the thread of the answer.
const Budget = 30 * time.Second

// The reasons for which a caller ends a critique, as causes of its context.
var (
	// ErrStopped says that the person has had enough.
	ErrStopped = errors.New("stopped")
	// ErrTimeUp says that the time is up.
	ErrTimeUp = errors.New("the time is up")
)

const (
	// maxTokens bounds what the endpoint may write, thinking included: at 100
	// tokens a second more would not fit into the budget.
	maxTokens = 3000
	// longestAnswer bounds the text that is read, in bytes, for endpoints that
	// know no token limit. It is three times what the prompt asks for.
	longestAnswer = 12_000
	// tail is how long to wait for the endpoint's count of tokens when all
	// sections are there.
	tail = time.Second
	// bytesPerToken is the usual length of a token of English, to estimate a
	// count that the endpoint does not give.
	bytesPerToken = 4
	// leastRead is the share of the tokens that we expect below which an
	// endpoint has left something out. No vocabulary is so much coarser than
	// the usual one; some endpoints cut what does not fit and do not say so.
	leastRead = 0.6
)

// Asker asks one model at one endpoint.
type Asker struct {
	Client *wire.Client
	Model  string
	// Host names the endpoint to the person.
	Host string
	// Rung is the format to begin with; the zero Rung is the strictest.
	Rung Rung
	// Budget is the time after which nothing new is tried; Budget where 0.
	Budget time.Duration
}

// Question is what is asked.
type Question struct {
	// ID and AskedAt go into the critique.
	ID      string
	AskedAt time.Time
	Prompt  prompt.Prompt
	// Answer is the candidate's, to hold quotes against.
	Answer string
}

// Ask asks for a critique and returns it, whole or as far as it came. Each
// change is told on the way, on the caller's goroutine. It ends with the
// context; its cause, ErrStopped or ErrTimeUp, becomes the outcome.
func (a Asker) Ask(ctx context.Context, q Question, tell func(Event)) coaching.Critique {
	run := &run{Asker: a, question: q, tell: tell, began: time.Now(), expected: len(q.Prompt.Text()) / bytesPerToken}
	run.critique = coaching.Critique{
		ID: q.ID, AskedAt: q.AskedAt, Model: a.Model, Host: a.Host,
		Prompt: prompt.Version, Outcome: coaching.UnderWay,
	}
	if q.Prompt.Cut {
		run.critique.Caution = fmt.Sprintf("Your answer has more than %d bytes; its middle was left out of what the model read.", prompt.MostAnswer)
	}
	err := run.climb(ctx)
	run.end(ctx, err)
	return run.critique
}

// run is one critique under way.
type run struct {
	Asker
	question Question
	tell     func(Event)
	began    time.Time
	critique coaching.Critique
	state    State
	working  int
	// said and thought are the bytes that the model wrote in this try, and
	// expected the tokens that the prompt has by its length.
	said, thought, expected int
}

// climb tries one rung after another until one holds.
func (r *run) climb(ctx context.Context) error {
	rung := r.Rung.orFirst()
	waited := false
	for {
		r.critique.Rung = rung.String()
		err := r.try(ctx, rung)
		var trouble *wire.Trouble
		if err == nil || ctx.Err() != nil || len(r.critique.Sections) > 0 || !errors.As(err, &trouble) {
			return err
		}
		if wait := trouble.RetryAfter; trouble.Kind == wire.Limited && wait > 0 && !waited && r.timeFor(wait) {
			waited = true
			if err := r.wait(ctx, wait); err != nil {
				return err
			}
			continue
		}
		next, ok := rung.below(trouble)
		if !ok || !r.timeFor(0) {
			return err
		}
		rung = next
	}
}

// timeFor reports whether after a wait there is time for another try.
func (r *run) timeFor(wait time.Duration) bool { return r.took()+wait < r.budget() }

func (r *run) took() time.Duration { return time.Since(r.began) }

func (r *run) budget() time.Duration { return cmp.Or(r.Budget, Budget) }

func (r *run) wait(ctx context.Context, wait time.Duration) error {
	r.send(Event{State: Waiting, Wait: wait})
	select {
	case <-time.After(wait):
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// try asks once, in one format.
func (r *run) try(ctx context.Context, rung Rung) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	r.state, r.working, r.said, r.thought = "", 0, 0, 0
	r.enter(rung.opening(), 0)
	reply, err := r.Client.Chat(ctx, rung.request(r.Model, r.question.Prompt))
	if err != nil {
		return err
	}
	defer func() { _ = reply.Close() }() // what came is what counts
	if rung.Stream {
		r.enter(Queued, 0)
	}
	reader := coaching.NewReader(r.question.Answer)
	err = r.read(reply, reader, func() { stop(errTailOver) })
	if errors.Is(context.Cause(ctx), errTailOver) {
		err = nil
	}
	r.keep(reader.Finish())
	switch {
	case r.complete():
		return nil
	case err == nil, errors.Is(err, errTooMuch):
		return r.incomplete()
	}
	return err
}

var (
	// errTooMuch says that the model would not stop writing.
	errTooMuch = errors.New("the model wrote more than was asked for")
	// errTailOver ends the wait behind the last section.
	errTailOver = errors.New("all was said")
)

// read reads a reply to its end. Once all sections are there, or the endpoint
// has said that it is done, the rest is only waited for briefly: it is the count
// of tokens, and some endpoints stay silent instead.
func (r *run) read(reply *wire.Reply, reader *coaching.Reader, leave func()) error {
	closing := false
	for {
		delta, err := reply.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		r.count(delta)
		if r.said > longestAnswer {
			return errTooMuch
		}
		r.follow(delta, reader)
		if !closing && (delta.Last || r.complete()) {
			closing = true
			defer time.AfterFunc(tail, leave).Stop()
		}
	}
}

// follow says what a piece of the reply has changed.
func (r *run) follow(delta wire.Delta, reader *coaching.Reader) {
	if delta.Thinking != "" && r.working == 0 {
		r.enter(Thinking, 0)
	}
	if delta.Text == "" {
		return
	}
	sections := reader.Write(delta.Text)
	r.keep(sections)
	if working := reader.Working(); working > 0 {
		r.enter(Writing, working)
	} else if r.state != Writing {
		r.enter(Thinking, 0)
	}
}

// keep adds sections that the critique does not have yet.
func (r *run) keep(sections []coaching.Section) {
	for _, s := range sections {
		if !r.has(s.Part) {
			r.critique.Sections = append(slices.Clone(r.critique.Sections), s)
			r.send(Event{State: r.state, Section: r.working})
		}
	}
}

func (r *run) has(p coaching.Part) bool {
	return slices.ContainsFunc(r.critique.Sections, func(s coaching.Section) bool { return s.Part == p })
}

func (r *run) complete() bool { return len(r.critique.Sections) == len(coaching.Parts()) }

// incomplete is the error of a reply that ended well and lacks sections.
func (r *run) incomplete() error {
	switch {
	case len(r.critique.Sections) > 0:
		return errSectionsMissing
	case r.said == 0 && r.thought > 0:
		return errOnlyThought
	}
	return errNotReadable
}

// count keeps the endpoint's own count, or estimates one.
func (r *run) count(d wire.Delta) {
	r.said += len(d.Text)
	r.thought += len(d.Thinking)
	if d.Usage != nil {
		r.critique.Usage = coaching.Usage{Asked: d.Usage.Asked, Answered: d.Usage.Answered, Counted: true}
	}
	if !r.critique.Usage.Counted {
		r.critique.Usage = coaching.Usage{Asked: r.expected, Answered: (r.said + r.thought) / bytesPerToken}
	}
}

// enter tells of another state, or of another section.
func (r *run) enter(s State, section int) {
	if s == r.state && section == r.working {
		return
	}
	r.state, r.working = s, section
	r.send(Event{State: s, Section: section})
}

func (r *run) send(e Event) {
	r.critique.Took = r.took()
	e.Critique = r.critique
	r.tell(e)
}

// end says how it ended.
func (r *run) end(ctx context.Context, err error) {
	c := &r.critique
	if c.Usage.Counted && float64(c.Usage.Asked) < leastRead*float64(r.expected) {
		c.Caution = fmt.Sprintf("%s counted %d tokens in a text of about %d, so it may not have read all of it. A larger context helps.", r.Host, c.Usage.Asked, r.expected)
	}
	c.Outcome, c.Trouble = Outcome(ctx, err)
	if c.Outcome == coaching.Failed {
		c.Trouble += r.offered(ctx, err)
	}
	r.send(Event{State: Ended})
}
