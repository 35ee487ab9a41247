package main

import (
	"fmt"
	"slices"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/questions"
)

// proveJudged is the lint rule that the judge understands the question: the
// sample answer covers every key point and makes no mistake, and each bad
// answer makes its own.
func proveJudged(f *questions.File) []questions.Fault {
	q := f.Question
	judge := critique.New(&q)
	var faults []questions.Fault
	for _, c := range judge.Review(critique.Answer{Text: q.Sample}).Criteria {
		switch c.Verdict {
		case rubric.Covered, rubric.Avoided:
			continue
		}
		faults = append(faults, f.Fault(questions.Warning, placeOf(&q, c.ID),
			fmt.Sprintf("the judge finds %q %s in the sample answer", c.ID, c.Verdict), "a sample answer that covers every key point and makes no mistake"))
	}
	for i, m := range q.Mistakes {
		judge := critique.New(unlearned(q, i))
		for _, c := range judge.Review(critique.Answer{Text: m.BadAnswer}).Criteria {
			if c.ID == m.ID && c.Verdict != rubric.Made {
				faults = append(faults, f.Fault(questions.Warning, fmt.Sprintf("mistakes[%d].bad_answer", i),
					fmt.Sprintf("the judge finds %q %s in its bad answer", m.ID, c.Verdict), "an answer that makes this mistake"))
			}
		}
	}
	return append(faults, strays(f)...)
}

// unlearned returns q without the bad answer of a mistake. The judge learns from
// bad answers, and one that it knows by heart would prove nothing.
func unlearned(q questions.Question, mistake int) *questions.Question {
	q.Mistakes = slices.Clone(q.Mistakes)
	q.Mistakes[mistake].BadAnswer = ""
	return &q
}

// strays finds exemplars that are nearer to another key point than to their
// own.
func strays(f *questions.File) []questions.Fault {
	var faults []questions.Fault
	for _, s := range rubric.Strays(&f.Question) {
		faults = append(faults, f.Fault(questions.Warning, fmt.Sprintf("key_points[%d].exemplars[%d]", s.Point, s.Exemplar),
			fmt.Sprintf("this exemplar of %q is nearer to %q, by %.2f", f.Question.KeyPoints[s.Point].ID, s.Other, s.By),
			"a sentence that only makes its own point"))
	}
	return faults
}

// placeOf returns where the front matter describes a key point or a mistake.
func placeOf(q *questions.Question, id string) string {
	for i, k := range q.KeyPoints {
		if k.ID == id {
			return fmt.Sprintf("key_points[%d]", i)
		}
	}
	for i, m := range q.Mistakes {
		if m.ID == id {
			return fmt.Sprintf("mistakes[%d]", i)
		}
	}
	return ""
}
