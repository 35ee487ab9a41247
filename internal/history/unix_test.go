//go:build unix

package history

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// nobody is the user that tests become where root could write everywhere.
const nobody = 65534

func TestEverythingIsPrivateWhateverTheUmask(t *testing.T) {
	for _, umask := range []int{0, 0o022, 0o077, 0o777} {
		t.Run(fmt.Sprintf("%03o", umask), func(t *testing.T) {
			root := t.TempDir()
			dir, fallback := filepath.Join(root, "dir"), filepath.Join(root, "fallback")
			old := syscall.Umask(umask)
			defer syscall.Umask(old)
			a := open(t, dir, fallback)
			save(t, a, draftOf("d1", 1, "x"))
			finish(t, a, attemptOf("a1"))
			if _, err := (folders{fallback}).write("draft-x.md", []byte("x")); err != nil {
				t.Fatal(err)
			}
			if _, err := a.files.write("draft-y.md", []byte("y")); err != nil {
				t.Fatal(err)
			}
			scratch(t, a, "d1")
			if n := wantPrivate(t, root); n != 6 {
				t.Errorf("saw %d files, want database, -wal, -shm, lock, 2 drafts", n)
			}
		})
	}
}

// wantPrivate checks the modes of everything below root and counts the files.
func wantPrivate(t *testing.T, root string) (files int) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == root {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		want := fs.FileMode(0o600)
		if entry.IsDir() {
			want = 0o700
		} else {
			files++
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s: mode %v, want %v", path, info.Mode(), want)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestWhatWasOpenToOthersIsClosed(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "dir")
	a := healthy(t, dir)
	save(t, a, draftOf("d1", 1, "x"))
	for _, path := range append(databaseFiles(filepath.Join(dir, databaseName)), dir) {
		if err := os.Chmod(path, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	b := healthy(t, dir)
	finish(t, b, attemptOf("a1"))
	for _, path := range append(databaseFiles(filepath.Join(dir, databaseName)), dir) {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
}

// readOnlyReport is what the child finds where it cannot write.
type readOnlyReport struct {
	Trouble, Save string
	ReadOnly      bool
	Drafts        []string
	Attempts      int
	Path          string
}

// becomeNobody makes an ordinary user of root, who could write everywhere.
func becomeNobody() error {
	if os.Geteuid() != 0 {
		return nil
	}
	return errors.Join(syscall.Setgid(nobody), syscall.Setuid(nobody))
}

// playReadOnly uses the archive in dir as an ordinary user. The folder
// "fallback" beside dir is its own.
func playReadOnly(dir string) error {
	if err := becomeNobody(); err != nil {
		return err
	}
	ctx := context.Background()
	a := Open(ctx, Options{Dir: dir, Fallbacks: []string{filepath.Join(filepath.Dir(dir), "fallback")}})
	var report readOnlyReport
	if t := a.Trouble(); t != nil {
		report.Trouble, report.ReadOnly = t.Error(), errors.Is(t, ErrReadOnly)
	}
	list, err := a.Attempts(ctx, Filter{})
	if err != nil {
		return err
	}
	report.Attempts = len(list)
	err = a.SaveDraft(ctx, draftOf("d5", 5, "x"))
	var t *Trouble
	if errors.As(err, &t) {
		report.Save, report.Path = t.Error(), t.Path
	}
	a.holds.drop("d5")
	drafts, err := a.Drafts(ctx)
	report.Drafts = revisions(drafts)
	return errors.Join(err, a.Close(), json.NewEncoder(os.Stdout).Encode(report))
}

func TestWhatCanOnlyBeReadIsReadAndPlainFilesAreWritten(t *testing.T) {
	for _, test := range []struct {
		name              string
		folder, file      fs.FileMode
		attempts          int
		path              string
		draftsInDirectory bool
	}{
		{"file", 0o700, 0o400, 40, "dir/draft-d5.md", true},
		// SQLite needs to create a file beside the database even for reading.
		{"folder and file", 0o500, 0o400, 0, "fallback/draft-d5.md", false},
		{"folder", 0o500, 0o600, 0, "fallback/draft-d5.md", false},
		{"nothing at all", 0o000, 0o600, 0, "fallback/draft-d5.md", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			root, err := os.MkdirTemp("", "history")
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.RemoveAll(root) })
			dir := filepath.Join(root, "dir")
			if err := os.Rename(filled(t), dir); err != nil {
				t.Fatal(err)
			}
			belongToNobody(t, root)
			errFile := os.Chmod(filepath.Join(dir, databaseName), test.file)
			if err := errors.Join(errFile, os.Chmod(dir, test.folder)); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })

			said := startChild(t, "read only", dir).end(t)
			var got readOnlyReport
			if err := json.Unmarshal([]byte(said), &got); err != nil {
				t.Fatalf("%v in %q", err, said)
			}
			t.Log(got)
			if !got.ReadOnly {
				t.Errorf("the trouble is %q", got.Trouble)
			}
			if got.Attempts != test.attempts || got.Path != filepath.Join(root, filepath.FromSlash(test.path)) {
				t.Errorf("got %+v", got)
			}
			if test.draftsInDirectory {
				wantList(t, "drafts", got.Drafts, "d5@x", "d1@unfinished")
			}
		})
	}
}

// belongToNobody gives root and all below it to the user that tests become.
func belongToNobody(t *testing.T, root string) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		return errors.Join(err, os.Chown(path, nobody, nobody))
	})
	if err != nil {
		t.Fatal(err)
	}
}

// smallDisk returns a folder with room for half a megabyte.
func smallDisk(t *testing.T) string {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("a small disk can only be mounted by root")
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be mounted here: %v: %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("umount: %v: %s", err, out)
		}
	})
	return dir
}

func TestOnAFullDiskTheFallbackTakesTheDraft(t *testing.T) {
	dir, fallback := smallDisk(t), t.TempDir()
	a := Open(t.Context(), Options{Dir: dir, Fallbacks: []string{fallback}})
	defer closeArchive(t, a)
	save(t, a, draftOf("d1", 1, "small"))

	big := strings.Repeat("words ", 120_000)
	trouble := troubleOf(t, a.SaveDraft(t.Context(), draftOf("d1", 2, big)), ErrFull)
	if trouble.Path != filepath.Join(fallback, "draft-d1.md") {
		t.Errorf("got the path %q", trouble.Path)
	}
	save(t, a, draftOf("d2", 1, "small again"))
	a.holds.drop("d1")
	a.holds.drop("d2")
	list := drafts(t, a)
	if len(list) != 2 || list[0].Text != big {
		t.Errorf("got %d drafts", len(list))
	}
	filler := filepath.Join(dir, "filler")
	_ = os.WriteFile(filler, make([]byte, 512<<10), 0o600) // as much as fits
	troubleOf(t, a.SaveDraft(t.Context(), draftOf("d3", 1, "x"+big)), ErrFull)
	b := Open(t.Context(), Options{Dir: dir, Fallbacks: []string{fallback}})
	defer closeArchive(t, b)
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	save(t, b, draftOf("d4", 1, "room again"))
}
