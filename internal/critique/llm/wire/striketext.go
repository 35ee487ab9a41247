package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The least that is held to be a quotation of a text that was sent: so many
// words in a row, or one word of so many bytes.
const (
	leastWords = 3
	longWord   = 12
)

// word is one word of a text, folded to lower case, and where it stands.
type word struct {
	start, end int
	folded     string
}

// nextWord returns the first word of s at or behind from; an empty one behind
// the last. A rune of a script without spaces is a word by itself. Only
// letters and digits count, so that a quotation is known through escapes,
// quote marks and changed white space.
func nextWord(s string, from int) word {
	start := -1
	for i, r := range s[from:] {
		i += from
		inWord := unicode.IsLetter(r) || unicode.IsDigit(r)
		alone := inWord && r >= '\u2E80'
		switch {
		case start < 0 && alone:
			return word{i, i + utf8.RuneLen(r), string(r)}
		case start < 0 && inWord:
			start = i
		case start >= 0 && (!inWord || alone):
			return word{start, i, strings.ToLower(s[start:i])}
		}
	}
	if start < 0 {
		return word{len(s), len(s), ""}
	}
	return word{start, len(s), strings.ToLower(s[start:])}
}

// wordsOf returns all words of s.
func wordsOf(s string) []word {
	var found []word
	for w := nextWord(s, 0); w.folded != ""; w = nextWord(s, w.end) {
		found = append(found, w)
	}
	return found
}

// strikeText strikes out of said what it quotes of text. said is short; text
// may be long and is read once.
func strikeText(said, text string) string {
	spoken := wordsOf(said)
	runs := map[[leastWords]string][]int{}
	long := map[string][]int{}
	for i, w := range spoken {
		if len(w.folded) >= longWord {
			long[w.folded] = append(long[w.folded], i)
		}
		if i+leastWords <= len(spoken) {
			run := [leastWords]string{w.folded, spoken[i+1].folded, spoken[i+2].folded}
			runs[run] = append(runs[run], i)
		}
	}
	quoted := make([]bool, len(spoken))
	mark := func(at []int, words int) {
		for _, i := range at {
			for j := i; j < i+words; j++ {
				quoted[j] = true
			}
		}
	}
	var last [leastWords]string
	for w := nextWord(text, 0); w.folded != ""; w = nextWord(text, w.end) {
		copy(last[:], last[1:])
		last[leastWords-1] = w.folded
		mark(runs[last], leastWords)
		mark(long[w.folded], 1)
	}
	return without(said, spoken, quoted)
}

// without returns said with each run of quoted words struck.
func without(said string, spoken []word, quoted []bool) string {
	var b strings.Builder
	from := 0
	for i := 0; i < len(spoken); i++ {
		if !quoted[i] {
			continue
		}
		b.WriteString(said[from:spoken[i].start] + struck)
		for i+1 < len(spoken) && quoted[i+1] {
			i++
		}
		from = spoken[i].end
	}
	b.WriteString(said[from:])
	return b.String()
}
