package okr

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"okrcoach/internal/prose"
)

// An error budget is 1 minus the target: 99.9 % allows 8.76 h of downtime a
// year and 2.16 h a quarter of 90 days, 99.99 % a tenth of that (Beyer and
// others, "Site Reliability Engineering", 2016, chapter 3 and appendix A).

// allowed returns the seconds of downtime that an availability in percent
// leaves in a period of so many seconds.
func allowed(percent, period float64) float64 {
	return float64((100-percent)*period) / 100
}

// A time is written in hours from two of them on, in minutes from one on.
const hoursFrom = 2 * hour

// spelled writes a time with its unit, in three or four digits.
func spelled(seconds float64) string {
	switch {
	case seconds >= hoursFrom:
		return digitsOf(seconds/hour) + " h"
	case seconds >= minute:
		return digitsOf(seconds/minute) + " min"
	}
	return digitsOf(seconds) + " s"
}

// digitsOf writes a number with as many decimals as its size leaves sensible.
func digitsOf(value float64) string {
	decimals := 2
	switch {
	case value >= 100:
		decimals = 0
	case value >= 20:
		decimals = 1
	}
	s := strconv.FormatFloat(value, 'f', decimals, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// percentOf writes an availability.
func percentOf(value float64) string {
	return strconv.FormatFloat(value, 'f', -1, 64) + " %"
}

var (
	availabilityWord = regexp.MustCompile(`(?i)\b(?:availability|uptime|available|nines)\b`)
	// otherShare are words that make a high percentage something else.
	otherShare = regexp.MustCompile(`(?i)\b(?:success\w*|requests?|calls|of|tracing|traced|coverage|covered|deliver\w*|accuracy|within|under|below|latency|conversion|complete\w*|durab\w*|webhooks?|payments?|orders?|p\d\d)\b|<`)
	// lesser are parts of a service that may well promise less than the whole,
	// and counts by the worst case, which are lower by nature.
	lesser = regexp.MustCompile(`(?i)\b(?:sandbox|test mode|dashboard|internal|docs|documentation|staging|reporting|worst|each|every|per|any|slowest|smallest|single|batch|beta|reports?|regions?)\b`)
)

// promise returns the availability that a claim aims at, in percent.
func (c claim) promise() (float64, bool) {
	if !c.hasTarget || c.relative || c.target.Unit != Percent || c.target.Value < 90 || c.target.Value >= 100 {
		return 0, false
	}
	said := c.Of(c.text)
	if availabilityWord.MatchString(c.metric.Of(c.text)) || availabilityWord.MatchString(c.target.Of(c.text)) {
		return c.target.Value, true
	}
	return c.target.Value, c.target.Value >= 99 && strings.ContainsAny(c.target.Of(c.text), ".,") && !otherShare.MatchString(said)
}

// unambitious says where an availability is more than one nine short of what
// the company has published: more than ten times its downtime.
func (e Expected) unambitious(c claim) (Code, string) {
	const oneNine, rounding = 10, 1 + 1e-6
	percent, ok := c.promise()
	own := 100 - e.Availability
	if !ok || e.Availability <= 0 || own <= 0 || 100-percent <= float64(own*oneNine)*rounding || lesser.MatchString(c.Of(c.text)) {
		return "", ""
	}
	return Unambitious, fmt.Sprintf(
		"The company has published %s, which is %s of downtime a quarter (90 days); %s allows %s. Aim higher, or say why less is enough here.",
		percentOf(e.Availability), spelled(allowed(e.Availability, quarter)), percentOf(percent), spelled(allowed(percent, quarter)))
}

var (
	incidentWord = regexp.MustCompile(`(?i)\b(?:incidents?|outages?|sev-?\s?[0-2]s?|sev-?\s?[0-2]'s|p[01]s)\b`)
	recoveryWord = regexp.MustCompile(`(?i)\b(?:mttr|time to (?:recover|recovery|restore|repair|resolve|resolution)|recovery(?: time)?|restored?|recover)\b`)
	notAMean     = regexp.MustCompile(`(?i)\bof the time\b|\bp\d\d\b|percentile|out of ten|worst|longest|detect`)
	perPeriod    = regexp.MustCompile(`(?i)(?:\b(?:a|an|per|each|every|in one|this|next)\s+(?:calendar )?|/\s?)(week|month|quarter|year)\b|\b(weekly|monthly|quarterly|yearly|annually)\b`)
)

// overBudget says where as many incidents of such a length as an Objective
// aims at take more time than its availability leaves.
func overBudget(all []made) []Finding {
	uptime := one(all, isUptime)
	if uptime == nil {
		return nil
	}
	incidents, recovery := one(all, isIncidents), one(all, isRecovery)
	if incidents == nil || recovery == nil {
		return nil
	}
	percent, _ := uptime.promise()
	name, period := periodOf(incidents.Of(incidents.text))
	if name == "" {
		if name, period = periodOf(incidents.keyResult.Deadline); name == "" {
			name, period = "year", year
		}
	}
	total := incidents.target.Value * recovery.target.Value
	budget := allowed(percent, period)
	if total <= float64(budget*1.05) {
		return nil
	}
	return []Finding{{OverBudget, place(incidents, recovery), fmt.Sprintf(
		"%s allows %s of downtime a %s; %s of %s each %s %s. Not all three can hold, unless most of them are partial.",
		percentOf(percent), spelled(budget), periodName(name), incidentCount(incidents.target.Value), spelled(recovery.target.Value),
		isOrAreMany(incidents.target.Value), spelled(total))}}
}

// place is where two claims stand that contradict a third: the later of them.
func place(a, b *made) prose.Span {
	if b.keyResult.Start+b.Start > a.keyResult.Start+a.Start {
		return b.place()
	}
	return a.place()
}

// one returns the only claim of a kind, or nil where there is none or several.
func one(all []made, is func(made) bool) *made {
	i := slices.IndexFunc(all, is)
	if i < 0 || slices.ContainsFunc(all[i+1:], is) {
		return nil
	}
	return &all[i]
}

func isUptime(m made) bool {
	_, ok := m.promise()
	return ok
}

func isIncidents(m made) bool {
	return m.hasTarget && !m.relative && m.target.Unit == Plain && !m.target.share && m.target.Value >= 1 &&
		incidentWord.MatchString(m.Of(m.text)) && better(m.metric.Of(m.text), Plain) == lowerIsBetter
}

func isRecovery(m made) bool {
	said := m.Of(m.text)
	return m.hasTarget && !m.relative && m.target.Unit == Duration && recoveryWord.MatchString(said) && !notAMean.MatchString(said)
}

// periodOf returns the period that a count is for, and its length in seconds.
func periodOf(text string) (string, float64) {
	m := perPeriod.FindStringSubmatch(text)
	if m == nil {
		return "", 0
	}
	name := strings.ToLower(strings.TrimSuffix(m[1]+m[2], "ly"))
	if name == "annual" {
		name = "year"
	}
	return name, durations[name]
}

// periodName writes a period with its length where that is not plain.
func periodName(name string) string {
	switch name {
	case "quarter":
		return "quarter (90 days)"
	case "month":
		return "month (30 days)"
	}
	return name
}

func incidentCount(n float64) string {
	if n == 1 {
		return "1 incident"
	}
	return digitsOf(n) + " incidents"
}

func isOrAreMany(n float64) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
