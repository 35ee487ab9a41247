package history

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// unfinished lists the ids of the interviews that can be gone on with.
func unfinished(t testing.TB, a *Archive) []string {
	t.Helper()
	list, err := a.Journals(t.Context())
	if err != nil {
		t.Fatalf("Journals: %v", err)
	}
	ids := []string{}
	for _, u := range list {
		ids = append(ids, u.ID)
	}
	return ids
}

// leaveJournal leaves a journal as a program that has died would have.
func leaveJournal(t testing.TB, dir, id, content string, written time.Time) {
	t.Helper()
	path := filepath.Join(dir, journalName(id))
	writeFile(t, path, content)
	if err := os.Chtimes(path, written, written); err != nil {
		t.Fatal(err)
	}
}

func TestUnfinishedInterviewsComeLatestFirst(t *testing.T) {
	dir, fallback := t.TempDir(), t.TempDir()
	leaveJournal(t, dir, "first", "{}\n", start)
	leaveJournal(t, fallback, "third", "{}\n", start.Add(2*time.Hour))
	leaveJournal(t, dir, "second", "{}\n", start.Add(time.Hour))
	leaveJournal(t, dir, "empty", "", start)
	for _, name := range []string{"interview-.log", "interview-A.log", "interview-x.md", "interview-x.log.bak", "x.log"} {
		writeFile(t, filepath.Join(dir, name), "not ours\n")
	}
	if err := os.Mkdir(filepath.Join(dir, "interview-folder.log"), 0o700); err != nil {
		t.Fatal(err)
	}
	a := open(t, dir, fallback)
	list, err := a.Journals(t.Context())
	if err != nil || len(list) != 3 {
		t.Fatalf("got %+v, %v", list, err)
	}
	want := Unfinished{ID: "third", Path: filepath.Join(fallback, "interview-third.log"), WrittenAt: start.Add(2 * time.Hour)}
	if got := list[0]; got.ID != want.ID || got.Path != want.Path || !got.WrittenAt.Equal(want.WrittenAt) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	wantList(t, "the others", unfinished(t, a)[1:], "second", "first")
	wantList(t, "locks", lockFiles(t, dir))
}

func TestAJournalIsOpenOnceAtATime(t *testing.T) {
	dir := t.TempDir()
	a, b := healthy(t, dir), healthy(t, dir)
	j := openJournal(t, a, "i1")
	appendLines(t, j, "one")
	for name, other := range map[string]*Archive{"the same archive": a, "another": b} {
		_, err := other.OpenJournal("i1")
		if !errors.Is(err, ErrHeld) || err.Error() != "the interview i1 is under way in another window" {
			t.Errorf("%s: got %v, want ErrHeld", name, err)
		}
		if err := other.DiscardJournal(t.Context(), "i1"); !errors.Is(err, ErrHeld) {
			t.Errorf("%s: DiscardJournal: got %v, want ErrHeld", name, err)
		}
		wantList(t, name, unfinished(t, other))
	}
	if got := readJournal(t, b, "i1"); got != "one\n" {
		t.Errorf("got %q", got)
	}
	// A draft of the same name is another matter.
	save(t, b, draftOf("i1", 1, "x"))
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	wantList(t, "afterwards", unfinished(t, b), "i1")
	openJournal(t, b, "i1")
	if err := b.DiscardDraft(t.Context(), "i1"); err != nil {
		t.Fatal(err)
	}
	if _, err := a.OpenJournal("i1"); !errors.Is(err, ErrHeld) {
		t.Errorf("got %v, want ErrHeld", err)
	}
}

func TestIDsOfInterviewsThatCouldLeaveTheFolderAreRefused(t *testing.T) {
	dir := t.TempDir()
	a := healthy(t, dir)
	for _, id := range []string{"", "../x", "a/b", `a\b`, "A", "a.b", "ä", strings.Repeat("a", 55), "a\x00"} {
		_, errOpen := a.OpenJournal(id)
		_, errRead := a.ReadJournal(id)
		for name, err := range map[string]error{
			"OpenJournal": errOpen, "ReadJournal": errRead, "DiscardJournal": a.DiscardJournal(t.Context(), id),
		} {
			if !errors.Is(err, ErrInvalidID) {
				t.Errorf("%s(%q): got %v, want ErrInvalidID", name, id, err)
			}
		}
	}
	openJournal(t, a, strings.Repeat("a", 54))
}

func TestAMissingJournalCannotBeReadAndNeedNotBeDiscarded(t *testing.T) {
	a := healthy(t, t.TempDir())
	if _, err := a.ReadJournal("i1"); !errors.Is(err, ErrNotFound) || err.Error() != "there is no unfinished interview i1" {
		t.Errorf("got %v, want ErrNotFound", err)
	}
	if err := a.DiscardJournal(t.Context(), "i1"); err != nil {
		t.Error(err)
	}
}

func TestADiscardedJournalIsGoneFromEveryFolder(t *testing.T) {
	dir, fallback := t.TempDir(), t.TempDir()
	leaveJournal(t, dir, "i1", "{}\n", start)
	leaveJournal(t, fallback, "i1", "{}\n{}\n", start)
	a := open(t, dir, fallback)
	if got := readJournal(t, a, "i1"); got != "{}\n{}\n" {
		t.Errorf("the longer one goes on where the other ended: got %q", got)
	}
	if err := a.DiscardJournal(t.Context(), "i1"); err != nil {
		t.Fatal(err)
	}
	wantList(t, "journals", a.files.journals())
}

func TestAFolderThatTakesNoJournalIsPassedOver(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "a file")
	writeFile(t, blocked, "")
	second := filepath.Join(t.TempDir(), "second")
	a := open(t, filepath.Join(blocked, "dir"), filepath.Join(blocked, "first"), second)
	j := openJournal(t, a, "i1")
	appendLines(t, j, "one")
	if want := filepath.Join(second, "interview-i1.log"); j.Path() != want {
		t.Errorf("it is in %s, want %s", j.Path(), want)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	wantList(t, "journals", unfinished(t, a), "i1")
}

func TestWhereNoFolderTakesAJournalThePathIsNamed(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "a file")
	writeFile(t, blocked, "")
	a := open(t, filepath.Join(blocked, "x"), filepath.Join(blocked, "y"))
	_, err := a.OpenJournal("i1")
	if !errors.Is(err, ErrUnusable) || !strings.HasPrefix(err.Error(), filepath.Join(blocked, "x", "interview-i1.log")+" could not be opened for writing (") {
		t.Errorf("got %v", err)
	}
}

func TestJournalsAreNothingToTheRestOfTheHistory(t *testing.T) {
	dir := t.TempDir()
	leaveJournal(t, dir, "i1", "---\nokrcoach: \"draft\"\n", start)
	a := healthy(t, dir)
	openJournal(t, a, "i2")
	wantList(t, "drafts", revisions(drafts(t, a)))
	wantList(t, "set aside", a.SetAside())
	wantList(t, "plain files", plainFiles(t, dir))
	if list, err := a.Attempts(t.Context(), Filter{}); len(list) != 0 || err != nil {
		t.Errorf("got %v, %v", list, err)
	}
	if Exists(filepath.Join(dir, "elsewhere")) || a.Warnings() != nil {
		t.Errorf("warnings: %v", a.Warnings())
	}
}

func TestDeletingARoundDeletesTheJournalOfItsInterview(t *testing.T) {
	dir := t.TempDir()
	a, b := healthy(t, dir), healthy(t, dir)
	finish(t, a, attemptOf("a1"))
	finish(t, a, attemptOf("a2"))
	id := attemptOf("a1").Interview.ID
	leaveJournal(t, dir, "other", "{}\n", start)
	j := openJournal(t, b, id)
	appendLines(t, j, "one")
	if err := a.Delete(t.Context(), "a1"); err != nil {
		t.Fatal(err)
	}
	wantList(t, "while it is under way", a.files.journals(), id, "other")
	if err := errors.Join(j.Close(), a.Delete(t.Context(), "a2")); err != nil {
		t.Fatal(err)
	}
	wantList(t, "afterwards", a.files.journals(), "other")
	if a.Warnings() != nil {
		t.Error(a.Warnings())
	}
}

func TestDeletingAllDeletesTheJournalsThatNobodyHasOpen(t *testing.T) {
	dir, fallback := t.TempDir(), t.TempDir()
	a, b := open(t, dir, fallback), open(t, dir, fallback)
	leaveJournal(t, dir, "i1", secret+"\n", start)
	leaveJournal(t, fallback, "i2", secret, start)
	j := openJournal(t, b, "i3")
	appendLines(t, j, "one")
	if n, err := a.DeleteAll(t.Context()); n != 0 || err != nil {
		t.Errorf("got %d, %v", n, err)
	}
	wantList(t, "journals", a.files.journals(), "i3")
	wantSentence(t, a.Warnings(), "the interview i3 is under way in another window, and stays on disk until it ends")
	appendLines(t, j, "two")
	if got := readJournal(t, a, "i3"); got != "one\ntwo\n" {
		t.Errorf("got %q", got)
	}
	if err := errors.Join(j.Remove(), a.Close(), b.Close()); err != nil {
		t.Fatal(err)
	}
	wantList(t, "traces", append(traces(t, dir), traces(t, fallback)...))
	wantList(t, "locks", lockFiles(t, dir))
}
