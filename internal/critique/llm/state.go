package llm

import (
	"fmt"
	"time"

	"okrcoach/internal/critique/coaching"
)

// State is how far a critique has come.
type State string

// The states, in the order in which they usually come.
const (
	Connecting State = "connecting" // nothing has come back yet
	Queued     State = "queued"     // the endpoint is there and has not begun
	Whole      State = "waiting for the whole answer"
	Waiting    State = "waiting" // because the endpoint asked to
	Thinking   State = "thinking"
	Writing    State = "writing"
	Ended      State = "ended"
)

// Event tells of a change.
type Event struct {
	State State
	// Section is the number of the section that is being written, from 1; 0
	// where none is.
	Section int
	// Wait is how long the endpoint asked to wait.
	Wait time.Duration
	// Critique is what there is so far. Its sections are not changed later.
	Critique coaching.Critique
}

// String says the state in words, for the screen.
func (e Event) String() string {
	switch {
	case e.State == Writing && e.Section > 0:
		return fmt.Sprintf("section %d of %d", e.Section, len(coaching.Parts()))
	case e.State == Waiting:
		return fmt.Sprintf("waiting %d s, as the endpoint asked", int(e.Wait.Round(time.Second).Seconds()))
	}
	return string(e.State)
}
