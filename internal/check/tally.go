package check

import "fmt"

// tally counts what came of the lines of a batch.
type tally struct {
	broken bool
	// results counts the answers that were judged, short those of them that
	// miss the threshold, and first is the first of these.
	results, short int
	first          outcome
}

func (t *tally) add(o outcome) {
	if o.err != nil {
		t.broken = true
		return
	}
	t.results++
	if o.short == nil {
		return
	}
	if t.short++; t.short == 1 {
		t.first = outcome{line: o.line, short: o.short}
	}
}

// err is what the batch ends with. A line that could not be judged weighs
// more than a threshold: nobody knows whether it would have met it.
func (t *tally) err() error {
	switch {
	case t.broken:
		return ErrBroken
	case t.short > 0:
		return NotMetError{fmt.Sprintf("answers that miss the threshold: %d of %d, the first in line %d (%s)",
			t.short, t.results, t.first.line, t.first.short)}
	}
	return nil
}
