package editor

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// fakeClock stands still until it is told otherwise.
type fakeClock struct{ now time.Duration }

func (c *fakeClock) read() time.Duration { return c.now }

// newEditor returns an editor of the given size with text, in which | stands
// for the cursor. Without one the cursor is at the end.
func newEditor(text string, width, height int) (*Editor, *fakeClock) {
	clock := &fakeClock{}
	e := New(Styles{}, DefaultKeyMap(), clock.read)
	e.SetSize(width, height)
	before, after, marked := strings.Cut(text, "|")
	e.SetText(before + after)
	if marked {
		e.SetOffset(len(before))
	}
	return e, clock
}

// marked returns the text with the cursor as | and, where text is selected,
// its other end as ^.
func marked(e *Editor) string {
	text := e.Text()
	from, to := e.selection()
	if from == to {
		return text[:from] + "|" + text[from:]
	}
	first, last := "^", "|"
	if e.Offset() == from {
		first, last = last, first
	}
	return text[:from] + first + text[from:to] + last + text[to:]
}

// press sends keys by the names that Bubble Tea gives them; "type:abc" types
// abc character by character.
func press(e *Editor, keys ...string) tea.Cmd {
	var cmd tea.Cmd
	for _, k := range keys {
		if text, ok := strings.CutPrefix(k, "type:"); ok {
			typeText(e, text)
			continue
		}
		cmd = e.Update(keyMsg(k))
	}
	return cmd
}

func typeText(e *Editor, text string) {
	for _, r := range text {
		switch r {
		case '\n':
			e.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
		case '\t':
			e.Update(tea.KeyPressMsg{Code: tea.KeyTab})
		default:
			e.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
}

func keyMsg(name string) tea.KeyPressMsg {
	codes := map[string]rune{
		"left": tea.KeyLeft, "right": tea.KeyRight, "up": tea.KeyUp, "down": tea.KeyDown,
		"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
		"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "enter": tea.KeyEnter,
		"tab": tea.KeyTab, "esc": tea.KeyEscape, "space": tea.KeySpace, "f1": tea.KeyF1,
	}
	mods := map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}
	var msg tea.KeyPressMsg
	parts := strings.Split(name, "+")
	for _, part := range parts[:len(parts)-1] {
		msg.Mod |= mods[part]
	}
	last := parts[len(parts)-1]
	if code, ok := codes[last]; ok {
		msg.Code = code
	} else {
		msg.Code = []rune(last)[0]
	}
	return msg
}

// screen returns the rows of the view without styles.
func screen(e *Editor) []string {
	return strings.Split(ansi.Strip(e.View()), "\n")
}

// wantMarked checks text, cursor and selection at once.
func wantMarked(t *testing.T, e *Editor, want string) {
	t.Helper()
	if got := marked(e); got != want {
		t.Errorf("have %q, want %q", got, want)
	}
}
