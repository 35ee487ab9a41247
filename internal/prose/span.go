// Package prose cuts written text into paragraphs, sentences and words, each
// with its place in the text. It knows nothing of rubrics or questions; what
// the words mean is for its callers to say.
package prose

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
