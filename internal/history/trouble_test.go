package history

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// filled returns a folder whose database holds attempts and a draft.
func filled(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	a := healthy(t, dir)
	// What is written here need not survive a power cut.
	if _, err := a.db.pool.Exec("PRAGMA synchronous = OFF"); err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		at := attemptOf("a" + string(rune('a'+i%26)) + strings.Repeat("x", i/26))
		at.Text = strings.Repeat(at.Text, 50)
		finish(t, a, at)
	}
	save(t, a, draftOf("d1", 1, "unfinished"))
	closeArchive(t, a)
	return dir
}

// alter rewrites the database in dir.
func alter(t testing.TB, dir string, change func([]byte) []byte) {
	t.Helper()
	path := filepath.Join(dir, databaseName)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, path, string(change(data)))
}

// execute runs SQL on the database in dir from outside the archive.
func execute(t testing.TB, dir, query string) {
	t.Helper()
	pool, err := sql.Open("sqlite", dataSource(filepath.Join(dir, databaseName), time.Second))
	if err != nil {
		t.Fatal(err)
	}
	_, err = pool.Exec(query)
	if err := errors.Join(err, pool.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestANewerDatabaseIsLeftAlone(t *testing.T) {
	dir := filled(t)
	execute(t, dir, "PRAGMA user_version = 99")
	before, err := os.ReadFile(filepath.Join(dir, databaseName))
	if err != nil {
		t.Fatal(err)
	}
	a := open(t, dir)
	if trouble := troubleOf(t, a.Trouble(), ErrNewer); trouble.Path != dir {
		t.Errorf("got %+v", trouble)
	}
	trouble := troubleOf(t, a.SaveDraft(t.Context(), draftOf("d2", 1, "x")), ErrNewer)
	if trouble.Path != filepath.Join(dir, "draft-d2.md") {
		t.Errorf("got %+v", trouble)
	}
	if _, err := a.DeleteAll(t.Context()); !errors.Is(err, ErrNewer) {
		t.Errorf("DeleteAll: got %v, want ErrNewer", err)
	}
	closeArchive(t, a)
	after, err := os.ReadFile(filepath.Join(dir, databaseName))
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was changed (%v)", err)
	}
}

func TestWhatIsNoDatabaseFileMakesPlainFiles(t *testing.T) {
	for _, test := range []struct {
		name  string
		place func(path string) error
	}{
		{"a folder", func(path string) error { return os.Mkdir(path, 0o700) }},
		{"a link to itself", func(path string) error { return os.Symlink(path, path) }},
		{"a link into nowhere", func(path string) error { return os.Symlink("/nowhere/at/all", path) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := test.place(filepath.Join(dir, databaseName)); err != nil {
				t.Skip(err)
			}
			a := open(t, dir)
			troubleOf(t, a.Trouble(), ErrUnusable)
			worksOnPlainFiles(t, a, dir)
		})
	}
}

// worksOnPlainFiles goes through an attempt on an archive that has no usable
// database, and expects its plain files in dir.
func worksOnPlainFiles(t *testing.T, a *Archive, dir string) {
	t.Helper()
	cause := a.Trouble().Cause
	ctx := t.Context()
	troubleOf(t, a.SaveDraft(ctx, draftOf("d1", 2, "x")), cause)
	trouble := troubleOf(t, a.SaveDraft(ctx, draftOf("d2", 2, "y")), cause)
	if trouble.Path != filepath.Join(dir, "draft-d2.md") {
		t.Errorf("got the path %q", trouble.Path)
	}
	if err := a.SaveDraft(ctx, draftOf("d2", 1, "late")); err != nil {
		t.Errorf("a late save: %v", err)
	}
	a.holds.drop("d2")
	wantList(t, "drafts", revisions(drafts(t, a)), "d2@y")

	troubleOf(t, a.Finish(ctx, attemptOf("d1")), cause)
	if err := a.SaveDraft(ctx, draftOf("d1", 3, "late")); err != nil {
		t.Errorf("a save after the end: %v", err)
	}
	wantList(t, "plain files", plainFiles(t, dir), "attempt-d1.md", "draft-d2.md")
	if at, err := a.Attempt(ctx, "d"); err != nil || at.Text != attemptOf("d1").Text {
		t.Errorf("Attempt: %+v, %v", at, err)
	}
	list, err := a.Attempts(ctx, Filter{Question: "stripe-core-api-okrs", Limit: 1})
	if err != nil || len(list) != 1 {
		t.Errorf("Attempts: %v, %v", list, err)
	}
	if err := a.DiscardDraft(ctx, "d2"); err != nil {
		t.Errorf("DiscardDraft: %v", err)
	}
	wantList(t, "plain files", plainFiles(t, dir), "attempt-d1.md")
}

func TestWithoutAFolderTheFallbacksAreUsed(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "a file")
	writeFile(t, blocked, "")
	second := filepath.Join(t.TempDir(), "second")
	a := open(t, filepath.Join(blocked, "dir"), filepath.Join(blocked, "first"), second)
	if trouble := troubleOf(t, a.Trouble(), ErrUnusable); trouble.Path != second {
		t.Errorf("got the path %q, want %q", trouble.Path, second)
	}
	worksOnPlainFiles(t, a, second)
	if n, err := a.DeleteAll(t.Context()); n != 1 || err != nil {
		t.Errorf("DeleteAll: %d, %v", n, err)
	}
}

func TestWithoutAnyFolderTheTroubleHasNoPath(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "a file")
	writeFile(t, blocked, "")
	a := open(t, filepath.Join(blocked, "x"), filepath.Join(blocked, "y"))
	for _, err := range []error{
		a.Trouble(),
		a.SaveDraft(t.Context(), draftOf("d1", 1, "x")),
		a.Finish(t.Context(), attemptOf("d1")),
	} {
		if trouble := troubleOf(t, err, ErrUnusable); trouble.Path != "" {
			t.Errorf("got the path %q", trouble.Path)
		}
	}
}

func TestALockedDatabaseSendsTheDraftToAPlainFile(t *testing.T) {
	dir := t.TempDir()
	a := healthy(t, dir)
	save(t, a, draftOf("d1", 1, "one"))
	unlock := lockDatabase(t, dir)

	begun := time.Now()
	trouble := troubleOf(t, a.SaveDraft(t.Context(), draftOf("d1", 2, "two")), ErrLocked)
	if took := time.Since(begun); took > 3*time.Second {
		t.Errorf("it took %v", took)
	}
	if trouble.Path != filepath.Join(dir, "draft-d1.md") {
		t.Errorf("got %+v", trouble)
	}
	troubleOf(t, a.Finish(t.Context(), attemptOf("a1")), ErrLocked)
	a.holds.drop("d1")
	wantList(t, "drafts while locked", revisions(drafts(t, a)), "d1@two")

	unlock()
	save(t, a, draftOf("d1", 3, "three"))
	wantList(t, "plain files", plainFiles(t, dir), "attempt-a1.md")
	finish(t, a, attemptOf("a1"))
	wantList(t, "plain files", plainFiles(t, dir))
}

// lockDatabase takes the write lock of the database in dir.
func lockDatabase(t testing.TB, dir string) (unlock func()) {
	t.Helper()
	// It may be unlocked by a cleanup, when the test's own context has ended.
	ctx := context.WithoutCancel(t.Context())
	db, err := connect(ctx, filepath.Join(dir, databaseName), time.Second)
	if err != nil {
		t.Fatal(err)
	}
	tx, err := db.pool.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := errors.Join(tx.Rollback(), db.close()); err != nil {
			t.Error(err)
		}
	}
}

func TestTroubleIsOneSentenceThatSaysWhere(t *testing.T) {
	for _, test := range []struct {
		trouble Trouble
		want    string
	}{
		{
			Trouble{Cause: ErrLocked, Path: "/x/draft-a.md"},
			"another program keeps the history locked; what you write is kept in /x/draft-a.md",
		},
		{
			Trouble{Cause: ErrDamaged, SetAside: "/x/old", Rescued: 3, Path: "/x/history.db"},
			"the history was damaged and is set aside as /x/old (3 of its records could be taken over); " +
				"what you write is kept in /x/history.db",
		},
		{Trouble{Cause: ErrFull}, "the disk is full; nothing could be written anywhere else either"},
	} {
		if got := test.trouble.Error(); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}
