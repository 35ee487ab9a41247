package coaching

import (
	"regexp"
	"strconv"
	"strings"
)

// BandOf places a score of the offline review, 0 to 5 in halves, among the
// bands: up to 1.5 sinks, 2 and 2.5 are mixed, 3 and 3.5 good, and from 4 it is
// strong. What is no score has no band.
func BandOf(score float64) Band {
	switch {
	case score >= 0 && score < 2:
		return Sinks
	case score >= 2 && score < 3:
		return Mixed
	case score >= 3 && score < 4:
		return Good
	case score >= 4 && score <= 5:
		return Strong
	}
	return NoBand
}

// String says in words what a band means, as the end of "This part is …" or on
// its own. NoBand is "no band".
func (b Band) String() string {
	switch b {
	case Sinks:
		return "would sink the interview"
	case Mixed:
		return "mixed"
	case Good:
		return "good"
	case Strong:
		return "strong"
	}
	return "no band"
}

// valid reports whether b is a band at all.
func (b Band) valid() bool { return Sinks <= b && b <= Strong }

var (
	// numbered is a band given as a number, alone, out of four, or with words
	// behind it that say the same.
	numbered = regexp.MustCompile(`^(?:band|level|rating)?[ :]*([0-9]{1,3}(?:\.[0-9]+)?)(?: *(?:/|of|out of) *([0-9]+))?(?:$|[ (:,;–—-])`)
	// named is a band given in words.
	named = regexp.MustCompile(`^(?:band[ :]+)?(would sink|sinks?|mixed|good|strong)\b`)
)

// bandIn reads a band as models write it: 3, "3", "3.0", "3/4", "Band 3: good",
// "good". What is between bands or on another scale is none.
func bandIn(text string) Band {
	if len(text) == 1 && '1' <= text[0] && text[0] <= '4' {
		return Band(text[0] - '0')
	}
	text = strings.Trim(strings.ToLower(strings.TrimSpace(text)), `"'*_()[]. `)
	if m := numbered.FindStringSubmatch(text); m != nil {
		value, err := strconv.ParseFloat(m[1], 64)
		band := Band(value)
		if err != nil || float64(band) != value || !band.valid() || m[2] != "" && m[2] != "4" {
			return NoBand
		}
		return band
	}
	m := named.FindStringSubmatch(text)
	if m == nil {
		return NoBand
	}
	switch m[1] {
	case "mixed":
		return Mixed
	case "good":
		return Good
	case "strong":
		return Strong
	}
	return Sinks
}
