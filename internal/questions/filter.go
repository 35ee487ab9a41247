package questions

import (
	"cmp"
	"slices"
	"strings"
)

// Filter chooses questions. An empty field lets every question through, and
// upper and lower case are the same everywhere.
type Filter struct {
	Company    string
	Category   string
	Difficulty Difficulty
	// Text holds words that must all occur, whole or in part, in the
	// question's title, company, category, id or prompt.
	Text string
}

// Match reports whether the filter lets a question through.
func (f Filter) Match(q Question) bool {
	return (f.Company == "" || strings.EqualFold(f.Company, q.Company)) &&
		(f.Category == "" || strings.EqualFold(f.Category, q.Category)) &&
		(f.Difficulty == "" || strings.EqualFold(string(f.Difficulty), string(q.Difficulty))) &&
		f.matchText(q)
}

// matchText reports whether all words of Text occur in a question.
func (f Filter) matchText(q Question) bool {
	words := strings.Fields(strings.ToLower(f.Text))
	if len(words) == 0 {
		return true
	}
	text := strings.ToLower(strings.Join([]string{q.Title, q.Company, q.Category, q.ID, q.Prompt}, "\n"))
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
}

// Filter returns the questions that a filter lets through, in the order of
// All.
func (l *Library) Filter(f Filter) []Question {
	return slices.DeleteFunc(l.All(), func(q Question) bool { return !f.Match(q) })
}

// Companies returns the companies of all questions, sorted, each once.
func (l *Library) Companies() []string {
	return l.values(func(q Question) string { return q.Company })
}

// Categories returns the categories of all questions, sorted, each once.
func (l *Library) Categories() []string {
	return l.values(func(q Question) string { return q.Category })
}

// values returns what of gives for all questions, sorted, each once whatever
// its case.
func (l *Library) values(of func(Question) string) []string {
	var values []string
	for _, q := range l.merged().questions {
		values = append(values, of(q))
	}
	slices.SortFunc(values, func(a, b string) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a), strings.ToLower(b)), cmp.Compare(a, b))
	})
	return slices.CompactFunc(values, strings.EqualFold)
}
