package critique

import (
	"strings"

	"github.com/kljensen/snowball/english"

	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// Why an answer is not judged.
const (
	noteEmpty      = "There is nothing to judge: the answer has no words."
	noteNotEnglish = "The judge reads English, and this answer does not look like English, so nothing was judged."
)

// An answer counts as English where at least this share of its words are
// English function words or words that the question file uses. Terse English
// notes have more than half of them, other European languages under a quarter
// even when they borrow technical terms. Fewer words than fewestWords say
// nothing about a language.
const (
	englishShare = 0.28
	fewestWords  = 12
)

// language recognises English answers to one question.
type language struct {
	// known are the question's own words, in lower case.
	known map[string]bool
}

func newLanguage(q *questions.Question) language {
	l := language{known: map[string]bool{}}
	texts := []string{q.Title, q.Prompt, q.Why, q.HowTo, q.Sample}
	for _, p := range q.KeyPoints {
		texts = append(texts, p.Point, p.Hint, p.Say)
		texts = append(texts, p.Exemplars...)
	}
	for _, text := range texts {
		for word := range prose.Words(text) {
			l.known[strings.ToLower(word.Of(text))] = true
		}
	}
	return l
}

// unjudgeable says why text cannot be judged; empty where it can.
func (l language) unjudgeable(text string) string {
	words, english := 0, 0
	empty := true
	for word := range prose.Words(text) {
		empty = false
		w := strings.ToLower(word.Of(text))
		if '0' <= w[0] && w[0] <= '9' {
			continue
		}
		words++
		if l.isEnglish(w) {
			english++
		}
	}
	switch {
	case empty:
		return noteEmpty
	case words >= fewestWords && float64(english) < englishShare*float64(words):
		return noteNotEnglish
	}
	return ""
}

func (l language) isEnglish(w string) bool { return english.IsStopWord(w) || l.known[w] }
