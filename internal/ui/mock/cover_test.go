package mock

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/shell"
)

func TestACoverNamesItsKeyHoweverLongTheName(t *testing.T) {
	for _, name := range []string{"Ben", "Bartholomew", "Bartholomew of Canterbury", strings.Repeat("Bartholomew", 5), strings.Repeat("木", 20)} {
		for _, at := range []size{{40, 15}, {80, 24}, {100, 30}} {
			desk := &screen.Desk{Uptime: newDesk(t).uptime}
			s := shell.New(desk, at.width, at.height)
			s.Show(newCover(desk, name, "The answer is handed over and cannot change."))
			lines := strings.Split(ansi.Strip(s.View().Content), "\n")
			if len(lines) != at.height {
				t.Errorf("%v: %d lines", at, len(lines))
			}
			foot := strings.TrimSpace(lines[len(lines)-1])
			if !strings.HasPrefix(foot, "enter I am "+name) && !strings.HasPrefix(foot, "enter go on") || !strings.HasSuffix(foot, "? help") {
				t.Errorf("%v: the foot of %s is %q", at, name, foot)
			}
			for _, line := range lines {
				if ansi.StringWidth(line) > at.width {
					t.Errorf("%v: %q is too wide", at, line)
				}
			}
			shown := strings.Join(strings.Fields(strings.Join(lines, " ")), " ")
			if !strings.Contains(shown, name+", take the keyboard.") && !strings.Contains(shown, "…, take the keyboard.") {
				t.Errorf("%v: %s is cut: %s", at, name, shown)
			}
		}
	}
}
