package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"okrcoach/content"
	"okrcoach/internal/critique/agreement"
	"okrcoach/internal/questions"
)

// sets are the labelled answers and the questions they belong to.
type sets struct {
	library *questions.Library
	// answers are those to the first question of which one half is only
	// scored. The others may be learned from: practice are further answers to
	// the first question, bundled some to the other bundled questions, and
	// unbundled some to questions that are not.
	answers, practice, bundled, unbundled []agreement.Answer
	suite                                 []agreement.Trap
}

func load(folder string) (*sets, error) {
	s := &sets{library: questions.Load(questions.Bundled(content.Questions()), questions.Folder(filepath.Join(folder, "questions")))}
	if faults := s.library.Faults(); slices.ContainsFunc(faults, func(f questions.Fault) bool { return f.Severity == questions.Error }) {
		return nil, fmt.Errorf("the questions have faults: %s", faults[0].Excerpt())
	}
	for name, to := range map[string]*[]agreement.Answer{
		"answers.jsonl": &s.answers, "practice.jsonl": &s.practice, "bundled.jsonl": &s.bundled, "unbundled.jsonl": &s.unbundled,
	} {
		var err error
		if *to, err = readFile(filepath.Join(folder, name), agreement.Read); err != nil {
			return nil, err
		}
	}
	var err error
	s.suite, err = readFile(filepath.Join(folder, "suite.jsonl"), agreement.ReadTraps)
	return s, err
}

// readFile reads what a file holds by the reader of its kind.
func readFile[T any](path string, read func(io.Reader) ([]T, error)) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, err := read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return all, nil
}

// halves returns the answers that may be learned from, and the others.
func (s *sets) halves() (tuning, heldOut []agreement.Answer) {
	for _, a := range s.answers {
		if a.Tuning() {
			tuning = append(tuning, a)
		} else {
			heldOut = append(heldOut, a)
		}
	}
	return tuning, heldOut
}

// question returns the question of an answer.
func (s *sets) question(id string) questions.Question {
	q, err := s.library.Find(id)
	if err != nil {
		panic(err) // the labelled answers and their questions come together
	}
	return q
}

// stripped returns a question with nothing but plain sentences for its points.
func stripped(q questions.Question) questions.Question {
	q.KeyPoints, q.Mistakes, q.Examples = slices.Clone(q.KeyPoints), slices.Clone(q.Mistakes), nil
	for i := range q.KeyPoints {
		q.KeyPoints[i].Exemplars, q.KeyPoints[i].Contrasts = nil, nil
	}
	for i := range q.Mistakes {
		q.Mistakes[i].Exemplars, q.Mistakes[i].Contrasts = nil, nil
	}
	return q
}
