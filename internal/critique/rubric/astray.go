package rubric

import (
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/prose"
)

// astrayShare is what is left of an answer's coverage where its form is that of
// an answer to another question. The share was chosen on the bundled sample
// answers, each put to all questions; the words alone do not tell them apart.
const astrayShare = 0.6

// An answer has a form from formedWords words on. Two Objectives make a set.
const (
	formedWords = 40
	formedSet   = 2
)

// astray reports whether an answer has the form of one to another question:
// no Objectives where the question asks for some, or Objectives with Key
// Results where it asks for none.
func (r *Rubric) astray(text string, objectives []okr.Objective) bool {
	keyResults := 0
	for _, o := range objectives {
		keyResults += len(o.KeyResults)
	}
	if r.objectives == 0 {
		return len(objectives) >= formedSet && keyResults >= formedSet
	}
	return keyResults == 0 && len(objectives) < min(formedSet, r.objectives) && prose.CountWords(text) >= formedWords
}
