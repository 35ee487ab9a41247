package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mark says what opens a line.
type Mark int

// The marks that people and Markdown put before a line. A quote mark (">") is
// skipped and leaves no trace.
const (
	NoMark  Mark = iota
	Bullet       // "-", "*", "•", "→" and their like, an emoji, a check box
	Number       // "1.", "2)", "(3)", "a)", "IV.", a digit in a key cap
	Heading      // "#" to "######"
)

// Line is one line of a text. Its span holds what the line says, without
// indentation, mark and trailing space.
type Line struct {
	Span
	Mark Mark
	// Indent is the number of columns before the mark; a tab counts as four.
	Indent int
}

// tabColumns is what a tab is worth in a list that people type.
const tabColumns = 4

// Lines cuts text at its line breaks. Blank lines are kept, with empty spans.
func Lines(text string) []Line {
	var lines []Line
	for start := 0; start < len(text); {
		end := start + strings.IndexByte(text[start:], '\n')
		next := end + 1
		if end < start {
			end, next = len(text), len(text)
		}
		lines = append(lines, readLine(text, Span{start, end}))
		start = next
	}
	return lines
}

// readLine tells the mark of one line from what it says.
func readLine(text string, s Span) Line {
	var line Line
	for s.Start < s.End {
		switch c := text[s.Start]; c {
		case ' ':
			line.Indent++
		case '\t':
			line.Indent += tabColumns
		case '>':
		default:
			size, mark := readMark(s.Of(text))
			line.Mark = mark
			line.Span = trim(text, Span{s.Start + size, s.End})
			return line
		}
		s.Start++
	}
	line.Span = Span{s.End, s.End}
	return line
}

// readMark returns the bytes that the mark at the beginning of s takes, and
// what it is.
func readMark(s string) (int, Mark) {
	first, size := utf8.DecodeRuneInString(s)
	switch {
	case first == '#':
		hashes := len(s) - len(strings.TrimLeft(s, "#"))
		if hashes <= 6 && followedBySpace(s, hashes) {
			return hashes, Heading
		}
	case isBullet(first):
		if size += variation(s[size:]); followedBySpace(s, size) {
			return size + checkBox(s[size:]), Bullet
		}
	default:
		if n := numberMark(s); n > 0 {
			return n, Number
		}
	}
	return 0, NoMark
}

// isBullet reports whether a rune opens the items of a list. People use emoji
// and other pictures for it as well.
func isBullet(r rune) bool {
	return strings.ContainsRune("-*+•‣◦·–—→►▶▸➤➔", r) || unicode.Is(unicode.So, r)
}

// variation returns the length of the mark behind a picture that says how it
// is drawn, or 0.
func variation(s string) int {
	if strings.HasPrefix(s, "\uFE0F") {
		return len("\uFE0F")
	}
	return 0
}

// checkBox returns the length of a check box behind a bullet, or 0.
func checkBox(s string) int {
	for _, box := range [...]string{" [ ] ", " [x] ", " [X] "} {
		if strings.HasPrefix(s, box) {
			return len(box)
		}
	}
	return 0
}

// keyCap ends a digit that is drawn as a key.
const keyCap = "\uFE0F\u20E3"

// maxLabel is how many bytes the number of a list item may have: "xviii".
const maxLabel = 5

// numberMark returns the bytes of a list number such as "1.", "(2)" or "iv)"
// at the beginning of s, or 0.
func numberMark(s string) int {
	i := 0
	if strings.HasPrefix(s, "(") {
		i = 1
	}
	start := i
	for i < len(s) && i-start <= maxLabel && isASCIIAlphanumeric(s[i]) {
		i++
	}
	if i == 1 && strings.HasPrefix(s[i:], keyCap) && followedBySpace(s, i+len(keyCap)) {
		return i + len(keyCap)
	}
	if !isListNumber(s[start:i]) || i >= len(s) || (s[i] != '.' && s[i] != ')') {
		return 0
	}
	if i++; !followedBySpace(s, i) {
		return 0
	}
	return i
}

// isListNumber reports whether label counts things: digits, one letter, or a
// Roman numeral.
func isListNumber(label string) bool {
	switch {
	case label == "" || len(label) > maxLabel:
		return false
	case strings.Trim(label, "0123456789") == "":
		return len(label) <= 2
	case len(label) == 1:
		return true
	}
	return strings.Trim(strings.ToLower(label), "ivx") == ""
}

func isASCIIAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func followedBySpace(s string, i int) bool {
	return i == len(s) || s[i] == ' ' || s[i] == '\t' || s[i] == '\r'
}

// trim takes white space and Markdown's emphasis marks off both ends.
func trim(text string, s Span) Span {
	return s.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '*' || r == '_' })
}
