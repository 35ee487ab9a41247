package critique

import (
	"sync"

	"okrcoach/internal/questions"
)

// Judges holds a judge for each of several questions, each prepared when it is
// first asked for. It may be used from several goroutines at once.
type Judges struct{ of map[string]func() *Judge }

// NewJudges prepares nothing yet. Each of its judges tells an answer to its
// own question from answers to the others.
func NewJudges(all []questions.Question) *Judges {
	j := &Judges{of: map[string]func() *Judge{}}
	topics := sync.OnceValue(func() *topics { return newTopics(all) })
	for i := range all {
		j.of[all[i].ID] = sync.OnceValue(func() *Judge { return newJudge(&all[i], i, topics) })
	}
	return j
}

// Of returns the judge of the question with an id, which must be one of those
// that NewJudges was given.
func (j *Judges) Of(id string) *Judge { return j.of[id]() }
