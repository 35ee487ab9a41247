package delivery

import (
	"strings"
	"testing"
)

func TestSignpostsMarkWhereAPartBegins(t *testing.T) {
	for text, want := range map[string]string{
		"# Goals\nWe ship.":         "Goals",
		"1) fast\n2) safe\n- small": "1)|2)",
		"(iv) fast":                 "(iv)",
		"O1: uptime\nKR1.2 – p99\nKR 99.95 to 99.99":       "O1|KR1.2|KR",
		"Objective A: uptime\nA-1 Availability":            "Objective A|A-1",
		"**Objective 2: trust.** KR: tickets down":         "Objective 2|KR",
		"Objective 1 would be uptime. My goal: speed.":     "Objective 1|My goal",
		"First, uptime. So second one, speed. Third is us": "First|second|Third",
		"The first: uptime. Finally, speed.":               "The first|Finally",
		"why: a failed call is a lost sale":                "why",
		"Now versus later: now is calm.":                   "Now versus later",
		"How to decide between them. I use a budget.":      "How to decide between them",
		"In short, we ship. To close: we stop.":            "In short|To close",
		"The trade-off is speed. What gives way is scope.": "The trade-off|What gives way",

		"First half we ship. Second quarter we stop. First they break.": "",
		"Next quarter we ship. The firstborn.":                          "",
		"We saw this: it broke. At 5:30 it broke. See https://a.b":      "",
		"How did it break? It broke.":                                   "",
		"We ship first and test second.":                                "",
		"- small\n- fast":                                               "",
		"":                                                              "",
	} {
		t.Run(text, func(t *testing.T) {
			if got := strings.Join(found(measure(text).Signposts), "|"); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}
