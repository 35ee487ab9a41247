package report

import (
	"cmp"
	"math"
	"slices"

	"okrcoach/internal/history"
)

// Said is what the two people in a round and the rubric said of one criterion
// or side, each in a word of the rubric or a number from 0 to 5. What somebody
// did not say is empty.
type Said struct {
	// What it is about: "speed", "mistake: generic", "content, 0 to 5".
	What string

	Candidate, Interviewer, Rubric string

	// Apart says that the interviewer and the rubric both judged, and not
	// alike.
	Apart bool
	// Comment is the interviewer's.
	Comment string
}

// SaidOf returns what was said of a criterion in a round of an interview.
func SaidOf(a history.Attempt, criterion string) Said {
	return criterionCompared(a, criterion).told(a.Interview.Comments[criterion])
}

// SaidOfSide returns what was said of a side, such as "content", in a round of
// an interview.
func SaidOfSide(a history.Attempt, side string) Said {
	return sideCompared(a, side).told(a.Interview.Comments[side])
}

// SideBySide returns all that was judged in a round of an interview, the
// largest disagreement first, and a sentence on how far the three agree.
// Comments are left out.
func SideBySide(a history.Attempt) (agreed string, all []Said) {
	rows := compared(a)
	for _, c := range rows {
		all = append(all, c.told(""))
	}
	return agreement(rows), all
}

func (c comparison) told(comment string) Said {
	return Said{
		What: c.what, Candidate: c.candidate.said, Interviewer: c.interviewer.said, Rubric: c.rubric.said,
		Apart:   c.interviewer.said != "" && c.rubric.said != "" && math.Abs(c.interviewer.at-c.rubric.at) > c.same,
		Comment: comment,
	}
}

// WasAsked reports whether a text is a follow-up question of a round, so that
// it need not be told once more as one that an interviewer asks next. The
// interview may be nil.
func WasAsked(in *history.Interview, text string) bool {
	return in != nil && slices.ContainsFunc(in.FollowUps, func(f history.FollowUp) bool {
		return oneLine(f.Question) == oneLine(text)
	})
}

// Candidate is the name on one line of the one who answered in a round.
func Candidate(in *history.Interview) string {
	return cmp.Or(oneLine(in.Candidate), "the candidate")
}

// Interviewer is the name on one line of the one who asked in a round.
func Interviewer(in *history.Interview) string {
	return cmp.Or(oneLine(in.Interviewer), "the interviewer")
}
