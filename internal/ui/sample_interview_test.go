package ui

import (
	"time"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
)

// sampleRound is a round of an interview in which Ada, the host, asked and
// Ben, the guest, answered.
func sampleRound(id string, daysAgo int) history.Attempt {
	a := sampleAttempt(id, daysAgo)
	a.Planning, a.Aids, a.Interruptions = 0, nil, nil
	a.Interview = &history.Interview{
		ID: "1nterv1w", Round: 1, Candidate: "Ben", Interviewer: "Ada", CandidateIsGuest: true,
		Marks: map[string]rubric.Verdict{
			"business-link": rubric.Missed, "quantified-targets": rubric.Partly, "now-and-long-term": rubric.Partly,
			"speed-vs-stability": rubric.Missed, "unmeasurable": rubric.Made, "ignores-trade-off": rubric.Avoided,
		},
		Bands: map[string]int{"structure": 4, "content": 4}, SelfBands: map[string]int{"structure": 4, "content": 3, "delivery": 2},
		Comments: map[string]string{
			"business-link":   "You named the merchant once,\nand then never again.",
			"company-context": "What has only Stripe?",
			"content":         "More than the rubric hears.",
		},
		Notes: "slow start\n\nthen better: the third Objective came without a pause",
		FollowUps: []history.FollowUp{
			{
				Criterion: "speed-vs-stability", Question: "What stops when the error budget is spent?",
				Reply: "Everything but fixes.\nOn-call decides when it goes on.", Took: 42 * time.Second,
			},
			{Question: "And if sales has promised a date?"},
		},
		CandidateTakes: "End with a rule that hurts somebody.", InterviewerTakes: "Wait longer before the next question.",
	}
	return a
}

// swappedRound is the one after it, in which Ben asked and Ada answered; of
// it there is as little as can be.
func swappedRound(id string, daysAgo int) history.Attempt {
	a := sampleAttempt(id, daysAgo)
	a.Ratings = nil
	a.Interview = &history.Interview{ID: "1nterv1w", Round: 2, Candidate: "Ada", Interviewer: "Ben"}
	return a
}

// longNames gives the two names that do not fit anywhere.
func longNames(a history.Attempt) history.Attempt {
	in := *a.Interview
	in.Candidate, in.Interviewer = "Maximiliane-Theodora von und zu Hohenlohe-Öhringen", "吉田山田田中・サンフランシスコ支社・信頼性担当"
	a.Interview = &in
	return a
}

// interviewed opens the review of a round, and goes down to the row that says
// this.
func interviewed(a history.Attempt, label string) func(*desk, size) *stage {
	return func(d *desk, at size) *stage {
		d.keep([]history.Attempt{a}, nil)
		s := d.stand("", at).press("a", "enter", "home")
		s.pressUntil("down", label)
		return s
	}
}
