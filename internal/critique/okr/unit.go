package okr

import "strings"

// measure is the unit behind a number.
type measure struct {
	unit Unit
	// start and end are where it stands; a blank or a hyphen may precede it.
	start, end int
	// factor is what one of it is worth in seconds, percent or the currency.
	factor float64
}

// Seconds in longer units; a month has 30 days, a quarter 90, a year 365.
const (
	minute  = 60.0
	hour    = 60 * minute
	day     = 24 * hour
	week    = 7 * day
	month   = 30 * day
	quarter = 90 * day
	year    = 365 * day
)

// durations are the words for units of time with their length in seconds.
var durations = map[string]float64{
	"us": 1e-6, "microsecond": 1e-6, "microseconds": 1e-6,
	"ms": 1e-3, "msec": 1e-3, "msecs": 1e-3, "millisecond": 1e-3, "milliseconds": 1e-3, "millis": 1e-3,
	"s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1,
	"min": minute, "mins": minute, "minute": minute, "minutes": minute,
	"h": hour, "hr": hour, "hrs": hour, "hour": hour, "hours": hour,
	"day": day, "days": day, "week": week, "weeks": week, "wk": week, "wks": week,
	"month": month, "months": month, "quarter": quarter, "quarters": quarter,
	"year": year, "years": year, "yr": year, "yrs": year,
}

// otherUnits are the words for units of other kinds. A basis point is a
// hundredth of a percent point.
var otherUnits = map[string]measure{
	"percent": {unit: Percent, factor: 1}, "pct": {unit: Percent, factor: 1},
	"percentage": {unit: Percent, factor: 1}, // "percentage points"
	"pp":         {unit: Percent, factor: 1}, "ppt": {unit: Percent, factor: 1},
	"point": {unit: Percent, factor: 1}, "points": {unit: Percent, factor: 1},
	"pt": {unit: Percent, factor: 1}, "pts": {unit: Percent, factor: 1},
	"bp": {unit: Percent, factor: 0.01}, "bps": {unit: Percent, factor: 0.01},
	"x": {unit: Ratio, factor: 1}, "fold": {unit: Ratio, factor: 1},
	"dollar": {unit: Money, factor: 1}, "dollars": {unit: Money, factor: 1}, "usd": {unit: Money, factor: 1},
	"euro": {unit: Money, factor: 1}, "euros": {unit: Money, factor: 1}, "eur": {unit: Money, factor: 1},
	"pounds": {unit: Money, factor: 1}, "gbp": {unit: Money, factor: 1},
	"cent": {unit: Money, factor: 0.01}, "cents": {unit: Money, factor: 0.01},
}

// measureAt reads the unit behind a number that ends at this place.
func measureAt(text string, at int) (measure, bool) {
	start := skipSpace(text, at)
	if start == at && at < len(text) && text[at] == '-' {
		start++
	}
	rest := text[start:]
	switch {
	case strings.HasPrefix(rest, "%"):
		return points(text, measure{Percent, start, start + 1, 1}), true
	case strings.HasPrefix(rest, "×"):
		return measure{Ratio, start, start + len("×"), 1}, true
	case strings.HasPrefix(rest, "µs"), strings.HasPrefix(rest, "μs"):
		return measure{Duration, start, start + len("µs"), 1e-6}, true
	}
	if end := phraseAt(text, start, "per cent"); end > 0 {
		return points(text, measure{Percent, start, end, 1}), true
	}
	word := wordAt(text, start)
	if seconds, ok := durations[word]; ok {
		return measure{Duration, start, start + len(word), seconds}, true
	}
	m, ok := otherUnits[word]
	m.start, m.end = start, start+len(word)
	if ok && m.unit == Percent {
		m = points(text, m)
	}
	return m, ok && (word != "x" || start == at)
}

// points takes the word "points" behind a percent sign into the unit.
func points(text string, m measure) measure {
	at := skipSpace(text, m.end)
	switch word := wordAt(text, at); word {
	case "point", "points", "pt", "pts":
		m.end = at + len(word)
	}
	return m
}
