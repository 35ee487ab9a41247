package editor

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

func TestUndoSteps(t *testing.T) {
	tests := []struct {
		name string
		keys []string // "wait" lets a second pass
		want []string // after each undo
	}{
		{"a word with its space is a step", []string{"type:one two"}, []string{"one |", "|"}},
		{"a line break ends a step", []string{"type:a\nb"}, []string{"a\n|", "|"}},
		{"a pause ends a step", []string{"type:ab", "wait", "type:cd"}, []string{"ab|", "|"}},
		{"a movement ends a step", []string{"type:ab", "left", "right", "type:cd"}, []string{"ab|", "|"}},
		{"a run of backspaces is a step", []string{"type:abc", "backspace", "backspace"}, []string{"abc|", "|"}},
		{"a run of deletes is a step", []string{"type:abc", "home", "delete", "delete"}, []string{"|abc", "|"}},
		{"backspace and delete at one place are a step", []string{"type:abc", "left", "backspace", "delete"}, []string{"ab|c", "|"}},
		{"a pause parts deletions", []string{"type:abc", "backspace", "wait", "backspace"}, []string{"ab|", "abc|", "|"}},
		{"kills in a row are a step", []string{"type:a b", "ctrl+w", "ctrl+w"}, []string{"a b|", "a |", "|"}},
		{"a paste is a step", []string{"type:a", "paste", "type:b"}, []string{"aPASTE|", "a|", "|"}},
		{"typing over a selection brings the selection back", []string{"type:abc", "shift+left", "type:xy"}, []string{"ab|c^", "|"}},
		{"a selection made backward comes back so", []string{"type:abc", "shift+left", "ctrl+x"}, []string{"ab|c^", "|"}},
		{"undoing nothing does nothing", nil, []string{"|"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, clock := newEditor("", 20, 3)
			for _, k := range tt.keys {
				switch k {
				case "wait":
					clock.now += time.Second
				case "paste":
					e.Update(tea.PasteMsg{Content: "PASTE"})
				default:
					press(e, k)
				}
			}
			done := e.Text()
			for _, want := range tt.want {
				press(e, "ctrl+/")
				wantMarked(t, e, want)
			}
			for range tt.want {
				press(e, "ctrl+y")
			}
			if e.Text() != done {
				t.Errorf("redo gives %q, want %q", e.Text(), done)
			}
		})
	}
}

func TestRedoPutsTheCursorBehindTheStep(t *testing.T) {
	e, _ := newEditor("ab|", 20, 3)
	press(e, "left", "type:xyz", "alt+u", "alt+r")
	wantMarked(t, e, "axyz|b")
}

func TestAnEditForgetsWhatWasUndone(t *testing.T) {
	e, _ := newEditor("", 20, 3)
	press(e, "type:one two", "alt+u", "type:2", "alt+r")
	wantMarked(t, e, "one 2|")
}

func TestUndoKnowsOneKeyByAllItsNames(t *testing.T) {
	for _, name := range []string{"ctrl+/", "ctrl+_", "ctrl+shift+_", "alt+u"} {
		e, _ := newEditor("", 20, 3)
		press(e, "type:a", name)
		if !e.Empty() {
			t.Errorf("%s does not undo", name)
		}
	}
}

func TestHistoryDropsTheOldestStepsBeyondItsBound(t *testing.T) {
	var h history
	piece := strings.Repeat("x", historyBytes/4)
	for at := range 10 {
		h.record(edit{at: at, inserted: fragment{text: piece}}, whole, 0)
	}
	if h.held > historyBytes {
		t.Errorf("holds %d bytes, want at most %d", h.held, historyBytes)
	}
	for _, want := range []int{9, 8, 7} {
		if e, ok := h.back(); !ok || e.at != want {
			t.Errorf("takes back %d, want %d", e.at, want)
		}
	}
	if e, ok := h.back(); ok {
		t.Errorf("takes back %d, which is beyond the bound", e.at)
	}
}

func TestTheNewestStepCanBeUndoneWhateverItsSize(t *testing.T) {
	var h history
	h.record(edit{at: 1, inserted: fragment{text: "x"}}, whole, 0)
	h.record(edit{at: 2, removed: fragment{text: strings.Repeat("x", 2*historyBytes)}}, whole, 0)
	if e, ok := h.back(); !ok || e.at != 2 {
		t.Error("the huge step is gone")
	}
}
