package critique_test

// What the judge gets wrong on the bundled questions, or seems to: question,
// criterion, and the answer that was judged. It compares words and looks at
// the form, so where two questions share a subject and a form, answers to one
// earn points on the other. Take out what no longer happens; nothing may be
// added without a look.
var (
	// Answers to other questions that make the point all the same.
	shared = []string{
		"stripe-core-api-okrs quantified-targets github-actions-okrs",
		"stripe-core-api-okrs quantified-targets shopify-checkout-okrs",
		"stripe-core-api-okrs quantified-targets stripe-idempotency-launch",
		"stripe-core-api-okrs business-link shopify-checkout-okrs",
		"shopify-checkout-okrs measured-results stripe-core-api-okrs",
	}
	// Mistakes of the judge: "Black Friday" or half of some budget in common.
	mistaken = []string{
		"stripe-core-api-okrs business-link github-actions-okrs",
		"stripe-core-api-okrs company-context shopify-checkout-okrs",
		"stripe-core-api-okrs now-and-long-term shopify-checkout-okrs",
		"stripe-core-api-okrs speed-vs-stability shopify-checkout-okrs",
		"shopify-checkout-okrs who-first stripe-core-api-okrs",
		"shopify-checkout-okrs guardrail stripe-core-api-okrs",
	}
)
