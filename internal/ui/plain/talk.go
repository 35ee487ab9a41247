package plain

import (
	"fmt"
	"io"
	"time"
)

// slowAfter is how long something may take before the dialogue says what it
// is waiting for.
const slowAfter = 100 * time.Millisecond

// judging is what the judge is doing meanwhile.
const judging = "Comparing your answer with the rubric."

// say writes a line, after the notes that are waiting.
func (d *dialogue) say(format string, args ...any) {
	d.sayNotes()
	fmt.Fprintf(d.Talk, format+"\n", args...)
}

// note keeps a sentence until the line that is being typed has been entered,
// because output in the middle of it would tear the line apart and talk over
// a screen reader's echo.
func (d *dialogue) note(sentence string) { d.notes = append(d.notes, sentence) }

func (d *dialogue) sayNotes() {
	for _, n := range d.notes {
		fmt.Fprintln(d.Talk, n)
	}
	d.notes = nil
}

// slowly does something, and says on w what it is if it takes its time.
func slowly(w io.Writer, what string, do func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		do()
	}()
	select {
	case <-done:
		return
	case <-time.After(slowAfter):
	}
	fmt.Fprintln(w, what)
	<-done
}

func (d *dialogue) greet() {
	line := "okrcoach on plain lines"
	if d.Offline {
		line += ", offline"
	}
	d.say("%s. /help lists what you can type.\n", line)
}
