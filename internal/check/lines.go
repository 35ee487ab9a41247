package check

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// longestLine bounds a line of a batch in bytes: an answer of MaxAnswer bytes
// of which each is escaped ("\u0041"), and room for the other fields.
const longestLine = 6*MaxAnswer + 1<<16

var errLongLine = errors.New("this is longer than an answer of 1 MB can be")

// byteOrderMark may stand at the start of a file that was saved on Windows.
const byteOrderMark = "\uFEFF"

// lineReader reads lines of any length and gives back those that are not too
// long, so that one that is does not end a batch.
type lineReader struct {
	from *bufio.Reader
	// number is that of the line that was read last, from 1.
	number int
}

// next returns the next line that is not blank, in memory of its own, and
// errLongLine in place of one with more than longestLine bytes. The error is
// io.EOF behind the last line.
func (r *lineReader) next() ([]byte, error) {
	for {
		r.number++
		line, err := r.line()
		if r.number == 1 {
			line = bytes.TrimPrefix(line, []byte(byteOrderMark))
		}
		if line = bytes.TrimSpace(line); err != nil || len(line) > 0 {
			return line, err
		}
	}
}

func (r *lineReader) line() ([]byte, error) {
	var line []byte
	for length := 0; ; {
		part, err := r.from.ReadSlice('\n')
		if length += len(part); length <= longestLine {
			line = append(line, part...)
		} else {
			line = nil
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (err != io.EOF || length == 0):
			return nil, err
		case length > longestLine:
			return nil, errLongLine
		}
		return line, nil
	}
}
