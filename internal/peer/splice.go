package peer

import (
	"unicode/utf8"

	"okrcoach/internal/clean"
)

// splice is how a text became another: bytes left out at an offset and others
// put in their place. The log of an answer typed in 2,000 words holds the
// words once and not two thousand times.
type splice struct {
	Offset   int    `json:"offset"`
	Deleted  int    `json:"deleted,omitempty"`
	Inserted string `json:"inserted,omitempty"`
}

// spliceTo returns the splice that leads from a clean text to what somebody
// has made of it, cleaned, in at most so many bytes. What does not fit is not
// put in; the rest of the text stays.
//
// It looks for the longest start and end that the two share, on whole runes,
// which takes microseconds for thousands of words, and cleans only what is
// between them. Where that is unclean the whole is cleaned and compared again:
// an escape sequence might go on behind it.
func spliceTo(old, wanted string, most int) splice {
	s := difference(old, wanted)
	if clean.Text(s.Inserted) != s.Inserted {
		s = difference(old, clean.Text(wanted))
	}
	s.Inserted = cut(s.Inserted, most-(len(old)-s.Deleted))
	return s
}

// difference compares two texts, of which old is clean.
func difference(old, wanted string) splice {
	start := sharedStart(old, wanted)
	for start > 0 && start < len(old) && !utf8.RuneStart(old[start]) {
		start--
	}
	end := sharedEnd(old[start:], wanted[start:])
	for end > 0 && !utf8.RuneStart(old[len(old)-end]) {
		end--
	}
	return splice{
		Offset: start, Deleted: len(old) - end - start, Inserted: wanted[start : len(wanted)-end],
	}
}

// stride is how many bytes are compared at once. Comparing strings is several
// times as fast as comparing byte after byte.
const stride = 64

// sharedStart returns how many bytes two texts share from their start on.
func sharedStart(a, b string) int {
	n, most := 0, min(len(a), len(b))
	for n+stride <= most && a[n:n+stride] == b[n:n+stride] {
		n += stride
	}
	for n < most && a[n] == b[n] {
		n++
	}
	return n
}

// sharedEnd returns how many bytes two texts share up to their end.
func sharedEnd(a, b string) int {
	n, most := 0, min(len(a), len(b))
	for n+stride <= most && a[len(a)-n-stride:len(a)-n] == b[len(b)-n-stride:len(b)-n] {
		n += stride
	}
	for n < most && a[len(a)-n-1] == b[len(b)-n-1] {
		n++
	}
	return n
}

// isEmpty reports whether the splice leaves a text as it is.
func (s splice) isEmpty() bool { return s.Deleted == 0 && s.Inserted == "" }

// check returns ErrValue unless the splice fits a clean text and leaves it
// clean and short enough. One from spliceTo does; one from a damaged log may
// not.
func (s splice) check(old string, most int) error {
	switch {
	case s.Offset < 0 || s.Offset > len(old) || s.Deleted < 0 || s.Deleted > len(old)-s.Offset,
		len(s.Inserted) > most || len(old)-s.Deleted+len(s.Inserted) > most,
		!isBoundary(old, s.Offset) || !isBoundary(old, s.Offset+s.Deleted),
		clean.Text(s.Inserted) != s.Inserted:
		return ErrValue
	}
	return nil
}

// takes returns an error unless a splice fits a text and what its person has
// typed so far.
func (in scene) takes(s splice, old string, most int) error {
	if err := s.check(old, most); err != nil {
		return err
	}
	if in.typed[in.by]+len(s.Inserted) > MaxTyped {
		return ErrTyped
	}
	return nil
}

// put counts a splice and returns what it makes of a text.
func (s *state) put(by Seat, in splice, old string) string {
	s.typed[by] += len(in.Inserted)
	return in.of(old)
}

// of returns what the splice makes of a text.
func (s splice) of(old string) string {
	return old[:s.Offset] + s.Inserted + old[s.Offset+s.Deleted:]
}

// isBoundary reports whether an offset in a text lies between two runes.
func isBoundary(text string, offset int) bool {
	return offset == len(text) || utf8.RuneStart(text[offset])
}

// boundary returns the offset nearest to a wanted one, at or in front of it,
// that lies in the text and between two runes.
func boundary(text string, wanted int) int {
	wanted = min(max(wanted, 0), len(text))
	for !isBoundary(text, wanted) {
		wanted--
	}
	return wanted
}
