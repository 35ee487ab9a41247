package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/agreement"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/questions"
)

// measure prints the tables, those of what is only scored first.
func (s *sets) measure(w io.Writer, misses bool) {
	tuning, heldOut := s.halves()
	for _, t := range []struct {
		title   string
		answers []agreement.Answer
		of      func(questions.Question, string) *questions.Question
	}{
		{"First question, the half that is only scored", heldOut, leftOut},
		{"First question, the half that is learned from, each answer left out", tuning, leftOut},
		{"First question, further answers, each left out", s.practice, leftOut},
		{"Other bundled questions", s.bundled, whole},
		{"Questions that are not bundled", s.unbundled, whole},
		{"The same with nothing but plain sentences", s.unbundled, plain},
	} {
		tally := s.tally(t.answers, t.of)
		fmt.Fprintf(w, "\n## %s\n\n%s", t.title, tally.Table())
		if misses {
			fmt.Fprintf(w, "\n%s", tally.Failures())
		}
	}
	s.measureTraps(w, misses)
	s.fixtures(w)
}

// How a question is prepared before an answer is judged.
func leftOut(q questions.Question, text string) *questions.Question {
	return agreement.Without(q, text)
}
func whole(q questions.Question, _ string) *questions.Question { return &q }
func plain(q questions.Question, _ string) *questions.Question { q = stripped(q); return &q }

// tally judges answers, on both processors.
func (s *sets) tally(answers []agreement.Answer, of func(questions.Question, string) *questions.Question) *agreement.Tally {
	reviews := make([]critique.Review, len(answers))
	var all sync.WaitGroup
	for i, a := range answers {
		all.Go(func() {
			q := of(s.question(a.Question), a.Text)
			reviews[i] = critique.New(q, s.library.All()...).Review(critique.Answer{Text: a.Text})
		})
	}
	all.Wait()
	var t agreement.Tally
	for i, a := range answers {
		t.Add(a, reviews[i].Criteria)
	}
	return &t
}

// measureArguments prints the score on ArgKP-2021, where a folder holds it.
// Each side of a topic becomes a question with plain sentences, since the set
// has no exemplars.
func measureArguments(w io.Writer, folder string) error {
	if folder == "" {
		fmt.Fprintln(w, "\nArgKP-2021 is not measured: OKRCOACH_EVAL names no folder.")
		return nil
	}
	topics, err := agreement.ReadKeyPoints(os.DirFS(filepath.Join(folder, "argkp")), "dev")
	if err != nil {
		return err
	}
	strict, relaxed := agreement.Precision(topics, matches)
	fmt.Fprintf(w, "\n## ArgKP-2021, dev\n\nMean average precision: %.3f strict, %.3f relaxed.\n", strict, relaxed)
	return nil
}

// matches scores each argument beside each key point of its topic.
func matches(t *agreement.Topic) []float64 {
	q := questions.Question{ID: "topic", Title: t.Claim, Prompt: t.Claim}
	for _, k := range t.KeyPoints {
		q.KeyPoints = append(q.KeyPoints, questions.KeyPoint{ID: "point", Point: k, Say: k})
	}
	r := rubric.New(&q)
	scores := make([]float64, len(t.Pairs))
	at := -1
	var points []float64
	for i, p := range t.Pairs {
		if p.Argument != at {
			at, points = p.Argument, r.Likeness(t.Arguments[p.Argument])
		}
		scores[i] = points[p.KeyPoint]
	}
	return scores
}
