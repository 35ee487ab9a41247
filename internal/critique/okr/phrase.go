package okr

import (
	"strings"
	"unicode"

	"okrcoach/internal/prose"
)

// verbs are the words before a metric that say what is done to it, and
// articles and fillers.
var verbs = words(`we to and then also i'd i will would should must the our a an of get bring take move drive push reach hit achieve
	ensure make sure that deliver improve improves improving demonstrate show prove target reduce reduces reducing cut cuts cutting
	lower decrease drop shrink shorten halve trim minimise minimize eliminate increase increases raise grow lift boost expand
	halve keep hold maintain sustain have has be is are at with so um uh like measured by no zero limit contain
	higher low high fewer less more much better faster great noticeably significantly considerably can`)

// connectors are the words between a metric and its number.
var connectors = words(`from goes go going falls fall drops drop rises rise climbs stays stay remains remain is are be kept keeps
	should must will would grow rise come comes to at of under below above over least most than less more fewer within inside max maximum minimum down up
	by and now today currently about around roughly nearly only covers cover reaches hits improves shrinks grows no not was has have
	moves between in unchanged flat steady also better worse reduced improved considerably significantly noticeably`)

// metricOf returns what is measured: what stands before the first number of
// the claim, or where that is only a verb, what stands behind it.
func metricOf(c claim) prose.Span {
	if !c.hasTarget {
		return withoutTail(c.text, firstPhrase(c.text, lead(c.text, behindDate(c.text, c.Span))))
	}
	first, last := c.target, c.target
	if c.hasBaseline {
		if c.baseline.Start < first.Start {
			first = c.baseline
		} else if c.baseline.Start-last.End < baselineReach {
			last = c.baseline
		}
	}
	before := lead(c.text, behindSetting(c.text, clauseBefore(c.text, prose.Span{Start: c.Start, End: max(c.Start, first.Start)})))
	before = withoutTail(c.text, firstPhrase(c.text, before))
	if !before.Empty() && !settings[wordAt(c.text, before.Start)] && !doing[strings.ToLower(before.Of(c.text))] {
		return before
	}
	behind := prose.Span{Start: max(c.target.End, first.End), End: c.End}
	behind.Start += len(perTime.FindString(behind.Of(c.text)))
	behind = lead(c.text, behind)
	if settings[wordAt(c.text, behind.Start)] {
		return prose.Span{Start: behind.Start, End: behind.Start}
	}
	behind = withoutTail(c.text, firstPhrase(c.text, behind))
	switch strings.ToLower(behind.Of(c.text)) {
	case "daily", "weekly", "monthly", "quarterly", "yearly":
		return prose.Span{Start: behind.End, End: behind.End}
	}
	return behind
}

// givesReason reports whether a clause begins with the reason for another.
func givesReason(said string) bool {
	return wordIn(said, len(said)-len(strings.TrimLeftFunc(said, outside)), "because")
}

// clauseBefore returns what stands before a number in its own clause: nothing
// behind the end of a sentence ("Monolith is divided. 5 of 8 …"), and before an
// equals sign only what it equals ("they stay, so churn = 2 %").
func clauseBefore(text string, s prose.Span) prose.Span {
	said := strings.TrimRight(s.Of(text), " \t\r\n")
	switch {
	case strings.HasSuffix(said, "."), strings.HasSuffix(said, "!"):
		s.Start = s.End
	case givesReason(said):
		s.Start += max(0, strings.LastIndex(said, " so ")+len(" so"))
	case strings.HasSuffix(said, "="):
		s.Start += strings.LastIndexAny(said, ",;") + 1
	}
	return s
}

// settings are words that begin a scope or a date and no metric.
var settings = words("on in for of at across among within per by before until every each because when if")

// behindDate takes a date that something begins with off the front: "By June
// each region has its own store".
func behindDate(text string, s prose.Span) prose.Span {
	if d := deadlineIn(s.Of(text)); !d.Empty() && d.Start <= dueReach {
		s.Start += d.End
	}
	return s
}

// behindSetting takes a phrase that only sets the scene off the front: "On
// standard runners, the p95 wait".
func behindSetting(text string, s prose.Span) prose.Span {
	if settings[wordAt(text, s.Start)] {
		if i := strings.Index(s.Of(text), ", "); i >= 0 {
			s.Start += i + len(", ")
		}
	}
	return s
}

// lead takes verbs, articles, numbers' signs and punctuation off the front.
func lead(text string, s prose.Span) prose.Span {
	for {
		s = s.TrimFunc(text, outside)
		end := wordEnd(text, s)
		if strings.HasPrefix(text[end:], " off") || strings.HasPrefix(text[end:], "-off") {
			return s // "drop off" and "cut-off" are nouns
		}
		if end == s.Start || end < s.End && text[end] == '-' || !verbs[strings.ToLower(text[s.Start:end])] {
			return s
		}
		s.Start = end
	}
}

// outside reports whether a rune belongs to no word.
func outside(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(`,.;:!?()[]{}"'“”„«»*_~<>=≤≥→|+-−–—…#/`, r)
}

// wordEnd returns where the word at the front of s ends.
func wordEnd(text string, s prose.Span) int {
	end := s.Start
	for end < s.End && (isLetter(text[end]) || text[end] == '\'' || text[end] >= 0x80) {
		end++
	}
	return end
}

// withoutTail takes the words that lead to a number off the end.
func withoutTail(text string, s prose.Span) prose.Span {
	for {
		s = s.TrimFunc(text, outside)
		start := s.End
		for start > s.Start && isLetter(text[start-1]) {
			start--
		}
		if start == s.End || !connectors[strings.ToLower(text[start:s.End])] {
			return s
		}
		s.End = start
	}
}

// phraseEnds are the words that end the phrase for a metric: those that begin
// its scope, its date or its reason.
var phraseEnds = words(`for on across among in at per by before until because so since measured counted without if when within
	each every weekly monthly`)

// firstPhrase cuts s where its first phrase ends. What ends a phrase does not
// do so at its front.
func firstPhrase(text string, s prose.Span) prose.Span {
	for at := s.Start; at < s.End; {
		ends := false
		next := at + 1
		switch c := text[at]; {
		case isLetter(c):
			ends = endsPhrase(text, s.Start, at)
			next = skipName(text, at)
		case isDigit(c):
			next = skipName(text, at)
		default:
			ends = strings.IndexByte(",;:(|", c) >= 0 || partsPhrase(text, at)
		}
		if ends && strings.TrimFunc(text[s.Start:at], outside) != "" {
			s.End = at
			return s.TrimFunc(text, outside)
		}
		at = min(next, s.End)
	}
	return s
}

// partsPhrase reports whether an arrow, or a dash between blanks, stands here.
func partsPhrase(text string, at int) bool {
	for _, sign := range [...]string{"->", "→", "– ", "— "} {
		if strings.HasPrefix(text[at:], sign) {
			return sign[0] == '-' || sign == "→" || at > 0 && text[at-1] == ' '
		}
	}
	return false
}

// endsPhrase reports whether the word at this place ends the phrase for a
// metric that begins at start. "In" behind a time goes on with it ("time in
// queue"), and "of" ends a metric that is whole by itself ("p99 of the charge
// endpoint").
func endsPhrase(text string, start, at int) bool {
	word := wordAt(text, at)
	switch {
	case word == "of":
		return wholeMetric(text[start:at])
	case word == "in":
		last := wordBefore(text, skipSpaceBack(text, at))
		return last != "time" && last != "off"
	case word == "a" || word == "an":
		return durations[wordAt(text, skipSpace(text, at+len(word)))] > 0
	case word == "going" || word == "goes" || word == "moving" || word == "comes" || word == "coming":
		next := wordAt(text, skipSpace(text, at+len(word)))
		return next == "up" || next == "down" || next == "in"
	case word == "to":
		next := wordAt(text, skipSpace(text, at+len(word)))
		return next == "under" || next == "below" || next == "at"
	}
	return phraseEnds[word]
}

// wholeMetric reports whether text ends with a metric that is whole by itself.
func wholeMetric(text string) bool {
	text = strings.TrimRight(text[max(0, len(text)-baselineReach):], " ")
	last, before := lastWord(text)
	switch last {
	case "latency", "availability", "uptime", "mttr", "percentile":
		return true
	case "rate":
		previous, _ := lastWord(before)
		return previous == "error"
	case "":
		return percentileIn(text[strings.LastIndexByte(text, ' ')+1:]) > 0
	}
	return false
}
