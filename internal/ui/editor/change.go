package editor

// change replaces the text from from to to, puts the cursor behind what came
// in and remembers it all for undo. It is the only way to a new text but for
// undo and redo, which replay what it remembered.
func (e *Editor) change(from, to int, with fragment, k kind) {
	if from == to && with.text == "" {
		return
	}
	before := e.caret
	removed := e.buffer.replace(from, to, with)
	offset := e.buffer.snap(from + len(with.text))
	e.caret = caret{offset: offset, anchor: offset}
	e.marking, e.goal = false, noGoal
	e.revision++
	e.history.record(edit{at: from, removed: removed, inserted: with, before: before, after: e.caret}, k, e.now())
}

// insert puts f in the place of the selection, which stays if f is empty: a
// paste of which nothing is left once it is cleaned deletes nothing.
func (e *Editor) insert(f fragment, k kind) {
	if f.text == "" {
		return
	}
	from, to := e.selection()
	e.change(from, to, f, k)
}

// typed returns the command that types text.
func typed(text string) command {
	return quiet(func(e *Editor) { e.insert(fragment{text: text}, typing) })
}

// erase deletes the selection or, where there is none, what lies between the
// cursor and the offset that target returns for it.
func erase(target func(*buffer, int) int) command {
	return quiet(func(e *Editor) {
		from, end := e.stretch(target)
		e.change(from, end, fragment{}, erasing)
	})
}

// kill deletes as erase does and keeps what it deleted for ctrl+v. Kills one
// after the other come back together.
func kill(target func(*buffer, int) int) command {
	return quiet(func(e *Editor) {
		from, end := e.stretch(target)
		if from == end {
			return
		}
		cut := e.buffer.fragment(from, end)
		switch goesOn := e.killedAt == e.place(); {
		case goesOn && from == e.caret.offset:
			cut = e.killed.join(cut)
		case goesOn && end == e.caret.offset:
			cut = cut.join(e.killed)
		}
		e.change(from, end, fragment{}, erasing)
		e.killed, e.killedAt = cut, e.place()
	})
}

// stretch returns the selection or, where there is none, the way from the
// cursor to the offset that target returns for it, in the order of the text.
func (e *Editor) stretch(target func(*buffer, int) int) (from, end int) {
	if from, end = e.selection(); from == end {
		other := target(&e.buffer, from)
		from, end = min(from, other), max(end, other)
	}
	return from, end
}

func (e *Editor) place() place {
	return place{offset: e.caret.offset, revision: e.revision}
}

// putBack inserts what was last cut, copied or killed.
func (e *Editor) putBack() { e.insert(e.killed, whole) }

// undo takes back the last step, with the cursor and the selection as they
// were before it.
func (e *Editor) undo() {
	if step, ok := e.history.back(); ok {
		e.buffer.replace(step.at, step.at+len(step.inserted.text), step.removed)
		e.restore(step.before)
	}
}

// redo makes the step again that was last undone.
func (e *Editor) redo() {
	if step, ok := e.history.forth(); ok {
		e.buffer.replace(step.at, step.at+len(step.removed.text), step.inserted)
		e.restore(step.after)
	}
}

func (e *Editor) restore(c caret) {
	e.caret, e.marking, e.goal = c, false, noGoal
	e.revision++
}
