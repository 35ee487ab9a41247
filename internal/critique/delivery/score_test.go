package delivery

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// sound is an answer that nothing is taken from.
const sound = `Stripe is paid when its merchants are, so I tie each number to their sales.

Objective 1: merchants can always charge
- 99.99 % of charge calls succeed each month, by the end of Q2
- recovery from 45 min to 15 min by June
- duplicate charges below 1 in 10 million

Objective 2: nobody leaves at the checkout
- p99 from 900 ms to 500 ms by June
- drop-off in the slowest tenth of calls down by 1 point

We spend the error budget on releases. When it is gone, feature merges stop and only fixes go out.

If I must choose, correctness comes before speed: a double charge is worse than a late feature.`

func typed(text string) Report {
	return Measure(text, Measured{Took: 290 * time.Second, Limit: 5 * time.Minute})
}

func TestNothingIsTakenFromASoundAnswer(t *testing.T) {
	value, reasons := typed(sound).Score()
	want := "Nothing is taken off: no commitment is hedged, fillers and long sentences are few or none, " +
		"the parts are marked and the end sums up or decides."
	if value != 5 || !slices.Equal(reasons, []string{want}) {
		t.Errorf("scored %v: %q", value, reasons)
	}
}

func TestEachFaultTakesWhatItsReasonSays(t *testing.T) {
	long := "We keep " + strings.Repeat("the calm and ", 9) + "the rest."
	plain := strings.ReplaceAll(strings.ReplaceAll(sound, "Objective 1: ", ""), "Objective 2: ", "")
	plain = plain[:strings.Index(plain, "We spend")] + "We spend the error budget on releases. Each release is tested by 2 people."
	for _, c := range []struct {
		name, text string
		value      float64
		reasons    []string
	}{
		{"empty", " \n", 0, []string{"There are no words to score."}},
		{"one hedge", strings.Replace(sound, "We spend", "We might spend", 1), 4.5, []string{
			"You hedge a commitment: “We might spend the error budget on releases” (−0.5).",
		}},
		{"five hedges", sound + strings.Repeat(" We could ship 1.", 5), 3.5, []string{
			"You hedge a commitment: “We could ship 1” (−0.5).",
			"You hedge a commitment: “We could ship 1” (−0.5).",
			"You hedge a commitment: “We could ship 1”, and 2 more (−0.5).",
		}},
		{"one filler", "Um, so. " + sound, 5, nil},
		{"two fillers", "Um, okay, so. " + sound, 4.5, []string{"2 fillers say nothing: “Um”, “okay” (−0.5)."}},
		{"five fillers", "Um, um, um, uh, uh. " + sound, 4, []string{"5 fillers say nothing: “Um”, “um”, “um”, … (−1)."}},
		{"ten fillers", strings.Repeat("Um, uh. ", 5) + sound, 3.5, []string{"10 fillers say nothing: “Um”, “uh”, “Um”, … (−1.5)."}},
		{"two long sentences", strings.Repeat(long+" ", 2) + "\n\n" + sound, 5, nil},
		{"three long sentences", strings.Repeat(long+" ", 3) + "\n\n" + sound, 4.5, []string{
			"3 sentences have more than 25 words, the longest 31: “We keep the calm and the calm and the calm and the …” (−0.5).",
		}},
		{"a sentence of twice the length", "We keep " + strings.Repeat("the calm and ", 17) + "the rest.\n\n" + sound, 4, []string{
			"1 sentence has more than 25 words, the longest 55: “We keep the calm and the calm and the calm and the …” (−1).",
		}},
		{"neither marks nor a closing", plain, 3, []string{
			"No word or number marks where one part ends and the next begins (−1).",
			"No closing was found: none of the last sentences sums up or decides (−1).",
		}},
		{"one mark", strings.Replace(plain, "We spend", "First, we spend", 1), 3.5, []string{
			"One signpost, “First”, is all that marks the parts (−0.5).",
			"No closing was found: none of the last sentences sums up or decides (−1).",
		}},
		{"thin", strings.TrimSpace(sound[strings.Index(sound, "We spend"):]), 3, []string{
			"Too little to carry an answer: of 36 words, 36 stand beside a number, a condition or something you do, and 60 are needed (−2).",
		}},
		{"nearly nothing", "uptime / latency. ran out of time sorry", 1, []string{
			"Too little to carry an answer: of 7 words, 0 stand beside a number, a condition or something you do, and 60 are needed (−4).",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			value, reasons := typed(c.text).Score()
			if value != c.value || c.reasons != nil && !slices.Equal(reasons, c.reasons) {
				t.Errorf("scored %v, want %v: %q", value, c.value, reasons)
			}
		})
	}
}

func TestOvertimeCountsBeyondAFifthWhereTheTimeIsKnown(t *testing.T) {
	for _, c := range []struct {
		took   time.Duration
		pasted bool
		want   float64
	}{
		{0, false, 5},
		{360 * time.Second, false, 5},
		{361 * time.Second, false, 4.5},
		{600 * time.Second, false, 4.5},
		{601 * time.Second, false, 4},
		{601 * time.Second, true, 5},
	} {
		r := Measure(sound, Measured{Took: c.took, Limit: 5 * time.Minute, Pasted: c.pasted})
		if got, reasons := r.Score(); got != c.want {
			t.Errorf("%v, pasted %v: scored %v, want %v: %q", c.took, c.pasted, got, c.want, reasons)
		}
	}
}

func TestAShortLimitAsksForAShortAnswer(t *testing.T) {
	text := "We stop feature merges when the budget is gone, and fix 3 causes."
	r := Measure(text, Measured{Took: 40 * time.Second, Limit: time.Minute})
	want := []string{"Nothing is taken off: no commitment is hedged and fillers and long sentences are few or none."}
	if value, reasons := r.Score(); value != 5 || !slices.Equal(reasons, want) {
		t.Errorf("scored %v: %q", value, reasons)
	}
}

// faulty has every fault at once.
const faulty = `Um, okay, so we might cut the p99 to 500 ms and we keep ` +
	`the calm and the calm and the calm and the calm and the calm and the calm and the calm and the rest.

Basically it is slow, and I think we should fix 3 of the calls. The rest of it is about the team and its pager.`

func TestEmptySentencesNeverRaiseTheScore(t *testing.T) {
	const empty = "Reliability matters to every company. Customers value speed. It is important to communicate well. " +
		"Our merchants deserve quality. Good teams learn from mistakes. We care about trust. Payments are built on trust."
	thin := sound[strings.Index(sound, "We spend"):]
	for name, text := range map[string]string{
		"sound": sound, "faulty": faulty, "thin": thin, "nearly nothing": "uptime, latency. 3 things",
	} {
		before, _ := typed(text).Score()
		for n := 1; n <= 20; n++ {
			padding := strings.TrimSpace(strings.Repeat(empty+" ", n))
			for _, padded := range []string{
				padding + "\n\n" + text, text + "\n\n" + padding, padding + " " + text, text + " " + padding,
				strings.ReplaceAll(text, "\n\n", "\n\n"+padding+"\n\n"),
			} {
				if after, reasons := typed(padded).Score(); after > before {
					t.Fatalf("%s rose from %v to %v with %d paddings: %q", name, before, after, n, reasons)
				}
			}
		}
	}
}
