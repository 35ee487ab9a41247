package mock

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/shell"
)

// newScreenDesk is a desk as a shell has filled it in, with a clock of its own.
func newScreenDesk(now *time.Duration) *screen.Desk {
	d := &screen.Desk{Uptime: func() time.Duration { return *now }}
	shell.New(d, 80, 24)
	return d
}

// sampleSetup is the setup of a round with the names that are given.
func sampleSetup(first, second string, round int) *setup {
	var now time.Duration
	a := agreement{[2]string{first, second}, peer.Settings{Question: questions.Opening, Asks: peer.Host}}
	return newSetup(newScreenDesk(&now), fewQuestions().All(), a, round)
}

// press sends keys to a screen by their names, and returns what it sent.
func press(s screen.Screen, d *screen.Desk, names ...string) (sent []tea.Msg) {
	for _, name := range names {
		key := keyNamed(name)
		if len(name) == 1 {
			key.Text = name
		}
		s.Update(key)
	}
	for msg := d.Sent(); msg != nil; msg = d.Sent() {
		sent = append(sent, msg)
	}
	return sent
}

func TestScreensOfTheTableFitEverySize(t *testing.T) {
	var now time.Duration
	screens := map[string]screen.Screen{
		"setup":         sampleSetup("", "", 1),
		"named":         sampleSetup(strings.Repeat("Ada ", 12), "目标一目标一目标一", 1),
		"next round":    sampleSetup("Ada", "Ben", 2),
		"no questions":  newSetup(newScreenDesk(&now), nil, agreement{settings: peer.Settings{Asks: peer.Guest}}, 1),
		"cover":         newCover(newScreenDesk(&now), strings.Repeat("Ada ", 12), strings.Repeat("The clock starts when you press enter. ", 4)),
		"before a room": &backdrop{desk: newScreenDesk(&now)},
	}
	for name, s := range screens {
		for height := 15; height < 42; height += 4 {
			for width := 40; width < 130; width += 9 {
				s.SetSize(width, height)
				rows := strings.Split(ansi.Strip(s.View()), "\n")
				if len(rows) != height {
					t.Errorf("%s: %dx%d has %d rows", name, width, height, len(rows))
				}
				for _, row := range rows {
					if w := ansi.StringWidth(row); w > width {
						t.Errorf("%s: %dx%d has a row of %d cells: %q", name, width, height, w, row)
					}
				}
			}
		}
	}
}

func TestEverythingOfTheSetupIsVisibleInTheSmallestTerminal(t *testing.T) {
	for round := 1; round <= 2; round++ {
		s := sampleSetup("Ada", "Ben", round)
		s.SetSize(40, 15)
		shown := ansi.Strip(s.View())
		for _, words := range []string{"First name", "Second name", "Question", "Time", "Asks", "Begin", "ctrl+s begin", "F1 help"} {
			if !strings.Contains(shown, words) {
				t.Errorf("round %d: there is no %s:\n%s", round, words, shown)
			}
		}
	}
}

func TestTheSetupIsAgreedOnWithTheArrows(t *testing.T) {
	s := sampleSetup("", "", 1)
	press(s, s.desk, "A", "d", "a", "tab", "?", "q", "down")
	if s.name(0) != "Ada" || s.name(1) != "?q" || s.Typing() {
		t.Errorf("they are %q and %q", s.name(0), s.name(1))
	}
	before := s.settings.Question
	press(s, s.desk, "right", "down", "right", "right", "down", "left")
	sent := press(s, s.desk, "down", "enter")
	agreed, ok := sent[0].(agreedMsg)
	want := peer.Settings{Question: agreed.agreement.settings.Question, Limit: 2 * time.Minute, Asks: peer.Guest}
	if !ok || len(sent) != 1 || agreed.agreement.settings != want || want.Question == before {
		t.Errorf("it asks for %+v", sent)
	}
}

func TestTwoOfOneNameAreAskedToChangeOne(t *testing.T) {
	s := sampleSetup("Ada", "Ada", 1)
	sent := press(s, s.desk, "ctrl+s")
	if len(sent) != 1 || !sent[0].(screen.NoticedMsg).Trouble || !s.Typing() {
		t.Errorf("it sends %+v", sent)
	}
}

func TestWhoTypesOnDoesNotLiftTheCover(t *testing.T) {
	var now time.Duration
	d := newScreenDesk(&now)
	c := newCover(d, "Ada", "")
	if sent := press(c, d, "enter", "y", "esc"); len(sent) > 0 {
		t.Errorf("it sends %+v at once", sent)
	}
	now = coverFor
	if sent := press(c, d, "y", "esc", "space"); len(sent) > 0 {
		t.Errorf("it sends %+v for other keys", sent)
	}
	if sent := press(c, d, "enter"); len(sent) != 1 {
		t.Errorf("it sends %+v for enter", sent)
	}
}
