package peer

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"okrcoach/internal/history"
)

// maxLogLine is the longest line, in bytes, that a log may have. The longest
// that a room writes is a pasted answer of MaxAnswer, at most six bytes for
// each of its own, or the review of one.
const maxLogLine = 8 << 20

// maxRoomTime is longer than anybody sits in a room, and short enough to be
// added to without a care.
const maxRoomTime = 1000 * 24 * time.Hour

// Resume rebuilds a room from its log, with the host in it and everybody else
// away. The time since the last event counts nowhere; where it fell into an
// answer, its clock waits for the guest or, at one keyboard, for Continue. The
// ID and the number of keyboards are the log's.
//
// A last line without a line feed is left out: it was not written to its end.
// So whoever appends to the same log has to cut it off.
func Resume(o Options, log io.Reader) (*Room, error) {
	s, err := replay(newShelf(o.Questions), log)
	if err != nil {
		return nil, err
	}
	r := newRoom(o, s)
	if err := r.comeBack(); err != nil {
		return nil, err
	}
	r.Judge()
	return r, nil
}

// comeBack has the room go on, and makes good what was cut off.
func (r *Room) comeBack() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	away := history.UnknownLength
	if last, err := time.Parse(time.RFC3339, r.state.on); err == nil && !last.After(r.options.Today()) {
		away = r.options.Today().Sub(last)
	}
	if err := r.happen(Host, resumed{away}); err != nil {
		return err
	}
	if err := r.follow(); err != nil {
		return err
	}
	r.show()
	return nil
}

// replay returns the state that the events of a log lead to.
func replay(on *shelf, log io.Reader) (*state, error) {
	s := &state{shelf: on}
	lines := bufio.NewReader(log)
	for number := 1; ; number++ {
		line, err := readLine(lines)
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			s, err = s.replayed(line)
		}
		if errors.Is(err, ErrQuestion) {
			return nil, err
		}
		if err != nil {
			return nil, fmt.Errorf("%w: line %d: %w", ErrLog, number, err)
		}
	}
	if s.seq == 0 {
		return nil, fmt.Errorf("%w: it is empty", ErrLog)
	}
	return s, nil
}

// readLine returns the next line without its line feed. The error is io.EOF
// where none is left that ends in one.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) > maxLogLine {
			return nil, errors.New("the line is too long")
		}
		line = append(line, part...)
		if err == nil {
			return bytes.TrimSuffix(line, []byte("\n")), nil
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return nil, err
		}
	}
}

// replayed returns the state behind one more line of the log. What the state
// refuses cannot have happened.
func (s *state) replayed(line []byte) (*state, error) {
	e, c, err := decode(line)
	if err != nil {
		return nil, err
	}
	_, first := c.(opened)
	switch {
	case e.Seq != s.seq+1:
		return nil, fmt.Errorf("event %d follows event %d", e.Seq, s.seq)
	case e.At < s.at || e.At > maxRoomTime:
		return nil, fmt.Errorf("%s cannot follow %s", e.At, s.at)
	case first != (s.seq == 0):
		return nil, fmt.Errorf("event %q at this place", e.Kind)
	case s.closed && e.Kind != kindResumed:
		return nil, fmt.Errorf("event %q in a closed room", e.Kind)
	case !s.shelf.has(c):
		return nil, ErrQuestion
	}
	in := scene{state: s, by: e.Seat, at: e.At}
	if a, ok := c.(Act); ok {
		c = a.prepare(in)
	}
	if err := c.check(in); err != nil {
		return nil, fmt.Errorf("event %q: %w", e.Kind, err)
	}
	return s.after(e, c), nil
}

// has reports whether the question that a change asks for, if it does, can
// still be asked.
func (s *shelf) has(c change) bool {
	switch c := c.(type) {
	case opened:
		return s.find(c.Settings.Question) != nil
	case Settle:
		return s.find(c.Settings.Question) != nil
	case began:
		return s.find(c.Question) != nil
	}
	return true
}

// reread returns a change as it will be read from the log, where the lists
// that are empty and those that are not there are the same.
func reread(c change) (change, error) {
	data, err := json.Marshal(c)
	if err != nil {
		return nil, fmt.Errorf("write event %q: %w", c.kind(), err)
	}
	return decodeChange(c.kind(), data)
}
