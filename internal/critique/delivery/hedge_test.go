package delivery

import (
	"slices"
	"testing"
	"time"
)

func found(hits []Hit) []string {
	texts := []string{}
	for _, h := range hits {
		texts = append(texts, h.Text)
	}
	return texts
}

func measure(text string) Report {
	return Measure(text, Measured{Took: 4 * time.Minute, Limit: 5 * time.Minute})
}

func TestAHedgeInsideACommitmentCounts(t *testing.T) {
	for text, want := range map[string]string{
		"We might aim for 99.99 % by June.":                              "might",
		"I could cut the p99 to 500 ms.":                                 "could",
		"We may add a fourth Objective.":                                 "may",
		"The team might aim for 300 ms.":                                 "might",
		"For latency we could maybe target 300 ms.":                      "could",
		"If p99 rises, we might pause launches.":                         "might",
		"When the budget is spent, I could perhaps freeze launches.":     "could",
		"Perhaps we should cut the p99 to 300 ms.":                       "Perhaps",
		"Perhaps, we should cut the p99.":                                "Perhaps",
		"We would, perhaps, cut the p99.":                                "perhaps",
		"Maybe I'd start with latency.":                                  "Maybe",
		"I’d probably start with latency.":                               "probably",
		"We'd bring it down to maybe 500 ms.":                            "maybe",
		"We probably aim for 99.99 %.":                                   "probably",
		"I think we should pause launches.":                              "I think",
		"I think that we need to fix retries first.":                     "I think",
		"I guess we could freeze releases.":                              "I guess",
		"I think the p99 should be under 300 ms.":                        "I think",
		"I think the first objective would be availability.":             "I think",
		"I feel like we should invest in tracing.":                       "I feel like",
		"Hopefully p99 drops below 300 ms.":                              "Hopefully",
		"We get to 99.99 % by June, hopefully.":                          "hopefully",
		"I hope to reach 99.99 % by June.":                               "I hope",
		"We are hoping to cut MTTR to 8 minutes.":                        "hoping to",
		"We'd hope to reach 99.99 %.":                                    "We'd hope",
		"We will try to cut the p99 to 300 ms.":                          "try to",
		"Try to reduce MTTR to 15 min.":                                  "Try to",
		"We can probably reach 99.99 %.":                                 "probably",
		"We should be able to reach 99.99 %.":                            "should be able to",
		"If possible, we will reach 99.99 % in Q2.":                      "If possible",
		"We will reach 99.99 % in Q2 if possible.":                       "if possible",
		"My first objective could be availability, the target 99.99 %.":  "could",
		"Objective 1 could be about availability.":                       "could",
		"The target might be 99.99 %.":                                   "might",
		"The target is probably 99.99 %.":                                "probably",
		"KR1: p99 might drop to 300 ms by June.":                         "might",
		"- uptime could reach 99.99 % in Q3":                             "could",
		"2. p99 of perhaps 300 ms":                                       "perhaps",
		"KR: maybe reduce MTTR":                                          "maybe",
		"KR2: p99 from 900 ms to maybe 500 ms by June.":                  "maybe",
		"Key result, the p99 I guess, gets better.":                      "I guess",
		"In May we might ship it, by may we could cut 900 ms to 500 ms.": "might could",
	} {
		t.Run(text, func(t *testing.T) {
			r := measure(text)
			var got string
			for i, h := range r.Hedges {
				if i > 0 {
					got += " "
				}
				got += h.Text
			}
			if got != want {
				t.Errorf("found %q, want %q", got, want)
			}
		})
	}
}

func TestAHedgeOutsideACommitmentDoesNotCount(t *testing.T) {
	for _, text := range []string{
		// assumptions about facts
		"I assume we might be at 99.95 % today.",
		"The baseline is probably 900 ms.",
		"Our p99 is perhaps 900 ms.",
		"I could be wrong about the baseline.",
		"Today probably each squad has its own dashboards.",
		"- better tracing, today probably each squad has its own",
		"KR: p99 from probably 900 ms to 500 ms by June.",
		"I think p99 is 900 ms today.",
		"I think that's it.",
		"I guess it is three people and grep.",
		"We suspect we could cut this in half.",
		"It's probably 20 engineers.",
		"I expect we may target the same.",
		"We have perhaps 40 services.",
		"We probably use three databases.",
		"The current target is probably 99.95 %, so I assume.",
		// what may happen to others or by accident
		"A customer might leave after three failures.",
		"- a customer might leave after 3 failures",
		"We could lose 3 % of merchants.",
		"- we could lose 3 % of merchants",
		"Without it the p99 could rise.",
		"The target might be missed.",
		"The target could be too low.",
		"The result could be a double charge.",
		"OKRs may change within a quarter.",
		"They'd probably leave.",
		"Somebody could think we cut corners.",
		// permissions
		"Teams may ship freely while budget is left.",
		"While budget is left, we may ship as we like.",
		"If more than half is left, team may take a risk.",
		"The team may release at any time.",
		"We may spend up to 12 % of the cost on spare machines.",
		"They may go as fast as they please.",
		// if-parts and questions
		"If we could cut the p99, merchants would stay.",
		"If we might reach it, so be it.",
		"Could we cut the p99 to 300 ms?",
		"Should we perhaps aim for 99.99 %?",
		"Unless we could reach it sooner, we stop.",
		// abilities of the past, and what is possible
		"In my last job we could release daily.",
		"We built tracing so that we could fix it fast.",
		"This is what we could measure.",
		"I could defend that to the woman in Fife.",
		"I couldn't reduce it further.",
		"We could not reduce it further.",
		// months and mentions
		"By May we cut the p99 to 500 ms.",
		"We ship in May and measure by 30 May.",
		"KR1: p99 under 300 ms by may 2027",
		"We never write \"we might aim\" in a Key Result.",
		"We never write “we might aim” in a Key Result.",
		"No `we might aim` in our OKRs.",
		// polite
		"Hopefully this helps.",
		"I hope this makes sense.",
		"Every time they try to pay, it fails.",
		// other words that look alike
		"The mighty maybes of probability.",
		"We aim for 99.99 % by June.",
		"",
	} {
		t.Run(text, func(t *testing.T) {
			if got := found(measure(text).Hedges); len(got) > 0 {
				t.Errorf("found %q", got)
			}
		})
	}
}

func TestAHedgeIsGivenWithItsPlaceAndItsClause(t *testing.T) {
	text := "Stripe is global. In EMEA we might aim for 99.99 %, which may be seen. "
	want := []Hit{{Text: "might", Clause: "In EMEA we might aim for 99.99 %"}}
	want[0].Start, want[0].End = 29, 34
	if got := measure(text).Hedges; !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestALongClauseIsQuotedAroundItsHedge(t *testing.T) {
	text := "On the days before the holidays in every region of the world we might pause launches of the three product teams that asked"
	got := measure(text).Hedges
	if len(got) != 1 || got[0].Clause != "every region of the world we might pause launches of the three" {
		t.Errorf("got %+v", got)
	}
}
