package rubric

import (
	"slices"
	"testing"

	"okrcoach/internal/questions"
)

func TestTermsAreStemsAndKindsOfNumbers(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                  nil,
		"It is what we would do":            nil,
		"Merchants abandon carts":           {"merchant", "abandon", "cart"},
		"p99 from 900 to under 500 ms":      {"#p", "#n", "#t", "#goal"},
		"by 30 June":                        {"#d"},
		"3DS costs 2.9 %":                   {"3ds", "cost", "#%"},
		"We do not tie it to revenue":       {"not tie", "not revenu"},
		"We never lose an order":            {"never", "lose", "order"},
		"It’s not only speed, it’s revenue": {"speed", "revenu"},
		"O1 beats KR2":                      {"beat"},
	} {
		if got := newReader().terms(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestDenialsAreToldFromPromisesRulesAndObservations(t *testing.T) {
	for text, want := range map[string]bool{
		"We do not tie this to revenue.":                 true,
		"I would not connect any of it to conversion.":   true,
		"None of this has to do with merchants.":         true,
		"There is no trade-off here.":                    true,
		"A failed call is not a lost sale.":              true,
		"We tie it to conversion.":                       false,
		"The target is not vague.":                       false,
		"No downtime for merchants.":                     false,
		"We never lose a sale.":                          false,
		"We do not let a retry fail.":                    false,
		"It is not only a technical number.":             false,
		"No more than two incidents.":                    false,
		"We do not launch until the budget is back.":     false,
		"We do not launch when it is spent.":             false,
		"Shoppers do not come back at three.":            false,
		"We link p99 to conversion and not to CPU load.": false,
	} {
		if denied := slices.ContainsFunc(negations(text), func(d denial) bool { return d.stance == refused }); denied != want {
			t.Errorf("%q: denied is %t, want %t", text, denied, want)
		}
	}
}

func TestWhatIsDeniedIsToldFromWhatIsAsked(t *testing.T) {
	for text, want := range map[string]stance{
		"Refunds must not rise above 2 %.":                dressed,
		"If it is red it does not ship.":                  dressed,
		"Nobody has to be asked.":                         dressed,
		"Idle machines have no price.":                    observed,
		"We measure seconds, rather than sales.":          observed,
		"We never stop a launch.":                         refused,
		"It is too early to name a figure.":               refused,
		"Whether launches wait is undecided.":             refused,
		"We leave it to chance whose jobs wait.":          refused,
		"We need a rule for whose jobs wait.":             asked,
		"We will define what must get better.":            asked,
		"(1) who waits":                                   asked,
		"We need a rule, and launches wait until Monday.": affirmed,
	} {
		got := affirmed
		if all := negations(text); len(all) > 0 {
			got = all[0].stance
		}
		if got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
}

func TestASentenceTakesBackTheOneBefore(t *testing.T) {
	for text, want := range map[string]bool{
		"We have never kept to that.":        true,
		"We leave that to the loudest voice": true,
		"We do not leave that to chance.":    false,
		"We do not tie this to revenue.":     false,
		"We keep to that.":                   false,
	} {
		if got := takesBack(text); got != want {
			t.Errorf("%q: got %t, want %t", text, got, want)
		}
	}
}

func TestEvidenceOfEachKind(t *testing.T) {
	for _, c := range []struct {
		kind       questions.Need
		text, want string
	}{
		{questions.NeedTarget, "p99 under 500 ms", "500 ms"},
		{questions.NeedTarget, "we watch the p99", ""},
		{questions.NeedTarget, "uptime of four nines", "four nines"},
		{questions.NeedTarget, "incidents from 4 to 2", "2"},
		{questions.NeedTarget, "we have 3 teams in 2026", ""},
		{questions.NeedConsequence, "it hangs, so the sale is lost", "so"},
		{questions.NeedConsequence, "slow → abandoned", "→"},
		{questions.NeedConsequence, "it hangs", ""},
		{questions.NeedChoice, "launches stop once it is spent", "stop"},
		{questions.NeedChoice, "both matter a lot", ""},
		{name, "every country has Pix or its like", "Pix"},
		{name, "Every country has its own rules", ""},
	} {
		p := newReader().whole(c.text).signs.piece([]questions.Need{c.kind})
		if got := p.Of(c.text); got != c.want || (p.kind != "") != (c.want != "") {
			t.Errorf("%s in %q: got %q, want %q", c.kind, c.text, got, c.want)
		}
	}
}

func TestRepeatingTheRubricIsARecital(t *testing.T) {
	r := newRecital(&questions.Question{
		Title: "OKRs for search", Prompt: "You join the team that runs search at Acme.",
		KeyPoints: []questions.KeyPoint{{
			Point: "Ties search quality to what people buy.",
			Say:   "Every failed search is a shopper who leaves, so I tie this to orders per search.",
		}},
	}, newReader())
	for text, want := range map[string]bool{
		"I tie search quality to what people buy.":          true,
		"I do not tie search quality to what people buy.":   true,
		"Every failed search is a shopper who leaves.":      true,
		"You join the team that runs search at Acme.":       true,
		"A slow first page costs us a tenth of the orders.": false,
		"Search.": false,
		"Orders per search from 4 to 5 % by June, as shoppers stop leaving.": false,
	} {
		if got := r.repeats(newReader().terms(text)); got != want {
			t.Errorf("%q: recital is %t, want %t", text, got, want)
		}
	}
}
