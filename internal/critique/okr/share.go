package okr

import "okrcoach/internal/prose"

// fractions are the words for parts of a whole, singular and plural, with how
// many make it up.
var fractions = map[string]float64{
	"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5,
	"sixth": 6, "eighth": 8, "tenth": 10, "tenths": 10,
}

// fractionAt reads a part of a whole in words: "half a second", "a third of",
// "by half", "two thirds", and an only unit that is a limit: "under a second".
func fractionAt(text string, at int) (Quantity, bool) {
	word := wordAt(text, at)
	parts, end := 1.0, at+len(word)
	next := end
	if end < len(text) && text[end] == '-' {
		next++ // "two-thirds"
	}
	next = skipSpace(text, next)
	switch part := wordAt(text, next); {
	case word == "half":
		return halfAt(text, at, end)
	case word == "a" || word == "an":
		if seconds, ok := durations[part]; ok && seconds <= hour && limits[wordBefore(text, skipSpaceBack(text, at))] {
			return duration(at, next, next+len(part), seconds), true
		}
	case ones[word] > 0 && ones[word] < 10:
		parts = ones[word]
	default:
		return Quantity{}, false
	}
	part := wordAt(text, next)
	whole, ok := fractions[part]
	end = next + len(part)
	if !ok || part == "half" || parts >= whole {
		return Quantity{}, false
	}
	return partOf(text, at, end, parts, whole)
}

// limits are the words before "a second" that make it a limit.
var limits = map[string]bool{"under": true, "below": true, "within": true, "than": true, "sub": true, "nearly": true}

// partOf reads on behind "a third" or "two thirds". "A third" alone may be one
// of a row, and "a quarter" three months.
func partOf(text string, at, end int, parts, whole float64) (Quantity, bool) {
	of := phraseAt(text, end, "of")
	if unit := phraseAt(text, end, "of a"); unit > 0 || phraseAt(text, end, "of an") > 0 {
		unit = skipSpace(text, max(unit, phraseAt(text, end, "of an")))
		word := wordAt(text, unit)
		if seconds, ok := durations[word]; ok {
			return duration(at, end, unit+len(word), float64(seconds*parts)/whole), true
		}
	}
	switch wordBefore(text, skipSpaceBack(text, at)) {
	case "by", "to", "than", "under", "below", "least", "most":
	default:
		if of == 0 {
			return Quantity{}, false
		}
	}
	return percentage(at, end, 100*parts/whole), true
}

// halfAt reads on behind "half": "half a second", "half an hour", "by half",
// "in half".
func halfAt(text string, at, end int) (Quantity, bool) {
	next := end
	for _, article := range [...]string{"a", "an"} {
		next = max(next, phraseAt(text, end, article))
	}
	unit := skipSpace(text, next)
	word := wordAt(text, unit)
	if seconds, ok := durations[word]; ok && seconds <= day {
		return duration(at, unit, unit+len(word), seconds/2), true
	}
	switch wordBefore(text, skipSpaceBack(text, at)) {
	case "by", "in":
		return percentage(at, end, 50), true
	}
	return Quantity{}, false
}

// shareAt reads so many of so many as a percentage: "6 of 9", "nine times out
// of ten", "1 in 10 million", "5 per 10,000". Its unit is Plain, since six of
// nine engineers are no measurement; its value is in percent all the same.
func shareAt(text string, at int, n numeral) (Quantity, bool) {
	end := max(n.end, phraseAt(text, n.end, "times"))
	joined := 0
	for _, joint := range [...]string{"of", "out of", "in", "per"} {
		joined = max(joined, phraseAt(text, end, joint))
	}
	start := skipSpace(text, joined)
	if joined == 0 || start >= len(text) {
		return Quantity{}, false
	}
	whole, ok := numeralAt(text, start)
	if !ok || whole.value <= n.value || whole.spelt != n.spelt && whole.value < 100 || isYear(text, start) {
		return Quantity{}, false
	}
	if _, measured := measureAt(text, whole.end); measured || !endsWord(text, whole.end) {
		return Quantity{}, false
	}
	q := percentage(at, whole.end, 100*n.value/whole.value)
	q.Unit, q.share = Plain, true
	q.unitAt, q.factor = end, 100/whole.value
	return q, true
}

func percentage(at, end int, percent float64) Quantity {
	return Quantity{
		Span: prose.Span{Start: at, End: end}, Unit: Percent, unitAt: end, Value: percent, Low: percent, factor: 1,
	}
}

func duration(at, unitAt, end int, seconds float64) Quantity {
	return Quantity{
		Span: prose.Span{Start: at, End: end}, Unit: Duration, unitAt: unitAt,
		Value: seconds, Low: seconds, factor: seconds,
	}
}
