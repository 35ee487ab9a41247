package wire

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// quickChunk reads the chunks that nearly all of a stream consists of: text,
// and nothing else of interest. It is several times as fast as encoding/json,
// and says false where there is anything more to be read, or anything odd,
// which is then left to that. It does not check what it skips.
func quickChunk(event []byte) (chunk, bool) {
	var (
		c chunk
		s = scan{b: event}
	)
	ok := s.object(func(key []byte) bool {
		switch string(key) {
		case "choices":
			return c.Choices == nil && s.choices(&c)
		case "usage", "error", "detail", "message":
			return s.null()
		case "object":
			kind, ok := s.text()
			return ok && kind != "error"
		}
		return s.skip()
	})
	s.space()
	return c, ok && s.at == len(event)
}

// choices reads the list of choices, which has no more than one.
func (s *scan) choices(c *chunk) bool {
	if !s.eat('[') {
		return false
	}
	if s.eat(']') {
		return true
	}
	c.Choices = make([]choice, 1)
	return s.choice(&c.Choices[0]) && s.eat(']')
}

// choice reads one choice into c.
func (s *scan) choice(c *choice) bool {
	seen := false
	return s.object(func(key []byte) bool {
		switch string(key) {
		case "delta":
			again := seen
			seen = true
			return !again && s.piece(&c.Delta)
		case "finish_reason":
			return c.Finish == "" && s.textInto(&c.Finish)
		case "index":
			return s.eat('0')
		case "error", "message":
			return s.null()
		}
		return s.skip()
	})
}

// piece reads one delta into p.
func (s *scan) piece(p *piece) bool {
	return s.object(func(key []byte) bool {
		switch string(key) {
		case "content":
			return p.Content == "" && s.textInto(&p.Content)
		case "reasoning_content":
			return p.ReasoningContent == "" && s.textInto(&p.ReasoningContent)
		case "reasoning":
			return p.Reasoning == "" && s.textInto(&p.Reasoning)
		case "refusal":
			return p.Refusal == "" && s.textInto(&p.Refusal)
		}
		return s.skip()
	})
}

// scan walks over JSON. Each method says false where it finds something else
// than it is for; then all of what was read is worthless.
type scan struct {
	b  []byte
	at int
}

func (s *scan) space() {
	for s.at < len(s.b) && (s.b[s.at] == ' ' || s.b[s.at] == '\t' || s.b[s.at] == '\n' || s.b[s.at] == '\r') {
		s.at++
	}
}

// eat passes over c and the space before it, if c is what comes next.
func (s *scan) eat(c byte) bool {
	s.space()
	if s.at < len(s.b) && s.b[s.at] == c {
		s.at++
		return true
	}
	return false
}

// null passes over a null.
func (s *scan) null() bool {
	s.space()
	if !bytes.HasPrefix(s.b[s.at:], []byte("null")) {
		return false
	}
	s.at += len("null")
	return true
}

// object reads an object, calling each with every key to read its value. A
// key that encoding/json could take for another is not passed on.
func (s *scan) object(each func(key []byte) bool) bool {
	if !s.eat('{') {
		return false
	}
	if s.eat('}') {
		return true
	}
	for {
		key, ok := s.quoted()
		if !ok || !isPlainKey(key) || !s.eat(':') || !each(key) {
			return false
		}
		if s.eat('}') {
			return true
		}
		if !s.eat(',') {
			return false
		}
	}
}

// isPlainKey reports whether key can only mean itself: it has no escape, and
// no letter of another case.
func isPlainKey(key []byte) bool {
	for _, c := range key {
		if c == '\\' || 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// quoted passes over a string and returns what stands between its quotes.
func (s *scan) quoted() ([]byte, bool) {
	if !s.eat('"') {
		return nil, false
	}
	start := s.at
	for s.at < len(s.b) {
		switch c := s.b[s.at]; {
		case c == '"':
			s.at++
			return s.b[start : s.at-1], true
		case c == '\\':
			s.at++
		case c < ' ':
			return nil, false
		}
		s.at++
	}
	return nil, false
}

// skip passes over any value.
func (s *scan) skip() bool {
	s.space()
	if s.at == len(s.b) {
		return false
	}
	switch s.b[s.at] {
	case '"':
		_, ok := s.quoted()
		return ok
	case '{', '[':
		var b brackets
		for i := s.at; i < len(s.b); i++ {
			if b.scan(s.b[i : i+1]) {
				s.at = i + 1
				return true
			}
		}
		return false
	}
	start := s.at
	for s.at < len(s.b) && bytes.IndexByte([]byte(",]} \t\r\n"), s.b[s.at]) < 0 {
		s.at++
	}
	return s.at > start
}

// text reads a string; a null is as good as an empty one.
func (s *scan) text() (string, bool) {
	if s.null() {
		return "", true
	}
	raw, ok := s.quoted()
	if !ok || !utf8.Valid(raw) {
		return "", false
	}
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw), true
	}
	return unescaped(raw)
}

// textInto reads a string into to.
func (s *scan) textInto(to *string) (ok bool) {
	*to, ok = s.text()
	return ok
}

// unescaped resolves the escapes in raw; false where two of them make one
// rune.
func unescaped(raw []byte) (string, bool) {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' {
			out = append(out, raw[i])
			continue
		}
		i++
		if simple := bytes.IndexByte([]byte(`"\/bfnrt`), raw[i]); simple >= 0 {
			out = append(out, "\"\\/\b\f\n\r\t"[simple])
			continue
		}
		if raw[i] != 'u' || i+4 >= len(raw) {
			return "", false
		}
		code, err := strconv.ParseUint(string(raw[i+1:i+5]), 16, 16)
		if err != nil || 0xd800 <= code && code <= 0xdfff {
			return "", false
		}
		out = utf8.AppendRune(out, rune(code))
		i += 4
	}
	return string(out), true
}
