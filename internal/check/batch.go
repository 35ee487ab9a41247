package check

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
)

// Batch is a run over many answers.
type Batch struct {
	// Defaults has the question and the seconds of lines that have none.
	Defaults Request
	// Check judges an answer. It is called from several goroutines at once.
	Check func(Request) (Checked, error)
	// Ahead is how many answers are in work at once, at least 1; the memory
	// that a batch takes grows with it and not with the batch.
	Ahead     int
	Threshold Threshold
	// Complain is told of each line that cannot be judged, by its number from
	// 1, in order.
	Complain func(line int, err error)
}

// ErrBroken says that at least one line could not be judged; Complain has been
// told of each.
var ErrBroken = errors.New("not all lines could be checked")

// outcome is what came of one line.
type outcome struct {
	line    int
	encoded []byte
	err     error
	// short says how the answer misses the threshold, nil where it does not.
	short error
}

// Run reads JSON Lines and writes one result a line, in their order and each
// in one call. A line that cannot be judged gives no result, and the others
// still come; the error is then ErrBroken, else a NotMetError where a result
// misses the threshold. When ctx ends, Run returns its cause after a whole
// line, without waiting for input that is still to come.
func (b Batch) Run(ctx context.Context, in io.Reader, out io.Writer) error {
	dispatching, stop := context.WithCancel(ctx)
	defer stop()
	queue := make(chan chan outcome, b.Ahead-1)
	read := make(chan error, 1)
	go func() {
		read <- b.dispatch(dispatching, in, queue)
		close(queue)
	}()
	var t tally
	for {
		o, more := next(ctx, queue)
		switch {
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case !more:
			return cmp.Or(<-read, t.err())
		}
		if t.add(o); o.err != nil {
			b.Complain(o.line, o.err)
		} else if _, err := out.Write(o.encoded); err != nil {
			return fmt.Errorf("the results cannot be written: %w", err)
		}
	}
}

// dispatch queues for each line the place where its outcome will come, and
// then starts to judge it: the length of the queue bounds how many are in
// work.
func (b Batch) dispatch(ctx context.Context, in io.Reader, queue chan<- chan outcome) error {
	lines := lineReader{from: bufio.NewReader(in)}
	for {
		line, err := lines.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil && !errors.Is(err, errLongLine):
			return fmt.Errorf("the batch cannot be read further: %w", err)
		}
		place := make(chan outcome, 1)
		select {
		case <-ctx.Done():
			return nil
		case queue <- place:
		}
		o := outcome{line: lines.number, err: err}
		go func() { place <- b.judge(o, line) }()
	}
}

// judge completes the outcome of a line.
func (b Batch) judge(o outcome, line []byte) outcome {
	if o.err != nil {
		return o
	}
	var r Request
	if r, o.err = readRequest(line, b.Defaults); o.err != nil {
		return o
	}
	var checked Checked
	if checked, o.err = b.Check(r); o.err != nil {
		return o
	}
	result := checked.Result()
	result.ID = r.ID
	o.short = b.Threshold.Met(checked.Review.Criteria)
	o.encoded, o.err = result.Encode("")
	return o
}

// next returns the outcome that is next in the queue, and false where there is
// none or ctx has ended.
func next(ctx context.Context, queue <-chan chan outcome) (outcome, bool) {
	select {
	case <-ctx.Done():
		return outcome{}, false
	case place, more := <-queue:
		if !more {
			return outcome{}, false
		}
		select {
		case <-ctx.Done():
			return outcome{}, false
		case o := <-place:
			return o, true
		}
	}
}
