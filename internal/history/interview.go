package history

import (
	"maps"
	"time"

	"okrcoach/internal/clean"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/critique/score"
)

// Interview is what a mock interview adds to an attempt: the part of the
// person who asked, and what both took away.
type Interview struct {
	// ID joins the rounds of one interview; Round counts from 1.
	ID    string `json:"id"`
	Round int    `json:"round"`
	// Candidate and Interviewer are the names of the two.
	Candidate   string `json:"candidate"`
	Interviewer string `json:"interviewer"`
	// CandidateIsGuest says that the answer is not the host's own.
	CandidateIsGuest bool `json:"candidate_is_guest,omitempty"`
	// Marks are the interviewer's verdicts by criterion id, Bands their 0 to 5
	// by side, Comments by either.
	Marks    map[string]rubric.Verdict `json:"marks,omitempty"`
	Bands    map[string]int            `json:"bands,omitempty"`
	Comments map[string]string         `json:"comments,omitempty"`
	// SelfBands are the candidate's own, given before the rubric was seen.
	SelfBands map[string]int `json:"self_bands,omitempty"`
	// Notes are the interviewer's, taken while listening.
	Notes     string     `json:"notes,omitempty"`
	FollowUps []FollowUp `json:"follow_ups,omitempty"`
	// CandidateTakes and InterviewerTakes are what each takes away.
	CandidateTakes   string `json:"candidate_takes,omitempty"`
	InterviewerTakes string `json:"interviewer_takes,omitempty"`
}

// FollowUp is a question that came after the answer, with its reply.
type FollowUp struct {
	// Criterion is the key point that it is about, if it is about one.
	Criterion string `json:"criterion,omitempty"`
	Question  string `json:"question"`
	Reply     string `json:"reply"`
	// Took is from the question to the reply.
	Took time.Duration `json:"took_ns"`
}

// ByGuest reports whether the answer is somebody else's: a guest gave it in an
// interview that was held here.
func (at *Attempt) ByGuest() bool {
	return at.Interview != nil && at.Interview.CandidateIsGuest
}

// clean makes an interview fit to be shown, as Attempt.clean does the rest. A
// band or a time that nobody can have given is dropped.
func (in *Interview) clean() {
	if in == nil {
		return
	}
	in.ID, in.Candidate, in.Interviewer = clean.Line(in.ID), clean.Line(in.Candidate), clean.Line(in.Interviewer)
	in.Marks = cleaned(in.Marks, line[rubric.Verdict])
	in.Bands, in.SelfBands = cleanBands(in.Bands), cleanBands(in.SelfBands)
	in.Comments = cleaned(in.Comments, clean.Text)
	in.Notes = clean.Text(in.Notes)
	for i, f := range in.FollowUps {
		in.FollowUps[i] = FollowUp{
			Criterion: clean.Line(f.Criterion),
			Question:  clean.Line(f.Question), Reply: clean.Text(f.Reply),
			Took: max(f.Took, 0),
		}
	}
	in.CandidateTakes, in.InterviewerTakes = clean.Text(in.CandidateTakes), clean.Text(in.InterviewerTakes)
}

// cleanBands returns bands by clean sides, without those that are not on the
// scale.
func cleanBands(bands map[string]int) map[string]int {
	bands = cleaned(bands, func(band int) int { return band })
	maps.DeleteFunc(bands, func(_ string, band int) bool { return band < 0 || band > score.Full })
	return bands
}

// takeaways counts what was taken away from the round of an attempt.
func takeaways(at Attempt) int {
	n := 0
	if in := at.Interview; in != nil {
		for _, text := range []string{in.CandidateTakes, in.InterviewerTakes} {
			if text != "" {
				n++
			}
		}
	}
	return n
}
