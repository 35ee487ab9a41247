package frame

// Window is a cursor in a list of which only some rows are visible.
type Window struct {
	// Cursor is the chosen row, Top the first visible one.
	Cursor, Top int
}

// Move moves the cursor by delta within n rows.
func (w *Window) Move(delta, n int) {
	w.Cursor = min(max(w.Cursor+delta, 0), max(n-1, 0))
}

// Press moves the cursor as a key asks for. A page is as many rows as are
// visible at once.
func (w *Window) Press(pressed string, page, n int) {
	switch pressed {
	case "up", "k":
		w.Move(-1, n)
	case "down", "j":
		w.Move(1, n)
	case "pgup":
		w.Move(-page, n)
	case "pgdown":
		w.Move(page, n)
	case "home":
		w.Move(-n, n)
	case "end":
		w.Move(n, n)
	}
}

// Fit scrolls as little as it takes to show the cursor in height rows of n.
func (w *Window) Fit(height, n int) {
	w.Move(0, n)
	w.Top = min(w.Top, w.Cursor)
	w.Top = max(w.Top, w.Cursor-height+1)
	w.Top = max(min(w.Top, n-height), 0)
}
