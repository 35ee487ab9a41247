package editor

import "time"

const (
	// pause is how long nothing may be typed before the next key begins a
	// new undo step.
	pause = time.Second
	// historyBytes is how much the undo steps may hold before the oldest
	// are dropped. The newest stays whatever its size, so that even the
	// deletion of a huge paste can be taken back.
	historyBytes = 8 << 20
	// editBytes is what a step is taken to hold beside its text.
	editBytes = 160
)

// kind tells which edits make one undo step with the one before.
type kind int

const (
	whole   kind = iota // a paste, a cut: always a step of its own
	typing              // joins what is typed right before it
	erasing             // joins a deletion on either side
)

// edit is a change of the text: at the offset at, inserted took the place of
// removed. It says where the cursor was before and after.
type edit struct {
	at                int
	removed, inserted fragment
	before, after     caret
}

func (e *edit) bytes() int { return editBytes + len(e.removed.text) + len(e.inserted.text) }

// history is what can be undone and redone, oldest first and last.
type history struct {
	undo, redo []edit
	held       int // the bytes of both

	// What follows tells whether the next edit joins the last.
	kind kind
	last time.Duration
	open bool
}

// record adds an edit that was made at now. It cannot be redone what was
// undone before.
func (h *history) record(e edit, k kind, now time.Duration) {
	for i := range h.redo {
		h.held -= h.redo[i].bytes()
	}
	h.redo = nil
	if !h.open || k != h.kind || now-h.last >= pause || !h.join(e) {
		h.undo = append(h.undo, e)
		h.held += e.bytes()
	}
	h.kind, h.last, h.open = k, now, k != whole && !endsStep(e.inserted.text)
	h.forget()
}

// join makes e part of the last edit where the two touch.
func (h *history) join(e edit) bool {
	last := &h.undo[len(h.undo)-1]
	h.held -= last.bytes()
	defer func() { h.held += last.bytes() }()
	switch {
	case e.removed.text == "" && e.at == last.at+len(last.inserted.text):
		last.inserted = last.inserted.join(e.inserted)
	case e.inserted.text == "" && e.at+len(e.removed.text) == last.at:
		last.at, last.removed = e.at, e.removed.join(last.removed)
	case e.inserted.text == "" && e.at == last.at:
		last.removed = last.removed.join(e.removed)
	default:
		return false
	}
	last.after = e.after
	return true
}

// endsStep reports whether typing text completes a word or a line.
func endsStep(text string) bool {
	if text == "" {
		return false
	}
	c := text[len(text)-1]
	return c == ' ' || c == '\t' || c == '\n'
}

// close makes the next edit a step of its own.
func (h *history) close() { h.open = false }

// forget drops the oldest steps beyond what may be held.
func (h *history) forget() {
	for h.held > historyBytes && len(h.undo) > 1 {
		h.held -= h.undo[0].bytes()
		h.undo[0] = edit{} // the array stays for a while, its texts need not
		h.undo = h.undo[1:]
	}
}

// back returns the edit to undo next.
func (h *history) back() (edit, bool) {
	h.close()
	return shift(&h.undo, &h.redo)
}

// forth returns the edit to redo next.
func (h *history) forth() (edit, bool) {
	h.close()
	return shift(&h.redo, &h.undo)
}

// shift moves the last edit of from to to and returns it.
func shift(from, to *[]edit) (edit, bool) {
	n := len(*from)
	if n == 0 {
		return edit{}, false
	}
	e := (*from)[n-1]
	*from = (*from)[:n-1]
	*to = append(*to, e)
	return e, true
}
