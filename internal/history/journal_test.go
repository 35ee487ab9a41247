package history

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// openJournal opens a journal and closes it with the test.
func openJournal(t testing.TB, a *Archive, id string) *Journal {
	t.Helper()
	j, err := a.OpenJournal(id)
	if err != nil {
		t.Fatalf("OpenJournal(%s): %v", id, err)
	}
	t.Cleanup(func() {
		if err := j.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return j
}

func appendLines(t testing.TB, j *Journal, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if err := j.Append([]byte(line)); err != nil {
			t.Fatalf("Append(%.40q): %v", line, err)
		}
	}
}

// readJournal returns what a journal says.
func readJournal(t testing.TB, a *Archive, id string) string {
	t.Helper()
	r, err := a.ReadJournal(id)
	if err != nil {
		t.Fatalf("ReadJournal(%s): %v", id, err)
	}
	data, err := io.ReadAll(r)
	if err := errors.Join(err, r.Close()); err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestAJournalGoesOnWhereItWasLeft(t *testing.T) {
	dir := t.TempDir()
	a := healthy(t, dir)
	j := openJournal(t, a, "i1")
	if want := filepath.Join(dir, "interview-i1.log"); j.Path() != want {
		t.Errorf("it is in %s, want %s", j.Path(), want)
	}
	appendLines(t, j, "one", "", "three ✓")
	if err := errors.Join(j.Sync(), j.Close(), j.Close()); err != nil {
		t.Fatal(err)
	}
	appendLines(t, openJournal(t, a, "i1"), "four")
	if got, want := readJournal(t, a, "i1"), "one\n\nthree ✓\nfour\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOneLineIsOneLine(t *testing.T) {
	a := healthy(t, t.TempDir())
	j := openJournal(t, a, "i1")
	line := []byte("one, and more")[:3]
	if err := errors.Join(j.Append(line), j.Append(line)); err != nil {
		t.Fatal(err)
	}
	if err := j.Append([]byte("two\nthree")); !errors.Is(err, ErrLine) {
		t.Errorf("got %v, want ErrLine", err)
	}
	if string(line[:cap(line)][:13]) != "one, and more" {
		t.Errorf("the caller's bytes became %q", line[:13])
	}
	if got := readJournal(t, a, "i1"); got != "one\none\n" {
		t.Errorf("got %q", got)
	}
}

func TestATornLastLineIsCutOffBeforeAnythingFollows(t *testing.T) {
	long := strings.Repeat("ü", 100_000)
	for name, test := range map[string]struct{ left, want string }{
		"torn":                     {"one\ntwo\nthr", "one\ntwo\n"},
		"nothing but a torn line":  {"on", ""},
		"torn over several chunks": {"one\n" + long, "one\n"},
		"long lines":               {long + "\n" + long + "\n\x00\x00", long + "\n" + long + "\n"},
		"whole":                    {"one\n", "one\n"},
		"empty":                    {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			writeFile(t, filepath.Join(dir, "interview-i1.log"), test.left)
			a := healthy(t, dir)
			appendLines(t, openJournal(t, a, "i1"), "next")
			if got, want := readJournal(t, a, "i1"), test.want+"next\n"; got != want {
				t.Errorf("got %d bytes %.60q, want %d bytes", len(got), got, len(want))
			}
		})
	}
}

// failing is a file on a disk that is full after so many bytes, and that for
// a time cannot be cut short either.
type failing struct {
	*os.File
	room  int
	stuck bool
}

func (f *failing) WriteAt(data []byte, at int64) (int, error) {
	n, err := f.File.WriteAt(data[:min(f.room, len(data))], at)
	if f.room -= n; err == nil && n < len(data) {
		err = &os.PathError{Op: "write", Path: f.Name(), Err: syscall.ENOSPC}
	}
	return n, err
}

func (f *failing) Truncate(size int64) error {
	if f.stuck {
		return syscall.EIO
	}
	return f.File.Truncate(size)
}

func TestALineThatTheDiskCutShortIsWrittenAgainWhole(t *testing.T) {
	a := healthy(t, t.TempDir())
	j := openJournal(t, a, "i1")
	appendLines(t, j, "one")
	f := &failing{File: j.file.(*os.File), room: 5, stuck: true}
	j.file = f
	for range 2 {
		err := j.Append([]byte("a long line"))
		if err == nil || !strings.HasPrefix(err.Error(), j.Path()+" could not be written (") {
			t.Errorf("got %v", err)
		}
	}
	if got := readJournal(t, a, "i1"); got != "one\na lon" {
		t.Errorf("while it is stuck: got %q", got)
	}
	f.stuck = false
	if err := j.Append([]byte("a long line")); !errors.Is(err, ErrFull) {
		t.Errorf("got %v, want ErrFull", err)
	}
	if got := readJournal(t, a, "i1"); got != "one\n" {
		t.Errorf("while it is full: got %q", got)
	}
	f.room = 1000
	appendLines(t, j, "short", "a long line")
	if got := readJournal(t, a, "i1"); got != "one\nshort\na long line\n" {
		t.Errorf("got %q", got)
	}
}

func TestAnEndedJournalTakesNothingMore(t *testing.T) {
	dir := t.TempDir()
	a := healthy(t, dir)
	for name, end := range map[string]func(*Journal) error{
		"closed": (*Journal).Close, "removed": (*Journal).Remove,
	} {
		j := openJournal(t, a, "i1")
		appendLines(t, j, "one")
		if err := end(j); err != nil {
			t.Fatal(err)
		}
		if err := j.Append(nil); !errors.Is(err, ErrClosed) {
			t.Errorf("%s: got %v, want ErrClosed", name, err)
		}
	}
	j := openJournal(t, a, "i2")
	closeArchive(t, a)
	if err := errors.Join(j.Append(nil), j.Sync()); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v, want ErrClosed", err)
	}
	_, errOpen := a.OpenJournal("i1")
	_, errRead := a.ReadJournal("i1")
	_, errList := a.Journals(t.Context())
	for i, err := range []error{errOpen, errRead, errList, a.DiscardJournal(t.Context(), "i1")} {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("call %d: got %v, want ErrClosed", i, err)
		}
	}
	wantList(t, "locks", lockFiles(t, dir))
}

func TestWhatEndsAJournalSaysWhetherItIsKept(t *testing.T) {
	dir := t.TempDir()
	a := healthy(t, dir)
	kept, removed, empty := openJournal(t, a, "kept"), openJournal(t, a, "removed"), openJournal(t, a, "empty")
	appendLines(t, kept, "one")
	appendLines(t, removed, "one")
	if err := errors.Join(kept.Close(), removed.Remove(), empty.Close()); err != nil {
		t.Fatal(err)
	}
	wantList(t, "journals", a.files.journals(), "kept")
	if _, err := a.ReadJournal("removed"); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v, want ErrNotFound", err)
	}
}
