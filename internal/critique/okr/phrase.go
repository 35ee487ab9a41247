package okr

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"okrcoach/internal/prose"
)

// verbs are the words before a metric that say what is done to it, and
// articles and fillers.
var verbs = words(`we to and then also i'd i will would should must the our a an of get bring take move drive push reach hit achieve
	ensure make sure that deliver improve improves improving demonstrate show prove target reduce reduces reducing cut cuts cutting
	lower decrease drop shrink shorten halve trim minimise minimize eliminate increase increases raise grow lift boost expand
	halve keep hold maintain sustain have has be is are at with so um uh like measured by no zero`)

// connectors are the words between a metric and its number.
var connectors = words(`from goes go going falls fall drops drop rises rise climbs stays stay remains remain is are be kept keeps
	should must will would come comes to at of under below above over least most than less more fewer within inside max maximum minimum down up
	by and now today currently about around roughly nearly only covers cover reaches hits improves shrinks grows no not was has have
	moves between in`)

// metricOf returns what is measured: what stands before the first number of
// the claim, or where that is only a verb, what stands behind it.
func metricOf(c claim) prose.Span {
	if !c.hasTarget {
		return firstPhrase(c.text, lead(c.text, c.Span))
	}
	first, last := c.target, c.target
	if c.hasBaseline {
		if c.baseline.Start < first.Start {
			first = c.baseline
		} else if c.baseline.Start-last.End < baselineReach {
			last = c.baseline
		}
	}
	before := lead(c.text, behindSetting(c.text, prose.Span{Start: c.Start, End: max(c.Start, first.Start)}))
	before = withoutTail(c.text, firstPhrase(c.text, before))
	if !before.Empty() {
		return before
	}
	behind := lead(c.text, prose.Span{Start: max(c.target.End, first.End), End: c.End})
	if settings[wordAt(c.text, behind.Start)] {
		return prose.Span{Start: behind.Start, End: behind.Start}
	}
	return withoutTail(c.text, firstPhrase(c.text, behind))
}

// settings are words that begin a scope or a date and no metric.
var settings = words("on in for of at across among within per by before until every each")

// behindSetting takes a phrase that only sets the scene off the front: "On
// standard runners, the p95 wait".
func behindSetting(text string, s prose.Span) prose.Span {
	if settings[wordAt(text, s.Start)] {
		if i := strings.Index(s.Of(text), ", "); i >= 0 {
			s.Start += i + len(", ")
		}
	}
	return s
}

// lead takes verbs, articles, numbers' signs and punctuation off the front.
func lead(text string, s prose.Span) prose.Span {
	for {
		s = s.TrimFunc(text, outside)
		end := wordEnd(text, s)
		if end == s.Start || !verbs[strings.ToLower(text[s.Start:end])] {
			return s
		}
		s.Start = end
	}
}

// outside reports whether a rune belongs to no word.
func outside(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(`,.;:!?()[]{}"'“”„«»*_~<>=≤≥→|+-−–—…#`, r)
}

// wordEnd returns where the word at the front of s ends.
func wordEnd(text string, s prose.Span) int {
	end := s.Start
	for end < s.End && (isLetter(text[end]) || text[end] == '\'' || text[end] >= 0x80) {
		end++
	}
	return end
}

// withoutTail takes the words that lead to a number off the end.
func withoutTail(text string, s prose.Span) prose.Span {
	for {
		s = s.TrimFunc(text, outside)
		start := s.End
		for start > s.Start && isLetter(text[start-1]) {
			start--
		}
		if start == s.End || !connectors[strings.ToLower(text[start:s.End])] {
			return s
		}
		s.End = start
	}
}

// phraseEnd ends the phrase for a metric: punctuation, or the words that begin
// its scope, its date or its reason.
var phraseEnd = regexp.MustCompile(`(?i)[,;:(|]|->|→|\s[–—]\s|\b(?:for|on|across|among|in|at|per|by|before|until|because|so|since|measured|counted|without|that|which|if|when|within|each|every|to (?:under|below|at)|an? (?:second|minute|hour|day|week|month|quarter|year)|weekly|monthly)\b`)

// metricHead ends with a metric that is whole by itself, so that "of" behind
// it begins the scope: "p99 of the charge endpoint".
var metricHead = regexp.MustCompile(`(?i)(?:\bp\d\d(?:\.\d+)?(?: latency)?|\blatency|\bavailability|\buptime|\bmttr|\berror rate|\bpercentile)\s*$`)

// firstPhrase cuts s where its first phrase ends. A word that ends a phrase
// does not do so at its front.
func firstPhrase(text string, s prose.Span) prose.Span {
	said := s.Of(text)
	at := 0
	for {
		m := phraseEnd.FindStringIndex(said[at:])
		if m == nil {
			break
		}
		if end := at + m[0]; strings.TrimFunc(said[:end], outside) != "" && !clausal(said[end:at+m[1]], said[:end]) {
			s.End = s.Start + end
			s = s.TrimFunc(text, outside)
			said = s.Of(text)
			break
		}
		at += m[1]
	}
	for at := 0; ; {
		i := strings.Index(said[at:], " of ")
		if i < 0 {
			return s
		}
		if metricHead.MatchString(said[max(0, at+i-baselineReach) : at+i]) {
			s.End = s.Start + at + i
			return s
		}
		at += i + len(" of ")
	}
}

// clausal reports whether a word continues the metric instead of ending it:
// "incidents that block charges", "drop-off in checkout", "time in queue".
func clausal(word, before string) bool {
	switch strings.ToLower(strings.TrimSpace(word)) {
	case "that", "which":
		return true
	case "in":
		last := wordBefore(before, skipSpaceBack(before, len(before)))
		return last == "time" || last == "off"
	}
	return false
}

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
	if preposition == "of" && !metricHead.MatchString(text[max(0, start-baselineReach):start]) || !isPlace(text, preposition, object) {
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
