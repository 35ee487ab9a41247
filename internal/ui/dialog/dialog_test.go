package dialog

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/ui/theme"
)

type takenMsg string

var (
	enter = tea.KeyPressMsg{Code: tea.KeyEnter}
	esc   = tea.KeyPressMsg{Code: tea.KeyEscape}
	up    = tea.KeyPressMsg{Code: tea.KeyUp}
	down  = tea.KeyPressMsg{Code: tea.KeyDown}
	space = tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
)

func letter(r rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: r, Text: string(r)} }

func newChoice(text string, options int) *Choice {
	c := &Choice{Title: "Which one?", Text: text}
	for i := range options {
		c.Options = append(c.Options, Option{
			Key: string(rune('a' + i)), Label: fmt.Sprintf("Option %d", i+1), Msg: takenMsg(rune('a' + i)),
		})
	}
	return c
}

func TestChoiceIsTakenByKeyOrByArrows(t *testing.T) {
	tests := map[string]struct {
		keys []tea.KeyPressMsg
		want tea.Msg
	}{
		"enter takes the first":           {[]tea.KeyPressMsg{enter}, takenMsg("a")},
		"its own key takes an option":     {[]tea.KeyPressMsg{letter('c')}, takenMsg("c")},
		"the arrows choose":               {[]tea.KeyPressMsg{down, down, up, enter}, takenMsg("b")},
		"the arrows stop at the last":     {[]tea.KeyPressMsg{down, down, down, down, enter}, takenMsg("c")},
		"esc takes the way out":           {[]tea.KeyPressMsg{down, esc}, takenMsg("b")},
		"a key of no option is no choice": {[]tea.KeyPressMsg{letter('z')}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			c := newChoice("", 3)
			c.Out = 1
			var got tea.Msg
			for _, k := range test.keys {
				if next, said := c.Update(k); next == nil {
					got = said
				}
			}
			if got != test.want {
				t.Errorf("it gives %v, want %v", got, test.want)
			}
		})
	}
}

func TestOptionWithoutAMessageJustCloses(t *testing.T) {
	c := &Choice{Options: []Option{{Key: "n", Label: "Stay"}}}
	if next, cmd := c.Update(esc); next != nil || cmd != nil {
		t.Errorf("it gives %v and a command", next)
	}
}

func TestChoiceFitsAndShowsTheChosenOption(t *testing.T) {
	for height := 5; height < 30; height++ {
		c := newChoice(strings.Repeat("A long text before the options. ", 12), 9)
		for range 9 {
			wantBox(t, c.View(theme.New(true), 40, height), 40, height)
			c.Update(down)
		}
		if view := ansi.Strip(c.View(theme.New(true), 40, height)); !strings.Contains(view, "▸ i  Option 9") {
			t.Errorf("at %d rows the chosen option is out of sight:\n%s", height, view)
		}
	}
}

func TestPageScrollsToItsEndAndNoFurther(t *testing.T) {
	var lines []string
	for i := range 40 {
		lines = append(lines, fmt.Sprintf("line %d", i+1))
	}
	p := &Page{Title: "Keys", Draw: func(*theme.Theme, int) string { return strings.Join(lines, "\n") }}
	for _, test := range []struct {
		press tea.KeyPressMsg
		want  string
	}{
		{up, "1–16 of 40"},
		{down, "2–17 of 40"},
		{space, "18–33 of 40"},
		{space, "25–40 of 40"},
		{letter('G'), "25–40 of 40"},
		{letter('g'), "1–16 of 40"},
	} {
		p.View(theme.New(true), 80, 20)
		p.Update(test.press)
		view := p.View(theme.New(true), 80, 20)
		wantBox(t, view, 80, 20)
		if !strings.Contains(view, test.want) {
			t.Errorf("after %s it does not show %s:\n%s", test.press, test.want, ansi.Strip(view))
		}
	}
}

func TestPageClosesOnEveryKeyThatOneWouldTry(t *testing.T) {
	for _, k := range []tea.KeyPressMsg{esc, enter, letter('q'), letter('?'), {Code: tea.KeyF1}} {
		if next, _ := (&Page{}).Update(k); next != nil {
			t.Errorf("%s does not close it", k)
		}
	}
}

// wantBox checks that a dialog is a rectangle that fits into its room.
func wantBox(t *testing.T, view string, width, height int) {
	t.Helper()
	rows := strings.Split(view, "\n")
	if len(rows) > height {
		t.Errorf("it has %d rows in a room of %d:\n%s", len(rows), height, ansi.Strip(view))
	}
	for _, row := range rows {
		if w := ansi.StringWidth(row); w > width || w != ansi.StringWidth(rows[0]) {
			t.Errorf("it has a row of %d cells in a room of %d:\n%s", w, width, ansi.Strip(view))
		}
	}
}
