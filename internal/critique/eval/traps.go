package main

import (
	"fmt"
	"io"
	"slices"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/agreement"
	"okrcoach/internal/critique/rubric"
)

// share counts how many of the labels of a kind were judged right.
type share struct{ right, all int }

func (s share) String() string { return fmt.Sprintf("%d of %d", s.right, s.all) }

// measureTraps prints how many of the suite's labels are judged right.
func (s *sets) measureTraps(w io.Writer, misses bool) {
	judges := critique.NewJudges(s.library.All())
	shares := map[agreement.Split]map[string]share{agreement.Tune: {}, agreement.Report: {}}
	var kinds, wrong []string
	for _, t := range s.suite {
		if !slices.Contains(kinds, t.Kind) {
			kinds = append(kinds, t.Kind)
		}
		for _, c := range judges.Of(t.Question).Review(critique.Answer{Text: t.Text}).Criteria {
			right, labelled := t.Right(c.ID, c.Confidence)
			if !labelled {
				continue
			}
			if !right {
				wrong = append(wrong, fmt.Sprintf("- %s, %s: %s at %.2f", t.ID, c.ID, c.Verdict, c.Confidence))
			}
			for _, kind := range []string{t.Kind, "all"} {
				sh := shares[t.Split][kind]
				shares[t.Split][kind] = share{sh.right + number(right), sh.all + 1}
			}
		}
	}
	fmt.Fprint(w, "\n## The suite of misleading cases\n\n| kind | learned from | only scored |\n|---|---|---|\n")
	for _, kind := range append(kinds, "all") {
		fmt.Fprintf(w, "| %s | %s | %s |\n", kind, shares[agreement.Tune][kind], shares[agreement.Report][kind])
	}
	if misses {
		fmt.Fprintln(w)
		for _, line := range wrong {
			fmt.Fprintln(w, line)
		}
	}
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

// fixtures prints what the bundled questions' own examples get.
func (s *sets) fixtures(w io.Writer) {
	judges := critique.NewJudges(s.library.All())
	fmt.Fprint(w, "\n## The questions' own examples\n\n| question | sample answer | bad answers |\n|---|---|---|\n")
	for _, q := range s.library.All() {
		var sample, bad share
		for _, c := range judges.Of(q.ID).Review(critique.Answer{Text: q.Sample}).Criteria {
			sample = share{sample.right + number(c.Verdict == rubric.Covered || c.Verdict == rubric.Avoided), sample.all + 1}
		}
		for _, m := range q.Mistakes {
			for _, c := range judges.Of(q.ID).Review(critique.Answer{Text: m.BadAnswer}).Criteria {
				if c.ID == m.ID {
					bad = share{bad.right + number(c.Verdict == rubric.Made), bad.all + 1}
				}
			}
		}
		fmt.Fprintf(w, "| %s | %s | %s |\n", q.ID, sample, bad)
	}
}
