package okr

import (
	"slices"
	"strings"
)

// polarity says which way a metric is better.
type polarity int

const (
	lowerIsBetter  polarity = -1
	eitherIsBetter polarity = 0
	higherIsBetter polarity = 1
)

// metrics are the nouns that name a metric by themselves, with the way in
// which it is better; those that could be better either way are known all the
// same, so that a clause that begins with one is seen to be a Key Result.
var metrics = func() map[string]polarity {
	all := map[string]polarity{}
	for better, nouns := range map[polarity]string{
		lowerIsBetter: `latency latencies error errors incident incidents outage outages downtime mttr mttd mtta
			cost costs churn ticket tickets drop-off drop-offs dropoff abandonment failure failures timeout timeouts
			bug bugs defect defects dispute disputes chargeback chargebacks complaint complaints escalation
			escalations rollback rollbacks regression regressions lag delay delays toil breach breaches fraud
			duplicate duplicates 5xx 5xxs sev sev-1 sev-1s sev1 sev1s sev-2s p0s p1s sev1's crash crashes`,
		higherIsBetter: `availability uptime conversion success coverage nps csat adoption satisfaction retention
			throughput reliability accuracy completion deploys deployments acceptance`,
		eitherIsBetter: `time rate tracing recovery cpu gc pauses traffic volume revenue gmv orders alerts pages
			requests calls charges payments checkouts releases changes retries queries services endpoints
			spend budget load sessions bookings renewals score drift freshness staleness utilisation utilization`,
	} {
		for noun := range strings.FieldsSeq(nouns) {
			all[noun] = better
		}
	}
	return all
}()

// Words that colour a noun which could be better either way: "failed calls",
// "completed checkouts".
var (
	badWords = words(`failed failing failure duplicate duplicated double abandoned lost missed false slow late
		blocked reverted unplanned flaky broken stale unavailable dropped declined wasted noisy severe`)
	goodWords = words(`completed successful successes traced happy`)
	// generic nouns say only that something is counted.
	generic = words(`rate rates count counts ratio number share percentage minutes hours level proportion amount
		frequency volume score s per total overall`)
	// turning words beside a metric make more of a bad thing good, or less of a
	// good thing: "errors caught", "adoption of the old API".
	turning = words(`resolved detected fixed covered caught prevented avoided traced saved reduced automated
		remaining left met meeting handled recovered restored closed answered survived tolerated mitigated budget
		old legacy deprecated manual v1 sandbox savings actionable between without reviewed attack attacks
		unused available fewer blocked failed rolled reverted needing`)
)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

// headEnds are the words at which the noun that a metric is about has passed.
var headEnds = words(`for on in at across among by with within without from to that which who where when caused due
	because during after before under over per into against`)

// metricWords returns the words of a metric in lower case; letters, digits and
// hyphens make up a word.
func metricWords(metric string) []string {
	return strings.FieldsFunc(strings.ToLower(metric), func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-' || r == '\'' || r > 127)
	})
}

// better returns the way in which a metric in this unit is better, judging by
// the noun that it is about. Where a word beside it may turn the meaning, it
// leaves the matter open.
func better(metric string, unit Unit) polarity {
	all := metricWords(metric)
	if unit == Duration && timing(metric) {
		if slices.Contains(all, "between") {
			return eitherIsBetter
		}
		return lowerIsBetter
	}
	for _, word := range all {
		if turning[word] {
			return eitherIsBetter
		}
	}
	head := headOf(all)
	if unit == Percent && (len(head) < len(all) && slices.ContainsFunc(all[len(head):], clauseWord) || timing(metric)) {
		return eitherIsBetter
	}
	for i := len(head) - 1; i >= 0; i-- {
		if way := metrics[head[i]]; way != eitherIsBetter {
			return way
		}
		if !generic[head[i]] {
			return coloured(head)
		}
	}
	return eitherIsBetter
}

// clauseWord reports whether a word begins a clause that could turn a share
// round: "incidents with a review", "alerts that lead to action".
func clauseWord(word string) bool {
	switch word {
	case "that", "which", "who", "where", "with", "when", "within", "under":
		return true
	}
	return false
}

// coloured judges a noun by the adjectives before it.
func coloured(head []string) polarity {
	bad := slices.ContainsFunc(head, func(w string) bool { return badWords[w] })
	good := slices.ContainsFunc(head, func(w string) bool { return goodWords[w] })
	switch {
	case bad && !good:
		return lowerIsBetter
	case good && !bad:
		return higherIsBetter
	}
	return eitherIsBetter
}

// headOf returns the words up to where the noun has passed. What follows "of"
// is the noun itself behind a word for counting: "number of incidents".
func headOf(all []string) []string {
	start := 0
	for i, word := range all {
		switch {
		case word == "of" && i > start && generic[all[i-1]]:
			start = i + 1
		case word == "of", headEnds[word]:
			return all[start:i]
		}
	}
	return all[start:]
}

// timings are words for how long something takes.
var timings = []string{
	"latency", "time to", "response time", "recovery time", "lead time", "cycle time", "load time", "wait",
	"mttr", "mttd", "mtta", "recovery", "lag", "delay", "restore", "downtime",
}

// timing reports whether a metric says how long something takes, in the time
// itself or in a percentile.
func timing(metric string) bool {
	lower := strings.ToLower(metric)
	if slices.ContainsFunc(timings, func(t string) bool { return strings.Contains(lower, t) }) {
		return true
	}
	return percentileIn(metric) > 0
}

// percentileIn returns the percentile that a metric is taken at, or 0. A
// median is the 50th; two percentiles, as in their ratio, are none.
func percentileIn(metric string) float64 {
	found := 0.0
	if strings.ContainsAny(metric, "0123456789") {
		for _, q := range Quantities(metric) {
			if q.Unit == Percentile && found > 0 {
				return 0
			}
			if q.Unit == Percentile {
				found = q.Value
			}
		}
	}
	if found == 0 && slices.Contains(metricWords(metric), "median") {
		return 50
	}
	return found
}

// knownMetric reports whether one of the words names a metric.
func knownMetric(all []string) bool {
	return slices.ContainsFunc(all, func(word string) bool {
		_, known := metrics[word]
		return known
	})
}
