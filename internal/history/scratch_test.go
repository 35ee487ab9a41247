package history

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// scratch makes a scratch folder.
func scratch(t testing.TB, a *Archive, id string) string {
	t.Helper()
	folder, err := a.Scratch(id)
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestScratchFoldersGoWithTheirDraft(t *testing.T) {
	dir := t.TempDir()
	a := healthy(t, dir)
	var kept []string
	for _, id := range []string{"d", "d-1", "d1", "d1-2"} {
		folder := scratch(t, a, id)
		writeFile(t, filepath.Join(folder, "answer.md"), "words")
		if id != "d1" && id != "d-1" {
			kept = append(kept, folder)
		}
	}
	twice := scratch(t, a, "d1")
	finish(t, a, attemptOf("d1"))
	if _, err := os.Stat(twice); err != nil {
		t.Errorf("finishing has removed it: %v", err)
	}
	for _, err := range []error{a.DiscardDraft(t.Context(), "d1"), a.Delete(t.Context(), "d-1")} {
		if err != nil {
			t.Error(err)
		}
	}
	wantList(t, "folders", a.files.scratch(""), kept...)
}

func TestAnEditorsFolderIsMadeWhereThereIsRoom(t *testing.T) {
	blocked, fallback := filepath.Join(t.TempDir(), "a file"), t.TempDir()
	writeFile(t, blocked, "")
	a := open(t, filepath.Join(blocked, "dir"), fallback)
	if folder := scratch(t, a, "d1"); filepath.Dir(folder) != fallback {
		t.Errorf("it was made at %s", folder)
	}
	if _, err := open(t, filepath.Join(blocked, "dir")).Scratch("d1"); err == nil {
		t.Error("it was made nowhere")
	}
	for _, id := range []string{"", "../x", "a/b", "A", "*"} {
		if _, err := a.Scratch(id); !errors.Is(err, ErrInvalidID) {
			t.Errorf("%q: got %v, want ErrInvalidID", id, err)
		}
	}
}

func TestWhatAnEditorLeftBehindIsKeptIfThereIsTextInIt(t *testing.T) {
	dir := t.TempDir()
	a := healthy(t, dir)
	empty, blank := scratch(t, a, "d1"), scratch(t, a, "d2")
	words, swap := scratch(t, a, "d3"), scratch(t, a, "d4")
	writeFile(t, filepath.Join(blank, "answer.md"), " \n")
	writeFile(t, filepath.Join(words, "answer.md"), "words")
	writeFile(t, filepath.Join(swap, ".answer.md.swp"), "words")
	foreign := filepath.Join(dir, "editing-photos")
	if err := os.Mkdir(foreign, 0o700); err != nil {
		t.Fatal(err)
	}
	healthy(t, dir)
	wantList(t, "while somebody works on them", a.files.scratch(""), empty, blank, words, swap)
	closeArchive(t, a)
	b := healthy(t, dir)
	wantList(t, "at the next start", b.files.scratch(""), words, swap)
	if n, err := b.DeleteAll(t.Context()); n != 0 || err != nil {
		t.Error(n, err)
	}
	wantList(t, "once all is deleted", b.files.scratch(""))
	if _, err := os.Stat(foreign); err != nil {
		t.Errorf("somebody else's folder is gone: %v", err)
	}
}

func TestADraftInUseElsewhereGetsNoScratchFolder(t *testing.T) {
	dir := t.TempDir()
	save(t, healthy(t, dir), draftOf("d1", 1, "x"))
	if _, err := healthy(t, dir).Scratch("d1"); !errors.Is(err, ErrHeld) {
		t.Errorf("got %v, want ErrHeld", err)
	}
}
