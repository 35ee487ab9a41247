package wire

import (
	"bytes"
	"io"
)

// The bounds on a response, in bytes: of one line or one event, and of all.
// An answer of 700 tokens takes some 200 KB in the most verbose of streams.
const (
	maxLine   = 1 << 20
	maxStream = 8 << 20
)

// readSize is how much is read at once, in bytes.
const readSize = 16 << 10

// lines reads a body line by line, ended by LF, CR or CRLF, in memory that is
// bounded whatever comes.
type lines struct {
	body io.Reader
	// most is how long a line may be, in bytes.
	most int
	buf  []byte
	// from is where in buf the next line starts, seen how far behind it no
	// line end was found.
	from, seen int
	read       int
	// afterCR says that a LF at from belongs to the line before: whether one
	// follows cannot be waited for.
	afterCR bool
	err     error
}

// end returns where in buf the next line ends, -1 if its end has not come.
func (l *lines) end() int {
	if l.afterCR && l.from < len(l.buf) {
		l.afterCR = false
		if l.buf[l.from] == '\n' {
			l.from++
		}
	}
	l.seen = max(l.seen, l.from)
	rest := l.buf[l.seen:]
	n := bytes.IndexByte(rest, '\n')
	if n >= 0 {
		rest = rest[:n]
	}
	if r := bytes.IndexByte(rest, '\r'); r >= 0 {
		n = r
	}
	if n < 0 {
		l.seen = len(l.buf)
		return -1
	}
	l.seen += n
	return l.seen
}

// ready reports whether a line can be had without waiting for the endpoint.
func (l *lines) ready() bool { return l.end() >= 0 || l.err != nil }

// next returns the next line without its end, valid until the next call; a
// last line may lack its end. Then the error is io.EOF or that of the body.
func (l *lines) next() ([]byte, error) {
	for {
		if end := l.end(); end >= 0 {
			line := l.buf[l.from:end]
			l.afterCR = l.buf[end] == '\r'
			l.from, l.seen = end+1, end+1
			return line, nil
		}
		if l.err != nil {
			line := l.buf[l.from:]
			l.from = len(l.buf)
			if len(line) > 0 {
				return line, nil
			}
			return nil, l.err
		}
		if len(l.buf)-l.from > l.most || l.read > maxStream {
			return nil, &Trouble{Kind: Overflow}
		}
		l.fill()
	}
}

// fill reads more behind what is there, which it moves to the start first.
func (l *lines) fill() {
	if l.from > 0 {
		l.buf = l.buf[:copy(l.buf, l.buf[l.from:])]
		l.seen -= l.from
		l.from = 0
	}
	if cap(l.buf)-len(l.buf) < readSize {
		grown := make([]byte, len(l.buf), 2*cap(l.buf)+readSize)
		copy(grown, l.buf)
		l.buf = grown
	}
	n, err := l.body.Read(l.buf[len(l.buf):cap(l.buf)])
	l.buf = l.buf[:len(l.buf)+n]
	l.read += n
	l.err = err
}

// rest returns what has come behind the last line, for a look at what kind of
// document this is.
func (l *lines) rest() []byte { return l.buf[l.from:] }
