package okr

import (
	"cmp"
	"slices"
	"strings"

	"okrcoach/internal/prose"
)

// Read finds the Objectives and Key Results in text, in the order they stand.
// Objectives are taken from labels ("O1", "Objective 2:") where there are any,
// else from headings, numbered lines and titles of lists, else from running
// text ("my first objective is"). Key Results are labelled ("KR1.1", "Key
// Results:"), lines of a list or plain lines below an Objective, rows of a
// table, or sentences with a number behind one. Those that belong to no
// Objective are left out.
func Read(text string) []Objective {
	o := outlineOf(text)
	drafts := o.drafts()
	dates := o.dates(drafts)
	objectives := make([]Objective, 0, len(drafts))
	for i, d := range drafts {
		objective := Objective{
			Text: d.title.Of(text), Span: d.title, KeyResults: []KeyResult{}, Findings: []Finding{},
		}
		for _, s := range d.results {
			k := readKeyResult(text, s.Span, cmp.Or(s.date, dates[i]))
			k.Metric = cmp.Or(k.Metric, titleMetric(objective.Text))
			objective.KeyResults = append(objective.KeyResults, k)
		}
		objectives = append(objectives, objective)
	}
	return objectives
}

// titleMetric returns the metric that the title of an Objective names, for Key
// Results that are a number alone: "Objective: uptime. KR: 99.95 to 99.99".
func titleMetric(title string) string {
	for word := range prose.Words(title) {
		if said := word.Of(title); metrics[strings.ToLower(said)] != eitherIsBetter {
			return said
		}
	}
	return ""
}

// draft is an Objective with the places of its Key Results.
type draft struct {
	count   int
	title   prose.Span
	results []datedResult
	// group is what it was read from; nil for one in a table.
	group *group
}

// datedResult is a Key Result with the date of the sentence that it shares
// with others.
type datedResult struct {
	prose.Span
	date string
}

// drafts reads the title and the Key Results of every group, and gives those
// whose label names another Objective to that one.
func (o *outline) drafts() []draft {
	if table := o.readTable(); len(table) > 0 {
		return tableDrafts(table)
	}
	o.resultsFirst()
	drafts := make([]draft, len(o.groups))
	place := map[int]int{}
	for i := range o.groups {
		drafts[i] = draft{count: o.groups[i].count, group: &o.groups[i]}
		place[drafts[i].count] = i
	}
	for i, g := range o.groups {
		read := o.read(g)
		drafts[i].title = read.title
		for _, r := range read.found {
			to := i
			if named, ok := place[r.of]; ok && r.of > 0 {
				to = named
			}
			drafts[to].results = append(drafts[to].results, datedResult{Span: r.Span})
		}
	}
	for i := range drafts {
		all := drafts[i].results
		slices.SortStableFunc(all, func(a, b datedResult) int { return cmp.Compare(a.Start, b.Start) })
		shareDates(o.text, all)
	}
	return drafts
}

func tableDrafts(table []tableGroup) []draft {
	var drafts []draft
	for i, g := range table {
		d := draft{count: i + 1, title: g.title}
		for _, s := range g.results {
			d.results = append(d.results, datedResult{Span: s})
		}
		drafts = append(drafts, d)
	}
	return drafts
}

// resultsFirst moves Key Results that stand before the Objective that they
// belong to behind it: where the first label is one of a Key Result and the
// last Objective has nothing behind it.
func (o *outline) resultsFirst() {
	n := len(o.groups)
	if n == 0 || !slices.ContainsFunc(o.preamble, isResult) || slices.ContainsFunc(o.groups[n-1].body, isResult) {
		return
	}
	if slices.ContainsFunc(o.preamble, func(p piece) bool { return p.of > 0 }) {
		o.groups[0].body = append(slices.Clone(o.preamble), o.groups[0].body...)
		return
	}
	before := o.preamble
	for i := range o.groups {
		g := &o.groups[i]
		first := slices.IndexFunc(g.body, isResult)
		if first < 0 {
			first = len(g.body)
		}
		own, next := g.body[:first], g.body[first:]
		g.body = append(slices.Clone(own), before...)
		before = next
	}
}

func isResult(p piece) bool { return p.kind == keyResult || p.kind == keyResults }

// shareDates gives Key Results out of one sentence the date that only one of
// them holds.
func shareDates(text string, all []datedResult) {
	for start := 0; start < len(all); {
		end := start + 1
		for end < len(all) && sameSentence(text[all[end-1].End:all[end].Start]) {
			end++
		}
		if end-start > 1 && datedOnce(text, all[start:end]) {
			date := deadlineIn(text[all[start].Start:all[end-1].End])
			for i := start; i < end; i++ {
				all[i].date = date.Of(text[all[start].Start:all[end-1].End])
			}
		}
		start = end
	}
}

// datedOnce reports whether one of these Key Results at most has a date of its
// own: where several do, each speaks for itself.
func datedOnce(text string, all []datedResult) bool {
	n := 0
	for _, r := range all {
		if !deadlineIn(r.Of(text)).Empty() {
			n++
		}
	}
	return n <= 1
}

// sameSentence reports whether what stands between two Key Results joins them
// in one sentence.
func sameSentence(between string) bool {
	if len(between) > 12 {
		return false
	}
	for _, c := range []byte(between) {
		if c == '\n' || c == '.' || c == '|' {
			return false
		}
	}
	return true
}
