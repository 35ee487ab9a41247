package coaching

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"okrcoach/internal/prose"
)

// A quote shorter than this many words or bytes stands in an answer by chance
// and proves nothing, unless it is the whole answer.
const (
	fewestQuoteWords = 3
	fewestQuoteBytes = 12
)

// finder looks for quotes in one answer, which it folds when first asked.
type finder struct {
	answer string
	// folds are the answer with the numbers of its lists and without. A model
	// may leave them out, or run two items together with the number between.
	folds [2]*folded
}

// find returns the place of a quote in the answer.
func (f *finder) find(quote string) (prose.Span, bool) {
	for i, numbers := range []bool{true, false} {
		if f.folds[i] == nil {
			f.folds[i] = fold(f.answer, numbers)
		}
		wanted := strings.TrimFunc(fold(quote, numbers).text, isEdge)
		if !tells(wanted) && wanted != strings.TrimFunc(f.folds[i].text, isEdge) {
			continue
		}
		if start, ok := f.folds[i].index(wanted); ok {
			return f.span(f.folds[i], start, start+len(wanted)), true
		}
	}
	return prose.Span{}, false
}

// span is the stretch of the answer from one place in a fold to another, with
// the stop that ends its sentence.
func (f *finder) span(in *folded, start, end int) prose.Span {
	last := int(in.at[end-1])
	_, size := utf8.DecodeRuneInString(f.answer[last:])
	s := prose.Span{Start: int(in.at[start]), End: last + size}
	if s.End < len(f.answer) && strings.IndexByte(".!?", f.answer[s.End]) >= 0 {
		s.End++
	}
	return s
}

// tells reports whether a folded quote is long enough to prove something. In
// scripts that put no spaces between words each letter counts as one.
func tells(quote string) bool {
	words := len(strings.Fields(quote))
	for _, r := range quote {
		if spaceless(r) {
			words++
		}
	}
	return words >= fewestQuoteWords && len(quote) >= fewestQuoteBytes
}

// spaceless reports whether r is of a script without spaces between words.
func spaceless(r rune) bool {
	return r > unicode.MaxASCII && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

// isEdge reports whether r may be missing at either end of a quote. A per cent
// sign belongs to its number.
func isEdge(r rune) bool { return r == ' ' || r != '%' && unicode.IsPunct(r) }

// folded is a text with everything taken out in which a faithful quote may
// differ: case, white space, dashes, quotation marks, and the marks of
// Markdown.
type folded struct {
	text string
	// at holds for each byte of text where its rune begins in the original.
	at []int32
}

func fold(s string, numbers bool) *folded {
	f := folder{text: make([]byte, 0, len(s)), at: make([]int32, 0, len(s))}
	lineStart, skipTo := true, 0
	for i, r := range s {
		switch {
		case i < skipTo:
		case isGap(r):
			f.gap, lineStart = true, lineStart || r == '\n'
		case isMark(r) || lineStart && r == '>':
		default:
			if n := numberMark(s[i:]); lineStart && !numbers && n > 0 {
				skipTo = i + n
				break
			}
			f.put(r, i)
			lineStart = false
		}
	}
	return &folded{string(f.text), f.at}
}

// folder collects a folded text. A gap is written only between words.
type folder struct {
	text []byte
	at   []int32
	gap  bool
}

// put writes a rune in lower case, an ellipsis as three stops.
func (f *folder) put(r rune, i int) {
	if f.gap && len(f.text) > 0 {
		f.text = append(f.text, ' ')
	}
	f.gap = false
	switch {
	case r == '…':
		f.text = append(f.text, "..."...)
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		f.text = append(f.text, byte(r))
	default:
		f.text = utf8.AppendRune(f.text, unicode.ToLower(r))
	}
	for len(f.at) < len(f.text) {
		f.at = append(f.at, int32(i))
	}
}

// isGap reports whether r parts words: white space, or a dash of any length.
func isGap(r rune) bool {
	if r <= unicode.MaxASCII {
		return r == ' ' || r == '-' || '\t' <= r && r <= '\r'
	}
	return r == '−' || unicode.IsSpace(r) || unicode.Is(unicode.Pd, r)
}

// isMark reports whether r says nothing by itself: marks of quotation and of
// Markdown, bullets, and what cannot be seen.
func isMark(r rune) bool {
	if r <= unicode.MaxASCII {
		return strings.IndexByte("\"'`*_~#", byte(r)) >= 0
	}
	return strings.ContainsRune("´•◦▪‣·‚„\uFFFD", r) || unicode.In(r, unicode.Pi, unicode.Pf, unicode.Cf, unicode.Variation_Selector)
}

// numberMark is the length of a list number with which s begins: "1. ", "12) ",
// "(3) "; 0 where there is none.
func numberMark(s string) int {
	n := 0
	if strings.HasPrefix(s, "(") {
		n++
	}
	digits := n
	for n < len(s) && n-digits < 3 && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	if n == digits || n+1 >= len(s) || s[n] != '.' && s[n] != ')' || s[n+1] != ' ' {
		return 0
	}
	return n + 1
}

// index returns the first place of a quote that cuts neither a word nor a
// number.
func (f *folded) index(quote string) (int, bool) {
	if quote == "" {
		return 0, false
	}
	for from := 0; ; {
		i := strings.Index(f.text[from:], quote)
		if i < 0 {
			return 0, false
		}
		start := from + i
		end := start + len(quote)
		if !joined(f.text, start) && !joined(f.text, end) {
			return start, true
		}
		// Only the start of a word can be a better one.
		next := strings.IndexByte(f.text[start:], ' ')
		if next < 0 {
			return 0, false
		}
		from = start + next + 1
	}
}

// joined reports whether what stands before a place belongs together with what
// stands behind it: letters and digits do, and a stop or comma between digits.
func joined(s string, at int) bool {
	before, size := utf8.DecodeLastRuneInString(s[:at])
	after, sizeAfter := utf8.DecodeRuneInString(s[at:])
	if isWordRune(before) && isWordRune(after) {
		return !spaceless(before) && !spaceless(after)
	}
	switch {
	case isPoint(after) && unicode.IsDigit(before):
		beyond, _ := utf8.DecodeRuneInString(s[at+sizeAfter:])
		return unicode.IsDigit(beyond)
	case isPoint(before) && unicode.IsDigit(after):
		beyond, _ := utf8.DecodeLastRuneInString(s[:at-size])
		return unicode.IsDigit(beyond)
	}
	return false
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
func isPoint(r rune) bool    { return r == '.' || r == ',' }
