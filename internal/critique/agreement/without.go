package agreement

import (
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"

	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// takenShare is the share of a sentence's words in two adjacent sentences of
// an answer from which it counts as taken from there.
const takenShare = 0.45

// Without returns q without what was taken from text, so that an answer from
// which the question's author learned can be judged as if it were new:
// exemplars and contrasts that share their words with it, and examples that
// are it.
func Without(q questions.Question, text string) *questions.Question {
	sentences := sentenceWords(text)
	mine := func(s string) bool { return takenFrom(s, sentences) }
	q.KeyPoints = slices.Clone(q.KeyPoints)
	for i := range q.KeyPoints {
		p := &q.KeyPoints[i]
		p.Exemplars = slices.DeleteFunc(slices.Clone(p.Exemplars), mine)
		p.Contrasts = slices.DeleteFunc(slices.Clone(p.Contrasts), mine)
	}
	q.Mistakes = slices.Clone(q.Mistakes)
	for i := range q.Mistakes {
		m := &q.Mistakes[i]
		m.Exemplars = slices.DeleteFunc(slices.Clone(m.Exemplars), mine)
		m.Contrasts = slices.DeleteFunc(slices.Clone(m.Contrasts), mine)
	}
	q.Examples = slices.DeleteFunc(slices.Clone(q.Examples), func(e questions.Example) bool {
		return strings.Join(strings.Fields(e.Text), " ") == strings.Join(strings.Fields(text), " ")
	})
	return &q
}

// sentenceWords returns the words of each two adjacent sentences.
func sentenceWords(text string) []map[string]bool {
	var all []map[string]bool
	sentences := prose.Sentences(text)
	for i, from := range sentences {
		to := sentences[min(i+1, len(sentences)-1)]
		all = append(all, contentWords(text[from.Start:to.End]))
	}
	return all
}

func takenFrom(s string, sentences []map[string]bool) bool {
	words := contentWords(s)
	return slices.ContainsFunc(sentences, func(said map[string]bool) bool {
		shared := 0
		for w := range words {
			if said[w] {
				shared++
			}
		}
		return float64(shared) >= takenShare*float64(len(words))
	})
}

func contentWords(s string) map[string]bool {
	words := map[string]bool{}
	for word := range prose.Words(s) {
		if w := strings.ToLower(word.Of(s)); !english.IsStopWord(w) {
			words[english.Stem(w, false)] = true
		}
	}
	return words
}
