package questions

import (
	"strings"
	"testing"
)

func TestFaultError(t *testing.T) {
	tests := []struct {
		name  string
		fault Fault
		want  string
	}{
		{
			"with a place",
			Fault{Path: "a.md", Line: 3, Column: 7, Severity: Warning, Message: "unknown key", Expected: `"hint"`},
			`a.md:3:7: warning: unknown key, expected "hint"`,
		},
		{
			"of a whole file",
			Fault{Path: "a.md", Severity: Error, Message: "the file is too large", Expected: "at most 1 MB"},
			"a.md: error: the file is too large, expected at most 1 MB",
		},
		{
			"with nothing expected",
			Fault{Path: "a.md", Severity: Error, Message: "it cannot be read"},
			"a.md: error: it cannot be read",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.fault.Error(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestExcerptPutsTheCaretUnderTheColumn(t *testing.T) {
	tests := []struct {
		name, line string
		column     int
		want       string
	}{
		{"first column", "title: x", 1, "    title: x\n    ^"},
		{"behind wide characters", "可用: x", 5, "    可用: x\n          ^"},
		{"behind a combining mark", "e\u0301: x", 5, "    e\u0301: x\n       ^"},
		{"behind a tab", "a:\tx", 4, "    a:\tx\n      \t^"},
		{"behind the end", "ab", 9, "    ab\n      ^"},
		{
			"far into a long line", strings.Repeat("a", 100) + "b" + strings.Repeat("c", 100), 101,
			"    …" + strings.Repeat("a", 60) + "b" + strings.Repeat("c", 59) + "…\n    " + strings.Repeat(" ", 61) + "^",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := Fault{Path: "a.md", Line: 1, Column: tt.column, Severity: Error, Message: "wrong", SourceLine: tt.line}
			want := f.Error() + "\n" + tt.want
			if got := f.Excerpt(); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestNearest(t *testing.T) {
	known := []string{"exemplars", "contrasts", "hint", "say"}
	for word, want := range map[string]string{
		"exemplar": "exemplars", "EXEMPLARS": "exemplars", "hnit": "hint", "contrast": "contrasts",
		"banana": "", "": "", "exemplars-of-another-sort": "", strings.Repeat("x", 1<<20): "",
	} {
		if got, _ := nearest(word, known); got != want {
			t.Errorf("nearest(%.20q) = %q, want %q", word, got, want)
		}
	}
}
