package editor

import (
	"strings"
	"testing"
)

func TestMovement(t *testing.T) {
	tests := []struct {
		name, text string
		keys       []string
		want       string
	}{
		{"left and right by character", "ab|c", []string{"left", "left", "ctrl+f"}, "a|bc"},
		{"left goes over a line break", "a\n|b", []string{"left"}, "a|\nb"},
		{"nothing is left of the start", "|a", []string{"ctrl+b"}, "|a"},
		{"nothing is right of the end", "a|", []string{"right"}, "a|"},
		{"a family is one character", "a👨‍👩‍👧‍👦|b", []string{"left"}, "a|👨‍👩‍👧‍👦b"},
		{"flags are told apart", "🇩🇪🇫🇷|", []string{"left"}, "🇩🇪|🇫🇷"},
		{"a combining mark goes with its letter", "|e\u0301x", []string{"right"}, "e\u0301|x"},
		{"a syllable with marks is one character", "|नी!", []string{"right"}, "नी|!"},
		{"an offset inside a character moves behind it", "e|\u0301x", nil, "e\u0301|x"},

		{"word left stops at the start of a word", "one two|", []string{"ctrl+left"}, "one |two"},
		{"word left passes punctuation", "one, two|", []string{"alt+b", "alt+b"}, "|one, two"},
		{"word right stops at the end of a word", "|one, two", []string{"alt+f", "alt+f"}, "one, two|"},
		{"word movement crosses lines", "one|\n\ntwo", []string{"ctrl+right"}, "one\n\ntwo|"},
		{"accents belong to words", "|cafe\u0301 x", []string{"alt+f"}, "cafe\u0301| x"},

		{"home goes to the start of the row, then of the paragraph", "one two three fo|ur", []string{"home"}, "one two three |four"},
		{"home twice goes to the start of the paragraph", "0\none two three fo|ur", []string{"ctrl+a", "ctrl+a"}, "0\n|one two three four"},
		{"end goes to the end of the row", "o|ne two three four", []string{"end"}, "one two three| four"},
		{"end twice goes to the end of the paragraph", "o|ne two three four\n", []string{"ctrl+e", "ctrl+e"}, "one two three four|\n"},

		{"paragraph up goes to the start of this one", "one\n\ntw|o", []string{"ctrl+up"}, "one\n\n|two"},
		{"paragraph up goes over empty ones", "one\n\n\n|two", []string{"alt+{"}, "|one\n\n\ntwo"},
		{"paragraph down goes over empty ones", "o|ne\n\n\ntwo", []string{"alt+}"}, "one\n\n\n|two"},
		{"paragraph down ends with the text", "one\nt|wo", []string{"ctrl+down"}, "one\ntwo|"},

		{"ctrl+home goes to the start of the text", "one\ntwo|", []string{"ctrl+home"}, "|one\ntwo"},
		{"alt+> goes to the end of the text", "|one\ntwo", []string{"alt+>"}, "one\ntwo|"},
		{"alt+> as the Kitty protocol sends it", "|one\ntwo", []string{"alt+shift+."}, "one\ntwo|"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, _ := newEditor(tt.text, 16, 5)
			press(e, tt.keys...)
			wantMarked(t, e, tt.want)
		})
	}
}

func TestVerticalMovement(t *testing.T) {
	tests := []struct {
		name, text string
		keys       []string
		want       string
	}{
		{"up and down go by rows of the screen", "one two three four|", []string{"up"}, "one |two three four"},
		{"the column is remembered over short rows", "long line|\nx\nanother one", []string{"down", "down"}, "long line\nx\nanother o|ne"},
		{"a movement to the side forgets the column", "long line|\nx\nanother one", []string{"down", "left", "down"}, "long line\nx\n|another one"},
		{"typing forgets the column", "long line|\nx\nanother one", []string{"down", "type:y", "down"}, "long line\nxy\nan|other one"},
		{"up from the first row goes to the start", "ab|c\nd", []string{"up"}, "|abc\nd"},
		{"down from the last row goes to the end", "abc\n|def", []string{"down"}, "abc\ndef|"},
		{"a wide character is not split", "漢字漢字\nabc|", []string{"up"}, "漢|字漢字\nabc"},
		{"a tab counts its cells", "\tx\nabcd|", []string{"up"}, "\t|x\nabcd"},
		{"the column is not beyond the last character of a wrapped row", "|\nunbreakableunbreakable", []string{"down", "end"}, "\nunbreakableun|breakable"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, _ := newEditor(tt.text, 15, 5)
			press(e, tt.keys...)
			wantMarked(t, e, tt.want)
		})
	}
}

func TestAPageIsOneRowLessThanTheHeight(t *testing.T) {
	e, _ := newEditor("|"+strings.Repeat("row\n", 20), 10, 5)
	press(e, "pgdown", "pgdown")
	if row := e.buffer.rowOf(e.Offset()); row != 8 {
		t.Errorf("two pages down leads to row %d, want 8", row)
	}
	press(e, "pgup")
	if row := e.buffer.rowOf(e.Offset()); row != 4 {
		t.Errorf("one page up leads to row %d, want 4", row)
	}
}

func TestSetOffsetStaysInTheText(t *testing.T) {
	e, _ := newEditor("abc", 10, 2)
	for offset, want := range map[int]int{-5: 0, 2: 2, 99: 3} {
		if e.SetOffset(offset); e.Offset() != want {
			t.Errorf("offset %d became %d, want %d", offset, e.Offset(), want)
		}
	}
}
