package ui

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"okrcoach/internal/questions"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

// withoutRaces skips a test of layout alone under the race detector, where it
// takes minutes: it runs everything on one goroutine, and is run without too.
func withoutRaces(t *testing.T) {
	t.Helper()
	if raced {
		t.Skip("layout has nothing to race with")
	}
}

func TestScreensLookAsTheyShould(t *testing.T) {
	withoutRaces(t)
	for _, at := range []size{{80, 24}, {40, 15}, {100, 30}} {
		t.Run(at.String(), func(t *testing.T) {
			onStage(t, at, func(t *testing.T, s *stage) { golden.RequireEqual(t, s.text()) })
		})
	}
}

func TestTerminalTooSmallIsToldInAPlainSentence(t *testing.T) {
	for _, at := range []size{{39, 24}, {80, 14}, {20, 5}, {3, 1}, {1, 1}} {
		t.Run(at.String(), func(t *testing.T) {
			inBubble(t, func(t *testing.T) {
				s := newDesk(t).stand(questions.Opening, at)
				golden.RequireEqual(t, s.text())
				wantFit(t, s, at)
			})
		})
	}
}

// manySizes go around the sizes at which a layout changes.
func manySizes() []size {
	var sizes []size
	for _, height := range []int{15, 16, 19, 20, 21, 24, 30, 40} {
		for _, width := range []int{40, 41, 48, 59, 60, 69, 70, 79, 80, 81, 97, 120} {
			sizes = append(sizes, size{width, height})
		}
	}
	return sizes
}

func TestEveryScreenFitsEverySize(t *testing.T) {
	withoutRaces(t)
	onStage(t, size{80, 24}, func(t *testing.T, s *stage) {
		for _, at := range manySizes() {
			wantFit(t, s.resize(at), at)
			if !s.app.shell.Asking() {
				wantFooterLast(t, s)
			}
		}
	})
}

// wantFit checks that a view has as many rows as the terminal and none that
// is wider.
func wantFit(t testing.TB, s *stage, at size) {
	t.Helper()
	rows := s.rows()
	if tooSmall := at.width < frame.MinWidth || at.height < frame.MinHeight; tooSmall {
		rows = append(rows, make([]string, max(at.height-len(rows), 0))...)
	}
	if len(rows) != max(at.height, 1) {
		t.Errorf("%v: there are %d rows:\n%s", at, len(rows), s.text())
	}
	for i, row := range rows {
		if width := ansi.StringWidth(row); width > at.width {
			t.Errorf("%v: row %d is %d cells wide: %q", at, i, width, row)
		}
	}
}

// wantFooterLast checks that the keys stand below everything but a notice,
// and that the one that leads to all the others is among them.
func wantFooterLast(t testing.TB, s *stage) {
	t.Helper()
	if keys := s.footer(); len(keys) > 0 && !strings.HasSuffix(keys[len(keys)-1], "help") {
		t.Errorf("the footer has no help:\n%s", s.text())
	}
}

// footer returns the hints in the foot of the screen: "enter begin". The
// screen that only says what it is doing has none.
func (s *stage) footer() []string {
	rows := s.rows()
	foot := strings.TrimSpace(rows[len(rows)-1-s.app.shell.FootRows()])
	if foot == "" || strings.Trim(foot, "─") == "" {
		return nil
	}
	return strings.Split(foot, "   ")
}

func TestHelpListsAtLeastTheKeysInTheFooter(t *testing.T) {
	withoutRaces(t)
	onStage(t, size{200, 40}, func(t *testing.T, s *stage) {
		if s.app.shell.Asking() {
			t.Skip("a dialog covers the footer")
		}
		var listed []string
		for _, group := range append(s.app.shell.Screen().Help(), screen.Group{Keys: everywhere(true)}) {
			for _, k := range group.Keys {
				if k.Enabled() {
					listed = append(listed, k.Help().Key)
				}
			}
		}
		for _, hint := range s.footer() {
			if k, _, _ := strings.Cut(hint, " "); !slices.Contains(listed, k) {
				t.Errorf("the footer shows %q, the help lists only %q", hint, listed)
			}
		}
	})
}
