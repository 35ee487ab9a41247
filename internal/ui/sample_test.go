package ui

import (
	"strings"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/delivery"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// sampleText is the answer that is written in these tests: good in two
// points, poor in others.
const sampleText = `At Stripe a failed charge is a lost sale for the merchant, so latency is money.

Objective 1: merchants can always charge
- availability of the charge path from 99.98 % to 99.99 % by 30 June
- MTTR from 45 to 15 minutes

Objective 2: the API feels instant
- p99 from 900 ms to 500 ms by 30 June
- make everything else faster as well

Objective 3: a platform that lasts
- tracing on 90 % of services by December, with two engineers on nothing else

New features wait until the numbers hold.`

// wideText is an answer that does not keep to one cell a letter, nor to lines
// that can be broken at spaces.
const wideText = `目标一：商户随时都能收款，每一次失败的扣款都是商户失去的一笔生意。
👩‍💻 availability 🇩🇪 from 99.98 % to 99.99 % 👍🏽
see https://example.org/a/very/long/address/that/has/no/space/in/it/and/goes/on/for/longer/than/any/terminal/is/wide
café naïve	tabbed	text`

// sampleReview is what the judge at every desk says. Where sampleText was not
// given it still answers, without a quote.
func sampleReview(_ questions.Question, a critique.Answer) critique.Review {
	s := sample(a.Text)
	return critique.Review{
		Judge: "sample-1",
		Criteria: []rubric.Criterion{
			s.point("business-link", rubric.Covered, "You say who loses what.", "", "a failed charge is a lost sale for the merchant"),
			s.point("quantified-targets", rubric.Partly, "Two of five Key Results have no date.",
				"p99 of the charge endpoint goes from 900 ms to 500 ms by 30 September.",
				"p99 from 900 ms to 500 ms by 30 June", "MTTR from 45 to 15 minutes"),
			s.point("company-context", rubric.Missed, "Nothing here is particular to Stripe.",
				"Nobody may be charged twice, so retries with the same idempotency key are tested on every release."),
			s.point("now-and-long-term", rubric.Covered, "Two engineers are set aside for what comes later.", "",
				"tracing on 90 % of services by December, with two engineers on nothing else"),
			s.point("speed-vs-stability", rubric.Missed, "No rule says what stops when stability suffers.",
				"While error budget is left, teams ship without asking; when it is spent, only fixes go out."),
			s.mistake("internal-only", rubric.Avoided, "The merchant is named beside the metric.", ""),
			s.mistake("unmeasurable", rubric.Made, "One Key Result has no number.",
				"Give each Key Result a metric, where it stands, where it should be and by when.",
				"make everything else faster as well"),
			s.mistake("ignores-trade-off", rubric.Possible, "The last sentence hints at a choice and makes none.",
				"End with a rule that hurts somebody. Say what stops when the error budget is spent.",
				"New features wait until the numbers hold."),
			s.mistake("generic", rubric.Made, "No word of the answer belongs to Stripe alone.",
				"Use what only Stripe has, such as idempotency keys, Pix or dated API versions."),
		},
		Objectives: s.objectives(),
		Delivery: delivery.Report{
			Words: prose.CountWords(a.Text), Seconds: int(a.Took.Seconds()), LimitSeconds: int(a.Limit.Seconds()),
			SpokenSeconds: 34, WordsPerMinute: 25,
		},
	}
}

// sample is a text to quote from.
type sample string

// span returns where a passage stands, and false where it does not.
func (s sample) span(passage string) (prose.Span, bool) {
	at := strings.Index(string(s), passage)
	return prose.Span{Start: at, End: at + len(passage)}, at >= 0
}

func (s sample) point(id string, v rubric.Verdict, reason, advice string, quotes ...string) rubric.Criterion {
	c := rubric.Criterion{ID: id, Kind: rubric.KeyPoint, Verdict: v, Reason: reason, Advice: advice}
	for _, quote := range quotes {
		if span, ok := s.span(quote); ok {
			c.Evidence = append(c.Evidence, rubric.Evidence{Span: span, Quote: quote})
		}
	}
	return c
}

func (s sample) mistake(id string, v rubric.Verdict, reason, advice string, quotes ...string) rubric.Criterion {
	c := s.point(id, v, reason, advice, quotes...)
	c.Kind = rubric.Mistake
	return c
}

func (s sample) objectives() []okr.Objective {
	var found []okr.Objective
	for _, o := range []struct {
		text       string
		keyResults []okr.KeyResult
	}{
		{"merchants can always charge", []okr.KeyResult{
			{Text: "availability of the charge path from 99.98 % to 99.99 % by 30 June", Target: "99.99 %", Deadline: "by 30 June"},
			{Text: "MTTR from 45 to 15 minutes", Target: "15 minutes"},
		}},
		{"the API feels instant", []okr.KeyResult{
			{Text: "p99 from 900 ms to 500 ms by 30 June", Target: "500 ms", Deadline: "by 30 June"},
			{Text: "make everything else faster as well"},
		}},
		{"a platform that lasts", []okr.KeyResult{
			{Text: "tracing on 90 % of services by December, with two engineers on nothing else", Target: "90 %", Deadline: "by December"},
		}},
	} {
		span, ok := s.span(o.text)
		if !ok {
			continue
		}
		for i := range o.keyResults {
			o.keyResults[i].Span, _ = s.span(o.keyResults[i].Text)
		}
		found = append(found, okr.Objective{Span: span, Text: o.text, KeyResults: o.keyResults})
	}
	return found
}

// sampleAttempt is a finished attempt at the opening question.
func sampleAttempt(id string, daysAgo int) history.Attempt {
	const took = 4*time.Minute + 12*time.Second
	reviewed := sampleReview(questions.Question{}, critique.Answer{Text: sampleText, Took: took, Limit: 5 * time.Minute})
	return history.Attempt{
		ID: id, QuestionID: questions.Opening, QuestionTitle: "Define OKRs for a core engineering team",
		StartedAt: morning.AddDate(0, 0, -daysAgo), Limit: 5 * time.Minute,
		Planning: 40 * time.Second, Answering: took, Pauses: 1, Paused: 30 * time.Second,
		Text: sampleText, Review: &reviewed,
		Interruptions: []history.Interruption{{Cause: history.CauseSuspended, Length: 3 * time.Minute}},
		Aids:          []history.Aid{history.AidHints},
		Ratings: map[string]history.Rating{
			"business-link": history.RatedYes, "quantified-targets": history.RatedYes,
			"company-context": history.RatedPartly, "now-and-long-term": history.RatedNo,
		},
	}
}

// sampleAttempts are a short history: two tries at one question, one at
// another, and one at a question whose file is gone.
func sampleAttempts() []history.Attempt {
	first, retry := sampleAttempt("first", 9), sampleAttempt("retry", 2)
	retry.Parent = first.ID
	other, gone := sampleAttempt("other", 5), sampleAttempt("gone", 30)
	other.QuestionID, other.QuestionTitle = "acme-metric-drop", "Searches fall by a tenth overnight"
	gone.QuestionID, gone.QuestionTitle = "no-longer-there", "A question whose file is gone"
	return []history.Attempt{first, retry, other, gone}
}

// sampleDrafts are n answers that were left unfinished, the last one today.
func sampleDrafts(n int) []history.Draft {
	drafts := []history.Draft{
		{Attempt: sampleAttempt("answering", 0), Phase: history.PhaseAnswer, Cursor: len(sampleText)},
		{Attempt: sampleAttempt("late", 1), Phase: history.PhaseAnswer},
		{Attempt: sampleAttempt("handed-in", 2), Phase: history.PhaseSubmitted},
	}[:n]
	for i := range drafts {
		d := &drafts[i]
		d.Review, d.Ratings = nil, nil
		d.Revision, d.SavedAt = 1, morning.Add(-time.Duration(i+1)*time.Hour)
		d.Answering += time.Duration(i) * time.Minute
	}
	return drafts
}
