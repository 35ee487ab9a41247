package ui

import (
	"errors"
	"image/color"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/questions"
	"okrcoach/internal/ui/screen"
)

// marker is the letter that is typed and counted. Nothing else brings it in.
const marker = "я"

// harmless are keys that may change everything but the text.
var harmless = []string{
	"enter", "esc", "tab", "shift+tab", "space", "up", "down", "home", "end", "pgup", "pgdown", "f1", "?",
	"ctrl+s", "ctrl+t", "ctrl+l", "ctrl+o", "ctrl+c", "a", "b", "c", "d", "D", "e", "g", "h", "k", "l", "n", "o",
	"p", "q", "r", "R", "s", "t", "x", "y", "/", "1",
}

// harmful are keys that delete text or select it, so that the next key does.
var harmful = []string{
	"backspace", "delete", "ctrl+w", "ctrl+u", "ctrl+k", "ctrl+x", "ctrl+v", "ctrl+y", "ctrl+/", "alt+u", "alt+r",
	"alt+a", "alt+d", "alt+backspace", "shift+up", "shift+left", "shift+home", "ctrl+space", "ctrl+z", "left", "right",
}

// FuzzApp does things to the program that nobody does on purpose. A script is
// a list of deeds; its first byte says whether keys that delete are among
// them. Where they are not, every letter typed has to be in what is kept.
func FuzzApp(f *testing.F) {
	for _, seed := range []string{
		"\x00", "a\x00zz\x04\x0d\x00zzzz", "a\x10zz\x04\x05\x08\x03\x05zz\x02\x04\x05\x06", "b\x00zz\x04\x05yzy\x20\x0d\x0e\x11pn",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, script []byte) {
		if len(script) == 0 {
			return
		}
		inBubble(t, func(t *testing.T) { newFuzzer(t, script[0]%2 == 1).follow(script[1:min(len(script), 200)]) })
	})
}

// fuzzer carries out a script and looks at the program after each deed.
type fuzzer struct {
	*stage
	desk *desk
	at   size
	// strict says that no key deletes; typed is then how often marker must
	// be in the text of the attempt.
	strict  bool
	attempt string
	typed   int
}

func newFuzzer(t *testing.T, strict bool) *fuzzer {
	at := size{80, 24}
	d := newDesk(t)
	z := &fuzzer{stage: d.standWithoutHistory(questions.Opening, at), desk: d, at: at, strict: strict}
	z.send(questionsReadMsg{questions: d.library.All()}, attemptsReadMsg{attempts: sampleAttempts()}, beatMsg{})
	return z
}

// follow carries out a script. Two bytes are one deed.
func (z *fuzzer) follow(script []byte) {
	for pair := range slices.Chunk(script, 2) {
		z.do(pair[0], pair[len(pair)-1])
		z.keep()
		wantFit(z.t, z.stage, z.at)
		if z.t.Failed() {
			return
		}
	}
}

func (z *fuzzer) do(deed, how byte) {
	switch {
	case deed < 100:
		z.pressOne(how)
	case deed < 160:
		z.write(marker, tea.KeyPressMsg{Code: []rune(marker)[0], Text: marker})
	case deed < 180:
		text := strings.Repeat(marker+" ", int(how))
		z.write(text, tea.PasteMsg{Content: text})
	case deed < 205:
		z.at = size{int(deed-180) * 6, int(how) / 5}
		z.resize(z.at)
	case deed < 225:
		z.wait(time.Duration(how) * 50 * time.Millisecond)
	case deed < 235:
		z.desk.sleep(time.Duration(int8(how)) * time.Second)
	default:
		z.send(z.news()[int(how)%len(z.news())])
	}
}

func (z *fuzzer) pressOne(how byte) {
	keys := harmless
	if !z.strict {
		keys = slices.Concat(harmless, harmful)
	}
	z.press(keys[int(how)%len(keys)])
}

// news are messages that nobody presses.
func (z *fuzzer) news() []tea.Msg {
	return []tea.Msg{
		beatMsg{},
		saveDueMsg{},
		startDueMsg{},
		tea.ResumeMsg{},
		tea.BackgroundColorMsg{Color: color.White},
		tea.BackgroundColorMsg{Color: color.Black},
		tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset},
		screen.NoticedMsg{Text: strings.Repeat("something \x1b[31m happened ", 20)},
		keptMsg{err: errors.New("the disk\nis full")},
		attemptsReadMsg{},
		attemptsReadMsg{attempts: sampleAttempts()},
	}
}

// write sends text and counts what of it belongs in the attempt: all of it
// while the answer or the plan has the keys, or a start waits that will give
// them what is held back. A paste has them even under a dialog.
func (z *fuzzer) write(text string, msg tea.Msg) {
	_, writing := z.app.shell.Screen().(screen.Writer)
	_, pasted := msg.(tea.PasteMsg)
	if z.app.opening.pending != nil && !z.app.shell.Asking() {
		z.typed += strings.Count(text, marker)
	}
	if writing && (pasted || !z.app.shell.Asking()) {
		z.typed += strings.Count(text, marker)
	}
	z.send(msg)
}

// keep takes the text over as a save does, and counts what is in it.
func (z *fuzzer) keep() {
	z.t.Helper()
	session := z.app.session
	if session == nil || session.ID() != z.attempt {
		z.attempt, z.typed = "", 0
	}
	if session == nil || z.app.opening.pending != nil {
		return
	}
	if w, ok := z.app.shell.Screen().(screen.Writer); ok {
		w.Keep()
	}
	kept := strings.Count(session.Text()+session.PlanText(), marker)
	if z.attempt == "" || !z.strict {
		z.attempt, z.typed = session.ID(), kept
	}
	if kept != z.typed {
		z.t.Errorf("%d letters were typed and %d are kept", z.typed, kept)
	}
}
