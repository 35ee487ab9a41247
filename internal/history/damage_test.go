package history

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

func TestADamagedDatabaseIsSetAsideAndReplaced(t *testing.T) {
	flip := func(from int) func([]byte) []byte {
		return func(b []byte) []byte {
			random := rand.New(rand.NewPCG(1, 2))
			for range 400 {
				b[from+random.IntN(len(b)-from)] ^= byte(1 + random.IntN(255))
			}
			return b
		}
	}
	for _, test := range []struct {
		name    string
		damage  func([]byte) []byte
		rescues bool
	}{
		{"garbage", func([]byte) []byte { return bytes.Repeat([]byte("not a database "), 1000) }, false},
		{"one line of text", func([]byte) []byte { return []byte("hello\n") }, false},
		{"truncated", func(b []byte) []byte { return b[:len(b)*2/3+17] }, true},
		{"bytes flipped", flip(0), false},
		{"bytes flipped behind the schema", flip(4096), false},
		{"a page overwritten", func(b []byte) []byte {
			copy(b[len(b)-4096:], bytes.Repeat([]byte{0xaa}, 4096))
			return b
		}, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := filled(t)
			var damaged []byte
			alter(t, dir, func(b []byte) []byte { damaged = test.damage(b); return damaged })

			a := open(t, dir)
			trouble := troubleOf(t, a.Trouble(), ErrDamaged)
			aside := filepath.Join(dir, "history.db.damaged-20261002-093000")
			if trouble.SetAside != aside || trouble.Path != filepath.Join(dir, databaseName) {
				t.Errorf("got %+v", trouble)
			}
			if kept, err := os.ReadFile(aside); err != nil || !bytes.Equal(kept, damaged) {
				t.Errorf("the damaged file was changed (%v)", err)
			}
			list, err := a.Attempts(t.Context(), Filter{})
			if err != nil || test.rescues && len(list) < 10 {
				t.Errorf("%d attempts were rescued, %v", len(list), err)
			}
			save(t, a, draftOf("d9", 9, "goes on"))
			wantList(t, "set aside", a.SetAside(), aside)
			closeArchive(t, a)
			wantList(t, "next start", revisions(drafts(t, healthy(t, dir)))[:1], "d9@goes on")
		})
	}
}

func TestADamagedFileNeverReplacesAnEarlierOne(t *testing.T) {
	dir := t.TempDir()
	for _, content := range []string{"first", "second", "third"} {
		writeFile(t, filepath.Join(dir, databaseName), content)
		closeArchive(t, open(t, dir))
	}
	for name, want := range map[string]string{"": "first", "-2": "second", "-3": "third"} {
		got, err := os.ReadFile(filepath.Join(dir, "history.db.damaged-20261002-093000"+name))
		if string(got) != want {
			t.Errorf("%q: got %q, %v; want %q", name, got, err, want)
		}
	}
}

func TestDamageFoundWhileWorkingLosesNothing(t *testing.T) {
	dir := filled(t)
	a := healthy(t, dir)
	save(t, a, draftOf("d2", 1, "before"))
	if err := a.db.truncateLog(t.Context()); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(filepath.Join(dir, databaseName), os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if _, err := f.WriteAt(bytes.Repeat([]byte{0xaa}, 1<<20), 0); err != nil {
		t.Fatal(err)
	}
	// The connection must look at the file again.
	if _, err := a.db.pool.Exec("PRAGMA cache_size = 0; PRAGMA shrink_memory"); err != nil {
		t.Fatal(err)
	}
	trouble := troubleOf(t, a.SaveDraft(t.Context(), draftOf("d2", 2, "after")), ErrDamaged)
	if trouble.SetAside == "" || trouble.Path != filepath.Join(dir, databaseName) {
		t.Errorf("got %+v", trouble)
	}
	save(t, a, draftOf("d2", 3, "and on"))
	a.holds.drop("d2")
	wantList(t, "drafts", revisions(drafts(t, a))[:1], "d2@and on")
}

func TestADatabaseSetAsideByAnotherProcessIsNotWrittenToAnyMore(t *testing.T) {
	dir := t.TempDir()
	a, b := healthy(t, dir), healthy(t, dir)
	save(t, a, draftOf("d1", 1, "before"))
	if _, err := setAside(filepath.Join(dir, databaseName), start); err != nil {
		t.Skip("open files cannot be renamed here: ", err)
	}
	save(t, a, draftOf("d1", 2, "after"))
	save(t, b, draftOf("d2", 1, "too"))
	a.holds.drop("d1")
	b.holds.drop("d2")
	wantList(t, "drafts", revisions(drafts(t, healthy(t, dir))), "d1@after", "d2@too")
}

func TestADatabaseThatVanishesIsStartedAnew(t *testing.T) {
	dir := t.TempDir()
	a := healthy(t, dir)
	save(t, a, draftOf("d1", 1, "x"))
	for _, path := range databaseFiles(filepath.Join(dir, databaseName)) {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Skip("open files cannot be removed here: ", err)
		}
	}
	save(t, a, draftOf("d1", 2, "y"))
	a.holds.drop("d1")
	closeArchive(t, a)
	wantList(t, "drafts", revisions(drafts(t, healthy(t, dir))), "d1@y")
}

func TestWithoutALockFileADamagedDatabaseStaysWhereItIs(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, databaseName), "damaged")
	writeFile(t, filepath.Join(dir, locksName), "a file where the folder should be")
	a := open(t, dir)
	if trouble := troubleOf(t, a.Trouble(), ErrDamaged); trouble.SetAside != "" || trouble.Path != dir {
		t.Errorf("got %+v", trouble)
	}
	worksOnPlainFiles(t, a, dir)
	if got, err := os.ReadFile(filepath.Join(dir, databaseName)); string(got) != "damaged" {
		t.Errorf("the file was changed: %q, %v", got, err)
	}
}
