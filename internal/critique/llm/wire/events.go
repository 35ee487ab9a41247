package wire

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
)

// events makes of a response, whatever its form, the events that the library
// and the reply can read: one JSON value or [DONE] each. A stream of server
// sent events gives its data, a whole completion or an error in place of one
// gives itself, comments and pings give an empty object, as one of which all
// count that have come together.
type events struct {
	io.Closer
	lines lines
	asked *call
	// open is a JSON value over several lines that has not come to its end,
	// bare whether it stands without "data:".
	open     []byte
	brackets brackets
	bare     bool
	// name is the type that the stream gave to the event.
	name string
	// begun says that an event or a field of one has been seen, alive that the
	// endpoint only showed that it is there.
	begun, alive bool
	// other is the first line that is none of a stream's.
	other []byte
	first bool
	// out is the event that the library reads, from at on.
	out []byte
	at  int
}

// The events that stand for something else. An empty object says that the
// endpoint is alive.
var (
	aliveEvent = []byte("{}")
	doneEvent  = []byte("[DONE]")
)

func newEvents(body io.ReadCloser, asked *call) *events {
	most := maxLine
	if asked.listing {
		most = maxStream // hundreds of models stand on one line
	}
	return &events{Closer: body, lines: lines{body: body, most: most}, asked: asked, first: true}
}

// Read gives the events as the library expects them: one on a line, behind
// "data: ". It takes a line that starts with {"error" for itself, and loses
// what it says where it is not as it expects; a space in the brace hides it.
func (e *events) Read(p []byte) (int, error) {
	if e.at == len(e.out) {
		event, err := e.next()
		if err != nil {
			return 0, err
		}
		e.at, e.out = 0, append(e.out[:0], "data: "...)
		if event[0] == '{' {
			e.out, event = append(e.out, "{ "...), event[1:]
		}
		e.out = append(append(e.out, event...), '\n')
	}
	n := copy(p, e.out[e.at:])
	e.at += n
	return n, nil
}

// next returns the next event, never empty and without line ends, valid until
// the next call. The error is io.EOF, a *Trouble or that of the connection.
func (e *events) next() ([]byte, error) {
	for {
		if e.alive && !e.lines.ready() {
			e.alive = false
			return aliveEvent, nil
		}
		line, err := e.lines.next()
		if err == io.EOF && !e.begun && len(e.other) > 0 {
			return nil, &Trouble{Kind: NotAnAPI, Said: e.asked.strike(string(e.other))}
		}
		if err != nil {
			return nil, err
		}
		if e.first {
			line, e.first = bytes.TrimPrefix(line, []byte("\uFEFF")), false
		}
		if !e.begun && e.open == nil && bytes.HasPrefix(bytes.TrimSpace(line), []byte("<")) {
			page := string(line) + "\n" + string(e.lines.rest())
			return nil, &Trouble{Kind: NotAnAPI, Said: e.asked.strike(title(page))}
		}
		if len(e.open) > e.lines.most {
			return nil, &Trouble{Kind: Overflow}
		}
		if event := e.take(line); event != nil {
			e.alive = false
			return event, nil
		}
	}
}

// take reads one line and returns the event that it completes, or nil.
func (e *events) take(line []byte) []byte {
	line = bytes.TrimSpace(line)
	field, value, isField := bytes.Cut(line, []byte(":"))
	switch {
	case len(e.open) > 0 && e.bare:
		return e.more(line)
	case len(line) == 0:
		e.name = ""
		return e.abandon()
	case bytes.Equal(line, doneEvent):
		return doneEvent
	case line[0] == '{', line[0] == '[':
		e.bare = true
		return e.more(line)
	case !isField:
		e.keep(line)
		return nil
	}
	switch string(field) {
	case "data":
		e.begun = true
		return e.data(bytes.TrimSpace(value))
	case "event":
		e.name = string(bytes.TrimSpace(value))
		e.begun, e.alive = true, true
	case "", "id", "retry":
		e.begun, e.alive = true, true
	default:
		e.keep(line)
	}
	return nil
}

// keep remembers a line that belongs to no stream.
func (e *events) keep(line []byte) {
	if len(e.other) == 0 {
		e.other = append(e.other, line[:min(len(line), maxSaid)]...)
	}
}

// data reads the value of a data field.
func (e *events) data(value []byte) []byte {
	switch {
	case len(e.open) > 0:
		return e.more(value)
	case bytes.Equal(value, doneEvent):
		return doneEvent
	case len(value) > 0 && (value[0] == '{' || value[0] == '['):
		e.bare = false
		return e.more(value)
	case e.name == "error", bytes.Contains(bytes.ToLower(value), []byte("error")):
		return complaintEvent(value)
	}
	e.alive = true
	return nil
}

// more reads a piece of a JSON value and returns the value if it is whole.
func (e *events) more(piece []byte) []byte {
	closed := e.brackets.scan(piece)
	if !closed || len(e.open) > 0 {
		// A line end between two pieces means no more in JSON than a space.
		e.open = append(append(e.open, piece...), ' ')
	}
	if !closed {
		return nil
	}
	if len(e.open) > 0 {
		piece = e.abandon()
	}
	e.brackets, e.begun = brackets{}, true
	if e.name == "error" {
		return complaintEvent(piece)
	}
	return piece
}

// abandon returns the open JSON value as it is, nil if there is none.
func (e *events) abandon() []byte {
	if len(e.open) == 0 {
		return nil
	}
	whole := e.open
	e.open, e.brackets = nil, brackets{}
	return whole
}

// complaintEvent returns an event for what a stream said to be an error.
func complaintEvent(said []byte) []byte {
	if !json.Valid(said) {
		said, _ = json.Marshal(strings.ToValidUTF8(string(said), "\uFFFD"))
	}
	return append(append([]byte(`{"error":`), said...), '}')
}

// brackets finds the end of a JSON value that comes in pieces.
type brackets struct {
	depth           int
	quoted, escaped bool
}

// scan reads p and reports whether the value is closed at its end.
func (b *brackets) scan(p []byte) bool {
	i := 0
	if b.escaped && len(p) > 0 {
		b.escaped, i = false, 1
	}
	for ; i < len(p); i++ {
		switch p[i] {
		case '"':
			b.quoted = !b.quoted
		case '\\':
			i++ // what follows is part of a string, whatever it is
			b.escaped = i == len(p)
		case '{', '[':
			if !b.quoted {
				b.depth++
			}
		case '}', ']':
			if !b.quoted {
				b.depth--
			}
		}
	}
	return b.depth <= 0 && !b.quoted
}
