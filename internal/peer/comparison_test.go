package peer

import (
	"testing"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

// compared plays a round in which everybody judges something.
func compared(t *testing.T, change ...func(*Options)) *stage {
	t.Helper()
	s := newStage(t, change...)
	s.toJudging()
	s.do(Host, Mark{"point-one", rubric.Missed}, Mark{"point-two", rubric.Covered}, Mark{"mistake-two", rubric.Avoided},
		Band{Structure, 3}, Band{Content, 5}, Comment{"point-one", "not said"}, Comment{"content", "rich"}, Seal{})
	s.do(Guest, Band{Content, 4}, Band{Structure, 3}, Seal{},
		Rate{"point-one", history.RatedPartly}, Rate{"point-two", history.RatedYes}, Seal{})
	return s
}

func TestTheLargestDisagreementComesFirst(t *testing.T) {
	s := compared(t)
	const quote = "SECRET quote"
	want := []Row{
		{ID: "point-one", Kind: KindKeyPoint, Text: "SECRET point one", Candidate: "partly", Interviewer: "missed", Rubric: "covered", Gap: 1, Comment: "not said", Quote: quote},
		{ID: "content", Kind: KindSide, Candidate: "4", Interviewer: "5", Rubric: "1", Gap: 0.8, Comment: "rich"},
		{ID: "mistake-two", Kind: KindMistake, Text: "SECRET mistake two", Interviewer: "avoided", Rubric: "possible", Gap: 0.5},
		{ID: "structure", Kind: KindSide, Candidate: "3", Interviewer: "3", Rubric: "3.5", Gap: 0.1},
		{ID: "point-two", Kind: KindKeyPoint, Text: "SECRET point two", Candidate: "covered", Interviewer: "covered", Rubric: "covered", Quote: quote},
		{ID: "point-three", Kind: KindKeyPoint, Text: "SECRET point three", Rubric: "covered", Gap: -1, Quote: quote},
		{ID: "mistake-one", Kind: KindMistake, Text: "SECRET mistake one", Rubric: "possible", Gap: -1},
		{ID: "delivery", Kind: KindSide, Rubric: "4", Gap: -1},
	}
	got := s.View(Watcher).Comparison
	if len(got.Rows) != len(want) || got.Compared != 5 || got.Agreed != 2 {
		t.Fatalf("%d rows, %d of %d agree", len(got.Rows), got.Agreed, got.Compared)
	}
	for i, row := range got.Rows {
		if row != want[i] {
			t.Errorf("row %d is %+v\nwant %+v", i, row, want[i])
		}
	}
}

func TestAReviewThatCouldNotJudgeIsNoJudgement(t *testing.T) {
	s := compared(t, func(o *Options) {
		o.Judge = func(q questions.Question, a critique.Answer) critique.Review {
			r := review(q, a)
			r.Note = "It is not English."
			return r
		}
	})
	for _, row := range s.View(Host).Comparison.Rows {
		if row.Rubric != "" || row.Quote != "" {
			t.Errorf("%+v", row)
		}
	}
}

func TestDistanceGoesByTheKindOfARow(t *testing.T) {
	for _, c := range []struct {
		kind Kind
		gap  float64
		want Distance
	}{
		{KindSide, -1, Unjudged},
		{KindSide, 0, Agreed},
		{KindSide, 0.5 / 5, Agreed},
		{KindSide, 1. / 5, Close},
		{KindSide, 1.5 / 5, Close},
		{KindSide, 2. / 5, Apart},
		{KindSide, 2.5 / 5, Apart},
		{KindKeyPoint, -1, Unjudged},
		{KindKeyPoint, 0, Agreed},
		{KindKeyPoint, 0.5, Close},
		{KindMistake, 0.5, Close},
		{KindMistake, 1, Apart},
	} {
		if got := (Row{Kind: c.kind, Gap: c.gap}).Distance(); got != c.want {
			t.Errorf("a %s with the gap %v is %d, want %d", c.kind, c.gap, got, c.want)
		}
	}
}

func TestRoundsCarryWhatBothDid(t *testing.T) {
	s := newStage(t)
	s.join()
	steps := wholeRound(Host, Guest)
	s.play(steps[:len(steps)-3], func() {
		if s.View(Host).Uncovered != (len(s.Rounds()) == 1) {
			t.Fatal("a round is kept before it is uncovered, or not when it is")
		}
	})
	first := s.Rounds()[0]
	s.do(Host, Criticised{coaching.Critique{ID: "c", Outcome: "streaming"}}, Criticised{coaching.Critique{ID: "c"}}, Criticised{coaching.Critique{ID: "d"}})
	s.do(Host, Vote{Swap})
	s.do(Guest, Vote{Swap})
	got := s.Rounds()
	if len(got) != 1 || got[0].Attempt.ID != first.Attempt.ID || got[0].Question.ID != "alpha" {
		t.Fatalf("there are %d rounds", len(got))
	}
	a := got[0].Attempt
	if a.ID != "attempt-1" || a.QuestionTitle != "Question alpha" || !a.StartedAt.Equal(s.today) || a.Limit != 6*time.Minute {
		t.Errorf("the attempt is %s, %q at %s in %s", a.ID, a.QuestionTitle, a.StartedAt, a.Limit)
	}
	// Four seconds, one, two, then a pause of 20, two more, a drop of nine, a
	// gap, three and one.
	if a.Answering != 13*time.Second || a.Paused != 20*time.Second || a.Pauses != 1 {
		t.Errorf("answered in %s, with %d pauses of %s", a.Answering, a.Pauses, a.Paused)
	}
	if len(a.Interruptions) != 1 || a.Interruptions[0] != (history.Interruption{Cause: history.CauseAsleep, Length: time.Minute}) {
		t.Errorf("interrupted by %+v", a.Interruptions)
	}
	if a.Text != "We cut p99 – to 200 ms by June." || a.Review == nil || len(a.Critiques) != 2 || a.Critiques[0].Outcome != "" {
		t.Errorf("the text is %q, with %d critiques", a.Text, len(a.Critiques))
	}
	if a.Ratings["point-two"] != history.RatedPartly || len(a.Ratings) != 2 {
		t.Errorf("rated %v", a.Ratings)
	}
	i := a.Interview
	if i.ID != "interview" || i.Round != 1 || i.Candidate != "Ben" || i.Interviewer != "Ada L." || !i.CandidateIsGuest {
		t.Errorf("the interview is %+v", i)
	}
	if i.Bands["content"] != 1 || i.SelfBands["delivery"] != 0 || len(i.SelfBands) != 2 || i.Marks["point-two"] != rubric.Missed ||
		i.Comments["content"] != "MARKER thin" || i.Notes != "MARKER first thought, and another" {
		t.Errorf("judged %+v", i)
	}
	if i.CandidateTakes != "say the number" || i.InterviewerTakes != "ask why" {
		t.Errorf("they take %q and %q", i.CandidateTakes, i.InterviewerTakes)
	}
	want := []history.FollowUp{
		{Criterion: "point-two", Question: "SECRET follow-up two", Reply: "It is 3 %.", Took: 3 * time.Second},
		{Question: "And why?", Reply: "Because.", Took: 7 * time.Second},
	}
	if len(i.FollowUps) != 2 || i.FollowUps[0] != want[0] || i.FollowUps[1] != want[1] {
		t.Errorf("asked %+v", i.FollowUps)
	}
}

func TestThePersonsOfAView(t *testing.T) {
	s := newStage(t)
	s.join()
	for _, c := range []struct{ seat, me, partner Seat }{{Host, Host, Guest}, {Guest, Guest, Host}, {Watcher, Guest, Host}} {
		v := s.View(c.seat)
		if v.Me().Seat != c.me || v.Partner().Seat != c.partner {
			t.Errorf("seat %d is told it is %d with %d", c.seat, v.Me().Seat, v.Partner().Seat)
		}
	}
}
