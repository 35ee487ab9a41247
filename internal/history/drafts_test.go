package history

import (
	"path/filepath"
	"reflect"
	"testing"
)

func TestADraftComesBackAsItWasSaved(t *testing.T) {
	for _, text := range []string{
		"", "plain", "no end of line", "line\n", "\n\t ", "---\n# Answer\n\n", "日本語 🎯 é",
		"'; DROP TABLE drafts; --", "nul \x00 and bad UTF-8 \xff\xfe",
	} {
		dir := t.TempDir()
		want := draftOf("d1", 3, text)
		want.Plan = text
		a := healthy(t, dir)
		save(t, a, want)
		closeArchive(t, a)

		want.clean()
		got := drafts(t, healthy(t, dir))
		if len(got) != 1 || !reflect.DeepEqual(got[0], want) {
			t.Errorf("%q: got %+v\nwant %+v", text, got, want)
		}
	}
}

func TestAnOlderRevisionNeverOverwritesANewerOne(t *testing.T) {
	dir := t.TempDir()
	a := healthy(t, dir)
	save(t, a, draftOf("d1", 5, "new"))
	save(t, a, draftOf("d1", 4, "late"))
	closeArchive(t, a)

	b := healthy(t, dir) // which does not know what a has seen
	save(t, b, draftOf("d1", 3, "later still"))
	save(t, b, draftOf("d2", 1, "other"))
	save(t, b, draftOf("d2", 1, "other, same revision, later clock"))
	b.holds.drop("d1")
	b.holds.drop("d2")
	wantList(t, "drafts", revisions(drafts(t, b)), "d1@new", "d2@other, same revision, later clock")
}

func TestDraftsInUseAreNotOffered(t *testing.T) {
	a := healthy(t, t.TempDir())
	save(t, a, draftOf("d1", 1, "x"))
	wantList(t, "while held", revisions(drafts(t, a)))
	a.holds.drop("d1")
	wantList(t, "once released", revisions(drafts(t, a)), "d1@x")
}

func TestADiscardedDraftStaysAway(t *testing.T) {
	dir := t.TempDir()
	a := healthy(t, dir)
	save(t, a, draftOf("d1", 1, "x"))
	if err := a.DiscardDraft(t.Context(), "d1"); err != nil {
		t.Fatal(err)
	}
	save(t, a, draftOf("d1", 2, "a save that was under way"))
	if err := a.DiscardDraft(t.Context(), "d1"); err != nil {
		t.Errorf("discarding what is not there: %v", err)
	}
	wantList(t, "drafts", revisions(drafts(t, a)))
	wantList(t, "locks", lockFiles(t, dir))
}

func TestFinishingRemovesTheDraftForGood(t *testing.T) {
	dir := t.TempDir()
	a := healthy(t, dir)
	save(t, a, draftOf("d1", 7, "x"))
	finish(t, a, attemptOf("d1"))
	save(t, a, draftOf("d1", 8, "a save that was under way"))
	closeArchive(t, a)

	b := healthy(t, dir) // which does not know that it was finished
	save(t, b, draftOf("d1", 9, "x"))
	b.holds.drop("d1")
	wantList(t, "drafts", revisions(drafts(t, b)))
	wantList(t, "locks", lockFiles(t, dir))
}

// lockFiles lists the lock files left in dir.
func lockFiles(t testing.TB, dir string) []string {
	t.Helper()
	names := []string{}
	for _, path := range (folders{filepath.Join(dir, locksName)}).list(func(string) bool { return true }) {
		names = append(names, filepath.Base(path))
	}
	return names
}
