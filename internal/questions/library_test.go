package questions

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

// file returns the text of a usable question file.
func file(t *testing.T, id string, replacements ...string) string {
	t.Helper()
	text, err := Skeleton(id)
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer(replacements...).Replace(text)
}

// folder returns a new folder with the given files in it.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// binary returns files as if they were bundled.
func binary(files map[string]string) Source {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return Bundled(m)
}

// ids returns the ids of questions.
func ids(questions []Question) string {
	var ids []string
	for _, q := range questions {
		ids = append(ids, q.ID)
	}
	return strings.Join(ids, " ")
}

// messages returns the faults of a library, a line each.
func messages(l *Library) string {
	var b strings.Builder
	for _, f := range l.Faults() {
		b.WriteString(f.Error() + "\n")
	}
	return b.String()
}

func TestAllIsOrdered(t *testing.T) {
	l := Load(binary(map[string]string{
		"d.md": file(t, "d", "difficulty: medium", "difficulty: hard"),
		"c.md": file(t, "c", "company: Acme", "company: Zeta"),
		"b.md": file(t, "b", "company: Acme", "company: acme", "title: OKRs", "title: A better title for OKRs"),
		"o.md": file(t, Opening, "difficulty: medium", "difficulty: hard"),
		"a.md": file(t, "a"),
		"e.md": file(t, "e", "difficulty: medium", "difficulty: easy"),
	}))
	if got, want := ids(l.All()), Opening+" e b a c d"; got != want {
		t.Errorf("order %q, want %q", got, want)
	}
	if m := messages(l); m != "" {
		t.Errorf("faults:\n%s", m)
	}
}

func TestABadFileDoesNotHideGoodOnes(t *testing.T) {
	dir := folder(t, map[string]string{
		"good.md":         file(t, "good"),
		"bad.md":          "no question",
		"pack/nested.MD":  file(t, "nested"),
		"pack/deep/x.md":  file(t, "deep"),
		"notes.txt":       "no question",
		"README.md":       "no question",
		".hidden.md":      "no question",
		".git/config.md":  "no question",
		"pack/.hidden.md": "no question",
	})
	l := Load(Folder(dir))
	if got, want := ids(l.All()), "good nested"; got != want {
		t.Errorf("questions %q, want %q", got, want)
	}
	want := filepath.Join(dir, "bad.md") + ":1:1: error: the file does not begin with front matter, expected --- on the first line\n"
	if got := messages(l); got != want {
		t.Errorf("faults\n%swant\n%s", got, want)
	}
	if q, err := l.Find("nested"); err != nil || q.Source != filepath.Join(dir, "pack", "nested.MD") {
		t.Errorf("source %q, error %v", q.Source, err)
	}
}

func TestALaterSourceReplacesAQuestion(t *testing.T) {
	source := binary(map[string]string{"one.md": file(t, "one"), "two.md": file(t, "two")})
	dir := folder(t, map[string]string{"mine.md": file(t, "one", "title: OKRs", "title: My OKRs")})
	l := Load(source, Folder(dir))
	for name, find := range map[string]func() (Question, error){
		"Find": func() (Question, error) { return l.Find("one") },
		"All":  func() (Question, error) { return l.All()[0], nil },
	} {
		if q, err := find(); err != nil || !strings.HasPrefix(q.Title, "My") || q.Source != filepath.Join(dir, "mine.md") {
			t.Errorf("%s gives %q from %s, error %v", name, q.Title, q.Source, err)
		}
	}
	if got := messages(l); !strings.Contains(got, "mine.md:8:5: warning: this question replaces the one in "+filepath.Join("bundled", "one.md")) {
		t.Errorf("faults:\n%s", got)
	}
	if q, err := l.Find("two"); err != nil || q.Source != "bundled" {
		t.Errorf("the other question is from %q, error %v", q.Source, err)
	}
}

func TestAFaultyFileReplacesNothing(t *testing.T) {
	dir := folder(t, map[string]string{"mine.md": file(t, "one", "difficulty: medium", "difficulty: mild")})
	l := Load(binary(map[string]string{"one.md": file(t, "one")}), Folder(dir))
	if q, err := l.Find("one"); err != nil || q.Source != "bundled" {
		t.Errorf("from %q, error %v", q.Source, err)
	}
}

func TestAnIDUsedTwiceInASourceIsAnError(t *testing.T) {
	l := Load(binary(map[string]string{
		"a.md": file(t, "one"),
		"b.md": file(t, "one", "title: OKRs", "title: Second OKRs"),
	}))
	if q, err := l.Find("one"); err != nil || strings.HasPrefix(q.Title, "Second") || len(l.All()) != 1 {
		t.Errorf("Find gives %q, error %v, want the first file's", q.Title, err)
	}
	want := filepath.Join("bundled", "b.md") + `:8:5: error: the id "one" is used in ` + filepath.Join("bundled", "a.md") + " already, expected an id of its own\n"
	if got := messages(l); got != want {
		t.Errorf("faults\n%swant\n%s", got, want)
	}
}

func TestFindNamesTheNearestID(t *testing.T) {
	l := Load(binary(map[string]string{
		"a.md": file(t, "acme-search"),
		"b.md": file(t, "broken", "difficulty: medium", "difficulty: mild"),
	}))
	_, err := l.Find("acme-serch")
	if !errors.Is(err, ErrUnknown) || err.Error() != `there is no question "acme-serch"; the nearest is "acme-search"` {
		t.Errorf("error %v", err)
	}
	if _, err = l.Find("\x1b[31mzzz"); !errors.Is(err, ErrUnknown) || err.Error() != `there is no question "zzz"` {
		t.Errorf("error %v", err)
	}
	if _, err = l.Find("broken"); !errors.Is(err, ErrFaulty) || !strings.Contains(err.Error(), "unknown difficulty") {
		t.Errorf("error %v", err)
	}
	if !l.Has("acme-search") || l.Has("broken") {
		t.Error("Has tells usable questions from others wrongly")
	}
}

func TestFindReadsAnIDThatIsWrittenUnusually(t *testing.T) {
	for name, id := range map[string]string{
		"in quotes": `id: "one"`, "with a comment": "id: one # the first", "behind its key": "id:\n  one",
	} {
		l := Load(binary(map[string]string{"x.md": file(t, "one", "id: one", id)}))
		if _, err := l.Find("one"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFoldersThatCannotBeRead(t *testing.T) {
	dir := folder(t, map[string]string{"file.md": "x"})
	missing := filepath.Join(dir, "missing")
	if got := messages(Load(OptionalFolder(missing))); got != "" {
		t.Errorf("a missing optional folder is a fault:\n%s", got)
	}
	want := missing + ": error: the folder cannot be read: no such file or directory, expected a folder of question files\n"
	if got := messages(Load(Folder(missing))); got != want {
		t.Errorf("faults\n%swant\n%s", got, want)
	}
	notFolder := filepath.Join(dir, "file.md")
	if got := messages(Load(OptionalFolder(notFolder))); !strings.Contains(got, "not a directory") {
		t.Errorf("faults:\n%s", got)
	}
	if got := messages(Load(Folder(""))); !strings.Contains(got, "error: the folder cannot be read") {
		t.Errorf("faults:\n%s", got)
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	dir := folder(t, map[string]string{"good.md": file(t, "good"), "large.md": strings.Repeat("x", maxFileBytes+1)})
	for link, target := range map[string]string{"loop.md": "loop.md", "gone.md": "nowhere", "self": ".", "linked.md": "good.md"} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip("no symbolic links here: ", err)
		}
	}
	l := Load(Folder(dir))
	if got := ids(l.All()); got != "good" {
		t.Errorf("questions %q", got)
	}
	faults := messages(l)
	for _, want := range []string{
		"loop.md: error: the file cannot be read: too many levels of symbolic links",
		"gone.md: error: the file cannot be read: no such file or directory",
		"large.md: error: the file is too large, expected at most 1 MB",
		`linked.md:8:5: error: the id "good" is used in`,
	} {
		if !strings.Contains(faults, want) {
			t.Errorf("there is no fault %q in\n%s", want, faults)
		}
	}
}

func TestHostileFileNamesAreCleaned(t *testing.T) {
	l := Load(Folder(folder(t, map[string]string{"\x1b[31mred\n.md": "x"})))
	if got := messages(l); strings.ContainsAny(got, "\x1b") || strings.Count(got, "\n") != 1 {
		t.Errorf("faults %q", got)
	}
}

func TestTooManyFilesAreCut(t *testing.T) {
	files := make(map[string]string)
	for i := range maxFiles + 1 {
		files[strings.Repeat("x", i+1)+".md"] = "x"
	}
	l := Load(binary(files))
	if n := len(l.Files()); n != maxFiles {
		t.Errorf("%d files are read", n)
	}
	if got := messages(l); !strings.HasPrefix(got, "bundled: warning: only the first 500 of 501 files are read") {
		t.Errorf("faults begin with %.100q", got)
	}
}

func TestRelatedQuestionsThatAreNotThere(t *testing.T) {
	text := file(t, "one", "# related: [acme-ranking-trade-off]", "related: [one, two]")
	l := Load(binary(map[string]string{"a.md": text}))
	want := filepath.Join("bundled", "a.md") + `:17:16: warning: there is no question "two", expected the id of a question` + "\n"
	if got := messages(l); got != want || !l.Has("one") {
		t.Errorf("faults\n%swant\n%s", got, want)
	}
}

func TestALibraryMayBeSharedByGoroutines(t *testing.T) {
	l := Load(binary(map[string]string{"a.md": file(t, "one"), "b.md": file(t, "two")}))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if _, err := l.Find("two"); err != nil {
				t.Error(err)
			}
			l.All()[0].Title = "changed"
			l.Faults()
		})
	}
	wg.Wait()
	if l.All()[0].Title == "changed" {
		t.Error("what All returns is shared")
	}
}
