package okr

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"okrcoach/internal/prose"
)

// scopeEnds are the words that end a scope.
var scopeEnds = words(`from to by under below above because so go goes going fall falls rise rises drop drops stay stays shrinks
	shrink grow grows is are down up until before within through with and where when if which that now today currently less more
	fewer no this next`)

// scopeEnd returns where a scope that is read up to this place ends: at
// punctuation, a change, or one of scopeEnds.
func scopeEnd(text string, at int) int {
	for at < len(text) {
		c := text[at]
		next := at + 1
		blank := next >= len(text) || text[next] == ' ' || text[next] == '\n'
		switch {
		case isLetter(c):
			if word := wordAt(text, at); scopeEnds[word] || word == "at" && limitAt(text, at) {
				return at
			}
			at = skipName(text, at)
			continue
		case isDigit(c):
			at = skipName(text, at)
			continue
		case strings.IndexByte(";:()|!?<>=", c) >= 0, blank && (c == ',' || c == '.'), strings.HasPrefix(text[at:], "→"), strings.HasPrefix(text[at:], "≤"), strings.HasPrefix(text[at:], "≥"):
			return at
		case at > 0 && text[at-1] == ' ':
			r, size := utf8.DecodeRuneInString(text[at:])
			behind := at + size
			if strings.ContainsRune("+−-–—", r) && size > 0 && (behind >= len(text) || text[behind] == ' ' || isDigit(text[behind]) || text[behind] == '>') {
				return at
			}
		}
		at = next
	}
	return at
}

// limitAt reports whether "at most" or "at least" stands here.
func limitAt(text string, at int) bool {
	return phraseAt(text, at, "at most") > 0 || phraseAt(text, at, "at least") > 0
}

// prepositions begin a phrase that says for whom or where something is
// measured, and counting are words that stand before some of them.
var (
	prepositions = words("for across among on in at of per without excluding outside within")
	counting     = words("measured counted")
)

// scopeIn returns the first phrase in text that says for whom or where
// something is measured.
func scopeIn(text string) prose.Span {
	counted := -1 // where "measured" or "counted" stands, right before
	for at := 0; at < len(text); {
		if !isLetter(text[at]) {
			if isDigit(text[at]) {
				at = skipName(text, at) - 1
			}
			at++
			continue
		}
		start, word := at, wordAt(text, at)
		at = skipName(text, at)
		object := skipSpace(text, at)
		switch {
		case counting[word]:
			counted = start
			continue
		case !prepositions[word] && (counted < 0 || word != "by" && word != "from"), object == at:
			counted = -1
			continue
		case counted >= 0:
			start = counted
		}
		counted = -1
		if s := scopeFrom(text, start, word, object); !s.Empty() {
			return s
		}
	}
	return prose.Span{}
}

// scopeFrom reads the scope that begins with a preposition and its object.
func scopeFrom(text string, start int, preposition string, object int) prose.Span {
	none := prose.Span{Start: start, End: start}
	if preposition == "of" && !wholeMetric(text[:start]) || !isPlace(text, preposition, object) {
		return none
	}
	if s := (prose.Span{Start: start, End: scopeEnd(text, object)}).TrimFunc(text, unicode.IsSpace); s.End > object {
		return s
	}
	return none
}

// isPlace reports whether what follows a preposition could be a scope and is no
// date, limit or idiom.
func isPlace(text, preposition string, object int) bool {
	if _, dated := deadlineAt(text, object); dated {
		return false
	}
	if q, ok := quantityFrom(text, object); ok && (q.Unit != Plain || preposition == "of") {
		return false
	}
	word := wordAt(text, object)
	if word == "" {
		return object < len(text) && (isDigit(text[object]) || text[object] >= 0x80)
	}
	if word == "a" || word == "the" || word == "each" || word == "every" || word == "any" || word == "calendar" {
		word = wordAt(text, skipSpace(text, object+len(word)))
	}
	if durations[word] > 0 {
		return false
	}
	switch word {
	case "nothing", "it", "them", "this", "us", "most", "least", "time", "average", "place", "all", "total", "half", "order", "next", "last":
		return word == "all"
	}
	return word != "call" || preposition != "on"
}

// quantityFrom reads a quantity at a place where a word or number begins.
func quantityFrom(text string, at int) (Quantity, bool) {
	if at >= len(text) || !isLetter(text[at]) && !isDigit(text[at]) && currencySign(text, at) == 0 {
		return Quantity{}, false
	}
	return quantityAt(text, at)
}
