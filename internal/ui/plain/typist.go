package plain

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"okrcoach/internal/clean"
)

// errEnd says that the person has ended the input: ctrl+d on a terminal,
// where more may follow all the same.
var errEnd = errors.New("end of input")

// errHungUp says that the terminal was closed.
var errHungUp = errors.New("the terminal was closed")

// hangUpFor is how long after the end of input the signal may come that says
// that the terminal was closed: both come then, in no order.
const hangUpFor = 100 * time.Millisecond

// terminalLine is the most bytes of a line that a Linux terminal hands over;
// it drops the rest without a word.
const terminalLine = 4095

// typist reads lines, one when it is asked for one, because only one place at
// a time knows what the next line means, and because a terminal goes on after
// its end of input.
type typist struct {
	asked chan struct{}
	lines chan typedLine
}

// typedLine is a line, or the beginning of one that the end of input, or
// another error, has cut off.
type typedLine struct {
	text string
	err  error
}

func newTypist(in io.Reader) *typist {
	t := &typist{asked: make(chan struct{}), lines: make(chan typedLine, 1)}
	go t.read(bufio.NewReader(in))
	return t
}

// stop ends the reading, unless it waits for a line: then it ends with the
// process, since a read cannot be taken back.
func (t *typist) stop() { close(t.asked) }

func (t *typist) read(in *bufio.Reader) {
	for range t.asked {
		text, err := in.ReadString('\n')
		t.lines <- typedLine{strings.TrimRight(text, "\r\n"), err}
	}
}

// line returns the next line, cleaned. While it waits, the clock of the
// session runs. The error is errEnd, errHungUp, the cause of the context's
// end, or what keeps the input from being read.
func (d *dialogue) line() (string, error) {
	d.typed.asked <- struct{}{}
	for {
		select {
		case l := <-d.typed.lines:
			d.beat()
			d.sayNotes()
			return d.received(l)
		case <-d.Ticks:
			d.tick()
		case <-d.Suspended:
			d.suspend()
		case <-d.ctx.Done():
			return "", context.Cause(d.ctx)
		}
	}
}

// received makes of what was read what it means. The end of the context comes
// first: a terminal that is closed ends the input too, and nobody has handed
// anything in then.
func (d *dialogue) received(l typedLine) (string, error) {
	if l.err != nil {
		d.awaitHangUp()
	}
	switch {
	case d.ctx.Err() != nil:
		return "", context.Cause(d.ctx)
	case l.err != nil && d.HungUp != nil && d.HungUp():
		return "", errHungUp
	case l.text != "": // the end will be read again
	case errors.Is(l.err, io.EOF):
		return "", errEnd
	case l.err != nil:
		return "", fmt.Errorf("what you type cannot be read: %w", l.err)
	}
	if len(l.text) >= terminalLine {
		d.say("That line was %d bytes long, and terminals cut lines there. Look at its end with /show, and type the rest on a new line.", len(l.text))
	}
	return clean.Text(l.text), nil
}

func (d *dialogue) awaitHangUp() {
	select {
	case <-d.ctx.Done():
	case <-time.After(hangUpFor):
	}
}

// ask puts a question at the start of the line on which it is answered.
func (d *dialogue) ask(prompt string) (string, error) {
	d.sayNotes()
	fmt.Fprint(d.Talk, prompt+" ")
	reply, err := d.line()
	if err != nil {
		fmt.Fprintln(d.Talk)
	}
	return strings.ToLower(strings.TrimSpace(reply)), err
}

// confirm asks a question to be answered with y or n; enter alone is no, and
// so is the end of input.
func (d *dialogue) confirm(question string) (bool, error) {
	for {
		reply, err := d.ask(question + " y/n:")
		switch {
		case errors.Is(err, errEnd):
			return false, nil
		case err != nil:
			return false, err
		case reply == "y", reply == "yes":
			return true, nil
		case reply == "n", reply == "no", reply == "":
			return false, nil
		}
		d.say("Type y or n.")
	}
}
