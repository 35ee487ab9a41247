package okr

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// tail is a latency that is aimed at for a percentile of one subject.
type tail struct {
	made
	percentile float64
	seconds    float64
	// subject is what it is measured on, in sorted words.
	subject string
}

// plainWords tell no subject from another.
var plainWords = words(`from to the a an of for on in at by with and or under below over above less than least most more no latency
	response time times ms s sec seconds second milliseconds today now currently end year quarter percentile th median is
	stays stay keep hold reduce cut lower improve bring get down up goes falls max within we our all api kr jan feb mar apr
	may june july january february march april august september october november december target baseline`)

// percentilesOutOfOrder says where a higher percentile of the same thing is to
// be quicker than a lower one, which cannot be.
func percentilesOutOfOrder(all []made) []Finding {
	tails := tailsOf(all)
	var found []Finding
	for i, b := range tails {
		for _, a := range tails[max(0, i-mostListed):i] {
			high, low := a, b
			if a.percentile < b.percentile {
				high, low = b, a
			}
			if a.subject != b.subject || high.percentile == low.percentile || high.seconds >= low.seconds {
				continue
			}
			found = append(found, Finding{PercentileOrder, b.place(), fmt.Sprintf(
				"%s of %s is below %s of %s, but the slowest calls cannot be quicker than the others. Perhaps the two are swapped.",
				percentileName(high.percentile), spelledShort(high.seconds), percentileName(low.percentile), spelledShort(low.seconds))})
		}
	}
	return found
}

// tailsOf returns the claims that aim at a time for a percentile. In one Key
// Result, or where no unit is given, the one before lends its own.
func tailsOf(all []made) []tail {
	var tails []tail
	for _, m := range all {
		p := percentileIn(m.metric.Of(m.text))
		if p == 0 {
			p = percentileIn(m.Of(m.text))
		}
		if p == 0 || !m.hasTarget || m.relative {
			continue
		}
		t := tail{made: m, percentile: p, seconds: m.target.Value, subject: subjectOf(m)}
		var before *tail
		if n := len(tails); n > 0 {
			before = &tails[n-1]
		}
		switch {
		case m.target.Unit == Duration:
		case m.target.Unit == Plain && before != nil && before.index >= m.index-1 && !m.target.share:
			t.seconds = m.target.Value * before.target.factor
			t.target.factor = before.target.factor
		default:
			continue
		}
		if before != nil && before.index == m.index && t.subject == "" {
			t.subject = before.subject
		}
		tails = append(tails, t)
	}
	return tails
}

// subjectOf returns the words of a claim that say what is measured, without
// its numbers and dates.
func subjectOf(m made) string {
	var subject []string
	for _, word := range metricWords(m.Of(m.text)) {
		if !plainWords[word] && strings.Trim(word, "0123456789ms.q") != "" && percentileIn(word) == 0 {
			subject = append(subject, word)
		}
	}
	slices.Sort(subject)
	return strings.Join(slices.Compact(subject), " ")
}

func percentileName(p float64) string { return "p" + strconv.FormatFloat(p, 'f', -1, 64) }

// spelledShort writes a latency in milliseconds below a second.
func spelledShort(seconds float64) string {
	if seconds < 1 {
		return digitsOf(seconds*1000) + " ms"
	}
	return spelled(seconds)
}
