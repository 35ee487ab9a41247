package coaching

import (
	"strings"
	"unicode/utf8"

	"okrcoach/internal/clean"
	"okrcoach/internal/prose"
)

// The longest texts of a section, in bytes. What is longer is cut and ends in
// an ellipsis.
const (
	MostQuote   = 300
	MostComment = 1200
	MostRewrite = 600
)

// Check makes a section fit to be shown and believed as far as it can be. A
// quote that stands in the answer is replaced by the answer's own words; it may
// differ in case, white space, dashes, quotation marks, Markdown and the
// punctuation at its ends. One of fewer than 3 words or 12 bytes proves nothing
// and counts as not found, unless it is the whole answer. Without a quote that
// stands there a section has neither band nor rewrite. All text is cleaned,
// made harmless as Markdown and cut to length. A checked section stays as it
// is.
//
// A quote that is found may still be the candidate's plea for a good band:
// that is why no band is shown without the offline one.
func Check(answer string, s Section) Section { return (&finder{answer: answer}).check(s) }

func (f *finder) check(s Section) Section {
	checked := Section{Part: s.Part, Comment: harmless(s.Comment, MostComment)}
	checked.Span, checked.Found = s.Span, s.Found && stands(f.answer, s)
	if !checked.Found {
		checked.Span, checked.Found = f.find(clean.Text(sought(s.Quote)))
	}
	if !checked.Found {
		checked.Quote = harmlessLine(s.Quote, MostQuote)
		// What is struck must not be found when it is read again.
		checked.Span, checked.Found = f.find(checked.Quote)
	}
	if !checked.Found {
		return checked
	}
	checked.Quote = quoteOf(f.answer, checked.Span)
	if s.Band.valid() && s.Part != RepairFirst {
		checked.Band = s.Band
	}
	if rewrite := harmlessLine(s.Rewrite, MostRewrite); rewrite != checked.Quote {
		checked.Rewrite = rewrite
	}
	return checked
}

// sought is as much of a quote as is looked for, in whole words: four times what
// is shown is more than a sentence.
func sought(quote string) string {
	if len(quote) <= 4*MostQuote {
		return quote
	}
	quote = quote[:4*MostQuote]
	return quote[:strings.LastIndexByte(quote, ' ')+1]
}

// stands reports whether a quote that was found before is what its span says.
func stands(answer string, s Section) bool {
	if s.Start < 0 || s.End > len(answer) || s.Empty() {
		return false
	}
	return onRune(answer, s.Start) && onRune(answer, s.End) && s.Quote == quoteOf(answer, s.Span)
}

// quoteOf is a stretch of the answer on one line, cut to length.
func quoteOf(answer string, s prose.Span) string { return cut(clean.Line(s.Of(answer)), MostQuote) }

// onRune reports whether no rune of s is split at i. A byte that belongs to no
// rune stands for itself.
func onRune(s string, i int) bool {
	if i == len(s) || utf8.RuneStart(s[i]) {
		return true
	}
	for back := 1; back < utf8.UTFMax && back <= i; back++ {
		if utf8.RuneStart(s[i-back]) {
			_, size := utf8.DecodeRuneInString(s[i-back:])
			return size <= back
		}
	}
	return true
}

// ellipsis marks where a text was cut.
const ellipsis = "…"

// cut returns s with at most n bytes, on a rune boundary and with an ellipsis
// where something is missing.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	n = max(n-len(ellipsis), 0)
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + ellipsis
}
