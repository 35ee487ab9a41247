package ui

import (
	"context"
	"errors"
	"fmt"
	"image/color"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"okrcoach/content"
	"okrcoach/internal/critique"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/shell"
)

// These tests run the program in two ways: stage drives App.Update by itself,
// and terminal runs the whole program on a terminal emulator. Both sit at a
// desk, and most of them in a bubble, in which time passes only when there is
// nothing left to do: a wait of five minutes is exact and takes no time.

// desk is what a person has around the program: their files, their clock, the
// questions and the judge. It outlasts every run of the program.
type desk struct {
	t testing.TB
	// data, scratch and exports are the folders that the program writes to.
	data, scratch, exports string
	// editor is the value of $EDITOR.
	editor string
	// background is the terminal's; black where it is nil.
	background color.Color
	library    *questions.Library
	judge      func(questions.Question, critique.Answer) critique.Review
	// model is whom critiques are asked of; nil at a desk without one.
	model *scripted
	// coach is asked instead of the model where a test has a real one.
	coach screen.Coach
	// offline says that no socket may be opened.
	offline bool
	// historyTakes is how long opening the history takes.
	historyTakes time.Duration

	since time.Time
	slept atomic.Int64
	ids   atomic.Int64
}

// morning is the date at which every desk begins.
var morning = time.Date(2026, time.November, 22, 9, 0, 0, 0, time.UTC)

// newDesk has a few short questions and a judge that always says the same, so
// that what is on the screen depends on nothing but the screens.
func newDesk(t testing.TB) *desk {
	t.Helper()
	return &desk{
		t: t, data: t.TempDir(), scratch: t.TempDir(), exports: t.TempDir(),
		library: fewQuestions(), judge: sampleReview, model: newScripted(), since: time.Now(),
	}
}

// newRealDesk has the questions and the judge of the program itself.
func newRealDesk(t testing.TB) *desk {
	t.Helper()
	d := newDesk(t)
	d.library = questions.Load(questions.Bundled(content.Questions()))
	d.judge = func(q questions.Question, a critique.Answer) critique.Review { return critique.New(&q).Review(a) }
	return d
}

var fewQuestions = sync.OnceValue(func() *questions.Library {
	return questions.Load(questions.Bundled(os.DirFS("testdata/questions")))
})

// options are those of a program at this desk, opened at the question with
// this id or, without one, at the chooser.
func (d *desk) options(question string) Options {
	o := Options{
		Env: screen.Env{
			Desk: screen.Desk{Uptime: d.uptime}, Library: d.library, Today: d.today, NewID: d.newID,
			Editor: d.editor, ExportDir: d.exports, CanSuspend: true, Judge: d.judge, Offline: d.offline,
		},
		OpenArchive: d.openArchive, Question: question,
	}
	switch {
	case d.coach != nil:
		o.Env.Coach = d.coach
	case d.model != nil:
		o.Env.Coach = d.model
	}
	return o
}

// newApp is the program in a terminal of this size.
func (d *desk) newApp(question string, at size) *App {
	d.t.Helper()
	o := d.options(question)
	o.Width, o.Height = at.width, at.height
	app, err := New(d.t.Context(), o)
	d.must(err)
	return app
}

func (d *desk) openArchive(ctx context.Context) *history.Archive {
	time.Sleep(d.historyTakes)
	return history.Open(ctx, history.Options{Dir: d.data, Fallbacks: []string{d.scratch}, Now: d.today})
}

func (d *desk) uptime() time.Duration {
	return time.Since(d.since) + time.Duration(d.slept.Load())
}

func (d *desk) today() time.Time { return morning.Add(d.uptime()) }

func (d *desk) newID() string { return fmt.Sprintf("attempt%d", d.ids.Add(1)) }

// sleep lets time pass while the machine sleeps and no program runs.
func (d *desk) sleep(length time.Duration) { d.slept.Add(int64(length)) }

// keep puts finished attempts and drafts into the history.
func (d *desk) keep(attempts []history.Attempt, drafts []history.Draft) {
	d.t.Helper()
	ctx := d.t.Context()
	archive := d.openArchive(ctx)
	for _, a := range attempts {
		d.must(archive.Finish(ctx, a))
	}
	for _, draft := range drafts {
		d.must(archive.SaveDraft(ctx, draft))
	}
	d.must(archive.Close())
}

// kept reads the history as another program would.
func (d *desk) kept() ([]history.Attempt, []history.Draft) {
	d.t.Helper()
	ctx := context.WithoutCancel(d.t.Context())
	archive := d.openArchive(ctx)
	attempts, err := archive.Attempts(ctx, history.Filter{})
	d.must(err)
	drafts, err := archive.Drafts(ctx)
	d.must(err)
	d.must(archive.Close())
	return attempts, drafts
}

// files returns what stands in the files of a folder. A program may be at
// work there and take files away meanwhile.
func (d *desk) files(dir string) []string {
	d.t.Helper()
	var texts []string
	d.must(filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			var text []byte
			text, err = os.ReadFile(path)
			texts = append(texts, string(text))
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}))
	return texts
}

// edited returns what stands in the files that another editor was given.
func (d *desk) edited() []string {
	d.t.Helper()
	folders, err := filepath.Glob(filepath.Join(d.data, "editing-*"))
	d.must(err)
	var texts []string
	for _, folder := range folders {
		texts = append(texts, d.files(folder)...)
	}
	return texts
}

// script makes an executable shell script and returns its path.
func (d *desk) script(lines ...string) string {
	d.t.Helper()
	path := filepath.Join(d.t.TempDir(), "editor")
	text := "#!/bin/sh\n" + strings.Join(lines, "\n") + "\n"
	d.must(os.WriteFile(path, []byte(text), 0o700))
	return path
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// inBubble runs a test with a clock of its own. At its end every timer that a
// program has left behind gets the time to go off, as a bubble demands.
func inBubble(t *testing.T, test func(t *testing.T)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		t.Cleanup(func() { time.Sleep(max(shell.NoticeFor, shell.TroubleFor)) })
		test(t)
	})
}

// keyCodes are the keys that have a name instead of a letter.
var keyCodes = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "f1": tea.KeyF1,
}

var keyMods = map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}

// keyNamed returns the key that Bubble Tea calls by this name: "a", "ctrl+s",
// "shift+tab".
func keyNamed(name string) tea.KeyPressMsg {
	var key tea.KeyPressMsg
	parts := strings.Split(name, "+")
	for _, part := range parts[:len(parts)-1] {
		key.Mod |= keyMods[part]
	}
	last := parts[len(parts)-1]
	if code, ok := keyCodes[last]; ok {
		key.Code = code
	} else {
		key.Code, _ = utf8.DecodeRuneInString(last)
	}
	if key.Mod == 0 && (key.Code == tea.KeySpace || last == string(key.Code)) {
		key.Text = string(key.Code)
	}
	return key
}
