package okr

import (
	"strings"

	"okrcoach/internal/prose"
)

// dateAt reads a date that a calendar has: "Q3", "H1 2026", "30 June", "June
// 2026", "2026-06-30", "30/06/2026", "FY26", "2026".
func dateAt(text string, at int) (Quantity, bool) {
	end := 0
	if isDigit(text[at]) {
		for _, read := range [...]func(string, int) int{numericDate, halfFirst, dayMonth, yearAlone} {
			if end = read(text, at); end > 0 {
				break
			}
		}
	} else {
		end = max(periodAt(text, at), monthAt(text, at, false))
	}
	if end == 0 {
		return Quantity{}, false
	}
	return Quantity{Span: prose.Span{Start: at, End: end}, Unit: Date, unitAt: end, factor: 1}, true
}

// periodAt returns where a quarter, a half or a fiscal year ends: "Q3 2026",
// "H1", "FY26", "Q2 '27".
func periodAt(text string, at int) int {
	word := wordAt(text, at)
	end := at + len(word)
	if end >= len(text) || !isDigit(text[end]) {
		return 0
	}
	last := byte('4')
	switch word {
	case "fy":
		for end < len(text) && isDigit(text[end]) {
			end++
		}
		return end
	case "h":
		last = '2'
	case "q":
	default:
		return 0
	}
	if text[end] < '1' || text[end] > last {
		return 0
	}
	return withYear(text, end+1)
}

// withYear returns where a year behind a date ends, or at where there is none.
func withYear(text string, at int) int {
	next := at
	for next < len(text) && next < at+3 && strings.IndexByte(" ,-/'", text[next]) >= 0 {
		next++
	}
	if isYear(text, next) {
		return next + len("2026")
	}
	if next > at && text[next-1] == '\'' && next+1 < len(text) && isDigit(text[next]) && isDigit(text[next+1]) && endsWord(text, next+2) {
		return next + len("26")
	}
	if fiscal := wordAt(text, next); next > at && fiscal == "fy" {
		return max(at, periodAt(text, next))
	}
	return at
}

// isYear reports whether a year of our time stands at this place.
func isYear(text string, at int) bool {
	if at+4 > len(text) || !endsWord(text, at+4) {
		return false
	}
	century := text[at : at+2]
	return (century == "19" || century == "20") && isDigit(text[at+2]) && isDigit(text[at+3])
}

// yearAlone returns where a year ends that stands by itself and is no round
// number and no number of something.
func yearAlone(text string, at int) int {
	end := at + len("2026")
	if !isYear(text, at) || text[at+2:end] == "00" || end+1 < len(text) && (text[end] == '.' || text[end] == ',') && isDigit(text[end+1]) {
		return 0
	}
	if _, measured := measureAt(text, end); measured {
		return 0
	}
	return end
}

// months are the names of the months and their short forms.
var months = map[string]bool{
	"jan": true, "january": true, "feb": true, "february": true, "mar": true, "march": true,
	"apr": true, "april": true, "may": true, "jun": true, "june": true, "jul": true, "july": true,
	"aug": true, "august": true, "sep": true, "sept": true, "september": true, "oct": true,
	"october": true, "nov": true, "november": true, "dec": true, "december": true,
}

// monthAt returns where a date ends that begins with a month: "June 30th,
// 2026", "June 2026", and with alone the month by itself.
func monthAt(text string, at int, alone bool) int {
	word := wordAt(text, at)
	if !months[word] {
		return 0
	}
	end := at + len(word)
	if end < len(text) && text[end] == '.' {
		end++
	}
	next := skipSpace(text, end)
	if day := dayAt(text, next); day > 0 && next > end {
		return withYear(text, day)
	}
	if with := withYear(text, end); with > end {
		return with
	}
	if alone {
		return at + len(word)
	}
	return 0
}

// dayAt returns where a day of a month ends, from "1" to "31st", or 0.
func dayAt(text string, at int) int {
	end := at
	for end < len(text) && isDigit(text[end]) {
		end++
	}
	if end == at || end-at > 2 || text[at:end] > "31" && end-at == 2 {
		return 0
	}
	switch word := wordAt(text, end); word {
	case "st", "nd", "rd", "th":
		end += len(word)
	}
	if !endsWord(text, end) || strings.HasPrefix(text[end:], "%") || strings.HasPrefix(text[end:], " %") {
		return 0
	}
	return end
}

// dayMonth returns where a date ends that begins with the day: "30 June",
// "1st of July 2026". A small "may" is a verb.
func dayMonth(text string, at int) int {
	end := dayAt(text, at)
	if end == 0 {
		return 0
	}
	next := skipSpace(text, end)
	if of := phraseAt(text, next, "of"); of > 0 {
		next = skipSpace(text, of)
	} else if next < len(text) && text[next] == '-' {
		next++ // "30-Jun"
	}
	if next == end || strings.HasPrefix(text[next:], "may") {
		return 0
	}
	word := wordAt(text, next)
	if !months[word] {
		return 0
	}
	return withYear(text, next+len(word))
}

// halfFirst returns where a half or quarter ends that is written "1H" or
// "2026Q3".
func halfFirst(text string, at int) int {
	if at+1 < len(text) && (text[at] == '1' || text[at] == '2') && text[at+1]|0x20 == 'h' {
		if end := withYear(text, at+2); end > at+2 || wordBefore(text, skipSpaceBack(text, at)) == "by" && endsWord(text, at+2) {
			return end
		}
	}
	if at+6 <= len(text) && text[at] == '2' && text[at+4]|0x20 == 'q' && isDigit(text[at+5]) {
		return at + 6
	}
	return 0
}

// numericDate returns where a date in digits ends: "2026-06-30",
// "30/06/2026", "30.6.2026".
func numericDate(text string, at int) int {
	var parts [3]int // their lengths
	end, separator := at, byte(0)
	for i := range parts {
		start := end
		for end < len(text) && isDigit(text[end]) {
			end++
		}
		parts[i] = end - start
		if i == 2 || end >= len(text) {
			break
		}
		if separator == 0 {
			separator = text[end]
		}
		if text[end] != separator || strings.IndexByte("-/.", separator) < 0 {
			return 0
		}
		end++
	}
	short := func(n int) bool { return n == 1 || n == 2 }
	iso := parts[0] == 4 && separator == '-' && parts[1] == 2 && parts[2] == 2
	if !iso && !(short(parts[0]) && short(parts[1]) && parts[2] == 4) {
		return 0
	}
	return end
}

// percentileAt reads what is measured at a share of all cases: "p99", "P99.9",
// "95th percentile", "99%ile".
func percentileAt(text string, at int) (Quantity, bool) {
	start, behind := at, false
	switch word := wordAt(text, at); {
	case word == "p" || word == "tp":
		start += len(word)
	case isDigit(text[at]):
		behind = true
	default:
		return Quantity{}, false
	}
	n, ok := digitsAt(text, start)
	if !ok || n.end-start < 2 || n.value < 10 || n.value > 9999 {
		return Quantity{}, false
	}
	if !behind {
		for n.value >= 100 {
			n.value /= 10 // "p999" is p99.9
		}
	} else if n.end = percentileWord(text, n.end); n.end == 0 || n.value >= 100 {
		return Quantity{}, false
	}
	return Quantity{
		Span: prose.Span{Start: at, End: n.end}, Unit: Percentile, unitAt: n.end, Value: n.value, Low: n.value, factor: 1,
	}, true
}

// percentileWord returns where "th percentile" or "%ile" behind a number
// ends, or 0.
func percentileWord(text string, at int) int {
	if strings.HasPrefix(text[at:], "%ile") {
		return at + len("%ile")
	}
	switch word := wordAt(text, at); word {
	case "th", "st", "nd", "rd":
		at += len(word)
	}
	return max(phraseAt(text, at, "percentile"), phraseAt(text, at, "pct"), phraseAt(text, at, "percentiles"))
}

// openers are the words with which a number, a date or an amount can begin.
var openers = func() map[string]bool {
	all := map[string]bool{
		"q": true, "h": true, "fy": true, "p": true, "tp": true, "a": true, "an": true, "half": true,
	}
	for _, words := range []map[string]bool{months, currencies} {
		for word := range words {
			all[word] = true
		}
	}
	for _, words := range []map[string]float64{ones, tens} {
		for word := range words {
			all[word] = true
		}
	}
	return all
}()
