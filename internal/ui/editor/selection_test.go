package editor

import (
	"fmt"
	"testing"
)

func TestSelection(t *testing.T) {
	tests := []struct {
		name, text string
		keys       []string
		want       string
	}{
		{"shift with arrows selects", "a|bcd", []string{"shift+right", "shift+right"}, "a^bc|d"},
		{"shift with word movements selects", "one two|", []string{"ctrl+shift+left"}, "one |two^"},
		{"shift with home selects", "abc|", []string{"shift+home"}, "|abc^"},
		{"shift with vertical movements selects", "abc\nd|ef", []string{"shift+up"}, "a|bc\nd^ef"},
		{"a movement without shift ends it", "abc|d", []string{"shift+left", "shift+left", "end"}, "abcd|"},
		{"left goes to its left edge", "abc|d", []string{"shift+left", "shift+left", "left"}, "a|bcd"},
		{"right goes to its right edge", "abc|d", []string{"shift+left", "shift+left", "right"}, "abc|d"},

		{"a mark makes every movement select", "a|bcd", []string{"ctrl+space", "right", "ctrl+f"}, "a^bc|d"},
		{"the mark as other terminals send it", "a|bcd", []string{"ctrl+@", "end"}, "a^bcd|"},
		{"a second mark ends it", "a|bcd", []string{"ctrl+space", "right", "ctrl+space", "right"}, "abc|d"},
		{"esc ends it where the cursor is", "a|bcd", []string{"ctrl+space", "right", "esc"}, "ab|cd"},
		{"select all", "a\nb|c", []string{"alt+a"}, "^a\nbc|"},

		{"typing replaces it", "abc|d", []string{"shift+left", "shift+left", "type:x"}, "ax|d"},
		{"typing ends the mark", "abc|", []string{"ctrl+space", "left", "type:x", "left"}, "ab|x"},
		{"backspace deletes it", "abc|d", []string{"shift+left", "shift+left", "backspace"}, "a|d"},
		{"delete deletes it", "abc|d", []string{"shift+left", "shift+left", "delete"}, "a|d"},
		{"ctrl+w deletes it and no more", "one two|", []string{"shift+left", "ctrl+w"}, "one tw|"},
		{"inserting nothing leaves it", "abc|", []string{"shift+left", "ctrl+v"}, "ab|c^"},
		{"enter replaces it", "abc|", []string{"shift+left", "enter"}, "ab\n|"},
		{"cut and insert move it", "one two|", []string{"ctrl+shift+left", "ctrl+x", "home", "ctrl+v"}, "two|one "},
		{"copy keeps it in place and lets go", "ab|", []string{"shift+left", "alt+w", "end", "ctrl+v"}, "abb|"},
		{"a copy does not join a kill", "one two|", []string{"alt+backspace", "shift+left", "alt+c", "ctrl+v"}, "one | "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, _ := newEditor(tt.text, 20, 3)
			press(e, tt.keys...)
			wantMarked(t, e, tt.want)
		})
	}
}

func TestSelectingTellsWhatEscWouldEnd(t *testing.T) {
	e, _ := newEditor("ab|", 20, 3)
	for _, tt := range []struct {
		key  string
		want bool
	}{{"left", false}, {"shift+left", true}, {"esc", false}, {"ctrl+space", true}, {"esc", false}, {"alt+a", true}, {"type:x", false}} {
		if press(e, tt.key); e.Selecting() != tt.want {
			t.Errorf("after %s selecting is %v", tt.key, e.Selecting())
		}
	}
}

func TestCopyAndCutGoToTheTerminal(t *testing.T) {
	for _, k := range []string{"alt+w", "alt+c", "ctrl+x"} {
		e, _ := newEditor("one two|", 20, 3)
		if press(e, k) != nil {
			t.Errorf("%s sends something though nothing is selected", k)
		}
		press(e, "ctrl+shift+left")
		cmd := press(e, k)
		if cmd == nil {
			t.Fatalf("%s sends nothing", k)
		}
		if got := fmt.Sprint(cmd()); got != "two" {
			t.Errorf("%s sends %q, want %q", k, got, "two")
		}
	}
}
