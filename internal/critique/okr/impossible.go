package okr

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"okrcoach/internal/prose"
)

// limit is a kind of target that no service reaches. An error budget is 1
// minus the target, so 100 % leaves none (Beyer and others, "Site Reliability
// Engineering", 2016, chapters 1 and 3). Full coverage of a migration or a
// policy is possible, so 100 % counts only beside a word for availability; so
// is a migration without downtime, and so is correctness, such as no double
// charges.
type limit struct {
	// hints are words without one of which, in lower case, the rest cannot match.
	hints []string
	// target has the target itself as its first group.
	target *regexp.Regexp
	// unless, right behind the target, and after, right before it, make it one
	// that can be reached.
	unless, after *regexp.Regexp
	message       string
}

const (
	noBudget  = "100 % leaves no error budget: one failed request and it is missed. Even 99.99 % allows 12.96 min of downtime a quarter (90 days)."
	noneAtAll = "None at all leaves no error budget, so the first one misses it. Say how many, how long or how bad they may be."
	noTime    = "Nothing answers in no time at all. Give the percentile and the milliseconds that you would accept."
)

const hundred = `100(?:[.,]0+)?\s?(?:%|per\s?cent)`

var (
	hundredHints = []string{"100"}
	zeroHints    = []string{"zero", "no ", "no\n", "0"}
)

var unreachable = []limit{
	{
		hints:   hundredHints,
		target:  regexp.MustCompile(`(?i)\b(` + hundred + `\s+(?:uptime|availab\w*|reliab\w*|up\b|success\w*))`),
		unless:  regexp.MustCompile(`(?i)^[^.;,]{0,30}\b(?:migrat|drill|restore|backfill|tests?\b|rollback|monitor|alert|dashboard|of (?:the )?(?:services|teams|endpoints)|reports?|checks?|SLOs?|reviews?)`),
		message: noBudget,
	},
	{
		hints:  hundredHints,
		target: regexp.MustCompile(`(?i)\b((?:uptime|availab\w*|reliab\w*|API (?:is|stays) up|online|success rate)\b[^.;,\d]{0,20}\b` + hundred + `)`),
		unless: regexp.MustCompile(`(?i)^\s+(?:of\b(?: the)? [^t]|coverage|traced|monitored|measured|documented)`), message: noBudget,
	},
	{
		hints:   hundredHints,
		target:  regexp.MustCompile(`(?i)\b((?:up|available|online|works?|working|reachable)\s+` + hundred + `\s+of the time)`),
		message: noBudget,
	},
	{
		hints:   zeroHints,
		target:  regexp.MustCompile(`(?i)\b((?:zero|0|no)(?: more)? (?:major |production |critical |sev-?\s?\d |p\d |unplanned |customer-facing )?(?:incidents?|bugs?|errors?|outages?|failures?|defects?|downtime|latency|timeouts?|sev-?\s?\d(?:'?s)?( incidents?)?)\b(?:\s(?:migration|deploy|upgrade|release)\w*)?)`),
		unless:  regexp.MustCompile(`(?i)^(?:-|\s+(?:budget|codes?|messages?|pages?|reports?|reviews?|handling|prone|injection)\b|[^.;,]{0,40}\b(?:than|longer|over|above|more than|exceed\w*|beyond|last(?:s|ing)|caus\w+|due to|because|from|without|that|which|who|where|unnoticed|undetected|unresolved|unreported|during|while|when|in (?:the )?(?:ledger|reconcil\w*|settlement|payouts?|migration)|for merchants|of (?:a|any|one))\b)`),
		after:   regexp.MustCompile(`(?i)(?:\bwith|\bthere (?:is|are|was|were)|\bhas|\bhave|\bnear|\balmost|\bmakes?|\bmeans?|\bis)\s*$`),
		message: noneAtAll,
	},
	{
		hints:   zeroHints,
		target:  regexp.MustCompile(`(?i)\b((?:error|failure) rate[^.;,\d]{0,20}\b0(?:\.0+)?\s?%)`),
		message: noneAtAll,
	},
	{
		hints:   zeroHints,
		target:  regexp.MustCompile(`(?i)(?:^|[^\d.,])(0(?:\.0+)?\s?(?:ms|milliseconds?|s|seconds?)\b)`),
		unless:  regexp.MustCompile(`(?i)^\s+(?:overhead|added|extra|more|longer|of (?:data|downtime))`),
		after:   regexp.MustCompile(`(?i)(?:rpo|loss|lag|drift|gap|downtime)\b[^.;,]{0,16}$`),
		message: noTime,
	},
}

// planned ends a target that is reached by working on it: "zero downtime
// migration".
var planned = regexp.MustCompile(`(?i)(?:migration|deploy|upgrade|release)\w*$`)

// Impossible finds the targets in text that cannot be reached.
func Impossible(text string) []prose.Span {
	var found []prose.Span
	for _, f := range impossible(text) {
		found = append(found, f.Span)
	}
	return found
}

// impossible finds the same, with what to say about each.
func impossible(text string) []Finding {
	var found []Finding
	lower := strings.ToLower(text)
	for _, l := range unreachable {
		if !slices.ContainsFunc(l.hints, func(hint string) bool { return strings.Contains(lower, hint) }) {
			continue
		}
		for _, m := range l.target.FindAllStringSubmatchIndex(text, -1) {
			s := prose.Span{Start: m[2], End: m[3]}
			if planned.MatchString(s.Of(text)) || l.unless != nil && l.unless.MatchString(text[s.End:]) ||
				l.after != nil && l.after.MatchString(text[max(0, s.Start-baselineReach):s.Start]) {
				continue
			}
			found = append(found, Finding{Code: ImpossibleTarget, Span: s, Message: l.message})
		}
	}
	slices.SortFunc(found, func(a, b Finding) int { return cmp.Compare(a.Start, b.Start) })
	return found
}
