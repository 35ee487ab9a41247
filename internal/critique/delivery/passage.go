package delivery

import (
	"regexp"
	"strings"
	"unicode"

	"okrcoach/internal/prose"
)

// kind tells sentences from what is written in lists and headings, which has
// no sentence length.
type kind int

const (
	sentence kind = iota
	item
	heading
)

// passage is a sentence, or what stands for one in a list or a heading.
type passage struct {
	prose.Span
	kind kind
	// opensLine reports that a line begins here, and opensItem a list item.
	opensLine, opensItem bool
	// mark is the number of a list item or the mark of a heading, "2)" or
	// "##", and label a label such as "KR1" or "Objective 2"; empty
	// elsewhere.
	mark, label prose.Span
	words       []word
	clauses     []clause
	// question reports that the passage ends in a question mark.
	question bool
}

// word is one word of an answer.
type word struct {
	prose.Span
	// lower is the word in lower case, with straight apostrophes.
	lower string
	// gap is what stands between the word before and this one.
	gap string
	// quoted reports that it stands in quotation marks or code: it is
	// mentioned, not used.
	quoted bool
}

// read cuts an answer, whose words are given, into passages.
func read(text string, words []word) []passage {
	lines := prose.Lines(text)
	spans := prose.Sentences(text)
	passages := make([]passage, 0, len(spans))
	line, before := 0, -1
	inList := false
	for _, span := range spans {
		for line+1 < len(lines) && lines[line+1].Start <= span.Start {
			line++
		}
		p := passage{Span: span}
		p.words, words = wordsWithin(words, span)
		p.opensLine = line != before
		before = line
		inList = p.readLine(text, lines[line], inList)
		p.clauses = cut(p.words)
		passages = append(passages, p)
	}
	return passages
}

// readLine tells what a passage is from the line it begins in and from its own
// label, and whether it stands in a list. A line that is indented below an item
// goes on with the list.
func (p *passage) readLine(text string, line prose.Line, inList bool) bool {
	p.question = strings.HasSuffix(strings.TrimRight(p.Of(text), `"')*_ `), "?")
	if at := label.FindStringIndex(clip(p.Of(text), longestLabel)); at != nil {
		p.label = prose.Span{Start: p.Start, End: p.Start + at[1]}.TrimFunc(text, notOfWord)
	}
	marked := line.Mark == prose.Bullet || line.Mark == prose.Number
	if p.opensLine {
		inList = marked || inList && line.Mark == prose.NoMark && line.Indent > 0
	}
	switch {
	case line.Mark == prose.Heading:
		p.kind = heading
	case inList || !p.label.Empty():
		p.kind = item
		p.opensItem = p.opensLine && marked || !inList
	}
	if p.opensLine && (line.Mark == prose.Number || line.Mark == prose.Heading) {
		p.mark = markBefore(text, p.Start)
	}
	return inList
}

// markBefore returns the list number or heading mark that ends before start.
func markBefore(text string, start int) prose.Span {
	s := prose.Span{Start: strings.LastIndexByte(text[:start], '\n') + 1, End: start}
	return s.TrimFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\r>*_", r) })
}

// longestLabel is how many bytes a label may have, with the words before it.
const longestLabel = 40

// label is how the parts of OKRs are named at the beginning of a sentence:
// "Objective 2:", "my goal:", "O1", "KR1.2 –", "B-3". "Objective 1 would be"
// begins a sentence like any other.
var label = regexp.MustCompile(`(?i)^(?:(?:so|and|then|the|my|our|for) )*(?:` +
	`(?:objective|obj|goal|aim|key results?)\.?\s?#?(?:\d{1,2}(?:\.\d{1,2})?|[ivx]{1,4}|[a-h])?\s?(?:[:.,)–—]|-\s|$)` +
	`|krs?(?:\s?#?\d(?:\.\d)?)?(?:[\s:.)–—-]|$)|(?:o|[a-h]-)\d{1,2}\b)`)

func notOfWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// clip returns the first n bytes of s, or all of it where it is shorter. It
// may cut a rune.
func clip(s string, n int) string { return s[:min(n, len(s))] }

func readWords(text string) []word {
	var words []word
	end, open := 0, -1
	for s := range prose.Words(text) {
		gap := text[end:s.Start]
		open = markQuoted(words, gap, open)
		lower := strings.ReplaceAll(strings.ToLower(s.Of(text)), "’", "'")
		words = append(words, word{Span: s, lower: lower, gap: gap})
		end = s.End
	}
	markQuoted(words, text[end:], open)
	return words
}

// markQuoted reads the quotation marks between the last of words and the next.
// open is the index of the first word behind a mark that is still open, or -1;
// the new one is returned. A quotation ends at the line's end at the latest,
// and without a closing mark it is none.
func markQuoted(words []word, gap string, open int) int {
	for _, r := range gap {
		switch {
		case r == '\n':
			open = -1
		case strings.ContainsRune("\"`”»", r) && open >= 0:
			for i := open; i < len(words); i++ {
				words[i].quoted = true
			}
			open = -1
		case strings.ContainsRune("\"`“«", r):
			open = len(words)
		}
	}
	return open
}

// wordsWithin returns the words that stand in s, and those behind them.
func wordsWithin(words []word, s prose.Span) (within, rest []word) {
	start := 0
	for start < len(words) && words[start].Start < s.Start {
		start++
	}
	end := start
	for end < len(words) && words[end].End <= s.End {
		end++
	}
	return words[start:end], words[end:]
}
