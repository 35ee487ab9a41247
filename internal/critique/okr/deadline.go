package okr

import (
	"slices"
	"strings"

	"okrcoach/internal/prose"
)

// certainty says how surely a date is one by which something is due.
type certainty int

const (
	undated   certainty = iota
	mentioned           // a date by itself: "Q3"
	timed               // "this quarter", "in Q3", "end of June"
	due                 // "by 30 June"
)

// deadline is a date or period by which something is to be reached.
type deadline struct {
	prose.Span
	certainty certainty
}

// deadlineIn returns the surest deadline in text, the first of several.
func deadlineIn(text string) deadline {
	var best deadline
	for at := 0; at < len(text); {
		if !isLetter(text[at]) && !isDigit(text[at]) {
			at++
			continue
		}
		d, ok := deadlineAt(text, at)
		if !ok {
			at = skipName(text, at)
			continue
		}
		if d.certainty > best.certainty {
			best = d
		}
		at = d.End
	}
	return best
}

// deadlineReader goes over the words that lead up to a date.
type deadlineReader struct {
	text string
	// from is where the reader began, and at how far it has come.
	from, at int
	// start is where the deadline as written begins: "by" is no part of it.
	start int
	// by, ended, chosen and during say what has led up to it so far: "by",
	// "end of", "next", "in".
	by, ended, chosen, during bool
}

func deadlineAt(text string, at int) (deadline, bool) {
	switch wordBefore(text, skipSpaceBack(text, at)) {
	case "last", "since", "past", "previous", "per", "each", "every", "from":
		return deadline{}, false
	}
	if wordIn(text, at, "before", "after") && durations[wordBefore(text, skipSpaceBack(text, at))] > 0 {
		return deadline{}, false // "the months before Christmas"
	}
	r := deadlineReader{text: text, from: at, at: at, start: at}
	r.leadIn()
	end := r.head()
	if end == 0 {
		if end = r.span(); !wordIn(text, at, "for", "over", "during", "on") {
			r.start = at
		}
	}
	if end == 0 {
		return deadline{}, false
	}
	d := deadline{Span: prose.Span{Start: r.start, End: r.tail(end)}, certainty: mentioned}
	switch {
	case r.by:
		d.certainty = due
	case r.ended || r.chosen || r.during:
		d.certainty = timed
	}
	return d, true
}

// wordIn reports whether the word at this place is one of these.
func wordIn(text string, at int, any ...string) bool { return slices.Contains(any, wordAt(text, at)) }

// mostLeading is how many words lead up to a date: "by the end of the next
// fiscal".
const mostLeading = 7

// leadIn reads the words before the date itself.
func (r *deadlineReader) leadIn() {
	for i := range mostLeading {
		if !r.read(wordAt(r.text, r.at), i == 0) {
			return
		}
	}
}

// read takes one word that leads up to a date, and reports whether it was one.
func (r *deadlineReader) read(word string, first bool) bool {
	next := r.at + len(word)
	preposition := false
	switch word {
	case "by", "before", "until", "till", "due":
		r.by, preposition = true, true
	case "later":
		next = phraseAt(r.text, next, "than")
		r.by, preposition = next > 0, true
	case "in", "during", "over", "for", "on":
		r.during = r.during || first
		preposition = first || r.by
	case "within":
		r.during = true
	case "end", "close", "mid", "middle", "early", "late", "start", "beginning":
		r.ended = true
	case "this", "next", "coming", "following":
		r.chosen = true
	case "the":
	case "of", "our", "fiscal", "calendar", "financial", "full":
		if first {
			return false
		}
	default:
		return false
	}
	if next == 0 {
		return false
	}
	if next < len(r.text) && r.text[next] == '-' {
		next++
	}
	r.at = skipSpace(r.text, next)
	if preposition {
		r.start = r.at
	}
	return true
}

// head returns where the date or period itself ends, or 0.
func (r *deadlineReader) head() int {
	text, at := r.text, r.at
	if at >= len(text) {
		return 0
	}
	if isDigit(text[at]) || openers[wordAt(text, at)] {
		if q, ok := dateAt(text, at); ok && endsWord(text, q.End) {
			return q.End
		}
		if end := monthAt(text, at, true); end > 0 && (r.by || r.ended || r.during || r.chosen) {
			return end
		}
		return 0
	}
	word := wordAt(text, at)
	end := at + len(word)
	switch word {
	case "eoy", "eoq", "eom":
		return end
	case "year", "quarter", "half", "month", "season", "semester", "fy":
		behind := strings.HasPrefix(text[end:], " end") || strings.HasPrefix(text[end:], "-end") || strings.HasPrefix(text[end:], "'s end")
		if r.ended || r.chosen || behind {
			return end
		}
	case "spring", "summer", "autumn", "fall", "winter", "christmas", "easter", "bfcm", "thanksgiving":
		if r.by || r.chosen || r.ended || r.during && word != "fall" {
			return end
		}
	case "black", "cyber", "peak", "holidays", "holiday":
		if r.by {
			return max(end, phraseAt(text, end, "friday"), phraseAt(text, end, "monday"), phraseAt(text, end, "season"))
		}
	}
	return 0
}

// span returns where a span of time ends that begins now: "in two quarters",
// "within 6 weeks", "the next 12 months". Days count from a month's worth on:
// fewer are rather a limit on the thing itself.
func (r *deadlineReader) span() int {
	if !r.during && !r.chosen || r.at >= len(r.text) || !r.chosen && !wordIn(r.text, r.from, "in", "within") {
		return 0
	}
	q, ok := quantityAt(r.text, r.at)
	if !ok || q.Unit != Duration || q.Value < week || q.factor < week && q.Value < month {
		return 0
	}
	return q.End
}

// tail takes "end" behind a period into it: "year end", "June's end".
func (r *deadlineReader) tail(end int) int {
	for _, tail := range [...]string{" end", "-end", "'s end", "’s end"} {
		if strings.HasPrefix(r.text[end:], tail) && endsWord(r.text, end+len(tail)) {
			return end + len(tail)
		}
	}
	return end
}
