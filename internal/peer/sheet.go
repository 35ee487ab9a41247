package peer

import (
	"maps"
	"slices"

	"okrcoach/internal/critique/rubric"
)

// MaxBand is the best that a side can be given; the worst is 0.
const MaxBand = 5

// expectOpenSheet returns an error unless the interviewer may still judge.
func (in scene) expectOpenSheet(phases ...Phase) error {
	if in.role(in.by) != Interviewer {
		return ErrRole
	}
	if in.sealed.Interviewer {
		return ErrSealed
	}
	return in.during(phases...)
}

// set returns a map with something under a key, or nothing where that is the
// zero value. The map that it is given stays as it was.
func set[K, V comparable](old map[K]V, key K, value V) map[K]V {
	var zero V
	if value == zero {
		return without(old, key)
	}
	changed := without(old, key)
	if changed == nil {
		changed = map[K]V{}
	}
	changed[key] = value
	return changed
}

// without returns a map without a key; nil where nothing is left.
func without[K, V comparable](old map[K]V, key K) map[K]V {
	left := maps.Clone(old)
	delete(left, key)
	if len(left) == 0 {
		return nil
	}
	return left
}

func (a Mark) prepare(scene) change { return a }
func (Mark) kind() kind             { return kindMark }

func (a Mark) check(in scene) error {
	if err := in.expectOpenSheet(Answer, FollowUps, Judging); err != nil {
		return err
	}
	allowed := map[rubric.Kind][]rubric.Verdict{
		rubric.KeyPoint: {"", rubric.Covered, rubric.Partly, rubric.Missed},
		rubric.Mistake:  {"", rubric.Made, rubric.Possible, rubric.Avoided},
	}
	if !slices.Contains(allowed[in.kindOf(a.Criterion)], a.Verdict) {
		return ErrValue
	}
	return nothingIf(in.sheet.Marks[a.Criterion] == a.Verdict)
}

func (a Mark) apply(s *state, _ Seat) { s.sheet.Marks = set(s.sheet.Marks, a.Criterion, a.Verdict) }

// jotted is a Jot as it goes into the log.
type jotted struct{ splice }

func (a Jot) prepare(in scene) change { return jotted{spliceTo(in.sheet.Notes, a.Notes, MaxNotes)} }
func (jotted) kind() kind             { return kindJot }

func (j jotted) check(in scene) error {
	if err := in.expectOpenSheet(Brief, Answer, FollowUps, Judging); err != nil {
		return err
	}
	if err := in.takes(j.splice, in.sheet.Notes, MaxNotes); err != nil {
		return err
	}
	return nothingIf(j.isEmpty())
}

func (j jotted) apply(s *state, by Seat) { s.sheet.Notes = s.put(by, j.splice, s.sheet.Notes) }

// commented is a Comment as it goes into the log.
type commented struct {
	On string `json:"on"`
	splice
}

func (a Comment) prepare(in scene) change {
	return commented{a.On, spliceTo(in.sheet.Comments[a.On], a.Text, MaxComment)}
}

func (commented) kind() kind { return kindComment }

func (c commented) check(in scene) error {
	if err := in.expectOpenSheet(Answer, FollowUps, Judging); err != nil {
		return err
	}
	if in.kindOf(c.On) == "" && !slices.Contains(Sides(), Side(c.On)) {
		return ErrValue
	}
	if err := in.takes(c.splice, in.sheet.Comments[c.On], MaxComment); err != nil {
		return err
	}
	return nothingIf(c.isEmpty())
}

func (c commented) apply(s *state, by Seat) {
	s.sheet.Comments = set(s.sheet.Comments, c.On, s.put(by, c.splice, s.sheet.Comments[c.On]))
}

func (a Band) prepare(scene) change { return a }
func (Band) kind() kind             { return kindBand }

func (a Band) check(in scene) error {
	var given map[Side]int
	if in.role(in.by) == Candidate {
		if in.sealed.Candidate {
			return ErrSealed
		}
		if err := in.during(Judging); err != nil {
			return err
		}
		given = in.self.Bands
	} else {
		if err := in.expectOpenSheet(Answer, FollowUps, Judging); err != nil {
			return err
		}
		given = in.sheet.Bands
	}
	if !slices.Contains(Sides(), a.Side) || a.Value < -1 || a.Value > MaxBand {
		return ErrValue
	}
	value, ok := given[a.Side]
	return nothingIf(ok && value == a.Value || !ok && a.Value < 0)
}

func (a Band) apply(s *state, by Seat) {
	given := &s.sheet.Bands
	if s.role(by) == Candidate {
		given = &s.self.Bands
	}
	changed := without(*given, a.Side)
	if a.Value >= 0 {
		if changed == nil {
			changed = map[Side]int{}
		}
		changed[a.Side] = a.Value
	}
	*given = changed
}

func (a Seal) prepare(scene) change { return a }
func (Seal) kind() kind             { return kindSeal }

func (Seal) check(in scene) error {
	if err := in.expectTwo(Judging, Reveal); err != nil {
		return err
	}
	switch {
	case in.role(in.by) == Interviewer:
		return nothingIf(in.sealed.Interviewer)
	case in.phase == Judging:
		return nothingIf(in.sealed.Candidate)
	}
	return nothingIf(in.sealed.Rated)
}

func (Seal) apply(s *state, by Seat) {
	switch {
	case s.role(by) == Interviewer:
		s.sealed.Interviewer = true
	case s.phase == Judging:
		s.sealed.Candidate = true
	default:
		s.sealed.Rated = true
		s.uncover()
	}
	if s.phase == Judging && s.sealed.Interviewer && s.sealed.Candidate {
		s.phase = Reveal
	}
}
