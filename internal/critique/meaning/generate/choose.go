package main

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
)

const (
	// generalWords is how many words the table takes from general English.
	generalWords = 28700
	// domainRank is the rank of a word that the domain list explains by a
	// phrase: rare enough to count in full.
	domainRank = 20000
)

// domainList is described by the comment at its top.
//
//go:embed domain.txt
var domainList string

// row is one word of the table.
type row struct {
	word   string
	phrase string // what it means; itself as a rule
	rank   int    // 1 is the most frequent
}

// wordShape is a word worth a row: letters, and signs between them. GloVe also
// lists punctuation and fragments.
var wordShape = regexp.MustCompile(`^[a-z]+(?:[-'][a-z]+)*$`)

// choose returns the rows of the table, sorted by word.
func choose(vocabulary []string, frequent frequentWords, p pieces) []row {
	rows := domainRows(domainList, frequent.rank)
	taken := map[string]bool{}
	for _, r := range rows {
		taken[r.word] = true
	}
	isName := frequent.names(p)
	room := generalWords
	for i, word := range vocabulary {
		if room == 0 {
			break
		}
		if taken[word] || len(word) < 2 || !wordShape.MatchString(word) || isName(word) {
			continue
		}
		rows = append(rows, row{word, word, i + 1})
		room--
	}
	slices.SortFunc(rows, func(a, b row) int { return strings.Compare(a.word, b.word) })
	return rows
}

// domainRows reads the domain list.
func domainRows(list string, rank map[string]int) (rows []row) {
	for line := range strings.Lines(list) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		word, phrase, explained := strings.Cut(line, " = ")
		if !explained {
			phrase = word
		}
		r := row{word, phrase, domainRank}
		if known := rank[phrase]; known > 0 {
			r.rank = known
		}
		rows = append(rows, r)
	}
	return rows
}

// wordsOf returns the words of a phrase of the domain list.
func wordsOf(phrase string) []string {
	return strings.FieldsFunc(phrase, func(r rune) bool { return r == ' ' || r == ',' })
}
