package okr

import (
	"os"
	"strings"
	"testing"
)

// written is an answer with the outline that a reader would write of it.
type written struct{ name, text, outline string }

// writtenAnswers reads the answers in testdata.
func writtenAnswers(t testing.TB) []written {
	t.Helper()
	file, err := os.ReadFile("testdata/outlines.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []written
	for _, part := range strings.Split("\n"+string(file), "\n-- ")[1:] {
		name, rest, _ := strings.Cut(part, " --\n")
		text, outline, found := strings.Cut(rest, "\n==>\n")
		if !found {
			t.Fatalf("%q has no outline", name)
		}
		all = append(all, written{name, text, strings.TrimSpace(outline)})
	}
	return all
}

// outlineText writes Objectives as the outlines in testdata are written.
func outlineText(objectives []Objective) string {
	if len(objectives) == 0 {
		return "none"
	}
	var lines []string
	for _, o := range objectives {
		lines = append(lines, "O "+o.Text)
		for _, k := range o.KeyResults {
			said := strings.Split(k.Text, "\n")
			for i := range said {
				said[i] = strings.TrimSpace(said[i])
			}
			lines = append(lines, "- "+strings.Join(said, " / "))
		}
	}
	return strings.Join(lines, "\n")
}

func TestAnswersAreReadAsAReaderWould(t *testing.T) {
	for _, w := range writtenAnswers(t) {
		t.Run(w.name, func(t *testing.T) {
			if got := outlineText(Read(w.text)); got != w.outline {
				t.Errorf("got\n%s\nwant\n%s", got, w.outline)
			}
		})
	}
}
