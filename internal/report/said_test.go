package report

import (
	"slices"
	"strings"
	"testing"

	"okrcoach/internal/history"
)

func TestSaidIsInTheWordsOfTheRubric(t *testing.T) {
	a := interviewedAttempt()
	for _, c := range []struct{ got, want Said }{
		{SaidOf(a, "business-link"), Said{What: "business-link", Candidate: "covered", Interviewer: "missed", Rubric: "covered", Apart: true}},
		{SaidOf(a, "speed"), Said{What: "speed", Candidate: "partly", Interviewer: "partly", Rubric: "missed", Apart: true, Comment: "You said what stops,\nbut not when."}},
		{SaidOf(a, "unmeasurable"), Said{What: "mistake: unmeasurable", Interviewer: "made", Rubric: "made"}},
		{SaidOf(a, "unheard-of"), Said{What: "unheard-of"}},
		{SaidOfSide(a, "structure"), Said{What: "structure, 0 to 5", Candidate: "4", Interviewer: "3", Rubric: "2", Apart: true}},
		{SaidOfSide(a, "delivery"), Said{What: "delivery, 0 to 5", Candidate: "5", Rubric: "5"}},
	} {
		if c.got != c.want {
			t.Errorf("got  %+v\nwant %+v", c.got, c.want)
		}
	}
}

// People give whole points and the judge halves: half a point is no distance.
func TestHalfAPointIsNotApart(t *testing.T) {
	a := interviewedAttempt()
	for band, apart := range map[int]bool{1: true, 2: false, 3: false, 4: true} {
		a.Interview.Bands["content"] = band // the judge gave 2.5
		if got := SaidOfSide(a, "content").Apart; got != apart {
			t.Errorf("at %d apart is %t, want %t", band, got, apart)
		}
	}
}

func TestARubricThatCouldJudgeNothingIsApartFromNobody(t *testing.T) {
	a := interviewedAttempt()
	a.Review.Note = "This reads like an answer to another question."
	_, all := SideBySide(a)
	for _, s := range slices.Concat(all, []Said{SaidOf(a, "business-link"), SaidOfSide(a, "structure")}) {
		if s.Apart || s.Rubric != "" {
			t.Errorf("the rubric said something of %s: %+v", s.What, s)
		}
	}
}

func TestSideBySideBeginsWithTheLargestDisagreement(t *testing.T) {
	agreed, all := SideBySide(interviewedAttempt())
	if want := "All who judged agree in 3 of 7. The largest disagreement comes first."; agreed != want {
		t.Errorf("it says %q, want %q", agreed, want)
	}
	if all[0].What != "business-link" || len(all) != 7 {
		t.Errorf("the first of %d is %s", len(all), all[0].What)
	}
}

func TestAFollowUpThatWasAskedIsNotAskedNext(t *testing.T) {
	a := interviewedAttempt()
	if page := Markdown(a, askedQuestion()); strings.Contains(page, "Asked next: What stops?") {
		t.Error("the page asks once more")
	}
	a.Interview.FollowUps = nil
	if page := Markdown(a, askedQuestion()); !strings.Contains(page, "Asked next: What stops?") {
		t.Error("the page does not say what is asked next")
	}
}

func TestPeopleWithoutANameAreCalledByTheirParts(t *testing.T) {
	in := &history.Interview{Candidate: " \n", Interviewer: "Ada\nLovelace"}
	if got := Candidate(in) + ", " + Interviewer(in); got != "the candidate, Ada Lovelace" {
		t.Errorf("they are %s", got)
	}
}
