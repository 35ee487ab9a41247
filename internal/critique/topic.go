package critique

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"okrcoach/internal/questions"
)

const (
	// timesNearer is how many times nearer an answer is to another question than
	// to its own before it counts as an answer to that one. Of 238 labelled
	// answers to ten questions one was so far from its own, and six in ten were
	// from each other question: who answers in images of their own must not be
	// turned away, and what passes here still has to make the points.
	timesNearer = 2.5
	// topicWords is the fewest words that tell a topic.
	topicWords = 30
	// stemLength is how many letters of a word stand for it: enough to tell
	// topics apart, and the same for "merchant" and "merchants".
	stemLength = 6
)

// topics tells what question an answer is about, out of those that it could
// have been given to. Two questions about the same are equally near, so that
// neither takes the other's answers away. It may be shared by the judges of all
// of them.
type topics struct {
	// titles and profiles are those of the questions, in their order.
	titles   []string
	profiles []weighed
	rarity   map[string]float64
}

// weighed is a text as how much each of its words weighs, in the order of the
// words.
type weighed struct {
	words   []weighedWord
	squares float64 // the sum of the weights' squares
}

type weighedWord struct {
	word   string
	weight float64
}

// newTopics compares questions with each other.
func newTopics(all []questions.Question) *topics {
	t := &topics{rarity: map[string]float64{}}
	counts := make([]map[string]int, len(all))
	for i := range all {
		counts[i] = beginnings(profile(&all[i]))
		for w := range counts[i] {
			t.rarity[w]++
		}
	}
	for w, n := range t.rarity {
		t.rarity[w] = math.Log(float64(len(all)+1) / n)
	}
	for i := range all {
		t.titles = append(t.titles, all[i].Title)
		t.profiles = append(t.profiles, t.weigh(counts[i]))
	}
	return t
}

// withOthers returns q and those of the others that are not q itself.
func withOthers(q *questions.Question, others []questions.Question) []questions.Question {
	all := []questions.Question{*q}
	for _, o := range others {
		if o.ID != q.ID {
			all = append(all, o)
		}
	}
	return all
}

// profile is what is said about a question by those who answer it well.
func profile(q *questions.Question) string {
	parts := []string{q.Prompt, q.HowTo, q.Sample}
	for _, p := range q.KeyPoints {
		parts = append(parts, p.Point, p.Hint, p.FollowUp, p.Say)
	}
	return strings.Join(parts, "\n")
}

// astray says that text answers another question than its own, which is given
// by its number; empty where it does not.
func (t *topics) astray(text string, own int) string {
	counts := beginnings(text)
	total := 0
	for _, n := range counts {
		total += n
	}
	if len(t.profiles) < 2 || total < topicWords {
		return ""
	}
	answer := t.weigh(counts)
	alike := make([]float64, len(t.profiles))
	for i, p := range t.profiles {
		alike[i] = cosine(answer, p)
	}
	best := slices.Max(alike)
	if best <= timesNearer*alike[own] {
		return ""
	}
	return fmt.Sprintf("This reads like an answer to another question: %s.", t.titles[slices.Index(alike, best)])
}

// weigh turns counts into weights: repeated words count more, but not in
// proportion, and words that all questions share count little.
func (t *topics) weigh(counts map[string]int) weighed {
	var w weighed
	for word, n := range counts {
		if r, known := t.rarity[word]; known {
			w.words = append(w.words, weighedWord{word, (1 + math.Log(float64(n))) * r})
		}
	}
	slices.SortFunc(w.words, func(a, b weighedWord) int { return strings.Compare(a.word, b.word) })
	w.squares = w.dot(w)
	return w
}

// beginnings counts the words of a text, cut to their first letters.
func beginnings(text string) map[string]int {
	counts := map[string]int{}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if runes := []rune(word); len(runes) > 2 {
			counts[string(runes[:min(len(runes), stemLength)])]++
		}
	}
	return counts
}

// cosine is the nearness of two texts, 0 to 1.
func cosine(a, b weighed) float64 {
	return a.dot(b) / math.Max(math.Sqrt(a.squares*b.squares), math.SmallestNonzeroFloat64)
}

// dot is summed in the order of the words, so that it is the same every time.
func (w weighed) dot(other weighed) float64 {
	sum := 0.0
	rest := other.words
	for _, x := range w.words {
		for len(rest) > 0 && rest[0].word < x.word {
			rest = rest[1:]
		}
		if len(rest) > 0 && rest[0].word == x.word {
			sum += float64(x.weight * rest[0].weight)
		}
	}
	return sum
}
