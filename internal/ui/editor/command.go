package editor

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// command is what a key does. What it returns goes to Bubble Tea.
type command func(*Editor) tea.Cmd

// quiet returns a command that asks nothing of Bubble Tea.
func quiet(do func(*Editor)) command {
	return func(e *Editor) tea.Cmd {
		do(e)
		return nil
	}
}

// commands returns the command of each keystroke: a map, so that a key is
// looked up once however many bindings there are.
func (k KeyMap) commands() map[string]command {
	byKey := make(map[string]command)
	assign := func(b key.Binding, run command) {
		if b.Enabled() {
			for _, keystroke := range b.Keys() {
				byKey[keystroke] = run
			}
		}
	}
	for _, m := range k.motions() {
		assign(m.binding, quiet(func(e *Editor) { m.run(e, false) }))
		assign(shifted(m.binding), quiet(func(e *Editor) { m.run(e, true) }))
	}
	for _, a := range k.actions() {
		assign(a.binding, a.run)
	}
	return byKey
}

type boundMotion struct {
	binding key.Binding
	run     motion
}

func (k KeyMap) motions() []boundMotion {
	return []boundMotion{
		{k.Left, left},
		{k.Right, right},
		{k.Up, up},
		{k.Down, down},
		{k.WordLeft, toward((*buffer).wordStart)},
		{k.WordRight, toward((*buffer).wordEnd)},
		{k.LineStart, toward((*buffer).lineStart)},
		{k.LineEnd, toward((*buffer).lineEnd)},
		{k.ParagraphBefore, toward((*buffer).paragraphBefore)},
		{k.ParagraphAfter, toward((*buffer).paragraphAfter)},
		{k.PageUp, pageUp},
		{k.PageDown, pageDown},
		{k.TextStart, toward((*buffer).textStart)},
		{k.TextEnd, toward((*buffer).textEnd)},
	}
}

type boundAction struct {
	binding key.Binding
	run     command
}

func (k KeyMap) actions() []boundAction {
	return []boundAction{
		{k.LineBreak, typed("\n")},
		{k.Tab, typed("\t")},
		{k.DeleteBefore, erase((*buffer).before)},
		{k.DeleteAfter, erase((*buffer).after)},
		{k.DeleteWordBefore, kill((*buffer).wordStart)},
		{k.DeleteWordAfter, kill((*buffer).wordEnd)},
		{k.DeleteToLineStart, kill((*buffer).rowHead)},
		{k.DeleteToLineEnd, kill((*buffer).rowTail)},
		{k.Undo, quiet((*Editor).undo)},
		{k.Redo, quiet((*Editor).redo)},
		{k.Mark, quiet((*Editor).mark)},
		{k.SelectAll, quiet((*Editor).selectAll)},
		{k.Deselect, quiet((*Editor).deselect)},
		{k.Copy, (*Editor).copy},
		{k.Cut, (*Editor).cut},
		{k.PutBack, quiet((*Editor).putBack)},
	}
}

// shifted returns the cursor keys of b with shift, which is the last of the
// modifiers in Bubble Tea's names.
func shifted(b key.Binding) key.Binding {
	var keys []string
	for _, k := range b.Keys() {
		modifiers := k[:strings.LastIndex(k, "+")+1]
		if name := k[len(modifiers):]; isCursorKey(name) {
			keys = append(keys, modifiers+"shift+"+name)
		}
	}
	b.SetKeys(keys...)
	return b
}

func isCursorKey(name string) bool {
	switch name {
	case "left", "right", "up", "down", "home", "end", "pgup", "pgdown":
		return true
	}
	return false
}
