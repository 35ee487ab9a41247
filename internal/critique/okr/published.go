package okr

import (
	"regexp"
	"strconv"

	"okrcoach/internal/questions"
)

// published matches an availability of 90 % or more, with the word for it
// before or behind the number, in its first or second group.
var published = regexp.MustCompile(`(?i)\b(9\d(?:\.\d+)?)[ \x{A0}\x{202F}]?%[^.;]{0,40}\b(?:uptime|availability|available)\b` +
	`|\b(?:uptime|availability|available)\b[^.;%]{0,40}?\b(9\d(?:\.\d+)?)[ \x{A0}\x{202F}]?%`)

// Availability returns the availability that a company has published, in
// percent, as its facts say: the first there is, else 0.
func Availability(facts []questions.Fact) float64 {
	for _, f := range facts {
		if m := published.FindStringSubmatch(f.Fact); m != nil {
			if percent, err := strconv.ParseFloat(m[1]+m[2], 64); err == nil {
				return percent
			}
		}
	}
	return 0
}
