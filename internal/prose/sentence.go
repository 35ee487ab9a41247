package prose

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// Sentences cuts text into sentences by the Unicode rules (UAX #29), and at
// line breaks and list items as well, since people end a line without a full
// stop. Marks of lists and headings belong to no sentence. Neither do the
// spaces between sentences.
func Sentences(text string) []Span {
	var found []Span
	for _, item := range Items(text) {
		found = appendSentences(found, text, item.Span)
	}
	return found
}

// Items returns the lines of text like Lines, with those that an editor broke
// at its right margin joined to one.
func Items(text string) []Line {
	lines := Lines(text)
	items := lines[:0]
	for i := 0; i < len(lines); {
		item, last := lines[i], lines[i]
		for i++; i < len(lines) && wrapped(text, last, lines[i]); i++ {
			last = lines[i]
			item.End = last.End
		}
		items = append(items, item)
	}
	return items
}

// A line that was broken by an editor at its right margin goes on in the next
// one. Margins are usually set between these widths, in bytes.
const (
	narrowestMargin = 55
	widestMargin    = 110
)

// label begins a line that names what follows: "KR2:", "Objective 2 -", "O2"
// (but "Q3" and "H1" are dates), or a row of a table.
var label = regexp.MustCompile(`^\||^(?:[A-GI-PR-Z]|\p{Lu}{2,3})\d{1,2}\b|^[\pL\d][\pL\d.-]*(?: [\pL\d.]+)?\s?(?:[:→=]|[–—-] )`)

// wrapped reports whether next goes on where line was broken at a margin.
func wrapped(text string, line, next Line) bool {
	if next.Mark != NoMark || next.Empty() || line.Mark == Heading {
		return false
	}
	width := line.End - line.Start
	if width < narrowestMargin || width > widestMargin {
		return false
	}
	switch text[line.End-1] {
	case '.', '!', '?', ':', ';':
		return false
	}
	return !label.MatchString(next.Of(text))
}

// appendSentences cuts one block, in which a line break is only a space.
func appendSentences(found []Span, text string, block Span) []Span {
	body := []byte(block.Of(text))
	for i, c := range body {
		if c == '\n' || c == '\r' {
			body[i] = ' '
		}
	}
	for it := sentences.FromBytes(body); it.Next(); {
		at := it.Start()
		for _, stop := range stops(it.Value()) {
			found = appendSpan(found, text, Span{block.Start + at, block.Start + it.Start() + stop})
			at = it.Start() + stop
		}
		found = appendSpan(found, text, Span{block.Start + at, block.Start + it.End()})
	}
	return found
}

func appendSpan(found []Span, text string, s Span) []Span {
	if s = trim(text, s); !s.Empty() {
		found = append(found, s)
	}
	return found
}

// abbreviations end in a stop that ends no sentence.
var abbreviations = map[string]bool{
	"eg": true, "ie": true, "vs": true, "cf": true, "etc": true, "approx": true, "incl": true,
	"no": true, "nr": true, "ca": true, "resp": true, "max": true, "min": true, "avg": true,
	"mr": true, "mrs": true, "ms": true, "dr": true, "st": true, "inc": true, "ltd": true,
}

// stops returns the offsets in sentence, as the Unicode rules give it, at
// which another one begins: behind a stop that follows a word of two letters or
// more, or a number, and is followed by a space. The Unicode rules take it for
// an abbreviation where a small letter follows, but people who type against a
// clock leave out capitals.
func stops(sentence []byte) []int {
	var at []int
	for i := 0; i < len(sentence); {
		stop := bytes.IndexAny(sentence[i:], ".!?")
		if stop < 0 {
			break
		}
		stop += i
		i = skip(sentence, stop, ".!?")
		space := skip(sentence, i, `"')`)
		next := skip(sentence, space, " \t\n\f\r")
		word := wordBefore(sentence, stop)
		if next > space && next < len(sentence) && utf8.RuneCount(word) >= 2 && !abbreviations[strings.ToLower(string(word))] {
			at = append(at, next)
		}
	}
	return at
}

// skip returns the offset of the first byte of s at or behind i that is not
// among skipped.
func skip(s []byte, i int, skipped string) int {
	for i < len(s) && strings.IndexByte(skipped, s[i]) >= 0 {
		i++
	}
	return i
}

// wordBefore returns the letters, digits and per cent signs that end at end.
func wordBefore(s []byte, end int) []byte {
	start := end
	for start > 0 {
		r, size := utf8.DecodeLastRune(s[:start])
		if r != '%' && !unicode.IsLetter(r) && !('0' <= r && r <= '9') {
			break
		}
		start -= size
	}
	return s[start:end]
}
