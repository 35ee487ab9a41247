package questions

import (
	"slices"
	"testing"
)

func TestFilter(t *testing.T) {
	l := Load(binary(map[string]string{
		"a.md": file(t, "acme-search"),
		"b.md": file(t, "zeta-launch", "company: Acme", "company: Zeta", "category: Product Strategy", "category: Execution", "difficulty: medium", "difficulty: hard"),
		"c.md": file(t, "zeta-growth", "company: Acme", "company: ZETA", "You join", "Grow the number of"),
	}))
	tests := []struct {
		name   string
		filter Filter
		want   string
	}{
		{"everything", Filter{}, "acme-search zeta-growth zeta-launch"},
		{"company", Filter{Company: "zeta"}, "zeta-growth zeta-launch"},
		{"category", Filter{Category: "execution"}, "zeta-launch"},
		{"difficulty", Filter{Difficulty: "HARD"}, "zeta-launch"},
		{"a word of the prompt", Filter{Text: "JOIN"}, "acme-search zeta-launch"},
		{"all words", Filter{Text: " grow  zeta"}, "zeta-growth"},
		{"everything at once", Filter{Company: "Zeta", Difficulty: Hard, Text: "okrs"}, "zeta-launch"},
		{"nothing", Filter{Text: "grow acme-search"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := ids(l.Filter(tt.filter)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	if got := l.Companies(); !slices.Equal(got, []string{"Acme", "ZETA"}) {
		t.Errorf("companies %q", got)
	}
	if got := l.Categories(); !slices.Equal(got, []string{"Execution", "Product Strategy"}) {
		t.Errorf("categories %q", got)
	}
}
