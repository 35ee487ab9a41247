package editor

import (
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

func TestWrapping(t *testing.T) {
	tests := []struct {
		name, text string
		width      int
		want       []string
	}{
		{"words that do not fit go to the next row", "one two three", 9, []string{"one two ", "three"}},
		{"the last cell is left to the cursor", "one four", 8, []string{"one ", "four"}},
		{"the space behind a full row hangs in the last cell", "one two three", 8, []string{"one two ", "three"}},
		{"a second space goes to the next row", "one two  three", 8, []string{"one two ", " three"}},
		{"a long word is broken", "abcdefghij", 5, []string{"abcd", "efgh", "ij"}},
		{"a long word begins on a row of its own", "ab cdefghij", 6, []string{"ab ", "cdefg", "hij"}},
		{"line breaks end rows", "a\n\nb\n", 5, []string{"a", "", "b", ""}},
		{"tabs lead to every fourth column", "\ta\n12\tb", 10, []string{"    a", "12  b"}},
		{"a tab at the edge is cut there", "12345\tb", 6, []string{"12345 ", "b"}},
		{"wide characters are not split", "漢字漢字", 6, []string{"漢字", "漢字"}},
		{"wide scripts break between characters", "ab 漢字漢字", 8, []string{"ab 漢字", "漢字"}},
		{"closing punctuation does not begin a row", "漢字漢字。", 9, []string{"漢字漢", "字。"}},
		{"a character wider than the window is a question mark", "漢a", 1, []string{"?", "a"}},
		{"combining marks take no room", "e\u0301e\u0301e\u0301", 4, []string{"e\u0301e\u0301e\u0301"}},
		{"one cell is enough for a letter a row", "a b", 1, []string{"a", "b"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, _ := newEditor(tt.text, tt.width, len(tt.want))
			if got := screen(e); !slices.Equal(got, tt.want) {
				t.Errorf("drawn as %q, want %q", got, tt.want)
			}
		})
	}
}

func TestGraphemesAreMeasuredAsTheTerminalDoes(t *testing.T) {
	e, _ := newEditor("👨‍👩‍👧‍👦x|", 20, 1)
	if x := e.Cursor().X; x != 9 {
		t.Errorf("cursor at %d where each rune is measured, want 9", x)
	}
	e.SetWidthMethod(ansi.GraphemeWidth)
	if x := e.Cursor().X; x != 3 {
		t.Errorf("cursor at %d where graphemes are measured, want 3", x)
	}
}

func TestTheViewIsAlwaysAsHighAsTheEditor(t *testing.T) {
	for _, text := range []string{"", "a", strings.Repeat("word ", 50), strings.Repeat("\n", 50)} {
		for _, size := range [][2]int{{1, 1}, {2, 1}, {1, 5}, {40, 1}, {40, 15}} {
			e, _ := newEditor(text, size[0], size[1])
			e.SetPlaceholder("Type your answer")
			if got := len(screen(e)); got != size[1] {
				t.Errorf("%q at %v has %d rows", text, size, got)
			}
		}
	}
}

func TestWithoutRoomNothingIsDrawn(t *testing.T) {
	for _, size := range [][2]int{{0, 0}, {0, 5}, {5, 0}, {-1, -1}} {
		e, _ := newEditor("some text", size[0], size[1])
		press(e, "type:x", "pgup", "down", "end")
		if e.View() != "" || e.Cursor() != nil {
			t.Errorf("at %v drawn %q", size, e.View())
		}
	}
}

func TestTheCursorStaysInSight(t *testing.T) {
	e, _ := newEditor("|a\nb\nc\nd\ne", 5, 3)
	for _, tt := range []struct {
		key  string
		want string
		y    int
	}{
		{"down", "abc", 1},
		{"down", "abc", 2},
		{"down", "bcd", 2},
		{"up", "bcd", 1},
		{"ctrl+home", "abc", 0},
		{"ctrl+end", "cde", 2},
		{"ctrl+u", "cd", 2},
		{"backspace", "bcd", 2},
	} {
		press(e, tt.key)
		if got := strings.Join(screen(e), ""); got != tt.want || e.Cursor().Y != tt.y {
			t.Errorf("after %s %q is in sight and the cursor on row %d, want %q and %d", tt.key, got, e.Cursor().Y, tt.want, tt.y)
		}
	}
}

func TestResizingKeepsTheRowAtTheTop(t *testing.T) {
	e, _ := newEditor("one two three four five six seven eight nine ten", 10, 3)
	e.SetOffset(14) // four
	e.top = 1
	e.SetSize(16, 3)
	if got := screen(e)[0]; got != "one two three " {
		t.Errorf("%q at the top, want the row with what was there", got)
	}
	e.SetSize(10, 20)
	if got := screen(e)[0]; got != "one two " {
		t.Errorf("%q at the top though all has room", got)
	}
}

func TestTheCursorIsAtTheTypedPlace(t *testing.T) {
	tests := []struct {
		name, text string
		x, y       int
	}{
		{"at the start", "|abc", 0, 0},
		{"behind a wide character", "漢|", 2, 0},
		{"behind a tab", "a\t|", 4, 0},
		{"behind a full row", "1234567|", 7, 0},
		{"behind the space that hangs", "1234567 |", 0, 1},
		{"at the start of a wrapped row", "one two |three", 0, 1},
		{"behind a line break", "a\n|", 0, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, _ := newEditor(tt.text, 8, 3)
			if c := e.Cursor(); c.X != tt.x || c.Y != tt.y {
				t.Errorf("cursor at %d, %d, want %d, %d", c.X, c.Y, tt.x, tt.y)
			}
		})
	}
}

func TestSelectedTextIsReversed(t *testing.T) {
	tests := []struct {
		name, text string
		keys       []string
		want       string // < and > stand for the ends of reversed text
	}{
		{"within a row", "a|bcd", []string{"shift+right", "shift+right"}, "a<bc>d\n"},
		{"over a line break, which shows as a blank", "a|b\ncd", []string{"shift+down"}, "a<b>< >\n<c>d"},
		{"over a wrap", "one |two", []string{"shift+end"}, "one \n<two>"},
		{"a tab", "|\ta", []string{"shift+right"}, "<    >a\n"},
		{"nothing", "ab|c", nil, "abc\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, _ := newEditor(tt.text, 7, 2)
			press(e, tt.keys...)
			got := strings.NewReplacer("\x1b[7m", "<", "\x1b[m", ">").Replace(e.View())
			if got != tt.want {
				t.Errorf("drawn as %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAMarkBehindATabIsKeptFromTheBlank(t *testing.T) {
	e, _ := newEditor("\t\ufe0fa", 8, 1)
	e.SetWidthMethod(ansi.GraphemeWidth)
	if got := ansi.StringWidth(e.View()); got != 5 {
		t.Errorf("%q is %d cells wide, want 5", e.View(), got)
	}
}

func TestThePlaceholderShowsUntilThereIsText(t *testing.T) {
	e, _ := newEditor("", 10, 3)
	e.SetPlaceholder("Type your answer")
	e.SetStyles(Styles{Placeholder: lipgloss.NewStyle().Faint(true)})
	if got := screen(e); !slices.Equal(got, []string{"Type your", "answer", ""}) {
		t.Errorf("drawn as %q", got)
	}
	if !strings.Contains(e.View(), "\x1b[2m") {
		t.Errorf("drawn without its style: %q", e.View())
	}
	press(e, "type:x")
	if got := screen(e); !slices.Equal(got, []string{"x", "", ""}) {
		t.Errorf("drawn as %q beside text", got)
	}
}

func TestRowsAreThoseOfTheView(t *testing.T) {
	const text = "one two three\n\nunbreakableword 漢字漢字\n"
	e, _ := newEditor(text, 9, 7)
	var got []string
	for _, span := range Rows(text, 9, ansi.WcWidth) {
		got = append(got, span.Of(text))
	}
	if want := screen(e); !slices.Equal(got, want) {
		t.Errorf("rows are %q, want %q", got, want)
	}
}
