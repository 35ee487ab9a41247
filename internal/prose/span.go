// Package prose cuts written text into paragraphs, sentences and words, each
// with its place in the text. It knows nothing of rubrics or questions; what
// the words mean is for its callers to say.
package prose

import "strings"

// Span is a stretch of text as byte offsets, Start included and End not. Both
// lie on rune boundaries.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Of returns the stretch of text that s covers.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Empty reports whether s covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// TrimFunc returns s without the runes at both its ends for which outer holds.
// Where it holds for all of them, the result is empty and stands at s.End.
func (s Span) TrimFunc(text string, outer func(rune) bool) Span {
	body := strings.TrimLeftFunc(s.Of(text), outer)
	s.Start = s.End - len(body)
	s.End = s.Start + len(strings.TrimRightFunc(body, outer))
	return s
}
