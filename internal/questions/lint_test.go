package questions

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheSkeletonHasNoFaults(t *testing.T) {
	f := parse("new.md", []byte(file(t, "my-question")))
	for _, fault := range Lint(f, RelatedExist(func(string) bool { return false })) {
		t.Error(fault.Excerpt())
	}
	if f.Question.ID != "my-question" {
		t.Errorf("id %q", f.Question.ID)
	}
}

func TestTheSkeletonNeedsAnID(t *testing.T) {
	for _, id := range []string{"", "My Question", "x\ny", "é"} {
		if _, err := Skeleton(id); !errors.Is(err, ErrID) {
			t.Errorf("Skeleton(%q): error %v, want ErrID", id, err)
		}
	}
}

func TestLint(t *testing.T) {
	examples := `
examples:
  - text: |
      We lose shoppers,
      and sales.
    labels: {business-link: yes, internal-onyl: no}
    evidence:
      business-link: ["We lose shoppers, and", we win]
      other: [sales]
mistakes:`
	f := parse("acme.md", []byte(file(t, "acme",
		"# related: [acme-ranking-trade-off]", "related: [gone]",
		"search got worse?", "search got worse.",
		"      - The p95 of the search page is at 300 ms by March.\n", "      - A better first result MEANS more orders per visit.\n",
		"      - Each search without a click is an order we did not get.\n", "",
		"\nmistakes:", examples,
	)))
	sample := strings.Index(strings.Join(f.lines, "\n"), "**Objective 1")
	short := parse("short.md", []byte(strings.Join(f.lines, "\n")[:sample]))
	rule := func(f *File) []Fault {
		return []Fault{f.Fault(Error, "mistakes[0].bad_answer", "the judge does not see this mistake", "an answer that makes it")}
	}
	known := RelatedExist(func(id string) bool { return id == "acme" })
	var b strings.Builder
	for _, fault := range append(Lint(f, known, rule), Lint(short)...) {
		b.WriteString(fault.Excerpt() + "\n")
	}
	compareGolden(t, "testdata/lint.faults", b.String())
}

func TestLintLeavesAFaultyFileToItsFaults(t *testing.T) {
	f := parse("acme.md", []byte("---\nid: x\n---\n"))
	if got := Lint(f); len(got) != len(f.Faults) {
		t.Errorf("%d faults, want the %d of the file", len(got), len(f.Faults))
	}
}

func TestAFaultStandsAtTheNearestItemThereIs(t *testing.T) {
	f := parse("acme.md", []byte(file(t, "acme")))
	at := f.Fault(Warning, "mistakes[0]", "", "")
	for _, path := range []string{"mistakes[0].check", "mistakes[0].contrasts[3]"} {
		if got := f.Fault(Warning, path, "", ""); got != at {
			t.Errorf("%s is at %d:%d, want %d:%d", path, got.Line, got.Column, at.Line, at.Column)
		}
	}
	if got := f.Fault(Warning, "nonsense", "", ""); got.Line != 1 {
		t.Errorf("a fault without a place is on line %d", got.Line)
	}
}

func TestOpen(t *testing.T) {
	dir := folder(t, map[string]string{"good.md": file(t, "good")})
	path := filepath.Join(dir, "good.md")
	if f := Open(path); !f.Usable() || f.Question.Source != path {
		t.Errorf("%s cannot be used: %v", f.Question.Source, f.Faults)
	}
	if f := Open(filepath.Join(dir, "gone.md")); f.Usable() || !strings.HasSuffix(f.Faults[0].Error(), "gone.md: error: the file cannot be read: no such file or directory") {
		t.Errorf("faults %v", f.Faults)
	}
	if f := Open(dir); f.Usable() {
		t.Error("a folder can be used as a question")
	}
	if err := os.WriteFile(path, make([]byte, maxFileBytes+1), 0o600); err != nil {
		t.Fatal(err)
	}
	if f := Open(path); f.Usable() || f.Faults[0].Expected != "at most 1 MB" {
		t.Errorf("faults %v", f.Faults)
	}
}
