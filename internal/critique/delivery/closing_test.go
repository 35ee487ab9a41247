package delivery

import (
	"strings"
	"testing"
)

func TestAClosingSumsUpOrDecides(t *testing.T) {
	const body = "We stabilise the ledger of payments first. Merchants lose sales when it is down.\n\n"
	for _, text := range []string{
		"If I must choose: 1 before 3 before 2.",
		"And if I had to pick I'd give up launch speed.",
		"In short: stabilise the ledger, then move on.",
		"So in summary, merchants come before the ledger.",
		"The trade-off is speed against calm.",
		"Priority O1 > O2 > O3.",
		"We do 1 before 2.",
		"What gives way is scope.",
		"Speed by default, stability by veto.",
		"That is why launches wait.",
		"Once the budget is spent, launches wait.",
		"If it fails twice, I open an incident.",
		"Speed against stability: the error budget is 13 minutes.",
		"Lastly, on the trade-off: speed.",
		"Better a late launch than a double charge.",
		"I'd rather miss a launch than charge twice.",
	} {
		for _, after := range []string{"", " Thank you."} {
			if got := measure(body + text + after).Closing; got == nil || got.Text != text {
				t.Errorf("%q closes with %+v", text+after, got)
			}
		}
	}
}

func TestAnEndIsNoClosingBecauseItStandsLast(t *testing.T) {
	const body = "We stabilise the ledger of payments first. Merchants lose sales when it is down.\n\n"
	for _, text := range []string{
		"Thank you for the opportunity.",
		"Objective: cost. KR idle servers off by Q3.",
		"Ultimately, success is built on hard work.",
		"In short, teamwork matters.",
		"They ship before 3 and rest.",
		"1. in short, a list",
		"We saw more orders when we cut half a second.",
		"If it is down, nobody pays.",
		"Better tracing helps.",
		"If I must choose, 1 before 2." + strings.Repeat(" Then we ship one more thing.", closingWords/6+1),
	} {
		if got := measure(body + text).Closing; got != nil {
			t.Errorf("%q closes with %q", text, got.Text)
		}
	}
}
