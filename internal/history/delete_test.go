package history

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// secret is a passage that no file may contain once it was deleted.
const secret = "merchants-lost-4711"

// traces lists the files below dir that contain the secret.
func traces(t testing.TB, dir string) []string {
	t.Helper()
	found := []string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		if bytes.Contains(data, []byte(secret)) {
			found = append(found, filepath.Base(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// secretly puts the secret into every text of an attempt.
func secretly(at Attempt, length int) Attempt {
	at.Text = strings.Repeat(secret+" ", 1+length/len(secret))
	at.Plan, at.QuestionTitle = secret, secret
	at.Review.Criteria[0].Evidence[0].Quote = secret
	return at
}

func TestDeletingLeavesNoTraceOfTheText(t *testing.T) {
	for _, length := range []int{10, 1000, 3900, 60_000} {
		t.Run(fmt.Sprint(length, " bytes"), func(t *testing.T) {
			dir := t.TempDir()
			a := healthy(t, dir)
			for i := range 60 { // so that pages are shared, split and merged
				finish(t, a, attemptOf(fmt.Sprintf("x%02d", i*7%60)))
				if i%20 == 10 {
					id := fmt.Sprintf("s%02d", i)
					save(t, a, Draft{Attempt: secretly(attemptOf(id), length/2), Revision: 1})
					save(t, a, Draft{Attempt: secretly(attemptOf(id), length), Revision: 2})
					finish(t, a, secretly(attemptOf(id), length))
				}
				if i%3 == 0 {
					if err := a.Delete(t.Context(), fmt.Sprintf("x%02d", i*7%60)); err != nil {
						t.Fatal(err)
					}
				}
			}
			for _, id := range []string{"s10", "s30", "s50"} {
				leave(t, dir, draftOf(id, 9, secret), secretly(attemptOf(id), length))
				writeFile(t, filepath.Join(dir, ".draft-"+id+".123.md"), secret)
				if err := a.Delete(t.Context(), id); err != nil {
					t.Fatal(err)
				}
				if err := a.SaveDraft(t.Context(), draftOf(id, 10, secret)); err != nil {
					t.Fatal(err)
				}
			}
			wantList(t, "traces while open", traces(t, dir))
			closeArchive(t, a)
			wantList(t, "traces", traces(t, dir))
			wantList(t, "locks", lockFiles(t, dir))
		})
	}
}

func TestDeletingAnAttemptKeepsItsRetries(t *testing.T) {
	a := healthy(t, t.TempDir())
	finish(t, a, attemptOf("a1"))
	retry := attemptOf("a2")
	retry.Parent = "a1"
	finish(t, a, retry)
	if err := a.Delete(t.Context(), "a1"); err != nil {
		t.Fatal(err)
	}
	if got, err := a.Attempt(t.Context(), "a2"); err != nil || got.Parent != "a1" {
		t.Errorf("got %+v, %v", got, err)
	}
	if err := a.Delete(t.Context(), "a1"); !errors.Is(err, ErrNotFound) {
		t.Errorf("deleting it again: got %v, want ErrNotFound", err)
	}
}

func TestADraftInUseElsewhereIsNotDeleted(t *testing.T) {
	dir := t.TempDir()
	save(t, healthy(t, dir), draftOf("d1", 1, "x"))
	b := healthy(t, dir)
	for name, err := range map[string]error{
		"Delete":       b.Delete(t.Context(), "d1"),
		"DiscardDraft": b.DiscardDraft(t.Context(), "d1"),
		"SaveDraft":    b.SaveDraft(t.Context(), draftOf("d1", 2, "y")),
	} {
		if !errors.Is(err, ErrHeld) {
			t.Errorf("%s: got %v, want ErrHeld", name, err)
		}
	}
}

func TestDeletingAllLeavesNothingBehind(t *testing.T) {
	dir, fallback := t.TempDir(), t.TempDir()
	writeFile(t, filepath.Join(dir, databaseName), "damaged "+secret)
	writeFile(t, filepath.Join(dir, databaseName+"-wal"), secret)
	a := open(t, dir, fallback)
	for _, id := range []string{"a1", "a2", "a3"} {
		finish(t, a, secretly(attemptOf(id), 5000))
	}
	save(t, a, Draft{Attempt: secretly(attemptOf("d1"), 5000), Revision: 1})
	a.holds.drop("d1")
	leave(t, dir, secretly(attemptOf("a3"), 0))
	leave(t, fallback, secretly(attemptOf("a4"), 0), draftOf("d2", 1, secret))
	writeFile(t, filepath.Join(fallback, "draft-broken.md"), secret)
	writeFile(t, filepath.Join(dir, ".attempt-a1.77.md"), secret)
	writeFile(t, filepath.Join(dir, "mine.md"), "not ours")
	for _, id := range []string{"d1", "d8"} {
		writeFile(t, filepath.Join(scratch(t, a, id), "answer.md"), secret)
	}
	writeFile(t, filepath.Join(dir, locksName, "draft-d7.lock"), "")

	if n, err := a.DeleteAll(t.Context()); n != 4 || err != nil {
		t.Errorf("got %d, %v; want 4 attempts", n, err)
	}
	wantList(t, "traces", traces(t, dir))
	wantList(t, "traces in the fallback", traces(t, fallback))
	wantList(t, "set aside", a.SetAside())
	wantList(t, "scratch folders", a.files.scratch(""))
	wantList(t, "locks", lockFiles(t, dir), "draft-d1.lock", "draft-d8.lock")
	if _, err := os.Stat(filepath.Join(dir, "mine.md")); err != nil {
		t.Errorf("somebody else's file is gone: %v", err)
	}
	save(t, a, draftOf("d9", 1, "it goes on"))
}

func TestADeletionThatCannotEmptyTheLogSaysThatItSucceeded(t *testing.T) {
	for _, test := range []struct {
		name, want string
		remove     func(*Archive) error
	}{
		{"one", "the attempt a1 is ", func(a *Archive) error { return a.Delete(t.Context(), "a1") }},
		{"all", "the history is ", func(a *Archive) error { _, err := a.DeleteAll(t.Context()); return err }},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			a := healthy(t, dir)
			finish(t, a, secretly(attemptOf("a1"), 5000))
			stop := readDatabase(t, dir)
			err := test.remove(a)
			if !errors.Is(err, ErrTrace) || !errors.Is(err, ErrLocked) || err.Error() != test.want+ErrTrace.Error() {
				t.Errorf("got %v", err)
			}
			if _, err := a.Attempt(t.Context(), "a1"); !errors.Is(err, ErrNotFound) {
				t.Errorf("got %v, want ErrNotFound", err)
			}
			stop()
			closeArchive(t, a)
			wantList(t, "traces", traces(t, dir))
		})
	}
}

// readDatabase reads from the database in dir, as it is now, until it is told
// to stop.
func readDatabase(t testing.TB, dir string) (stop func()) {
	t.Helper()
	db, err := connect(t.Context(), filepath.Join(dir, databaseName), time.Second)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := db.pool.Query(`SELECT id FROM attempts`)
	if err != nil || !rows.Next() {
		t.Fatal(err)
	}
	return func() {
		if err := errors.Join(rows.Close(), db.close()); err != nil {
			t.Error(err)
		}
	}
}

func TestWhatCannotBeRemovedIsNotSaidToBeDeleted(t *testing.T) {
	stuck := errors.New("stuck")
	trace, failed := apart(fmt.Errorf("%w: %w", ErrTrace, ErrLocked), nil, []error{stuck})
	if !errors.Is(trace, ErrTrace) || !errors.Is(failed, stuck) || errors.Is(failed, ErrTrace) {
		t.Errorf("got %v and %v", trace, failed)
	}
}
