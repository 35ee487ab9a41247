package editor

import "charm.land/bubbles/v2/key"

// KeyMap says which keys do what. Every cursor key among them selects when
// shift is held as well.
type KeyMap struct {
	Left, Right, Up, Down              key.Binding
	WordLeft, WordRight                key.Binding
	LineStart, LineEnd                 key.Binding
	ParagraphBefore, ParagraphAfter    key.Binding
	PageUp, PageDown                   key.Binding
	TextStart, TextEnd                 key.Binding
	LineBreak, Tab                     key.Binding
	DeleteBefore, DeleteAfter          key.Binding
	DeleteWordBefore, DeleteWordAfter  key.Binding
	DeleteToLineStart, DeleteToLineEnd key.Binding
	Undo, Redo                         key.Binding
	Mark, SelectAll, Deselect          key.Binding
	Copy, Cut, PutBack                 key.Binding
}

// DefaultKeyMap returns the keys that people bring along from other editors
// and from the shell. Each has a form that every terminal sends: some keep
// ctrl with arrows, shift with arrows or alt for themselves. Where keys have
// several names, terminals differ in what they send: ctrl+/ arrives as ctrl+_
// on many, and alt+< as alt+shift and the key's unshifted character from those
// that speak the Kitty protocol.
//
// Keys that programs need for themselves are free: ctrl with c, g, l, o, s, t
// and z, the function keys, and esc while nothing is selected.
func DefaultKeyMap() KeyMap {
	return KeyMap{
		Left:            bind("←", "character left", "left", "ctrl+b"),
		Right:           bind("→", "character right", "right", "ctrl+f"),
		Up:              bind("↑", "row up", "up", "ctrl+p"),
		Down:            bind("↓", "row down", "down", "ctrl+n"),
		WordLeft:        bind("ctrl+←/alt+b", "word left", "ctrl+left", "alt+left", "alt+b"),
		WordRight:       bind("ctrl+→/alt+f", "word right", "ctrl+right", "alt+right", "alt+f"),
		LineStart:       bind("home/ctrl+a", "start of row, then of paragraph", "home", "ctrl+a"),
		LineEnd:         bind("end/ctrl+e", "end of row, then of paragraph", "end", "ctrl+e"),
		ParagraphBefore: bind("ctrl+↑/alt+{", "paragraph up", "ctrl+up", "alt+up", "alt+{", "alt+shift+{", "alt+shift+["),
		ParagraphAfter:  bind("ctrl+↓/alt+}", "paragraph down", "ctrl+down", "alt+down", "alt+}", "alt+shift+}", "alt+shift+]"),
		PageUp:          bind("pgup", "page up", "pgup"),
		PageDown:        bind("pgdn", "page down", "pgdown"),
		TextStart:       bind("ctrl+home/alt+<", "start of text", "ctrl+home", "alt+<", "alt+shift+<", "alt+shift+,"),
		TextEnd:         bind("ctrl+end/alt+>", "end of text", "ctrl+end", "alt+>", "alt+shift+>", "alt+shift+."),

		LineBreak:         bind("enter", "new line", "enter", "shift+enter"),
		Tab:               bind("tab", "tab", "tab"),
		DeleteBefore:      bind("backspace", "delete before the cursor", "backspace", "shift+backspace", "ctrl+h"),
		DeleteAfter:       bind("del/ctrl+d", "delete after the cursor", "delete", "ctrl+d"),
		DeleteWordBefore:  bind("ctrl+w/alt+⌫", "delete word before the cursor", "ctrl+w", "alt+backspace", "ctrl+backspace"),
		DeleteWordAfter:   bind("alt+d", "delete word after the cursor", "alt+d", "alt+delete", "ctrl+delete"),
		DeleteToLineStart: bind("ctrl+u", "delete to start of row", "ctrl+u"),
		DeleteToLineEnd:   bind("ctrl+k", "delete to end of row", "ctrl+k"),

		Undo:      bind("ctrl+/ or alt+u", "undo", "ctrl+/", "ctrl+_", "ctrl+shift+_", "ctrl+shift+-", "alt+u"),
		Redo:      bind("ctrl+y/alt+r", "redo", "ctrl+y", "alt+r"),
		Mark:      bind("shift+arrows or ctrl+space", "select", "ctrl+space", "ctrl+@", "ctrl+shift+2", "ctrl+shift+@"),
		SelectAll: bind("alt+a", "select all", "alt+a"),
		Deselect:  bind("esc", "select nothing", "esc"),
		Copy:      bind("alt+w/alt+c", "copy", "alt+w", "alt+c", "ctrl+insert"),
		Cut:       bind("ctrl+x", "cut", "ctrl+x", "shift+delete"),
		PutBack:   bind("ctrl+v", "insert what was cut, copied or deleted", "ctrl+v", "shift+insert"),
	}
}

func bind(label, does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(label, does))
}

// Help returns the bindings in the order in which to explain them.
func (e *Editor) Help() []key.Binding {
	k := e.keys
	return []key.Binding{
		k.Undo, k.Redo, k.Mark, k.SelectAll, k.Deselect, k.Copy, k.Cut, k.PutBack,
		k.DeleteWordBefore, k.DeleteWordAfter, k.DeleteToLineStart, k.DeleteToLineEnd,
		k.WordLeft, k.WordRight, k.LineStart, k.LineEnd,
		k.ParagraphBefore, k.ParagraphAfter, k.PageUp, k.PageDown, k.TextStart, k.TextEnd,
	}
}
