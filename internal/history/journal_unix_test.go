//go:build unix

package history

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestAJournalIsPrivateWhateverTheUmask(t *testing.T) {
	for _, umask := range []int{0, 0o022, 0o777} {
		root := t.TempDir()
		old := syscall.Umask(umask)
		a := open(t, filepath.Join(root, "dir"))
		j := openJournal(t, a, "i1")
		syscall.Umask(old)
		appendLines(t, j, "one")
		wantPrivate(t, root)
	}
}

func TestAJournalThatWasOpenToOthersIsClosed(t *testing.T) {
	dir := t.TempDir()
	leaveJournal(t, dir, "i1", "{}\n", start)
	path := filepath.Join(dir, "interview-i1.log")
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	openJournal(t, healthy(t, dir), "i1")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

// journalReport is what the child finds where it cannot write.
type journalReport struct {
	Path, Said string
	Unfinished []string
}

// playReadOnlyJournal goes on with an interview as an ordinary user. The
// folder "fallback" beside dir is its own.
func playReadOnlyJournal(dir string) error {
	if err := becomeNobody(); err != nil {
		return err
	}
	a := Open(context.Background(), Options{Dir: dir, Fallbacks: []string{filepath.Join(filepath.Dir(dir), "fallback")}})
	j, err := a.OpenJournal("i1")
	if err != nil {
		return err
	}
	if err := errors.Join(j.Append([]byte("two")), j.Close()); err != nil {
		return err
	}
	r, err := a.ReadJournal("i1")
	if err != nil {
		return err
	}
	data, err := io.ReadAll(r)
	list, listErr := a.Journals(context.Background())
	report := journalReport{Path: j.Path(), Said: string(data)}
	for _, u := range list {
		report.Unfinished = append(report.Unfinished, u.ID+" in "+u.Path)
	}
	return errors.Join(err, listErr, r.Close(), a.Close(), json.NewEncoder(os.Stdout).Encode(report))
}

func TestAnInterviewThatCanOnlyBeReadGoesOnInTheFallback(t *testing.T) {
	for _, test := range []struct {
		name, left, want string
		folder, file     fs.FileMode
		path             string
	}{
		{"a new one, folder", "", "two\n", 0o500, 0, "fallback"},
		{"folder and file", "one\nto", "one\ntwo\n", 0o500, 0o400, "fallback"},
		// It can be written although nothing can be created beside it.
		{"folder", "one\nto", "one\ntwo\n", 0o500, 0o600, "dir"},
	} {
		t.Run(test.name, func(t *testing.T) {
			root, err := os.MkdirTemp("", "history")
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.RemoveAll(root) })
			dir := filepath.Join(root, "dir")
			if err := os.Mkdir(dir, 0o700); err != nil {
				t.Fatal(err)
			}
			if test.left != "" {
				leaveJournal(t, dir, "i1", test.left, start)
			}
			belongToNobody(t, root)
			if test.left != "" {
				err = os.Chmod(filepath.Join(dir, "interview-i1.log"), test.file)
			}
			if err := errors.Join(err, os.Chmod(dir, test.folder)); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })

			said := startChild(t, "read only journal", dir).end(t)
			var got journalReport
			if err := json.Unmarshal([]byte(said), &got); err != nil {
				t.Fatalf("%v in %q", err, said)
			}
			want := filepath.Join(root, test.path, "interview-i1.log")
			if got.Path != want || got.Said != test.want || strings.Join(got.Unfinished, ", ") != "i1 in "+want {
				t.Errorf("got %+v, want %q in %s", got, test.want, want)
			}
		})
	}
}

func TestOnAFullDiskTheJournalWaitsForRoom(t *testing.T) {
	dir, fallback := smallDisk(t), t.TempDir()
	a := Open(t.Context(), Options{Dir: dir, Fallbacks: []string{fallback}})
	defer closeArchive(t, a)
	j := openJournal(t, a, "i1")
	appendLines(t, j, "one")
	filler := filepath.Join(dir, "filler")
	_ = os.WriteFile(filler, make([]byte, 512<<10), 0o600) // as much as fits

	long := strings.Repeat("word ", 20_000)
	err := j.Append([]byte(long))
	if !errors.Is(err, ErrFull) || err.Error() != j.Path()+" could not be written (no space left on device)" {
		t.Errorf("got %v, want ErrFull", err)
	}
	if got := readJournal(t, a, "i1"); got != "one\n" {
		t.Errorf("while it is full: %d bytes, %.60q", len(got), got)
	}
	other := openJournal(t, a, "i2")
	if want := filepath.Join(fallback, "interview-i2.log"); other.Path() != want {
		t.Errorf("a new one is in %s, want %s", other.Path(), want)
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	appendLines(t, j, long, "three")
	if got := readJournal(t, a, "i1"); got != "one\n"+long+"\nthree\n" {
		t.Errorf("got %d bytes", len(got))
	}
}
