package okr

import (
	"regexp"
	"strings"
	"unicode"

	"okrcoach/internal/prose"
)

// sentencesIn returns the sentences of s, in offsets of the whole text.
func sentencesIn(text string, s prose.Span) []prose.Span {
	var all []prose.Span
	if !severalSentences(s.Of(text)) {
		if s = trim(text, s); !s.Empty() {
			all = append(all, s)
		}
		return all
	}
	for _, in := range prose.Sentences(s.Of(text)) {
		in = trim(text, prose.Span{Start: s.Start + in.Start, End: s.Start + in.End})
		if !in.Empty() {
			all = append(all, in)
		}
	}
	return all
}

// severalSentences reports whether text may hold more than one sentence. Most
// Key Results hold one, and telling that is quicker than cutting them.
func severalSentences(text string) bool {
	for _, end := range [...]string{". ", "! ", "? ", "\n", "…", ".\"", ".)", ".”", "\u2028", "\u2029"} {
		if strings.Contains(text, end) {
			return true
		}
	}
	return false
}

// trim takes the punctuation that joins a label to its text off both ends, and
// quotes that enclose it.
func trim(text string, s prose.Span) prose.Span {
	s = s.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(":;,.)–—-*_|“”\"=", r)
	})
	said := s.Of(text)
	if open := strings.LastIndexByte(said, '('); open >= 0 && !strings.Contains(said[open:], ")") &&
		s.End < len(text) && text[s.End] == ')' {
		s.End++
	}
	return s
}

// withoutJoints takes the words off both ends that only join a Key Result to
// its neighbours.
func withoutJoints(text string, s prose.Span) prose.Span {
	for {
		s = trim(text, s)
		if n := len(enumerated.FindString(s.Of(text))); n > 0 {
			s.Start += n
			continue
		}
		first, last := wordAt(text, s.Start), wordBefore(text, s.End)
		switch {
		case s.Empty():
			return s
		case joints[first] && s.Start+len(first) < s.End:
			s.Start += len(first)
		case joints[last] && last != "if" && s.End-len(last) > s.Start:
			s.End -= len(last)
		default:
			return s
		}
	}
}

// enumerated is what numbers the parts of a sentence: "(a) ", "2) ".
var enumerated = regexp.MustCompile(`^\(?(?:[a-h]|[ivx]{1,4}|\d)\)\s`)

var joints = words("and um uh also then plus if like")

// listParts cuts the text behind a label for several Key Results: at
// semicolons, else at commas, else into sentences. One label for a single one
// is followed by its own sentence alone.
func listParts(text string, s prose.Span, several bool) []prose.Span {
	all := sentencesIn(text, s)
	if len(all) == 0 {
		return nil
	}
	first := clausesIn(text, all[0])
	if len(first) > 1 || !several {
		return first
	}
	var parts []prose.Span
	for i, sentence := range all {
		if i > 0 && commentary.MatchString(sentence.Of(text)) || len(parts) == mostListed {
			break
		}
		parts = append(parts, sentence)
	}
	return parts
}

// clausesIn cuts a sentence where each part could stand as a Key Result.
func clausesIn(text string, s prose.Span) []prose.Span {
	var parts []prose.Span
	start, complete := s.Start, false
	segments, cuts := segmentsIn(text, s)
	for i, segment := range segments {
		alone := standsAlone(segment.Of(text))
		if i > 0 && (cuts[i-1].strong || complete && alone) {
			parts = appendPart(parts, text, prose.Span{Start: start, End: cuts[i-1].Start})
			start, complete = segment.Start, false
		}
		complete = complete || alone || setsGoal(segment.Of(text))
	}
	return appendPart(parts, text, prose.Span{Start: start, End: s.End})
}

func appendPart(parts []prose.Span, text string, s prose.Span) []prose.Span {
	if s = trim(text, s); !s.Empty() {
		parts = append(parts, s)
	}
	return parts
}

// signals are words that make a clause a Key Result even without a number.
var (
	signals = words(`better more fewer less higher lower faster quicker smaller shorter easier cheaper healthier happier clearer
		growing shrinking improved improve improves reduce reduced expand grow increase decrease raise cut great low high
		amazing happy healthy clear quick fast soon often up down zero no gone retired renegotiated documented`)
	fragments = words(`gets get goes go stays stay is are was feels feel and or um uh like especially somebody i we you they it
		he she this these those`)
)

// standsAlone reports whether a clause could be a Key Result by itself.
func standsAlone(clause string) bool {
	if beginsMeasure(clause) {
		return true
	}
	all := metricWords(clause)
	for len(all) > 0 && (all[0] == "um" || all[0] == "uh" || all[0] == "and" || all[0] == "like" || all[0] == "then" || all[0] == "also") {
		all = all[1:]
	}
	if len(all) < 2 || subordinate[all[0]] && all[0] != "down" && all[0] != "up" || fragments[all[0]] {
		return false
	}
	for _, word := range all {
		way, known := metrics[word]
		if signals[word] || known && way != eitherIsBetter {
			return true
		}
	}
	return percentileIn(clause) > 0 || deadlineIn(clause).certainty == due
}

// commentary begins sentences that speak about a Key Result instead of being
// one.
var commentary = regexp.MustCompile(`(?i)^\W*(?:because|since|why|so |that |this |these |it |it's|today|currently|each (?:hour|minute|second|pause|failed|extra|lost)|` +
	`every (?:hour|minute|second|extra|failed|lost)|at stripe|in my|when|if |for (?:me|example)|i |i'd|i'm|reason|note|however|of course|as |we (?:saw|had|lost|did|are at|have)|` +
	`stripe |our (?:baseline|current)|right now|now |last |there |here |they |nothing |he |she |somebody |most of|and that|but )`)

// goals returns the sentences of s that set a number to reach, cut where they
// set several. They end with the first that sets none.
func goals(text string, sentences []prose.Span) []prose.Span {
	var found []prose.Span
	for _, s := range sentences {
		said := s.Of(text)
		if !setsGoal(said) || commentary.MatchString(said) {
			if len(found) > 0 {
				break
			}
			continue
		}
		for _, part := range measuredParts(text, s) {
			found = appendPart(found, text, part)
		}
	}
	return found
}
