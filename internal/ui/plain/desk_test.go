package plain

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"okrcoach/content"
	"okrcoach/internal/critique"
	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/questions"
)

// desk is a person at a keyboard, with clocks of their own.
type desk struct {
	t       *testing.T
	dir     string
	now     atomic.Int64 // the uptime
	today   time.Time
	ids     int
	ticks   chan time.Time
	options Options
	talk    bytes.Buffer
	out     bytes.Buffer
}

// step is what the person does next.
type step struct {
	// think is how long the person takes before, with the program running;
	// asleep is how long the machine sleeps before that.
	think, asleep time.Duration
	// line is entered; end ends the input once, as ctrl+d does.
	line string
	end  bool
	// do happens before the line comes.
	do func()
}

func newDesk(t *testing.T) *desk {
	d := &desk{
		t: t, dir: t.TempDir(), ticks: make(chan time.Time),
		today: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC),
	}
	d.options = Options{
		Library:     questions.Load(questions.Bundled(content.Questions())),
		OpenArchive: d.openArchive,
		Judge:       func(q questions.Question, a critique.Answer) critique.Review { return critique.New(&q).Review(a) },
		Uptime:      func() time.Duration { return time.Duration(d.now.Load()) },
		Today:       func() time.Time { return d.today },
		NewID: func() string {
			d.ids++
			return fmt.Sprintf("attempt-%d", d.ids)
		},
		Question: questions.Opening,
		Ticks:    d.ticks,
	}
	return d
}

func (d *desk) openArchive(ctx context.Context) *history.Archive {
	return history.Open(ctx, history.Options{Dir: d.dir, Fallbacks: []string{d.t.TempDir()}})
}

// lines are entered one after another without a pause.
func lines(texts ...string) []step {
	var steps []step
	for _, text := range texts {
		steps = append(steps, step{line: text})
	}
	return steps
}

// runs lets the person do the steps and returns the dialogue and the error.
func (d *desk) runs(steps ...step) (string, error) {
	d.t.Helper()
	return d.runsUntil(d.t.Context(), steps...)
}

func (d *desk) runsUntil(ctx context.Context, steps ...step) (string, error) {
	d.t.Helper()
	d.talk.Reset()
	d.out.Reset()
	o := d.options
	o.In, o.Talk, o.Out = &keyboard{d, steps}, &d.talk, &d.out
	err := Run(ctx, o)
	if strings.ContainsRune(d.talk.String()+d.out.String(), '\x1b') {
		d.t.Errorf("an escape sequence was written:\n%q", d.talk.String()+d.out.String())
	}
	return d.talk.String(), err
}

// says runs the steps, which must end well.
func (d *desk) says(steps ...step) string {
	d.t.Helper()
	said, err := d.runs(steps...)
	if err != nil {
		d.t.Fatalf("%v\n%s", err, said)
	}
	return said
}

// keyboard is what the person types.
type keyboard struct {
	desk  *desk
	steps []step
}

func (k *keyboard) Read(p []byte) (int, error) {
	if len(k.steps) == 0 {
		return 0, io.EOF
	}
	s := k.steps[0]
	k.steps = k.steps[1:]
	if s.asleep > 0 {
		k.desk.pass(s.asleep)
	}
	for left := s.think; left > 0; left -= practice.BeatEvery {
		k.desk.pass(min(left, practice.BeatEvery))
	}
	if s.do != nil {
		s.do()
	}
	if s.end {
		return 0, io.EOF
	}
	return copy(p, s.line+"\n"), nil
}

// pass lets time pass and waits until the program has noticed: it takes the
// second tick only when it is done with the first.
func (d *desk) pass(t time.Duration) {
	d.now.Add(int64(t))
	d.ticks <- time.Time{}
	d.ticks <- time.Time{}
}

// attempts are what the history holds.
func (d *desk) attempts() []history.Attempt {
	d.t.Helper()
	archive := d.openArchive(d.t.Context())
	defer func() { _ = archive.Close() }()
	all, err := archive.Attempts(d.t.Context(), history.Filter{})
	if err != nil {
		d.t.Fatal(err)
	}
	return all
}

func (d *desk) drafts() []history.Draft {
	d.t.Helper()
	archive := d.openArchive(d.t.Context())
	defer func() { _ = archive.Close() }()
	all, err := archive.Drafts(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	return all
}

// hasOneDraft checks that an answer waits to be gone on with, and none was
// handed in.
func (d *desk) hasOneDraft() {
	d.t.Helper()
	if attempts, drafts := len(d.attempts()), len(d.drafts()); attempts != 0 || drafts != 1 {
		d.t.Errorf("%d attempts and %d drafts are kept, want one draft", attempts, drafts)
	}
}

// saidOnce checks that a text occurs, and once only.
func saidOnce(t *testing.T, said, text string) {
	t.Helper()
	if n := strings.Count(said, text); n != 1 {
		t.Errorf("%q was said %d times:\n%s", text, n, said)
	}
}

func neverSaid(t *testing.T, said, text string) {
	t.Helper()
	if strings.Contains(said, text) {
		t.Errorf("%q was said:\n%s", text, said)
	}
}
