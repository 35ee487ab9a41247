package ui

import (
	"bytes"
	"fmt"
	"image/color"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/exp/golden"
	"github.com/charmbracelet/x/vt"
)

// themes are the three ways in which a terminal shows the program.
var themes = map[string]struct {
	background color.Color
	profile    colorprofile.Profile
}{
	"dark":     {color.Black, colorprofile.TrueColor},
	"light":    {color.White, colorprofile.TrueColor},
	"nocolour": {color.Black, colorprofile.ASCII}, // as NO_COLOR makes it
}

// coloured is one scene of each screen, the one in which colour says most, and
// a dialog.
var coloured = map[string]func(*desk, size) *stage{
	"brief":     atBrief(),
	"overtime":  inOvertime,
	"submitted": submitted(),
	"rating":    submitted("enter", "y"),
	"review":    reviewing("business-link"),
	"round":     interviewed(sampleRound("round", 1), "business-link"),
	"critique":  func(d *desk, at size) *stage { return atCritique("y")(d, at).wait(20 * time.Second).press("pgdown") },
	"chooser":   atChooser("down"),
	"history":   atHistory(),
	"dialog":    atBrief("h"),
}

// picture draws a scene in one of the themes on a terminal.
func picture(t *testing.T, theme string, set func(*desk, size) *stage) *vt.Emulator {
	t.Helper()
	at := size{80, 24}
	terminal := vt.NewEmulator(at.width, at.height)
	inBubble(t, func(t *testing.T) {
		s := set(newDesk(t), at).send(tea.BackgroundColorMsg{Color: themes[theme].background})
		var view bytes.Buffer
		out := colorprofile.Writer{Forward: &view, Profile: themes[theme].profile}
		_, _ = out.WriteString(strings.ReplaceAll(s.styled(), "\n", "\r\n"))
		_, _ = terminal.Write(view.Bytes())
	})
	return terminal
}

func TestThemesShowEachCellAsTheyShould(t *testing.T) {
	for scene, set := range coloured {
		for theme := range themes {
			t.Run(scene+"/"+theme, func(t *testing.T) {
				golden.RequireEqual(t, dump(picture(t, theme, set)))
			})
		}
	}
}

func TestThemesDiffer(t *testing.T) {
	for scene, set := range coloured {
		t.Run(scene, func(t *testing.T) {
			seen := map[string]string{}
			for theme := range themes {
				shown := dump(picture(t, theme, set))
				if other, ok := seen[shown]; ok {
					t.Errorf("%s looks like %s", theme, other)
				}
				seen[shown] = theme
			}
		})
	}
}

func TestNoColourIsUsedWithoutColour(t *testing.T) {
	for scene, set := range coloured {
		terminal := picture(t, "nocolour", set)
		for y := range terminal.Height() {
			for x := range terminal.Width() {
				if c := terminal.CellAt(x, y); c.Style.Fg != nil || c.Style.Bg != nil {
					t.Fatalf("%s: the cell at %d, %d has a colour", scene, x, y)
				}
			}
		}
	}
}

func TestWithoutColourSignsAndWordsTellEverything(t *testing.T) {
	for _, told := range []struct {
		set   func(*desk, size) *stage
		words []string
	}{
		{reviewing("missed   speed"), []string{
			"✓ covered  business-link", "~ partly   quantified-targets", "✗ missed   company-context", "▸ ✗ missed   speed-vs-stability",
		}},
		{reviewing("└ make"), []string{"▸ └ make everything", "! There is no number here", "Target     – no number"}},
		{reviewing("generic"), []string{
			"✓ avoided  internal-only", "✗ made     unmeasurable", "~ possible ignores-trade-off", "▸ ✗ made     generic",
		}},
		{interviewed(sampleRound("round", 1), "quantified"), []string{"3    ≠ 4", "business-link        ≠ missed", "quantified-targets     partly"}},
		{inOvertime, []string{"0:17 overtime"}},
		{atChooser("down"), []string{"▸ Searches fall by a tenth"}},
		{atBrief("h"), []string{"▸ n  Try first"}},
	} {
		shown := picture(t, "nocolour", told.set).String()
		for _, words := range told.words {
			if !strings.Contains(shown, words) {
				t.Errorf("nothing says %q:\n%s", words, shown)
			}
		}
	}
}

func TestQuoteIsUnderlinedInEveryTheme(t *testing.T) {
	for theme := range themes {
		terminal := picture(t, theme, reviewing("business-link"))
		// The quote begins in the first row of the answer, after "At Stripe ".
		if got, want := underlined(terminal, 2), "a failed charge is a"; got != want {
			t.Errorf("%s: %q is underlined, want %q", theme, got, want)
		}
		if got, want := underlined(terminal, 3), "lost sale for the merchant"; got != want {
			t.Errorf("%s: %q is underlined, want %q", theme, got, want)
		}
	}
}

// underlined returns what is underlined in a row.
func underlined(terminal *vt.Emulator, y int) string {
	var b strings.Builder
	for x := range terminal.Width() {
		if c := terminal.CellAt(x, y); c.Style.Underline != uv.UnderlineNone {
			b.WriteString(c.Content)
		}
	}
	return strings.TrimSpace(b.String())
}

// dump writes every row of a terminal with the styles of its cells below it:
// the columns, from and to, and what is particular about them.
func dump(terminal *vt.Emulator) string {
	var b strings.Builder
	for y := range terminal.Height() {
		var text, styles strings.Builder
		for x := 0; x < terminal.Width(); {
			from, style := x, terminal.CellAt(x, y).Style
			for ; x < terminal.Width() && terminal.CellAt(x, y).Style.Equal(&style); x++ {
				text.WriteString(terminal.CellAt(x, y).Content)
			}
			if !style.IsZero() {
				fmt.Fprintf(&styles, "    %d-%d%s\n", from, x-1, describe(style))
			}
		}
		b.WriteString(strings.TrimRight("|"+text.String(), " ") + "\n" + styles.String())
	}
	return b.String()
}

func describe(s uv.Style) string {
	var b strings.Builder
	if s.Fg != nil {
		b.WriteString(" fg=" + hex(s.Fg))
	}
	if s.Bg != nil {
		b.WriteString(" bg=" + hex(s.Bg))
	}
	if s.Underline != uv.UnderlineNone {
		b.WriteString(" underline")
	}
	for _, a := range []struct {
		bit  uint8
		name string
	}{
		{uv.AttrBold, "bold"},
		{uv.AttrFaint, "faint"},
		{uv.AttrItalic, "italic"},
		{uv.AttrReverse, "reverse"},
		{uv.AttrStrikethrough, "struck"},
	} {
		if s.Attrs&a.bit != 0 {
			b.WriteString(" " + a.name)
		}
	}
	return b.String()
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
