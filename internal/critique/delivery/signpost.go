package delivery

import (
	"strings"

	"okrcoach/internal/prose"
)

// mostLeadWords is how many words may stand before a colon for them to be a
// lead ("Now versus later:"), and mostAnnouncementWords how many a sentence
// may have that announces what follows ("How to decide between them.").
const (
	mostLeadWords         = 5
	mostAnnouncementWords = 8
)

var (
	// ordinals count the parts of an answer at the beginning of a sentence,
	// unless they count time or rank: "first half".
	ordinals = phrases("first", "firstly", "first of all", "second", "secondly", "third", "thirdly", "fourth",
		"finally", "lastly", "last but not least", "the first", "the second", "the third", "my first", "my second",
		"my third", "the last one", "number one", "number two", "number three", "our first", "our second",
		"our third")
	ranked = set("class half quarter quarters time times month months week weeks year years hand rate level line party day days " +
		"sprint they we i you it")
	// turns say which kind of part begins.
	turns = phrases("in short", "in summary", "to sum up", "summing up", "in sum", "in conclusion", "to conclude",
		"to close", "to wrap up", "on the other hand", "on the one hand", "the trade off", "the tradeoff",
		"my rule is", "the rule is", "the reason is", "for context", "what gives way", "what i sacrifice",
		"what i give up", "what we give up", "what i'd put", "if i must choose", "if i had to choose",
		"if i had to pick", "bottom line", "the bottom line", "next")
	// opened may stand before a signpost.
	opened = set("so and then but now ok okay um well for my")
	// speaking begins a sentence that happens to have a colon, not a lead.
	speaking = set("i we it this that they you he she there if when i'd we'd i'll we'll it's")
	asking   = set("how why what")
)

// signposts returns what leads a reader from part to part, at most one for
// each passage.
func signposts(text string, passages []passage) []Hit {
	found := []Hit{}
	for _, p := range passages {
		if s := p.signpost(text); !s.Empty() {
			found = append(found, hit(text, s))
		}
	}
	return found
}

// signpost returns what marks the beginning of a passage as the beginning of a
// part; empty where nothing does.
func (p passage) signpost(text string) prose.Span {
	switch {
	case p.kind == heading:
		return p.Span
	case !p.mark.Empty():
		return p.mark
	case !p.label.Empty():
		return p.label
	case len(p.words) == 0:
		return prose.Span{}
	}
	if lead := p.lead(text); lead != nil {
		return stretch(lead)
	}
	if asking[p.words[0].lower] && p.opensLine && !p.question && len(p.words) <= mostAnnouncementWords {
		return stretch(p.words)
	}
	rest := behind(p.words, opened)
	if len(rest) > 1 && goals[rest[0].lower] && part(rest[1].lower) {
		return stretch(rest[:2])
	}
	if n := ordinals.at(rest); n > 0 && (n == len(rest) || cutAt(rest, n) || !ranked[rest[n].lower]) {
		return stretch(rest[:n])
	}
	if n := turns.at(rest); n > 0 && (rest[0].lower != "next" || cutAt(rest, n)) {
		return stretch(rest[:n])
	}
	return prose.Span{}
}

// behind returns words without those of opened that they begin with, and at
// least one of them.
func behind(words []word, opened map[string]bool) []word {
	for len(words) > 1 && opened[words[0].lower] {
		words = words[1:]
	}
	return words
}

// lead returns the few words before a colon that a passage begins with.
func (p passage) lead(text string) []word {
	if speaking[p.words[0].lower] || p.words[0].isNumber() {
		return nil
	}
	for i, w := range p.words[:min(mostLeadWords, len(p.words))] {
		if i > 0 && strings.ContainsAny(w.gap, ",;:.!?") || copulas[w.lower] {
			break
		}
		rest := strings.TrimLeft(text[w.End:p.End], " *_")
		if after, ok := strings.CutPrefix(rest, ":"); ok && opensOut(after) {
			return p.words[:i+1]
		}
	}
	return nil
}

// opensOut reports whether nothing sticks to a colon, as in "5:1" or a URL.
func opensOut(after string) bool { return after == "" || strings.ContainsAny(after[:1], " \n\r\t*_") }
