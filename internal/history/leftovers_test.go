package history

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// leave writes records as plain files into dir, as a run without a database
// would have.
func leave(t testing.TB, dir string, records ...any) {
	t.Helper()
	for _, record := range records {
		var data []byte
		var err error
		var name string
		switch r := record.(type) {
		case Draft:
			data, err = encodePlain(kindDraft, r, r.Plan, r.Text)
			name = plainName(kindDraft, r.ID)
		case Attempt:
			data, err = encodePlain(kindAttempt, r, r.Plan, r.Text)
			name = plainName(kindAttempt, r.ID)
		}
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(dir, name), string(data))
	}
}

func TestPlainFilesAreTakenInAtTheNextStart(t *testing.T) {
	dir, fallback := t.TempDir(), t.TempDir()
	leave(t, dir, draftOf("d1", 1, "a draft"), attemptOf("a1"))
	leave(t, fallback, draftOf("d2", 2, "another"), attemptOf("a2"))
	a := open(t, dir, fallback)
	if a.Trouble() != nil || a.Warnings() != nil {
		t.Fatal(a.Trouble(), a.Warnings())
	}
	wantList(t, "left in the folder", plainFiles(t, dir))
	wantList(t, "left in the fallback", plainFiles(t, fallback))
	wantList(t, "drafts", revisions(drafts(t, a)), "d2@another", "d1@a draft")
	list, err := a.Attempts(t.Context(), Filter{})
	if err != nil {
		t.Fatal(err)
	}
	wantList(t, "attempts", ids(list), "a2", "a1")
	wantList(t, "locks", lockFiles(t, dir))
}

func TestTakingInNeverReplacesSomethingNewer(t *testing.T) {
	bare := attemptOf("a1")
	bare.Review, bare.Ratings = nil, nil
	edited := attemptOf("a2")
	edited.Text = "as it was last written"
	for _, test := range []struct {
		name         string
		stored, left any
		want         string
	}{
		{"an older draft", draftOf("d1", 5, "new"), draftOf("d1", 4, "old"), "d1@new"},
		{"a newer draft", draftOf("d1", 5, "old"), draftOf("d1", 6, "new"), "d1@new"},
		{"a draft of a finished attempt", attemptOf("a1"), draftOf("a1", 9, "x"), attemptOf("a1").Text},
		{"an attempt before its review", attemptOf("a1"), bare, "reviewed"},
		{"an attempt with its review", bare, attemptOf("a1"), "reviewed"},
		{"an attempt written again", attemptOf("a2"), edited, edited.Text},
		{"an attempt whose draft is stored", draftOf("a1", 5, "x"), attemptOf("a1"), "reviewed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			a := healthy(t, dir)
			switch r := test.stored.(type) {
			case Draft:
				save(t, a, r)
			case Attempt:
				finish(t, a, r)
			}
			closeArchive(t, a)
			leave(t, dir, test.left)

			a = healthy(t, dir)
			wantList(t, "plain files", plainFiles(t, dir))
			got := revisions(drafts(t, a))
			list, err := a.Attempts(t.Context(), Filter{})
			if err != nil {
				t.Fatal(err)
			}
			for _, at := range list {
				got = append(got, at.Text)
				if at.Review != nil {
					got = append(got, "reviewed")
				}
			}
			if !strings.Contains(strings.Join(got, "|"), test.want) || len(got) > 2 {
				t.Errorf("got %q, want %q in it", got, test.want)
			}
		})
	}
}

func TestAFileThatCannotBeReadIsLeftAndReported(t *testing.T) {
	dir := t.TempDir()
	bad := map[string]string{
		"draft-empty.md":     "",
		"draft-torn.md":      "---\nokrcoach: \"draft\"\nid: \"x",
		"attempt-yaml.md":    "---\n\t: [\n---\n\nwords\n",
		"attempt-types.md":   "---\nokrcoach: \"attempt\"\nid: [1, 2]\n---\n\nwords\n",
		"attempt-kind.md":    "---\nokrcoach: \"poem\"\nid: \"x\"\n---\n\nwords\n",
		"attempt-outside.md": "---\nokrcoach: \"attempt\"\nid: \"../../x\"\n---\n\nwords\n",
	}
	for name, content := range bad {
		writeFile(t, filepath.Join(dir, name), content)
	}
	leave(t, dir, attemptOf("a1"))
	a := open(t, dir)
	if a.Trouble() != nil {
		t.Error(a.Trouble())
	}
	var want []string
	for name := range bad {
		want = append(want, filepath.Join(dir, name)+" cannot be read as a draft or an attempt and was left where it is")
	}
	slices.Sort(want)
	if _, err := a.Attempts(t.Context(), Filter{}); err != nil {
		t.Error(err)
	}
	wantSentence(t, a.Warnings(), want...)
	for name, content := range bad {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != content {
			t.Errorf("%s: got %q, %v", name, got, err)
		}
	}
	if _, err := a.Attempt(t.Context(), "a1"); err != nil {
		t.Errorf("the good file is hidden: %v", err)
	}
}

func TestAPlainFileInUseIsNotTakenIn(t *testing.T) {
	dir := t.TempDir()
	a := healthy(t, dir)
	if err := a.Hold("d1"); err != nil {
		t.Fatal(err)
	}
	leave(t, dir, draftOf("d1", 1, "being written"))
	wantList(t, "drafts of another archive", revisions(drafts(t, healthy(t, dir))))
	wantList(t, "plain files", plainFiles(t, dir), "draft-d1.md")
	a.holds.drop("d1")
	wantList(t, "drafts", revisions(drafts(t, healthy(t, dir))), "d1@being written")
	wantList(t, "plain files", plainFiles(t, dir))
}
