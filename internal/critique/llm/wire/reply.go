package wire

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Reply is an answer that is under way. It belongs to one goroutine.
type Reply struct {
	ctx    context.Context
	asked  *call
	source func() ([]byte, error)
	// finish is the finish_reason, as one of the library's; spoken says that
	// text has come.
	finish  finish
	refused strings.Builder
	spoken  bool
	// ended is the error that every later Next returns again.
	ended error
}

// Format writes the host for every verb: what is in a Reply is private.
func (r *Reply) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("reply of " + r.asked.host)) }

// Next returns the next piece of the answer. The error is io.EOF behind a
// whole answer, that of the context, or a *Trouble; what had come until then
// has been returned before.
func (r *Reply) Next() (Delta, error) {
	if r.ended != nil {
		return Delta{}, r.ended
	}
	d, err := r.read()
	if err != nil {
		r.ended = err
		_ = r.Close()
	}
	return d, err
}

// Close ends the request; the endpoint sees the connection closed if it had
// not ended. It may be called more than once.
func (r *Reply) Close() error {
	if r.ended == nil {
		r.ended = fmt.Errorf("%s: %w", r.asked.host, context.Canceled)
	}
	return r.asked.body.Close()
}

// read returns what the next event says.
func (r *Reply) read() (Delta, error) {
	if ended := over(r.ctx, r.asked.host, nil); ended != nil {
		return Delta{}, ended
	}
	event, err := r.source()
	if err == nil && string(event) == string(doneEvent) {
		err = io.EOF
	}
	if err != nil {
		return Delta{}, r.end(err)
	}
	c, ok := readChunk(event)
	if !ok {
		return Delta{}, r.end(&Trouble{Kind: Garbled})
	}
	if said, bad := c.complaint(); bad {
		return Delta{}, r.end(r.complained(said))
	}
	return r.delta(c), nil
}

// delta returns what c holds of the answer.
func (r *Reply) delta(c chunk) Delta {
	var d Delta
	if c.Usage != nil {
		d.Usage = &Usage{Asked: c.Usage.Prompt, Answered: c.Usage.Completion}
	}
	for _, each := range c.Choices {
		if each.Index != 0 {
			continue
		}
		p := each.Delta
		if each.Whole != nil {
			p = *each.Whole
			if each.Finish == "" {
				each.Finish = "stop" // it is whole, whether it says so or not
			}
		}
		d.Text, d.Thinking = p.Content, p.thinking()
		if r.refused.Len() < maxHeard {
			r.refused.WriteString(p.Refusal)
		}
		if each.Finish != "" {
			r.finish = finishOf(each.Finish)
		}
	}
	r.spoken = r.spoken || d.Text != ""
	d.Last = r.finish.known()
	return d
}

// complained returns the trouble of an endpoint that sends an error with a
// good status. Before any text it is as good as a bad status, if it names one
// or blames something.
func (r *Reply) complained(said complaint) *Trouble {
	t := &Trouble{Kind: Interrupted, Said: r.asked.strike(said.text())}
	if r.spoken {
		return t
	}
	if status := said.meant(); status != 0 {
		t.Kind, t.Field = r.asked.judge(status, said)
		return t
	}
	if kind, field := r.asked.judgeRequest(said); kind != Broken {
		t.Kind, t.Field = kind, field
	}
	if strings.Contains(strings.ToLower(said.text()), "unexpected endpoint") {
		t.Kind = NotAnAPI // a local server says so with status 200
	}
	return t
}

// end returns what it means that the stream has ended with err.
func (r *Reply) end(err error) error {
	if ended := over(r.ctx, r.asked.host, err); ended != nil {
		return ended
	}
	if r.finish.known() {
		return r.finished()
	}
	var known *Trouble
	switch {
	case errors.As(err, &known):
		known.Host = r.asked.host
		known.Status = max(known.Status, 200)
		return known
	case r.refused.Len() > 0:
		return r.trouble(Declined, r.refused.String())
	case errors.Is(err, io.EOF):
		return r.trouble(CutOff, "")
	}
	cut := r.trouble(CutOff, err.Error())
	cut.err = err
	return cut
}

// finished returns how an answer ended that has a finish_reason. Whatever
// happened to the connection after it does not matter.
func (r *Reply) finished() error {
	switch {
	case r.refused.Len() > 0:
		return r.trouble(Declined, r.refused.String())
	case r.finish.kind != "":
		return r.trouble(r.finish.kind, r.finish.said)
	}
	return io.EOF
}

func (r *Reply) trouble(kind Kind, said string) *Trouble {
	return &Trouble{Kind: kind, Host: r.asked.host, Status: 200, Said: r.asked.strike(said)}
}
