package coaching

import (
	"slices"
	"strings"
)

// thoughts are the names of the blocks in which models think aloud.
var thoughts = []string{"think", "thinking", "thought", "thoughts", "reasoning", "reflection", "scratchpad", "analysis"}

// longestTag bounds a tag: "</scratchpad>" and some white space.
const longestTag = 20

// readTag reads what may be a tag, <think> or [THINK] or the one that ends such
// a block. If it is none, it is text like any other and read again as such,
// but for its first byte.
func (s *scanner) readTag(text string) int {
	c := text[0]
	if c == '>' || c == ']' {
		s.tag = append(s.tag, c)
		s.endTag()
		return 1
	}
	if isTagByte(c) && len(s.tag) < longestTag {
		s.tag = append(s.tag, c)
		return 1
	}
	if s.mode == inEndTag {
		s.mode = inThinking
		return 0
	}
	s.mode = inProse
	s.to.said(string(s.tag))
	return 0
}

// endTag decides what a whole tag is.
func (s *scanner) endTag() {
	name := strings.ToLower(strings.TrimSpace(string(s.tag[1 : len(s.tag)-1])))
	switch {
	case s.mode == inEndTag && name == "/"+s.thinking:
		s.mode = inProse
	case s.mode == inEndTag:
		s.mode = inThinking
	case slices.Contains(thoughts, name):
		s.mode, s.thinking = inThinking, name
	default:
		s.mode = inProse
		s.to.said(string(s.tag))
	}
}

// think passes over thinking, up to what may be its end.
func (s *scanner) think(text string) int {
	i := strings.IndexAny(text, "<[")
	if i < 0 {
		return len(text)
	}
	s.mode, s.tag = inEndTag, append(s.tag[:0], text[i])
	return i + 1
}

func isTagByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '/' || c == ' '
}
