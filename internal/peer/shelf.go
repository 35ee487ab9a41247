package peer

import (
	"time"

	"okrcoach/internal/questions"
)

// The bounds of the time for an answer.
const (
	MinLimit = 30 * time.Second
	MaxLimit = 2 * time.Hour
)

// shelf is the questions that can be asked. It never changes.
type shelf struct {
	questions []questions.Question
	number    map[string]int
	choices   []Choice
}

func newShelf(all []questions.Question) *shelf {
	s := &shelf{questions: all, number: make(map[string]int, len(all))}
	for i, q := range all {
		s.number[q.ID] = i
		s.choices = append(s.choices, Choice{ID: q.ID, Title: q.Title, Company: q.Company, Time: q.Time})
	}
	return s
}

// find returns the question with an id; nil where there is none.
func (s *shelf) find(id string) *questions.Question {
	if i, ok := s.number[id]; ok {
		return &s.questions[i]
	}
	return nil
}

// behind returns the id of the first question behind another, from the last
// on to the first, that was not asked; where all were, the one behind it.
func (s *shelf) behind(id string, asked map[string]bool) string {
	at := s.number[id]
	for i := 1; i < len(s.questions); i++ {
		if next := s.questions[(at+i)%len(s.questions)].ID; !asked[next] {
			return next
		}
	}
	return s.questions[(at+1)%len(s.questions)].ID
}

// check returns ErrValue unless the settings name what there is.
func (s *shelf) check(wanted Settings) error {
	limited := wanted.Limit == 0 || MinLimit <= wanted.Limit && wanted.Limit <= MaxLimit
	if s.find(wanted.Question) == nil || !limited || wanted.Asks != Host && wanted.Asks != Guest {
		return ErrValue
	}
	return nil
}
