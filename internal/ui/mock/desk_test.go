package mock

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/history"
	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
	"okrcoach/internal/ui/shell"
)

// desk is what two people have around the programs: their files, their clock
// and the questions. It outlasts every run.
type desk struct {
	t             testing.TB
	data, scratch string
	since         time.Time
	slept         atomic.Int64
	ids           atomic.Int64
	// coach is whom the host asks for critiques; nil without one.
	coach Coach
	// judging is how long the offline judge takes, and judged how often it has.
	judging time.Duration
	judged  atomic.Int64
}

// morning is the date at which every desk begins.
var morning = time.Date(2026, time.November, 22, 9, 0, 0, 0, time.UTC)

func newDesk(t testing.TB) *desk {
	t.Helper()
	return &desk{t: t, data: t.TempDir(), scratch: t.TempDir(), since: time.Now()}
}

var fewQuestions = sync.OnceValue(func() *questions.Library {
	return questions.Load(questions.Bundled(os.DirFS("../testdata/questions")))
})

// roomOptions are those of a room at this desk.
func (d *desk) roomOptions() peer.Options {
	return peer.Options{
		Questions: fewQuestions().All(), Uptime: d.uptime, Today: d.today, NewID: d.newID,
		Judge: func(q questions.Question, a critique.Answer) critique.Review {
			time.Sleep(d.judging)
			d.judged.Add(1)
			return critique.New(&q).Review(a)
		},
	}
}

// newTable is the program of a table in a terminal of this size.
func (d *desk) newTable(at size) *Table {
	d.t.Helper()
	table, err := NewTable(d.t.Context(), TableOptions{
		Room: d.roomOptions(), Library: fewQuestions(), OpenArchive: d.openArchive,
		CanSuspend: true, Width: at.width, Height: at.height,
	})
	d.must(err)
	return table
}

func (d *desk) openArchive(ctx context.Context) *history.Archive {
	return history.Open(ctx, history.Options{Dir: d.data, Fallbacks: []string{d.scratch}, Now: d.today})
}

func (d *desk) uptime() time.Duration {
	return time.Since(d.since) + time.Duration(d.slept.Load())
}

func (d *desk) today() time.Time { return morning.Add(d.uptime()) }

func (d *desk) newID() string { return fmt.Sprintf("round%d", d.ids.Add(1)) }

// kept reads the history as another program would.
func (d *desk) kept() ([]history.Attempt, []history.Unfinished) {
	d.t.Helper()
	ctx := context.WithoutCancel(d.t.Context())
	archive := d.openArchive(ctx)
	attempts, err := archive.Attempts(ctx, history.Filter{})
	d.must(err)
	journals, err := archive.Journals(ctx)
	d.must(err)
	d.must(archive.Close())
	return attempts, journals
}

// words returns what stands in the files of a folder. A program may be at work
// there and take files away meanwhile.
func (d *desk) words(dir string) string {
	d.t.Helper()
	var all strings.Builder
	d.must(filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			var text []byte
			text, err = os.ReadFile(path)
			all.Write(text)
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}))
	return all.String()
}

// fileInTheWay is a file where a folder would have to be.
func (d *desk) fileInTheWay() string {
	d.t.Helper()
	path := filepath.Join(d.t.TempDir(), "file")
	d.must(os.WriteFile(path, nil, 0o600))
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
		t.Cleanup(func() { time.Sleep(shell.TroubleFor) })
		test(t)
	})
}
