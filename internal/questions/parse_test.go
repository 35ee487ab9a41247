package questions

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestParseFaults compares the faults of each testdata/*.md, as they are
// printed, with the .faults file beside it.
func TestParseFaults(t *testing.T) {
	files, err := filepath.Glob("testdata/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test files: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".md")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, faults := Parse(filepath.Base(file), data)
			var b strings.Builder
			for _, f := range faults {
				b.WriteString(f.Excerpt() + "\n")
			}
			compareGolden(t, strings.TrimSuffix(file, ".md")+".faults", b.String())
		})
	}
}

// compareGolden compares got with a golden file, or writes it with -update.
func compareGolden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestParseReadsEverything(t *testing.T) {
	text, err := Skeleton("acme-search")
	if err != nil {
		t.Fatal(err)
	}
	text = strings.Replace(text, "# related: [acme-ranking-trade-off]", "related: [acme-ranking, acme-ads]", 1)
	text = strings.Replace(text, "\nmistakes:", `
published:
  - fact: Two billion searches a day.
    source: Acme blog
examples:
  - text: |
      We lose shoppers,
      and sales.
    labels: {business-link: yes, internal-only: no}
    evidence:
      business-link: [We lose shoppers]
mistakes:`, 1)
	q, faults := Parse("acme.md", []byte(text))
	if len(faults) > 0 {
		t.Fatalf("faults: %v", faults)
	}
	if q.ID != "acme-search" || q.Title != "OKRs for the search team" || q.Company != "Acme" ||
		q.Category != "Product Strategy" || q.Difficulty != Medium || q.Time != 5*time.Minute || q.Objectives != 2 {
		t.Errorf("the head is %+v", q)
	}
	if !strings.HasPrefix(q.Prompt, "You join") || !strings.HasPrefix(q.Why, "They want") ||
		!strings.HasPrefix(q.HowTo, "1. Say") || !strings.HasSuffix(q.Sample, "leaves.") {
		t.Errorf("the body is %q, %q, %q, %q", q.Prompt, q.Why, q.HowTo, q.Sample)
	}
	if len(q.Related) != 2 || len(q.Published) != 1 || q.Published[0].Source != "Acme blog" {
		t.Errorf("related %q, published %q", q.Related, q.Published)
	}
	p := q.KeyPoints[0]
	if p.ID != "business-link" || p.Needs[0] != NeedConsequence || len(p.Exemplars) != 5 || len(p.Contrasts) != 2 {
		t.Errorf("the key point is %+v", p)
	}
	m := q.Mistakes[0]
	if m.Without[0] != "business-link" || !strings.Contains(m.BadAnswer, "by June. Key Result: index") {
		t.Errorf("the mistake is %+v", m)
	}
	e := q.Examples[0]
	if e.Text != "We lose shoppers,\nand sales." || e.Labels["internal-only"] != LabelNo || e.Evidence["business-link"][0] != "We lose shoppers" {
		t.Errorf("the example is %+v", e)
	}
}

func TestParseCleansText(t *testing.T) {
	data, err := os.ReadFile("testdata/control-characters.md")
	if err != nil {
		t.Fatal(err)
	}
	q, _ := Parse("\x1b[31mhostile\n.md", data)
	if q.Title != "OKRs for search" || q.Company != "Acme" || q.Prompt != "Define OKRs." {
		t.Errorf("title %q, company %q, prompt %q", q.Title, q.Company, q.Prompt)
	}
}

func TestParseKeepsCodeInASection(t *testing.T) {
	data, err := os.ReadFile("testdata/headings.md")
	if err != nil {
		t.Fatal(err)
	}
	q, _ := Parse("headings.md", data)
	if !strings.HasPrefix(q.Prompt, "Define OKRs.") || !strings.HasSuffix(q.Prompt, "# One") {
		t.Errorf("prompt %q, want the code and the deeper headings in it", q.Prompt)
	}
	if q.Sample != "Thus." {
		t.Errorf("sample %q", q.Sample)
	}
}

func TestHostileFilesAreRefusedQuickly(t *testing.T) {
	const size = maxFileBytes - 100
	laughs := "a: &a [x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
	var stairs strings.Builder
	for i := 0; stairs.Len() < maxFrontMatterBytes/2; i++ {
		stairs.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	for name, frontMatter := range map[string]string{
		"too large":         strings.Repeat("#", maxFileBytes),
		"aliases":           laughs,
		"flow sequences":    strings.Repeat("[", size),
		"some sequences":    strings.Repeat("[", maxTokens-10),
		"block sequences":   strings.Repeat("- ", maxTokens-10),
		"stairs of groups":  stairs.String(),
		"keys":              strings.Repeat("a: b\n", maxTokens/3-10),
		"too many keys":     strings.Repeat("a: b\n", maxFrontMatterBytes/5),
		"complex keys":      strings.Repeat("? ", maxTokens),
		"one long key":      strings.Repeat("k", maxFrontMatterBytes-10) + ": v",
		"unclosed quote":    "a: \"" + strings.Repeat("x\n", maxFrontMatterBytes/3),
		"one block scalar":  "a: |\n" + strings.Repeat(" x\n", maxFrontMatterBytes/4),
		"faults everywhere": "key_points:\n" + strings.Repeat("- {a: b}\n", maxTokens/8),
	} {
		t.Run(name, func(t *testing.T) {
			began := time.Now()
			_, faults := Parse("hostile.md", []byte("---\n"+frontMatter+"\n---\n"))
			if took := time.Since(began); took > 5*time.Second {
				t.Errorf("it took %v", took)
			}
			if (&File{Faults: faults}).Usable() || len(faults) > maxFaults+1 {
				t.Errorf("%d faults, want at least one error and no more than %d", len(faults), maxFaults+1)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*.md")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file := parse("fuzz.md", data)
		for _, fault := range file.Faults {
			if fault.Line < 0 || fault.Line > len(file.lines) || fault.Column < 0 || fault.Message == "" {
				t.Errorf("misplaced fault %+v", fault)
			}
			fault.Excerpt()
		}
		if q := file.Question; file.Usable() {
			if !isID(q.ID) || q.Title == "" || q.Time == 0 || q.Difficulty == "" || q.Prompt == "" || q.Sample == "" ||
				len(q.KeyPoints) == 0 || len(q.Mistakes) == 0 || q.KeyPoints[0].ID == "" || q.Mistakes[0].BadAnswer == "" {
				t.Errorf("no fault in an incomplete question %+v", q)
			}
			Lint(file)
		}
	})
}
