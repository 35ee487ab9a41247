package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/critique/score"
	"okrcoach/internal/history"
)

// sameScore is up to which distance, in points of 5, two judgements of a side
// say the same: people give whole points, and the judge halves.
const sameScore = 0.5

// comparison is a criterion or a side of an answer as three judged it.
type comparison struct {
	what string
	// What each said, in a word or a number; nobody's is empty.
	candidate, interviewer, rubric judgement
	// full is the best judgement there is; same is up to which distance two of
	// them say the same.
	full, same float64
}

// judgement is what one of the three said.
type judgement struct {
	said string
	// at is where that lies, from 0; meaningless where nothing was said.
	at float64
}

// spread returns the widest distance between two judgements, as a share of the
// scale, and whether all of them say the same; -1 where fewer than two judged.
func (c comparison) spread() (gap float64, agreed bool) {
	least, most, n := c.full, 0.0, 0
	for _, j := range []judgement{c.candidate, c.interviewer, c.rubric} {
		if j.said != "" {
			least, most, n = min(least, j.at), max(most, j.at), n+1
		}
	}
	if n < 2 {
		return -1, false
	}
	return (most - least) / c.full, most-least <= c.same
}

func (c comparison) gap() float64 {
	gap, _ := c.spread()
	return gap
}

// compared sets side by side what the candidate, the interviewer and the
// offline judge said, the largest disagreement first; what is as far apart
// keeps the order of the rubric, sides last. What nobody judged is left out.
func compared(a history.Attempt) []comparison {
	var rows []comparison
	for _, id := range criteria(a) {
		rows = append(rows, criterionCompared(a, id))
	}
	for _, side := range []string{"structure", "content", "delivery"} {
		rows = append(rows, sideCompared(a, side))
	}
	rows = slices.DeleteFunc(rows, func(c comparison) bool {
		return c.candidate.said == "" && c.interviewer.said == "" && c.rubric.said == ""
	})
	slices.SortStableFunc(rows, func(x, y comparison) int { return cmp.Compare(y.gap(), x.gap()) })
	return rows
}

// criteria returns the ids of what was judged: in the order of the review, and
// behind them, in order, those that only people have judged.
func criteria(a history.Attempt) []string {
	var ids []string
	if a.Review != nil {
		for _, c := range a.Review.Criteria {
			ids = append(ids, c.ID)
		}
	}
	others := slices.Concat(slices.Collect(maps.Keys(a.Ratings)), slices.Collect(maps.Keys(a.Interview.Marks)))
	slices.Sort(others)
	for _, id := range slices.Compact(others) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func criterionCompared(a history.Attempt, id string) comparison {
	c := comparison{what: id, candidate: rated(a.Ratings[id]), interviewer: marked(a.Interview.Marks[id]), full: 1}
	if a.Review == nil {
		return c
	}
	for _, judged := range a.Review.Criteria {
		if judged.ID == id {
			// A review that could judge nothing is no judgement.
			if a.Review.Note == "" {
				c.rubric = marked(judged.Verdict)
			}
			if judged.Kind == rubric.Mistake {
				c.what = "mistake: " + id
			}
		}
	}
	return c
}

func sideCompared(a history.Attempt, side string) comparison {
	c := comparison{
		what:      side + ", 0 to 5",
		candidate: banded(a.Interview.SelfBands, side), interviewer: banded(a.Interview.Bands, side),
		full: score.Full, same: sameScore,
	}
	if a.Review == nil || a.Review.Note != "" {
		return c
	}
	for _, s := range Sides(a.Review.Scores) {
		if strings.EqualFold(s.Name, side) {
			c.rubric = judgement{fmt.Sprintf("%g", s.Value), s.Value}
		}
	}
	return c
}

// rated puts a candidate's rating in the words of the rubric.
func rated(r history.Rating) judgement {
	return marked(map[history.Rating]rubric.Verdict{
		history.RatedNo: rubric.Missed, history.RatedPartly: rubric.Partly, history.RatedYes: rubric.Covered,
	}[r])
}

func marked(v rubric.Verdict) judgement {
	at := map[rubric.Verdict]float64{
		rubric.Partly: 0.5, rubric.Covered: 1,
		rubric.Possible: 0.5, rubric.Avoided: 1,
	}[v]
	return judgement{string(v), at}
}

func banded(bands map[string]int, side string) judgement {
	band, given := bands[side]
	if !given {
		return judgement{}
	}
	return judgement{fmt.Sprint(band), float64(band)}
}

// agreement says how far the three agree in rows.
func agreement(rows []comparison) string {
	agreed, judged := 0, 0
	for _, r := range rows {
		gap, same := r.spread()
		if gap >= 0 {
			judged++
		}
		if same {
			agreed++
		}
	}
	switch {
	case judged == 0:
		return "Nothing was judged by two of the three."
	case agreed == judged:
		return "All who judged agree."
	}
	return fmt.Sprintf("All who judged agree in %d of %d. The largest disagreement comes first.", agreed, judged)
}

// table writes a Markdown table whose columns also stand one under another on
// plain lines. Its first row is the head.
func (w *writer) table(rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for n, row := range rows {
		var rule strings.Builder
		for i, cell := range row {
			w.WriteString("| " + cell + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+1))
			rule.WriteString("|" + strings.Repeat("-", widths[i]+2))
		}
		w.line("|")
		if n == 0 {
			w.line("%s|", rule.String())
		}
	}
}
