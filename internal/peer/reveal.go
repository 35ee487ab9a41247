package peer

import (
	"slices"

	"okrcoach/internal/critique"
	"okrcoach/internal/history"
)

func (a Rate) prepare(scene) change { return a }
func (Rate) kind() kind             { return kindRate }

func (a Rate) check(in scene) error {
	if err := in.expect(Candidate, Reveal); err != nil {
		return err
	}
	if in.sealed.Rated {
		return ErrSealed
	}
	ratings := []history.Rating{"", history.RatedYes, history.RatedPartly, history.RatedNo}
	if in.keyPoint(a.KeyPoint) == nil || !slices.Contains(ratings, a.Rating) {
		return ErrValue
	}
	return nothingIf(in.self.Ratings[a.KeyPoint] == a.Rating)
}

func (a Rate) apply(s *state, _ Seat) { s.self.Ratings = set(s.self.Ratings, a.KeyPoint, a.Rating) }

// judged is the review of the offline judge. It is kept, so that a room
// resumed with another version of the program says what it said before.
type judged struct {
	Review *critique.Review `json:"review"`
}

func (judged) kind() kind { return kindJudged }

func (j judged) check(in scene) error {
	if err := in.during(Reveal); err != nil {
		return err
	}
	if j.Review == nil {
		return ErrValue
	}
	return nothingIf(in.review != nil)
}

func (j judged) apply(s *state, _ Seat) {
	s.review = j.Review
	s.uncover()
}

// isUnjudged reports whether the offline judge is due.
func (s *state) isUnjudged() bool { return s.phase == Reveal && s.review == nil }

// answered returns what the judge needs to know of the answer.
func (r *round) answered() critique.Answer {
	return critique.Answer{
		Text: r.answer.Text, Took: r.watch.counted, Limit: r.limit(),
		Pasted: 2*r.answer.Pasted > len(r.answer.Text),
	}
}

// uncover shows everything once the candidate has rated and the judge judged,
// whichever comes last.
func (s *state) uncover() {
	if s.sealed.Rated && s.review != nil {
		s.uncovered = true
		s.comparison = compare(&s.round)
	}
}

func (a Proceed) prepare(scene) change { return a }
func (Proceed) kind() kind             { return kindProceed }

// check lets the key of the second of the two do nothing.
func (Proceed) check(in scene) error {
	if err := in.expectTwo(Reveal, Notes); err != nil {
		return err
	}
	if !in.uncovered {
		return ErrPhase
	}
	return nothingIf(in.phase == Notes)
}

func (Proceed) apply(s *state, _ Seat) { s.phase = Notes }
