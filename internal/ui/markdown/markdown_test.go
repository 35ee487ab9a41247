package markdown

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/ui/theme"
)

const page = `# A heading

Some **strong** and *soft* words with a [link](https://example.org/a/long/address/that/has/no/space) in them.

1. the first step, which is long enough to be wrapped in a narrow terminal
2. the second

- a bullet
  - below it

> quoted

` + "```\nsome code that goes on for longer than the narrow terminal is wide\n```\n"

func TestDrawingKeepsToItsWidth(t *testing.T) {
	for _, width := range []int{20, 36, 80} {
		for row := range strings.SplitSeq(New(theme.New(true)).Render(page, width), "\n") {
			if w := ansi.StringWidth(row); w > width {
				t.Errorf("at %d cells a row has %d: %q", width, w, ansi.Strip(row))
			}
		}
	}
}

func TestDrawingSaysEveryWord(t *testing.T) {
	drawn := strings.Join(strings.Fields(ansi.Strip(New(theme.New(true)).Render(page, 80))), " ")
	for _, want := range []string{
		"A heading", "Some strong and soft words", "1. the first step", "2. the second", "• a bullet", "below it", "quoted", "narrow terminal is wide",
	} {
		if !strings.Contains(drawn, want) {
			t.Errorf("%q is not in %q", want, drawn)
		}
	}
}

func TestDrawingHasNoBlankLinesAround(t *testing.T) {
	r := New(theme.New(true))
	for text, want := range map[string]string{"one": "one", "\n\none\n\ntwo\n\n": "one\n\ntwo", "": ""} {
		if got := ansi.Strip(r.Render(text, 40)); got != want {
			t.Errorf("%q is drawn as %q, want %q", text, got, want)
		}
	}
}

func TestSecondDrawingIsTheFirst(t *testing.T) {
	r := New(theme.New(true))
	first := r.Render(page, 40)
	for i := range 2 * cached {
		r.Render(strings.Repeat("x", i), 40)
	}
	if again := r.Render(page, 40); again != first {
		t.Errorf("it was\n%s\nand is\n%s", first, again)
	}
	if len(r.drawings) > cached {
		t.Errorf("%d drawings are kept, want at most %d", len(r.drawings), cached)
	}
}

func BenchmarkRenderAgain(b *testing.B) {
	r := New(theme.New(true))
	r.Render(page, 80)
	b.ReportAllocs()
	for b.Loop() {
		r.Render(page, 80)
	}
}
