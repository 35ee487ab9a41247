package frame

import (
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/ui/theme"
)

func hint(keys, desc string) key.Binding {
	return key.NewBinding(key.WithKeys(keys), key.WithHelp(keys, desc))
}

func TestRenderFillsTheTerminalExactly(t *testing.T) {
	body := strings.Repeat("a line that is longer than the smallest terminal is wide\n", 60)
	keys := []key.Binding{hint("enter", "begin"), hint("p", "plan first"), hint("?", "help")}
	for _, text := range []string{"", "one line", body} {
		for height := MinHeight; height < 50; height += 7 {
			for width := MinWidth; width < 130; width += 13 {
				f := Frame{Theme: theme.New(true), Width: width, Height: height}
				rows := strings.Split(f.Render("a long name of the page in the head", "4:00 left", text, keys), "\n")
				if len(rows) != height {
					t.Errorf("%dx%d has %d rows", width, height, len(rows))
				}
				for _, row := range rows {
					if w := ansi.StringWidth(row); w > width {
						t.Errorf("%dx%d has a row of %d cells: %q", width, height, w, row)
					}
				}
			}
		}
	}
}

func TestHeadKeepsItsRightEnd(t *testing.T) {
	f := Frame{Theme: theme.New(true), Width: 40, Height: 15}
	head, _, _ := strings.Cut(f.Render(strings.Repeat("long ", 20), "4:00 left", "", nil), "\n")
	if head = ansi.Strip(head); !strings.HasSuffix(head, "… 4:00 left") {
		t.Errorf("the head is %q", head)
	}
}

func TestFootKeepsTheKeyThatLeadsToAllOthers(t *testing.T) {
	off := hint("x", "switched off")
	off.SetEnabled(false)
	keys := []key.Binding{hint("enter", "begin"), off, hint("p", "plan first"), hint("c", "choose a question"), hint("?", "help")}
	for width, want := range map[int]string{
		80: " enter begin   p plan first   c choose a question   ? help",
		40: " enter begin   p plan first   ? help",
	} {
		f := Frame{Theme: theme.New(true), Width: width, Height: 15}
		rows := strings.Split(ansi.Strip(f.Render("", "", "", keys)), "\n")
		if got := rows[len(rows)-1]; got != want {
			t.Errorf("at %d cells the foot is %q, want %q", width, got, want)
		}
	}
}

func TestTooSmallSaysSoInWhateverRoomThereIs(t *testing.T) {
	for height := range 15 {
		for width := range 40 {
			text := TooSmall(width, height)
			if rows := strings.Split(text, "\n"); len(rows) > max(height, 1) {
				t.Errorf("%dx%d has %d rows", width, height, len(rows))
			}
			for row := range strings.SplitSeq(text, "\n") {
				if ansi.StringWidth(row) > width {
					t.Errorf("%dx%d has the row %q", width, height, row)
				}
			}
		}
	}
}

func TestWindowFollowsItsCursor(t *testing.T) {
	tests := map[string]struct {
		moves     []int
		height, n int
		want      Window
	}{
		"stays at the top":         {[]int{1, 1}, 4, 10, Window{Cursor: 2, Top: 0}},
		"scrolls as little as due": {[]int{1, 1, 1, 1}, 4, 10, Window{Cursor: 4, Top: 1}},
		"scrolls back":             {[]int{9, -8}, 4, 10, Window{Cursor: 1, Top: 1}},
		"ends at the last":         {[]int{99}, 4, 10, Window{Cursor: 9, Top: 6}},
		"ends at the first":        {[]int{5, -99}, 4, 10, Window{Cursor: 0, Top: 0}},
		"has room for all":         {[]int{99}, 20, 3, Window{Cursor: 2, Top: 0}},
		"is empty":                 {[]int{1, -1}, 4, 0, Window{}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var w Window
			for _, delta := range test.moves {
				w.Move(delta, test.n)
				w.Fit(test.height, test.n)
			}
			if w != test.want {
				t.Errorf("it is %+v, want %+v", w, test.want)
			}
		})
	}
}

func TestPadGivesExactlyTheWidth(t *testing.T) {
	for _, line := range []string{"", "short", strings.Repeat("long ", 9), "目标一：商户随时都能收款", "\x1b[1mbold\x1b[0m"} {
		for _, width := range []int{0, 1, 7, 20} {
			if got := ansi.StringWidth(Pad(line, width)); got != width {
				t.Errorf("%q is padded to %d cells, want %d", line, got, width)
			}
		}
	}
}
