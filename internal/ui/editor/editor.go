// Package editor is the field in which people write their answers: a text of
// any length that wraps at words, with undo, selection and the movements that
// hands know from other editors.
//
// It is built for no lag. The text is one slice of bytes beside an index of
// the rows on which it is laid out; a key lays out again only the rows around
// it, up to the first one that starts where it started before, and only the
// rows in sight are drawn. So the cost of a key does not grow with the text,
// however that is cut into paragraphs.
//
// What comes in is cleaned with package clean. The editor never reads the
// clipboard of the machine it runs on, which over SSH is not the writer's: a
// paste comes from the terminal, a copy goes to it. Saving the text, the
// clock, the counts on the screen and every key that is not in its [KeyMap]
// are left to the caller.
package editor

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/clean"
)

// Editor holds a text, a cursor in it and the part of it that is in sight.
// Offsets count bytes of the text and lie between graphemes.
type Editor struct {
	buffer   buffer
	caret    caret
	history  history
	revision int
	now      func() time.Duration

	// killed is what ctrl+v brings back; killedAt lets the next deletion
	// add to it.
	killed   fragment
	killedAt place

	// marking says that a mark was set and every movement selects. goal is
	// the column that up and down aim at, or noGoal.
	marking bool
	goal    int

	keys     KeyMap
	commands map[string]command

	height int
	top    int    // the first row in sight
	frame  []byte // reused by View

	styles      Styles
	selectOn    string // the sequence that begins selected text
	placeholder string
	hint        []string // the placeholder as laid out
}

// caret is the cursor and the other end of the selection, which is empty
// where they are the same.
type caret struct{ offset, anchor int }

// place is a cursor position in one state of the text.
type place struct{ offset, revision int }

const noGoal = -1

// New returns an empty editor that takes keys at once. It has no size and
// draws nothing before [Editor.SetSize]. The clock now, with any zero, tells
// the pauses that part one undo step from the next.
func New(styles Styles, keys KeyMap, now func() time.Duration) *Editor {
	e := &Editor{now: now, goal: noGoal, keys: keys, commands: keys.commands()}
	e.buffer.layOut()
	e.SetStyles(styles)
	return e
}

// SetSize gives the editor its size in cells. The row at the top stays there
// as far as the cursor remains in sight.
func (e *Editor) SetSize(width, height int) {
	e.height = max(height, 0)
	if width = max(width, 0); width != e.buffer.width {
		top := int(e.buffer.rows[e.top].start)
		e.buffer.width = width
		e.buffer.layOut()
		e.top, e.goal = e.buffer.rowOf(top), noGoal
	}
	e.wrapPlaceholder()
	e.scroll()
}

// SetWidthMethod tells how the terminal measures graphemes of several runes,
// such as flags and families. Bubble Tea's renderer adds up the widths of the
// runes (ansi.WcWidth, also the editor's beginning) until the terminal
// reports mode 2027 in a tea.ModeReportMsg, and from then on measures whole
// graphemes (ansi.GraphemeWidth). The cursor is where the writer expects it
// only if the editor measures as the renderer does.
func (e *Editor) SetWidthMethod(method ansi.Method) {
	if method == e.buffer.method {
		return
	}
	e.buffer.method = method
	e.buffer.layOut()
	e.scroll()
}

// SetText replaces everything by text, cleaned, and puts the cursor at its
// end. It cannot be undone and nothing before it can: it is for opening a
// draft. The text counts as typed.
func (e *Editor) SetText(text string) {
	e.buffer.reset(clean.Text(text))
	e.history = history{}
	e.revision++
	e.jump(len(e.buffer.text))
}

// ReplaceText replaces everything by text, cleaned, as one edit that can be
// undone: it is for coming back from another editor. The cursor goes to the
// end of what differs. What is new counts as typed.
func (e *Editor) ReplaceText(text string) {
	text = clean.Text(text)
	from, tail := e.buffer.difference(text)
	e.change(from, len(e.buffer.text)-tail, fragment{text: text[from : len(text)-tail]}, whole)
	e.scroll()
}

// Text returns a copy of the text: valid UTF-8 without control characters
// other than line feeds and tabs.
func (e *Editor) Text() string { return string(e.buffer.text) }

// Empty reports whether there is no text at all.
func (e *Editor) Empty() bool { return len(e.buffer.text) == 0 }

// Bytes returns the length of the text.
func (e *Editor) Bytes() int { return len(e.buffer.text) }

// Words returns the number of words, as package prose counts them.
func (e *Editor) Words() int { return e.buffer.words }

// PastedBytes returns how many bytes of the text came by paste. Undo and redo
// bring back what was pasted as pasted, and so does moving it about with cut
// and ctrl+v.
func (e *Editor) PastedBytes() int { return e.buffer.pasted.total() }

// Revision returns a number that grows with each change of the text.
func (e *Editor) Revision() int { return e.revision }

// Offset returns where the cursor is.
func (e *Editor) Offset() int { return e.caret.offset }

// SetOffset puts the cursor at offset, or at the nearest place after it that
// does not split a grapheme. Nothing is selected then.
func (e *Editor) SetOffset(offset int) {
	e.jump(e.buffer.snap(min(max(offset, 0), len(e.buffer.text))))
}

// SetPlaceholder sets what is shown while there is no text.
func (e *Editor) SetPlaceholder(text string) {
	e.placeholder = clean.Text(text)
	e.wrapPlaceholder()
}

func (e *Editor) wrapPlaceholder() {
	wrapped := ansi.Wrap(e.placeholder, e.buffer.width, "")
	e.hint = strings.Split(wrapped, "\n")
	for i, line := range e.hint {
		e.hint[i] = e.styles.Placeholder.Render(line)
	}
}

// Update takes a key or a paste. What it returns sends a copy to the
// terminal's clipboard.
func (e *Editor) Update(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.PasteMsg:
		text := clean.Text(msg.Content)
		e.insert(fragment{text: text, pasted: ranges{}.add(0, len(text))}, whole)
	case tea.KeyPressMsg:
		cmd = e.press(msg)
	}
	e.scroll()
	return cmd
}

// press runs the command of a key, or types its text. Bubble Tea leaves the
// text empty where ctrl or alt is held.
func (e *Editor) press(key tea.KeyPressMsg) tea.Cmd {
	if key.Text != "" {
		e.insert(fragment{text: clean.Text(key.Text)}, typing)
		return nil
	}
	if run, ok := e.commands[key.Keystroke()]; ok {
		return run(e)
	}
	return nil
}
