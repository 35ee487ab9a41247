package okr

import (
	"regexp"

	"okrcoach/internal/prose"
)

// Targets that no service reaches. An error budget is 1 minus the target, so
// 100 % leaves none (Beyer and others, "Site Reliability Engineering", 2016,
// chapters 1 and 3). Full coverage of a migration or a policy is possible, so
// 100 % counts only beside a word for availability; so is a migration without
// downtime, and so is correctness, such as no double charges. Each pattern has
// the target itself as its first group.
var impossible = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(100(?:\.0+)?\s?(?:%|per\s?cent)\s+(?:of the time\b|uptime|availab\w*|reliab\w*|up\b|success\w*))`),
	regexp.MustCompile(`(?i)\b((?:uptime|availab\w*|reliab\w*)\b[^.;\d]{0,20}\b100(?:\.0+)?\s?(?:%|per\s?cent))`),
	regexp.MustCompile(`(?i)\b((?:zero|0|no)(?: more)? (?:major |production |sev-?\d |p\d |unplanned )?(?:incidents?|bugs?|errors?|outages?|failures?|defects?|downtime|latency|timeouts?)\b(?:\s(?:migration|deploy|upgrade|release))?)`),
	regexp.MustCompile(`(?i)(?:^|[^\d.,])(0(?:\.0+)?\s?(?:ms|milliseconds?|s|seconds?)\b)`),
}

// planned ends a target that is reached by working on it: "zero downtime
// migration".
var planned = regexp.MustCompile(`(?i)(?:migration|deploy|upgrade|release)$`)

// Impossible finds the targets in text that cannot be reached.
func Impossible(text string) []prose.Span {
	var found []prose.Span
	for _, pattern := range impossible {
		for _, m := range pattern.FindAllStringSubmatchIndex(text, -1) {
			if s := (prose.Span{Start: m[2], End: m[3]}); !planned.MatchString(s.Of(text)) {
				found = append(found, s)
			}
		}
	}
	return found
}
