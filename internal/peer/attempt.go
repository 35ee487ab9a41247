package peer

import (
	"maps"
	"slices"
	"time"

	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

// Round is a round that was uncovered, to be kept or taken home.
type Round struct {
	Question questions.Question
	Attempt  history.Attempt
}

// rounds returns the rounds that were uncovered.
func (s *state) rounds() []Round {
	var all []Round
	for i := range s.past {
		all = append(all, s.past[i].kept(s.id))
	}
	if s.uncovered {
		all = append(all, s.round.kept(s.id))
	}
	return all
}

// kept returns an uncovered round as it is kept.
func (r *round) kept(interview string) Round {
	// A date that cannot be read is left out: nothing depends on it.
	started, _ := time.Parse(time.RFC3339, r.startedOn)
	return Round{Question: *r.question, Attempt: history.Attempt{
		ID: r.attempt, QuestionID: r.question.ID, QuestionTitle: r.question.Title,
		StartedAt: started, Limit: r.limit(), Answering: r.watch.counted,
		Paused: r.pause.counted, Pauses: r.pauses, Interruptions: slices.Clone(r.interruptions),
		Text: r.answer.Text, PastedBytes: r.answer.Pasted, Ratings: maps.Clone(r.self.Ratings),
		Review: r.review, Critiques: slices.Clone(r.critiques), Interview: r.interview(interview),
	}}
}

// interview returns what the two did, as it is kept with the answer.
func (r *round) interview(id string) *history.Interview {
	asks := r.settings.Asks
	kept := &history.Interview{
		ID: id, Round: r.number,
		Candidate: r.names[asks.Other()], Interviewer: r.names[asks], CandidateIsGuest: asks == Host,
		Marks: maps.Clone(r.sheet.Marks), Bands: plain(r.sheet.Bands), Comments: maps.Clone(r.sheet.Comments),
		SelfBands: plain(r.self.Bands), Notes: r.sheet.Notes,
		CandidateTakes: r.takeaways[asks.Other()], InterviewerTakes: r.takeaways[asks],
	}
	for _, f := range r.followUps {
		kept.FollowUps = append(kept.FollowUps, history.FollowUp{
			Criterion: f.criterion, Question: f.question, Reply: f.reply.Text, Took: f.watch.counted,
		})
	}
	return kept
}

// plain returns bands by the names of their sides.
func plain(bands map[Side]int) map[string]int {
	if bands == nil {
		return nil
	}
	named := make(map[string]int, len(bands))
	for side, value := range bands {
		named[string(side)] = value
	}
	return named
}
