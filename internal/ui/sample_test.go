package ui

import (
	"strings"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/delivery"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/critique/score"
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
	objectives, findings := s.objectives()
	return critique.Review{
		Judge:      "sample-1",
		Criteria:   s.criteria(),
		Scores:     s.scores(),
		Objectives: objectives,
		Findings:   findings,
		Delivery:   s.delivery(a),
		RepairFirst: []score.Repair{
			s.repair("For speed-vs-stability, add to “New features wait until the numbers hold” something like “While error budget is left, teams ship without asking; when it is spent, only fixes go out.”",
				"New features wait until the numbers hold."),
			s.repair("For company-context, say something like “Nobody may be charged twice, so retries with the same idempotency key are tested on every release.”", ""),
			s.repair("Put numbers into “make everything else faster as well”: from where to where, in which unit.", "make everything else faster as well"),
		},
	}
}

func (s sample) criteria() []rubric.Criterion {
	all := []rubric.Criterion{
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
	}
	for i, confidence := range []float64{0.93, 0.52, 0.08, 0.81, 0.3, 0.1, 0.95, 0.5, 0.77} {
		all[i].Confidence = confidence
	}
	if near := "New features wait until the numbers hold."; strings.Contains(string(s), near) {
		span, _ := s.span(near)
		all[4].Near = &rubric.Evidence{Span: span, Quote: near}
	}
	return all
}

func (s sample) scores() *score.Scores {
	return &score.Scores{
		Structure: score.Score{Value: 3.5, Reasons: []string{
			"1 of 5 Key Results lacks a number to reach: “make everything else faster as well” (−0.5).",
			"2 of 5 Key Results lack a date: “MTTR from 45 to 15 minutes”, “make everything else faster as well” (−0.5).",
			"1 Objective has too few or too many Key Results: “a platform that lasts” (−0.5).",
		}},
		Content: score.Score{Value: 2, Reasons: []string{
			"Missed: company-context, speed-vs-stability (−2).", "Partly covered: quantified-targets (−0.5).",
			"Mistake made: unmeasurable, “make everything else faster as well” (−0.5).",
		}},
		Delivery: score.Score{Value: 5, Reasons: []string{"Nothing is taken off: no commitment is hedged and the end decides."}},
	}
}

func (s sample) delivery(a critique.Answer) delivery.Report {
	report := delivery.Report{
		Words: prose.CountWords(a.Text), Seconds: int(a.Took.Seconds()), LimitSeconds: int(a.Limit.Seconds()),
		SecondsLeft: int((a.Limit - a.Took).Seconds()), SpokenSeconds: 34, WordsPerMinute: 25,
		Sentences: 2, AverageSentence: 12.5, LongestSentence: 18, ListItems: 5,
		Hedges: []delivery.Hit{}, Fillers: []delivery.Hit{}, Signposts: []delivery.Hit{},
	}
	for _, sign := range []string{"Objective 1", "Objective 2", "Objective 3"} {
		if span, ok := s.span(sign); ok {
			report.Signposts = append(report.Signposts, delivery.Hit{Span: span, Text: sign})
		}
	}
	if span, ok := s.span("At Stripe a failed charge is a lost sale for the merchant, so latency is money."); ok {
		report.Longest = &span
	}
	if span, ok := s.span("New features wait until the numbers hold."); ok {
		report.Closing = &delivery.Hit{Span: span, Text: span.Of(a.Text)}
	}
	return report
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

// repair is a repair of a passage; without one something is added.
func (s sample) repair(text, passage string) score.Repair {
	r := score.Repair{Text: text}
	if span, ok := s.span(passage); ok && passage != "" {
		r.Span = span
	}
	return r
}

// objectives returns those that the text holds, and what is wrong with them.
func (s sample) objectives() ([]okr.Objective, []okr.Finding) {
	found, findings := []okr.Objective{}, []okr.Finding{}
	for _, o := range []okr.Objective{
		{Text: "merchants can always charge", KeyResults: []okr.KeyResult{
			{
				Text: "availability of the charge path from 99.98 % to 99.99 % by 30 June", Metric: "availability", Direction: okr.Up,
				Baseline: "99.98 %", Target: "99.99 %", Unit: "%", Deadline: "by 30 June", Scope: "of the charge path", Outcome: true,
			},
			{Text: "MTTR from 45 to 15 minutes", Metric: "MTTR", Direction: okr.Down, Baseline: "45", Target: "15 minutes", Unit: "minutes", Outcome: true},
		}},
		{Text: "the API feels instant", KeyResults: []okr.KeyResult{
			{
				Text: "p99 from 900 ms to 500 ms by 30 June", Metric: "p99", Direction: okr.Down,
				Baseline: "900 ms", Target: "500 ms", Unit: "ms", Deadline: "by 30 June", Outcome: true,
			},
			{Text: "make everything else faster as well"},
		}},
		{Text: "a platform that lasts", KeyResults: []okr.KeyResult{
			{
				Text:   "tracing on 90 % of services by December, with two engineers on nothing else",
				Metric: "tracing", Target: "90 %", Unit: "%", Deadline: "by December", Scope: "of services", Outcome: true,
			},
		}},
	} {
		span, ok := s.span(o.Text)
		if !ok {
			continue
		}
		o.Span = span
		for i := range o.KeyResults {
			o.KeyResults[i].Span, _ = s.span(o.KeyResults[i].Text)
		}
		o.Findings = s.findings(o)
		found, findings = append(found, o), append(findings, o.Findings...)
	}
	if n := len(found); n > 0 {
		findings = append(findings, okr.Finding{Code: okr.ObjectiveCount, Span: found[n-1].Span, Message: "You were asked for four Objectives; there are three here."})
	}
	return found, findings
}

func (s sample) findings(o okr.Objective) []okr.Finding {
	found := []okr.Finding{}
	if len(o.KeyResults) == 1 {
		found = append(found, okr.Finding{
			Code: okr.KeyResultCount, Span: o.Span, Message: "This Objective has one Key Result. It takes two to five to say when it is met.",
		})
	}
	for _, k := range o.KeyResults {
		if k.Target == "" {
			found = append(found, okr.Finding{Code: okr.NoNumber, Span: k.Span, Message: "There is no number here, so nobody can say whether it was met."})
		}
		if k.Deadline == "" {
			found = append(found, okr.Finding{Code: okr.NoDate, Span: k.Span, Message: "There is no date here. Say by when, such as “by 30 September”."})
		}
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
