package coaching

import (
	"slices"
	"strings"
)

// mode is where in the text a scanner is.
type mode int

const (
	inProse    mode = iota // outside all braces
	inTag                  // in what may be the tag of a thinking block
	inThinking             // in such a block
	inEndTag               // in what may be the tag that ends it
	inJSON                 // in braces, between strings
	inString
	inEscape // behind a backslash in a string
)

// mostOpen is how many objects and lists may be open at a time.
const mostOpen = 32

// scanner finds objects in text that may hold JSON. It checks no grammar:
// models leave out commas and quotation marks, and what is around a section
// must not cost the section.
type scanner struct {
	to   *Reader
	mode mode
	// open are the objects and lists around the place, deeper how many there
	// are beyond mostOpen.
	open   []nest
	deeper int
	// token is the text of the string or bare word that was read last, kind
	// what it is, and after the white space and the comma behind a string.
	token []byte
	kind  kind
	after []byte
	// tag is the tag being read, thinking the name of the block.
	tag      []byte
	thinking string
}

// kind is what a scanner has read last.
type kind int

const (
	nothing kind = iota
	quoted       // a string that was closed
	bare         // a number or a word without quotation marks
)

// scan reads the next piece of text.
func (s *scanner) scan(text string) {
	for text != "" {
		var n int
		switch s.mode {
		case inProse:
			n = s.prose(text)
		case inTag, inEndTag:
			n = s.readTag(text)
		case inThinking:
			n = s.think(text)
		default:
			n = s.json(text)
			s.to.said(text[:n])
		}
		text = text[n:]
	}
}

// prose reads up to a brace or what may be a tag, and returns how much it read.
func (s *scanner) prose(text string) int {
	i := strings.IndexAny(text, "{<[")
	switch {
	case i < 0:
		s.to.said(text)
		return len(text)
	case text[i] == '{':
		s.to.said(text[:i+1])
		s.push(false)
		s.mode = inJSON
	default:
		s.to.said(text[:i])
		s.mode, s.tag = inTag, append(s.tag[:0], text[i])
	}
	return i + 1
}

// json reads text in braces.
func (s *scanner) json(text string) int {
	for i := 0; i < len(text); {
		switch s.mode {
		case inString:
			i += s.string(text[i:])
		case inEscape:
			s.token = append(s.token, text[i])
			s.mode = inString
			i++
		case inJSON:
			s.structure(text[i])
			i++
		default:
			return i
		}
	}
	return len(text)
}

// string reads on in a string to its end or a backslash.
func (s *scanner) string(text string) int {
	for i := range len(text) {
		switch text[i] {
		case '"':
			s.token = append(s.token, text[:i]...)
			s.mode, s.kind, s.after = inJSON, quoted, s.after[:0]
			return i + 1
		case '\\':
			s.token = append(s.token, text[:i+1]...)
			s.mode = inEscape
			return i + 1
		}
	}
	s.token = append(s.token, text...)
	return len(text)
}

// structure reads one byte between strings.
func (s *scanner) structure(c byte) {
	switch c {
	case ' ', '\t', '\n', '\r':
		s.space(c)
	case '"':
		s.commit()
		s.mode, s.token = inString, s.token[:0]
	case ':':
		s.name()
	case ',':
		s.comma()
	case '{', '[':
		s.kind = nothing
		s.push(c == '[')
	case '}', ']':
		s.commit()
		s.pop(c == ']')
	default:
		s.word(c)
	}
}

func (s *scanner) space(c byte) {
	switch s.kind {
	case bare:
		s.token = append(s.token, c)
	case quoted:
		s.after = append(s.after, c)
	}
}

// comma ends a member. Behind a string that may be a part of its text.
func (s *scanner) comma() {
	if s.uncertain() && !slices.Contains(s.after, ',') {
		s.after = append(s.after, ',')
		return
	}
	s.commit()
	if top := s.top(); !top.list {
		top.keyed = false
	}
}

// uncertain reports whether a string may not be over although it was closed:
// models quote quotation marks without a backslash. The value of a field is
// followed by a name in quotation marks or by a brace, and if by anything else,
// it went on.
func (s *scanner) uncertain() bool {
	top := s.top()
	return s.kind == quoted && top.keyed && !top.list && !top.bareNames
}

// word reads a byte of a bare word.
func (s *scanner) word(c byte) {
	if s.uncertain() {
		s.token = append(append(append(s.token, '\\', '"'), s.after...), c)
		s.mode, s.kind = inString, nothing
		return
	}
	if s.kind != bare {
		s.commit()
		s.kind, s.token = bare, s.token[:0]
	}
	s.token = append(s.token, c)
}

// name makes what was read last the name of the value to come.
func (s *scanner) name() {
	top := s.top()
	if s.deeper > 0 || top.list || s.kind == nothing || top.keyed {
		return
	}
	top.bareNames = top.bareNames || s.kind == bare
	top.key, top.keyed, s.kind = s.text(), true, nothing
	s.to.begin(partNamed(top.key))
}

// commit makes what was read last the value of the name before it.
func (s *scanner) commit() {
	top := s.top()
	if s.deeper > 0 || s.kind == nothing || !top.keyed {
		s.kind = nothing
		return
	}
	value := s.text()
	if s.kind == bare && value == "null" {
		value = ""
	}
	s.kind = nothing
	s.set(top, value)
	if !top.list {
		top.keyed = false
	}
}

func (s *scanner) text() string { return unescaped(s.token) }

// end takes a string that is closed for whole, although nothing came behind it.
// A bare word may be the beginning of another.
func (s *scanner) end() {
	if s.mode == inJSON && s.kind == quoted {
		s.commit()
	}
}
