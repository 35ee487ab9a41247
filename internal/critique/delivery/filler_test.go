package delivery

import (
	"strings"
	"testing"
)

func TestFillersAreWordsThatTheAnswerCouldDrop(t *testing.T) {
	for text, want := range map[string]string{
		"Downtime is basically negative revenue.":               "basically",
		"Um, okay, so three OKRs.":                              "Um|okay",
		"ok so 3 OKRs":                                          "ok so",
		"So Stripe is, like, in between.":                       "like",
		"Especially for like cross-border cards.":               "for like",
		"Launches pause, like actually pause.":                  "like actually",
		"That ties to, you know, their sales.":                  "you know",
		"I mean, it fails.":                                     "I mean",
		"It gets us paid, right?":                               "right",
		"Yeah. That is it.":                                     "Yeah",
		"Actually, we ship daily.":                              "Actually",
		"But honestly they all matter.":                         "honestly",
		"Obviously there is a balance.":                         "Obviously",
		"There is obviously a balance.":                         "obviously",
		"We obviously care.":                                    "obviously",
		"It is kind of slow and we sort of know.":               "kind of|sort of",
		"Needless to say, uptime counts.":                       "Needless to say",
		"At the end of the day merchants want to sell.":         "At the end of the day",
		"As you know, we ship.":                                 "As you know",
		"Second falls out of the third, to be honest with you.": "to be honest with you",
		"Let me just think.":                                    "Let me just",
		"The terminal, well, the invisible one, works.":         "well",
		"It is important to note that we ship.":                 "It is important to note that",
		"We need dashboards and stuff like that.":               "and stuff like that",

		"This kind of incident, what sort of alert, all kinds of cards.": "",
		"Write it like a contract, like Visa does, things like retries.": "",
		"We would like to ship. A server like this.":                     "",
		"What actually happens is measured. I actually care.":            "",
		"It was not obviously wrong, an obviously wrong number.":         "",
		"Answer honestly. We want to be honest with merchants.":          "",
		"By latency I mean the p99, so you know the p99.":                "",
		"Just one retry, just-in-time, only just.":                       "",
		"It works as well, and the right number is 3.":                   "",
		"At the end of the quarter, by the end of the day.":              "",
		"He said “basically” and \"um\".":                                "",
		"The umbrella of likely actualities.":                            "",
		"":                                                               "",
	} {
		t.Run(text, func(t *testing.T) {
			if got := strings.Join(found(measure(text).Fillers), "|"); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}
