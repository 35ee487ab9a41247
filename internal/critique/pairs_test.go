package critique_test

import (
	"testing"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/questions"
)

// confidence returns how sure the judge is of one criterion.
func confidence(q questions.Question, id, text string) float64 {
	for _, c := range review(q, text).Criteria {
		if c.ID == id {
			return c.Confidence
		}
	}
	return -1
}

// One word or two differ in each pair: the first makes the point and the
// second denies it, or says nothing of it.
func TestDenyingAPointDoesNotMakeIt(t *testing.T) {
	q := find(t, questions.Opening)
	for _, c := range []struct{ id, made, denied string }{
		{
			"business-link",
			"A failed call is a lost sale for the shop, so we tie uptime to the merchant's revenue and to our fee.",
			"A failed call is not a lost sale for the shop, so we do not tie uptime to the merchant's revenue or to our fee.",
		},
		{
			"business-link",
			"When checkout is slow the customer abandons the cart and the merchant loses the sale.",
			"We never ask whether the customer abandons the cart or the merchant loses the sale.",
		},
		{
			"business-link",
			"Downtime is negative revenue on both sides, so we tie it to conversion.",
			"None of this is tied to revenue or conversion on both sides, because infra people cannot control it.",
		},
		{
			"quantified-targets",
			"p99 of the auth call goes from 800 to 500 ms by the end of Q2.",
			"We are not setting a p99 of 500 ms for the auth call by the end of Q2.",
		},
		{
			"speed-vs-stability",
			"When the error budget is used up, launches pause and only fixes go out.",
			"We have no error budget, and we never pause launches for fixes.",
		},
		{
			"now-and-long-term",
			"A small squad starts on the new architecture now, the others keep the payment path steady this quarter.",
			"We do not start on any new architecture, and no squad keeps the payment path steady this quarter.",
		},
	} {
		made, denied := confidence(q, c.id, c.made), confidence(q, c.id, c.denied)
		if denied >= made {
			t.Errorf("%s: %.2f for %q, %.2f for %q", c.id, made, c.made, denied, c.denied)
		}
	}
}

func TestDenyingSomethingBadAffirmsThePoint(t *testing.T) {
	q := find(t, questions.Opening)
	for _, c := range []struct{ id, text string }{
		{"business-link", "We never lose a sale for the shop, because a failed call costs the merchant the order and us the fee."},
		{"business-link", "We do not let slow authorization make the customer abandon the cart, so the merchant keeps the sale."},
		{"quantified-targets", "p99 of the auth call from 800 to no more than 500 ms by the end of Q2."},
		{"company-context", "We make sure that nobody gets charged twice, not even when the browser retries without its idempotency key."},
		{"speed-vs-stability", "We do not launch while the error budget is used up, only fixes go in until the month ends."},
	} {
		for _, got := range review(q, c.text).Criteria {
			if got.ID == c.id && got.Verdict != rubric.Covered {
				t.Errorf("%s is %s (%.2f) for %q", c.id, got.Verdict, got.Confidence, c.text)
			}
		}
	}
}
