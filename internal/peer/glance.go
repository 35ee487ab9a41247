package peer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
)

// Glance is what a log tells of its interview without the questions that are
// asked in it: enough to say whose it is, and what it takes to go on with it.
type Glance struct {
	OneKeyboard bool
	Host, Guest string
	// Questions are the ids of those that it names, each once, in their order.
	Questions []string
	// Begun says that a clock was started. Before, an interview may still be
	// in its first lobby, and is forgotten then.
	Begun bool
}

// Look takes a glance at a log. It fails with ErrLog where what it looks at
// cannot be read; the rest may be damaged all the same.
func Look(log io.Reader) (Glance, error) {
	all, err := io.ReadAll(io.LimitReader(log, maxGlance))
	if err != nil {
		return Glance{}, fmt.Errorf("%w: %w", ErrLog, err)
	}
	var g Glance
	for number := 1; ; number++ {
		line, rest, whole := bytes.Cut(all, []byte("\n"))
		if !whole {
			break
		}
		all = rest
		if err := g.add(line, number == 1); err != nil {
			return Glance{}, fmt.Errorf("%w: line %d: %w", ErrLog, number, err)
		}
	}
	if g.Host == "" {
		return Glance{}, fmt.Errorf("%w: it is empty", ErrLog)
	}
	return g, nil
}

// maxGlance is how much of a log is looked at, in bytes. A whole evening takes
// less.
const maxGlance = 64 << 20

// add takes over what a line of the log tells.
func (g *Glance) add(line []byte, first bool) error {
	// What was typed is most of a log, and is passed over.
	var e event
	if err := json.Unmarshal(line, &e); err != nil {
		return err
	}
	if first != (e.Kind == kindOpened) {
		return fmt.Errorf("event %q at this place", e.Kind)
	}
	switch e.Kind {
	case kindOpened, kindRename, kindSettle, kindBegan:
	default:
		g.Begun = g.Begun || e.Kind == kindStart
		return nil
	}
	_, c, err := decode(line)
	if err != nil {
		return err
	}
	switch c := c.(type) {
	case opened:
		g.OneKeyboard = c.OneKeyboard
		g.Host = nameOf(c.Host, Host, "")
		g.Guest = nameOf("", Guest, g.Host)
		g.name(c.Settings.Question)
	case Settle:
		g.name(c.Settings.Question)
	case began:
		g.name(c.Question)
	case Rename:
		g.rename(e.Seat, c.Name)
	}
	return nil
}

func (g *Glance) name(question string) {
	if !slices.Contains(g.Questions, question) {
		g.Questions = append(g.Questions, question)
	}
}

func (g *Glance) rename(by Seat, name string) {
	switch by {
	case Host:
		g.Host = nameOf(name, Host, g.Guest)
	case Guest:
		g.Guest = nameOf(name, Guest, g.Host)
	}
}
