package editor

import tea "charm.land/bubbletea/v2"

// Selecting reports whether text is selected or a mark is set, which is what
// esc would end.
func (e *Editor) Selecting() bool { return e.marking || e.caret.offset != e.caret.anchor }

// selection returns the ends of the selected text in the order of the text.
// Where nothing is selected both are the cursor.
func (e *Editor) selection() (from, to int) {
	return min(e.caret.offset, e.caret.anchor), max(e.caret.offset, e.caret.anchor)
}

// mark begins a selection that every movement extends, for terminals that
// keep shift to themselves, or ends it.
func (e *Editor) mark() {
	marking := !e.marking
	e.deselect()
	e.marking = marking
}

func (e *Editor) deselect() {
	e.caret.anchor, e.marking = e.caret.offset, false
}

func (e *Editor) selectAll() {
	e.moveTo(len(e.buffer.text), false)
	e.caret.anchor = 0
}

// copy keeps the selected text for ctrl+v, sends it to the terminal's
// clipboard and ends the selection, so that the eye sees that it was taken.
func (e *Editor) copy() tea.Cmd {
	cmd := e.keep()
	e.deselect()
	return cmd
}

// cut copies the selected text and deletes it.
func (e *Editor) cut() tea.Cmd {
	cmd := e.keep()
	from, to := e.selection()
	e.change(from, to, fragment{}, whole)
	return cmd
}

func (e *Editor) keep() tea.Cmd {
	from, to := e.selection()
	if from == to {
		return nil
	}
	e.killed = e.buffer.fragment(from, to)
	e.killedAt = place{revision: -1} // no kill adds to it
	return tea.SetClipboard(e.killed.text)
}
