package critique_test

import (
	"encoding/json"
	"math"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/questions"
)

func TestReviewHoldsEveryCriterionInTheQuestionsOrder(t *testing.T) {
	for _, q := range bundled(t) {
		var want, got []string
		for _, p := range q.KeyPoints {
			want = append(want, string(rubric.KeyPoint)+" "+p.ID)
		}
		for _, m := range q.Mistakes {
			want = append(want, string(rubric.Mistake)+" "+m.ID)
		}
		for _, text := range []string{"", q.Sample, "Ein Satz auf Deutsch, der von etwas ganz anderem handelt und niemanden hier weiterbringt."} {
			got = got[:0]
			for _, c := range review(q, text).Criteria {
				got = append(got, string(c.Kind)+" "+c.ID)
			}
			if strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("%s: got %q, want %q", q.ID, got, want)
			}
		}
	}
}

func TestAdviceComesOnlyWithSomethingToRepair(t *testing.T) {
	for _, q := range bundled(t) {
		for _, text := range []string{q.Sample, q.Mistakes[0].BadAnswer, "I would listen first."} {
			for _, c := range review(q, text).Criteria {
				fine := c.Verdict == rubric.Covered || c.Verdict == rubric.Avoided
				if fine != (c.Advice == "") {
					t.Errorf("%s: %s is %s with advice %q", q.ID, c.ID, c.Verdict, c.Advice)
				}
			}
		}
	}
}

func TestSaysWhyNothingCouldBeJudged(t *testing.T) {
	q := find(t, questions.Opening)
	for name, c := range map[string]struct {
		text string
		want bool
	}{
		"nothing":     {"", true},
		"punctuation": {"… — !", true},
		"Spanish":     {"Quiero que los comercios puedan cobrar siempre, con una disponibilidad del 99,99 % y una latencia p99 de 500 ms en el checkout de Stripe.", true},
		"German":      {"Mein erstes Ziel ist, dass Händler immer Zahlungen annehmen können, auch wenn ein Rechenzentrum ausfällt und die API langsam wird.", true},
		"terse notes": {"O1 uptime: 99.99, MTTR 20 to 6 min, sev1 4 to 2. O2 latency: p99 900 to 500 ms Q3, p95 200 ms. O3 observability: tracing 40 to 90 % Q4, alerts -50 %", false},
		"one line":    {"uptime / latency / security", false},
	} {
		t.Run(name, func(t *testing.T) {
			if note := review(q, c.text).Note; (note != "") != c.want {
				t.Errorf("got the note %q", note)
			}
		})
	}
}

func TestObjectivesAreReadOnlyWhereTheQuestionAsksForThem(t *testing.T) {
	q := find(t, questions.Opening)
	if n := len(review(q, q.Sample).Objectives); n != q.Objectives {
		t.Errorf("got %d Objectives out of the sample answer, want %d", n, q.Objectives)
	}
	q.Objectives = 0
	if got := review(q, q.Sample).Objectives; got == nil || len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func TestPaddingMakesNoPoint(t *testing.T) {
	q := find(t, questions.Opening)
	padding := strings.Repeat("\nThe weather was fine on that day. People walked along the river and talked. Nothing else happened.", 5)
	for _, m := range q.Mistakes {
		before, after := review(q, m.BadAnswer), review(q, m.BadAnswer+padding)
		for i, c := range after.Criteria {
			if was := before.Criteria[i]; c.Verdict == rubric.Covered && was.Verdict != rubric.Covered {
				t.Errorf("%s rises from %.2f to %.2f", c.ID, was.Confidence, c.Confidence)
			}
		}
	}
}

func TestTheSameAnswerAlwaysGetsTheSameReview(t *testing.T) {
	q := find(t, questions.Opening)
	answer := critique.Answer{Text: q.Sample, Took: 5 * time.Minute, Limit: 5 * time.Minute}
	judge := critique.New(&q)
	want, err := json.Marshal(judge.Review(answer))
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for _, j := range []*critique.Judge{judge, critique.New(&q)} {
				if got, err := json.Marshal(j.Review(answer)); err != nil || string(got) != string(want) {
					t.Errorf("got another review: %s, %v", got, err)
				}
			}
		})
	}
	all.Wait()
}

func TestSparseQuestionsAreJudgedToo(t *testing.T) {
	q := questions.Question{
		ID: "sparse", Prompt: "How would you price it?",
		KeyPoints: []questions.KeyPoint{{ID: "value", Point: "Ties the price to value.", Say: "The price follows what it saves the buyer."}},
		Mistakes:  []questions.Mistake{{ID: "cost-plus", Mistake: "Adds a margin to cost.", Repair: "Start from the buyer.", Without: []string{"value"}}},
	}
	r := review(q, "I set the price by what it saves the buyer, because they compare it with a day of work.")
	checkReview(t, r, "I set the price by what it saves the buyer, because they compare it with a day of work.")
}

// checkReview fails where a review contradicts itself or its answer.
func checkReview(t *testing.T, r critique.Review, text string) {
	t.Helper()
	for _, c := range r.Criteria {
		yes := c.Verdict == rubric.Covered || c.Verdict == rubric.Made
		no := c.Verdict == rubric.Missed || c.Verdict == rubric.Avoided
		switch {
		case c.Confidence < 0 || c.Confidence > 1 || c.Confidence != math.Round(c.Confidence*100)/100:
			t.Errorf("%s: confidence %v", c.ID, c.Confidence)
		case yes && c.Confidence <= 0.5, no && c.Confidence >= 0.5:
			t.Errorf("%s: %s at %.2f", c.ID, c.Verdict, c.Confidence)
		case c.Reason == "":
			t.Errorf("%s: no reason", c.ID)
		case c.Evidence == nil:
			t.Errorf("%s: evidence is null in JSON", c.ID)
		}
		for _, e := range c.Evidence {
			if e.Start < 0 || e.End <= e.Start || e.End > len(text) || text[e.Start:e.End] != e.Quote {
				t.Errorf("%s: the quote %q is not at %d to %d", c.ID, e.Quote, e.Start, e.End)
			}
			if utf8.ValidString(text) && !utf8.ValidString(e.Quote) {
				t.Errorf("%s: the quote %q cuts a rune", c.ID, e.Quote)
			}
		}
	}
}

func FuzzJudge(f *testing.F) {
	all := bundled(f)
	judges := make([]*critique.Judge, len(all))
	for i, q := range all {
		judges[i] = critique.New(&q)
		f.Add(uint8(i), q.Sample)
		f.Add(uint8(i), q.Mistakes[0].BadAnswer)
	}
	f.Add(uint8(0), "O1: é\n- 5 ms \xff because→ “not” n't")
	f.Fuzz(func(t *testing.T, which uint8, text string) {
		checkReview(t, judges[int(which)%len(judges)].Review(critique.Answer{Text: text}), text)
	})
}

// words cuts text after n words, repeating it as needed.
func words(text string, n int) string {
	var all []string
	for len(all) < n {
		all = append(all, strings.SplitAfter(text, " ")...)
	}
	return strings.Join(all[:n], "")
}

// BenchmarkJudge800Words includes preparing the question, as the first review
// of a run does.
func BenchmarkJudge800Words(b *testing.B) {
	q := find(b, questions.Opening)
	answer := critique.Answer{Text: words(q.Sample, 800)}
	for b.Loop() {
		critique.New(&q).Review(answer)
	}
}

func BenchmarkReview800Words(b *testing.B) {
	q := find(b, questions.Opening)
	answer := critique.Answer{Text: words(q.Sample, 800)}
	judge := critique.New(&q)
	for b.Loop() {
		judge.Review(answer)
	}
}

// BenchmarkReview shows that time grows linearly: MB/s stay the same.
func BenchmarkReview(b *testing.B) {
	q := find(b, questions.Opening)
	judge := critique.New(&q)
	for name, size := range map[string]int{"16kB": 1 << 14, "128kB": 1 << 17, "1MB": 1 << 20} {
		answer := critique.Answer{Text: strings.Repeat(q.Sample+"\n", size/len(q.Sample)+1)[:size]}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				judge.Review(answer)
			}
		})
	}
}
