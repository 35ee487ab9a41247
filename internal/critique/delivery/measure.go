package delivery

import (
	"math"
	"slices"
	"time"
)

// Measured is what is known of how an answer came to be.
type Measured struct {
	// Took is the time spent answering, and Limit what was allowed; 0 where
	// unknown.
	Took, Limit time.Duration
	// Pasted reports that most of the answer was pasted.
	Pasted bool
}

// Measure turns an answer, and what is known of how it came to be, into a
// report. It takes time in proportion to the length of the answer.
func Measure(text string, m Measured) Report {
	words := readWords(text)
	r := Report{
		Words:         len(words),
		Seconds:       wholeSeconds(m.Took),
		LimitSeconds:  wholeSeconds(m.Limit),
		SpokenSeconds: int(math.Round(float64(len(words)) * 60 / SpokenWordsPerMinute)),
		Pasted:        m.Pasted,
	}
	if r.Seconds > 0 && r.LimitSeconds > 0 {
		r.SecondsLeft = r.LimitSeconds - r.Seconds
	}
	if !m.Pasted && m.Took >= time.Second {
		r.WordsPerMinute = int(math.Round(float64(len(words)) / m.Took.Minutes()))
	}
	passages := read(text, words)
	r.measureSentences(text, passages)
	r.ListItems = listItems(passages)
	r.SpecificWords = specificWords(passages)
	r.Hedges = hedges(text, passages)
	r.Fillers = fillers(text, passages)
	r.Signposts = signposts(text, passages)
	r.Closing = closing(text, passages)
	return r
}

// measureSentences counts the sentences outside lists and their words.
func (r *Report) measureSentences(text string, passages []passage) {
	total := 0
	for _, p := range passages {
		n := len(p.words)
		if p.kind != sentence || n == 0 {
			continue
		}
		r.Sentences++
		total += n
		if n > MostSentenceWords {
			r.LongSentences++
		}
		if n > r.LongestSentence {
			longest := p.Span
			r.LongestSentence, r.Longest = n, &longest
		}
	}
	if r.LongSentences > 0 {
		r.LongestBegins = beginning(r.Longest.Of(text))
	}
	if r.Sentences > 0 {
		r.AverageSentence = math.Round(float64(total)*10/float64(r.Sentences)) / 10
	}
}

// listItems counts what stands in lists: an item may hold several passages.
func listItems(passages []passage) int {
	n := 0
	for _, p := range passages {
		if p.opensItem {
			n++
		}
	}
	return n
}

// specificWords counts the words of passages that say something of the person's
// own.
func specificWords(passages []passage) int {
	n := 0
	for _, p := range passages {
		if p.specific() {
			n += len(p.words)
		}
	}
	return n
}

// specific reports whether a passage has a label, a number, a condition, or
// says what they do, as a list item does that begins with a verb.
func (p passage) specific() bool {
	return !p.label.Empty() || hasNumber(p.words) || hasAny(p.words, conditions) || slices.ContainsFunc(p.clauses, clause.acts) ||
		p.kind == item && len(p.words) > 0 && actions[p.words[0].lower]
}

func wholeSeconds(d time.Duration) int { return int(d.Round(time.Second) / time.Second) }
