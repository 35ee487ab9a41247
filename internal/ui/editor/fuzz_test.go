package editor

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"okrcoach/internal/clean"
	"okrcoach/internal/prose"
)

// pieces are what the fuzzer types and pastes: each is known for making
// trouble somewhere, alone or beside the others.
var pieces = []string{
	"a", "word", "two words ", " ", "\n", "\t", "-", "99.99 %", "漢", "字。", "ひらがな", "한글", "é", "e\u0301",
	"\u0301", "\u200d", "\ufe0f", "\u00ad", "\u200b", "\u00a0", "👨‍👩‍👧‍👦", "👍🏽", "🇩", "🇪", "क्षि", "ᄀ", "\u0600",
	"\x1b[31m", "\r\n", "\u202e", "\xff", strings.Repeat("long", 9), "a paragraph of several words\nand another\n",
}

var keystrokes = func() []string {
	var names []string
	for name := range DefaultKeyMap().commands() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}()

var sizes = [][2]int{{1, 1}, {2, 2}, {3, 1}, {5, 4}, {9, 3}, {12, 2}, {20, 5}, {40, 9}}

// FuzzEditor plays random keys, pastes and resizes, and compares with what a
// plain string would have become.
func FuzzEditor(f *testing.F) {
	f.Add([]byte("typing, moving, pasting, resizing, undoing"), "some text to begin with")
	f.Add([]byte{6, 1, 6, 2, 0, 3, 10, 32, 12, 4, 1, 60, 2, 70, 15, 5, 14, 0, 13, 1}, "")
	f.Add([]byte{11, 3, 6, 15, 11, 9, 0, 20, 13, 1, 8, 16, 12, 1}, "漢字 🇩🇪🇩🇪 e\u0301\n\n\tx")
	f.Fuzz(func(t *testing.T, script []byte, text string) {
		if len(script) > 600 || len(text) > 2000 {
			t.Skip("as much as a run can check well")
		}
		playScript(t, script, text)
	})
}

func TestRandomEditingKeepsEverythingInOrder(t *testing.T) {
	for seed := range uint64(60) {
		random := rand.New(rand.NewPCG(seed, 0))
		script := make([]byte, 400)
		for i := range script {
			script[i] = byte(random.UintN(256))
		}
		playScript(t, script, pieces[seed%uint64(len(pieces))])
	}
}

// playScript plays two bytes of script after the other on an editor that
// begins with text.
func playScript(t *testing.T, script []byte, text string) {
	t.Helper()
	e, clock := newEditor("", 12, 4)
	e.SetText(text)
	check(t, e)
	begun := e.Text()
	// A few pastes of everything would make a text too long to check.
	for ; len(script) > 1 && e.Bytes() < 4000; script = script[2:] {
		play(t, e, clock, script[0], int(script[1]))
		check(t, e)
		if t.Failed() {
			t.FailNow()
		}
	}
	checkHistory(t, e, begun)
}

// play does what op and n stand for and checks the text.
func play(t *testing.T, e *Editor, clock *fakeClock, op byte, n int) {
	t.Helper()
	text, offset := e.Text(), e.Offset()
	from, to := e.selection()
	piece := pieces[n%len(pieces)]
	inserted := text
	if cleaned := clean.Text(piece); cleaned != "" {
		inserted = text[:from] + cleaned + text[to:]
	}
	switch op % 16 {
	case 0, 1, 2, 3, 4, 5:
		name := keystrokes[n%len(keystrokes)]
		press(e, name)
		checkKey(t, e, name, text, offset, from == to)
	case 6, 7, 8, 9:
		e.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: piece})
		checkText(t, e, inserted)
	case 10:
		e.Update(tea.PasteMsg{Content: piece})
		checkText(t, e, inserted)
	case 11:
		e.SetOffset(n)
	case 12:
		e.SetSize(sizes[n%len(sizes)][0], sizes[n%len(sizes)][1])
	case 13:
		e.SetWidthMethod(ansi.Method(n % 2))
	case 14:
		clock.now += 600 * time.Millisecond
	case 15:
		e.ReplaceText(text[:from] + piece + text[to:])
		checkText(t, e, clean.Text(text[:from]+piece+text[to:]))
	}
}

func checkText(t *testing.T, e *Editor, want string) {
	t.Helper()
	if e.Text() != want {
		t.Errorf("text is %q, want %q", e.Text(), want)
	}
}

// checkKey compares what a key did with what it should have done to text with
// the cursor at offset.
func checkKey(t *testing.T, e *Editor, name, text string, offset int, single bool) {
	binding := func(b interface{ Keys() []string }) bool { return slices.Contains(b.Keys(), name) }
	k := DefaultKeyMap()
	before, after := neighbours(text, offset)
	want, at := text, e.Offset()
	switch {
	case single && name == "left":
		at = before
	case single && name == "right":
		at = after
	case single && binding(k.DeleteBefore):
		want = text[:before] + text[offset:]
	case single && binding(k.DeleteAfter):
		want = text[:offset] + text[after:]
	case e.Text() == text, binding(k.Undo), binding(k.Redo), binding(k.PutBack), binding(k.Tab), binding(k.LineBreak):
		return
	default: // a deletion of one stretch
		if head, tail := e.buffer.difference(text); head+tail == e.Bytes() {
			return
		}
	}
	if e.Text() != want || name == "left" && e.Offset() != at || name == "right" && e.Offset() != at {
		t.Errorf("%s on %q at %d made %q at %d, want %q at %d", name, text, offset, e.Text(), e.Offset(), want, at)
	}
}

// neighbours returns the places of a cursor before and after offset.
func neighbours(text string, offset int) (before, after int) {
	after = len(text)
	for g := graphemes.FromString(text); g.Next(); {
		if g.End() < offset {
			before = g.End()
		}
		if g.End() > offset {
			return before, g.End()
		}
	}
	return before, after
}

// check checks what holds for every editor at any time.
func check(t *testing.T, e *Editor) {
	t.Helper()
	b := &e.buffer
	fresh := buffer{text: b.text, width: b.width, method: b.method}
	fresh.layOut()
	if !slices.Equal(b.rows, fresh.rows) {
		t.Errorf("rows of %q at width %d are %v, laid out anew %v", b.text, b.width, b.rows, fresh.rows)
		return
	}
	if want := prose.CountWords(e.Text()); e.Words() != want {
		t.Errorf("%d words in %q, want %d", e.Words(), e.Text(), want)
	}
	if e.Text() != clean.Text(e.Text()) {
		t.Errorf("text is not clean: %q", e.Text())
	}
	checkPasted(t, e)
	for _, offset := range []int{e.caret.offset, e.caret.anchor} {
		if _, next := neighbours(e.Text(), max(offset-1, 0)); offset > 0 && next != offset {
			if before, _ := neighbours(e.Text(), next); before != offset {
				t.Errorf("%d splits a grapheme of %q", offset, e.Text())
			}
		}
	}
	checkView(t, e)
}

func checkPasted(t *testing.T, e *Editor) {
	t.Helper()
	last := -1
	for _, s := range e.buffer.pasted {
		if s.start <= last || s.start >= s.end || s.end > e.Bytes() {
			t.Errorf("pasted stretches %v in %d bytes", e.buffer.pasted, e.Bytes())
		}
		last = s.end
	}
}

func checkView(t *testing.T, e *Editor) {
	t.Helper()
	rows := strings.Split(e.View(), "\n")
	if len(rows) != e.height {
		t.Errorf("%d rows drawn, want %d", len(rows), e.height)
	}
	for _, row := range rows {
		if cells := e.buffer.method.StringWidth(row); cells > e.buffer.width {
			t.Errorf("row %q is %d cells wide, want at most %d", row, cells, e.buffer.width)
		}
	}
	c := e.Cursor()
	if c.X < 0 || c.X >= e.buffer.width || c.Y < 0 || c.Y >= e.height {
		t.Errorf("cursor at %d, %d is outside of %d x %d", c.X, c.Y, e.buffer.width, e.height)
	}
	before := e.Text()[e.buffer.rows[e.top+c.Y].start:e.Offset()]
	if x := min(e.buffer.method.StringWidth(before), e.buffer.width-1); x != c.X && !strings.Contains(before, "\t") {
		t.Errorf("cursor behind %q at %d, want %d", before, c.X, x)
	}
}

// checkHistory undoes everything, which must lead to the text that was there
// at first, and makes it all again.
func checkHistory(t *testing.T, e *Editor, begun string) {
	t.Helper()
	for len(e.history.redo) > 0 {
		e.Update(keyMsg("alt+r"))
	}
	done, pasted := e.Text(), e.PastedBytes()
	steps := len(e.history.undo)
	for range steps {
		press(e, "alt+u")
		check(t, e)
	}
	if e.Text() != begun || e.PastedBytes() != 0 {
		t.Errorf("all undone leaves %q with %d bytes pasted, want %q", e.Text(), e.PastedBytes(), begun)
	}
	for range steps {
		press(e, "alt+r")
	}
	if e.Text() != done || e.PastedBytes() != pasted {
		t.Errorf("all redone gives %q with %d bytes pasted, want %q with %d", e.Text(), e.PastedBytes(), done, pasted)
	}
	held := 0
	for i := range e.history.undo {
		held += e.history.undo[i].bytes()
	}
	if held != e.history.held {
		t.Errorf("history holds %d bytes and says %d", held, e.history.held)
	}
}
