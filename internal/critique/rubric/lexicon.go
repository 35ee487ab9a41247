package rubric

import (
	"slices"
	"strings"
	"sync"

	"github.com/kljensen/snowball/english"

	"okrcoach/internal/critique/meaning"
)

// lexicon remembers the words that it was asked for: most come again, and to
// stem a word or to look up what it means takes longer than to remember it. It
// may be used from several goroutines at once.
type lexicon struct {
	// base knows words already and learns no more; nil for none.
	base    *lexicon
	guard   sync.Mutex
	lexemes map[string]*lexeme      // by the word as it is written
	senses  map[string]meaning.Word // by the word in lower case
}

// lexeme is what is known of a word wherever it stands.
type lexeme struct {
	said, stem string
	// terms stand for it, and denied do where it is denied; a word that says
	// nothing has none.
	terms, denied []string
}

func newLexicon(base *lexicon) *lexicon {
	return &lexicon{base: base, lexemes: map[string]*lexeme{}, senses: map[string]meaning.Word{}}
}

func (l *lexicon) lexeme(written string) *lexeme {
	if l.base != nil {
		if known, seen := l.base.lexemes[written]; seen {
			return known
		}
	}
	l.guard.Lock()
	known, seen := l.lexemes[written]
	l.guard.Unlock()
	if !seen {
		known = newLexeme(written)
		l.guard.Lock()
		l.lexemes[written] = known
		l.guard.Unlock()
	}
	return known
}

func newLexeme(written string) *lexeme {
	lower := strings.ReplaceAll(strings.ToLower(written), "’", "'")
	head, _, _ := strings.Cut(lower, "'")
	if head == "" {
		head = lower
	}
	l := &lexeme{said: lower, stem: english.Stem(head, true)}
	if len(head) < 2 || english.IsStopWord(head) || slices.Contains(fillers, head) || isLabel(head) {
		return l
	}
	l.terms, l.denied = []string{l.stem}, []string{negated + l.stem}
	return l
}

// sense returns what a word in lower case means; a label means nothing.
func (l *lexicon) sense(said string) meaning.Word {
	if l.base != nil {
		if sense, seen := l.base.senses[said]; seen {
			return sense
		}
	}
	l.guard.Lock()
	sense, seen := l.senses[said]
	l.guard.Unlock()
	if !seen {
		if !isLabel(said) {
			sense = meaning.Find(said)
		}
		l.guard.Lock()
		l.senses[said] = sense
		l.guard.Unlock()
	}
	return sense
}
