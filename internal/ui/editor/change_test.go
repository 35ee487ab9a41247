package editor

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

func TestTypingAndDeleting(t *testing.T) {
	tests := []struct {
		name, text string
		keys       []string
		want       string
	}{
		{"typing inserts at the cursor", "ad|", []string{"left", "type:bc"}, "abc|d"},
		{"enter breaks the line", "ab|cd", []string{"enter"}, "ab\n|cd"},
		{"tab types a tab", "a|", []string{"tab"}, "a\t|"},
		{"backspace deletes one character", "ab|c", []string{"backspace"}, "a|c"},
		{"backspace joins lines", "a\n|b", []string{"ctrl+h"}, "a|b"},
		{"backspace at the start does nothing", "|a", []string{"backspace"}, "|a"},
		{"delete deletes one character", "a|bc", []string{"delete"}, "a|c"},
		{"delete at the end does nothing", "a|", []string{"ctrl+d"}, "a|"},
		{"backspace deletes a family whole", "a👨‍👩‍👧‍👦|", []string{"backspace"}, "a|"},
		{"delete deletes a letter with its mark", "|e\u0301x", []string{"delete"}, "|x"},
		{"backspace deletes one flag of two", "🇩🇪🇫🇷|", []string{"backspace"}, "🇩🇪|"},
		{"a typed mark joins the letter", "e|", []string{"type:\u0301", "left"}, "|e\u0301"},
		{"a joiner between two emoji makes one", "👩|💻", []string{"type:\u200d"}, "👩\u200d💻|"},

		{"ctrl+w deletes the word before", "one two|", []string{"ctrl+w"}, "one |"},
		{"alt+backspace deletes the rest of a word", "one tw|o", []string{"alt+backspace"}, "one |o"},
		{"alt+d deletes the word after", "one| two three", []string{"alt+d"}, "one| three"},
		{"ctrl+u deletes to the start of the row", "one two three fo|ur", []string{"ctrl+u"}, "one two three |ur"},
		{"ctrl+u from the start of a row deletes the row before", "one two three |four", []string{"ctrl+u"}, "|four"},
		{"ctrl+u from the start of a paragraph joins it", "a\n|b", []string{"ctrl+u"}, "a|b"},
		{"ctrl+k deletes to the end of the row", "one |two three four", []string{"ctrl+k"}, "one |four"},
		{"ctrl+k deletes to the end of the paragraph", "a|bc\nd", []string{"ctrl+k"}, "a|\nd"},
		{"ctrl+k at the end of a paragraph joins the next", "a|\nb", []string{"ctrl+k"}, "a|b"},
		{"ctrl+k at the end does nothing", "a|", []string{"ctrl+k"}, "a|"},

		{"ctrl+v brings back what was killed", "one two|", []string{"ctrl+w", "ctrl+a", "ctrl+v"}, "two|one "},
		{"kills backward come back together", "one two|", []string{"ctrl+w", "ctrl+w", "ctrl+v"}, "one two|"},
		{"kills forward come back together", "|a\nb", []string{"ctrl+k", "ctrl+k", "ctrl+v"}, "a\n|b"},
		{"kills apart do not come back together", "one two|", []string{"ctrl+w", "left", "ctrl+w", "ctrl+v"}, "one| "},
		{"single characters are not kept", "one tw|o", []string{"ctrl+w", "delete", "ctrl+v"}, "one tw|"},
		{"ctrl+v without a kill does nothing", "a|", []string{"ctrl+v"}, "a|"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, _ := newEditor(tt.text, 16, 5)
			press(e, tt.keys...)
			wantMarked(t, e, tt.want)
		})
	}
}

func TestWhatComesInIsCleaned(t *testing.T) {
	const dirty = "a\x1b[31mb\r\nc\x00\u202ed\x9b"
	const want = "ab\ncd\ufffd"
	e, _ := newEditor("", 20, 3)
	for name, enter := range map[string]func(){
		"SetText":     func() { e.SetText(dirty) },
		"ReplaceText": func() { e.ReplaceText(dirty) },
		"a paste":     func() { e.Update(tea.PasteMsg{Content: dirty}) },
		"a key":       func() { e.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: dirty}) },
	} {
		e.SetText("")
		if enter(); e.Text() != want {
			t.Errorf("%s gives %q, want %q", name, e.Text(), want)
		}
	}
}

func TestAPasteReplacesTheSelection(t *testing.T) {
	e, _ := newEditor("one two|", 20, 3)
	press(e, "ctrl+shift+left")
	e.Update(tea.PasteMsg{Content: "2\n3"})
	wantMarked(t, e, "one 2\n3|")
}

func TestPastedBytesFollowThePaste(t *testing.T) {
	steps := []struct {
		name string
		do   func(*Editor)
		want int
	}{
		{"a paste counts", func(e *Editor) { e.Update(tea.PasteMsg{Content: "pasted words"}) }, 12},
		{"typing does not", func(e *Editor) { press(e, "type: typed", "ctrl+home", "type:ab") }, 12},
		{"typing inside the paste does not", func(e *Editor) { e.SetOffset(8); typeText(e, "xy") }, 12},
		{"deleting typed text changes nothing", func(e *Editor) { press(e, "backspace", "backspace") }, 12},
		{"deleting pasted text does", func(e *Editor) { press(e, "backspace", "delete") }, 10},
		{"undo brings it back as pasted", func(e *Editor) { press(e, "alt+u", "alt+u", "alt+u") }, 12},
		{"cutting it takes it away", func(e *Editor) { press(e, "alt+a", "ctrl+x") }, 0},
		{"inserting it again brings it back", func(e *Editor) { press(e, "ctrl+v") }, 12},
		{"a new text has nothing pasted", func(e *Editor) { e.SetText("draft") }, 0},
	}
	e, _ := newEditor("", 30, 3)
	for _, s := range steps {
		if s.do(e); e.PastedBytes() != s.want {
			t.Fatalf("%s: %d bytes of %q pasted, want %d", s.name, e.PastedBytes(), e.Text(), s.want)
		}
	}
}

func TestAHugePasteIsTakenWhole(t *testing.T) {
	for name, line := range map[string]string{
		"long lines":   strings.Repeat("word ", 2000) + "\n",
		"one line":     "word ",
		"empty lines":  "\n",
		"wide letters": "漢字",
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Repeat(line, 1<<20/len(line))
			e, _ := newEditor("ab", 80, 24)
			e.SetOffset(1)
			begun := time.Now()
			e.Update(tea.PasteMsg{Content: text})
			e.View()
			if took := time.Since(begun); took > 10*time.Second {
				t.Errorf("took %s", took)
			}
			if e.Bytes() != len(text)+2 || e.Offset() != len(text)+1 {
				t.Errorf("%d bytes with the cursor at %d, want %d and %d", e.Bytes(), e.Offset(), len(text)+2, len(text)+1)
			}
			press(e, "alt+u")
			wantMarked(t, e, "a|b")
		})
	}
}

func TestReplaceTextIsOneEditOfWhatDiffers(t *testing.T) {
	e, _ := newEditor("one two three|", 30, 3)
	e.ReplaceText("one 二 three")
	wantMarked(t, e, "one 二| three")
	press(e, "alt+u")
	wantMarked(t, e, "one two three|")
	press(e, "alt+r")
	e.ReplaceText("one 三 three") // shares its first byte with what it replaces
	if !utf8.ValidString(e.history.undo[1].inserted.text) {
		t.Errorf("inserted %q, which is no UTF-8", e.history.undo[1].inserted.text)
	}
	revision := e.Revision()
	if e.ReplaceText(e.Text()); e.Revision() != revision {
		t.Error("replacing a text by itself counts as a change")
	}
}

func TestRevisionGrowsWithTheTextOnly(t *testing.T) {
	e, _ := newEditor("ab cd|", 20, 3)
	for _, tt := range []struct {
		key   string
		grows bool
	}{
		{"left", false},
		{"type:x", true},
		{"backspace", true},
		{"alt+u", true},
		{"alt+r", true},
		{"alt+a", false},
		{"ctrl+x", true},
		{"backspace", false},
		{"f1", false},
	} {
		before := e.Revision()
		if press(e, tt.key); (e.Revision() > before) != tt.grows {
			t.Errorf("%s takes revision %d to %d", tt.key, before, e.Revision())
		}
	}
}
