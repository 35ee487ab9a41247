package main

import (
	"fmt"
	"slices"
	"time"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
	"okrcoach/internal/report"
)

// listedAttempt is an attempt in the list for scripts.
type listedAttempt struct {
	ID               string         `json:"id"`
	Question         string         `json:"question"`
	QuestionTitle    string         `json:"question_title"`
	StartedAt        time.Time      `json:"started_at"`
	LimitSeconds     int            `json:"limit_seconds"`
	AnsweringSeconds int            `json:"answering_seconds"`
	Words            int            `json:"words"`
	Verdicts         map[string]int `json:"verdicts"`
	// Interview is missing where the question was practised alone.
	Interview *listedInterview `json:"interview,omitempty"`
}

// listedInterview is the mock interview that an attempt is a round of.
type listedInterview struct {
	ID               string `json:"id"`
	Round            int    `json:"round"`
	Candidate        string `json:"candidate"`
	Interviewer      string `json:"interviewer"`
	CandidateIsGuest bool   `json:"candidate_is_guest"`
}

func listedAttempts(attempts []history.Attempt) []listedAttempt {
	list := make([]listedAttempt, 0, len(attempts))
	for _, a := range attempts {
		l := listedAttempt{
			ID: a.ID, Question: a.QuestionID, QuestionTitle: a.QuestionTitle, StartedAt: a.StartedAt,
			LimitSeconds: int(a.Limit.Seconds()), AnsweringSeconds: int(a.Answering.Seconds()), Verdicts: map[string]int{},
		}
		if a.Review != nil {
			l.Words = a.Review.Delivery.Words
			for _, c := range a.Review.Criteria {
				l.Verdicts[string(c.Verdict)]++
			}
		}
		if in := a.Interview; in != nil {
			l.Interview = &listedInterview{in.ID, in.Round, in.Candidate, in.Interviewer, in.CandidateIsGuest}
		}
		list = append(list, l)
	}
	return list
}

// attemptRows are the rows of the list. Only where there was an interview it
// has a column for who else had a part.
func attemptRows(attempts []history.Attempt) [][]string {
	rows := [][]string{{"ID", "DATE", "QUESTION", "TIME", "WORDS", "KEY POINTS"}}
	interviewed := slices.ContainsFunc(attempts, func(a history.Attempt) bool { return a.Interview != nil })
	if interviewed {
		rows[0] = append(rows[0], "INTERVIEW")
	}
	for _, a := range attempts {
		took, words, points := report.Clock(a.Answering), "", "not judged"
		if report.Untimed(a) {
			took = "–"
		}
		if a.Review != nil {
			words = fmt.Sprint(a.Review.Delivery.Words)
			points = report.Tally(a.Review.Criteria, rubric.KeyPoint)
		}
		row := []string{a.ID, a.StartedAt.Format(time.DateOnly), a.QuestionID, took, words, points}
		if interviewed {
			row = append(row, report.Peer(a))
		}
		rows = append(rows, row)
	}
	return rows
}
