package practice

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

const (
	second = time.Second
	minute = time.Minute
)

var (
	today    = time.Date(2026, time.November, 22, 9, 0, 0, 0, time.UTC)
	question = questions.Question{
		ID: "q", Title: "A question", Time: 5 * minute,
		KeyPoints: []questions.KeyPoint{{ID: "one"}, {ID: "two"}},
	}
)

// at returns a session that has come to a phase, with its clock at rest or
// started at zero.
func at(t *testing.T, phase Phase) *Session {
	t.Helper()
	s := New(question, Options{ID: "id", StartedAt: today})
	steps := map[Phase][]func() error{
		Plan:      {begin(s, Plan)},
		Answer:    {begin(s, Answer)},
		Submitted: {begin(s, Answer), begin(s, Submitted)},
		Rating:    {begin(s, Answer), begin(s, Submitted), begin(s, Rating)},
		Review:    {begin(s, Answer), begin(s, Submitted), begin(s, Rating), begin(s, Review)},
	}
	for _, step := range steps[phase] {
		must(t, step())
	}
	return s
}

// begin is the step that leads to a phase.
func begin(s *Session, phase Phase) func() error {
	return map[Phase]func() error{
		Plan:      func() error { return s.BeginPlan(0) },
		Answer:    func() error { return s.BeginAnswer(0) },
		Submitted: func() error { return s.Submit(0) },
		Rating:    s.BeginRating,
		Review:    func() error { _, err := s.Finish(critique.Review{}); return err },
	}[phase]
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// run lets the program run for a while, with a beat every second.
func run(s *Session, from, length time.Duration) {
	for now := from; now <= from+length; now += BeatEvery {
		s.Beat(now)
	}
}

func TestEachStepFitsOnlyItsPhases(t *testing.T) {
	phases := []Phase{Brief, Plan, Answer, Submitted, Rating, Review}
	steps := map[string]struct {
		take  func(*Session) error
		leads map[Phase]Phase
	}{
		"begin the plan":   {func(s *Session) error { return s.BeginPlan(0) }, map[Phase]Phase{Brief: Plan}},
		"begin the answer": {func(s *Session) error { return s.BeginAnswer(0) }, map[Phase]Phase{Brief: Answer, Plan: Answer}},
		"submit":           {func(s *Session) error { return s.Submit(0) }, map[Phase]Phase{Answer: Submitted}},
		"take back":        {func(s *Session) error { return s.TakeBack(0) }, map[Phase]Phase{Submitted: Answer}},
		"begin the rating": {(*Session).BeginRating, map[Phase]Phase{Submitted: Rating}},
		"rate":             {func(s *Session) error { return s.Rate("one", history.RatedYes) }, map[Phase]Phase{Rating: Rating}},
		"finish":           {func(s *Session) error { return begin(s, Review)() }, map[Phase]Phase{Rating: Review}},
	}
	for name, step := range steps {
		for _, phase := range phases {
			t.Run(name+" at "+string(phase), func(t *testing.T) {
				s := at(t, phase)
				err := step.take(s)
				want, fits := step.leads[phase]
				if !fits {
					want = phase
				}
				if errors.Is(err, ErrPhase) == fits {
					t.Errorf("the step gave %v", err)
				}
				if s.Phase() != want {
					t.Errorf("it leads to %s, want %s", s.Phase(), want)
				}
			})
		}
	}
}

func TestLimitIsTheQuestionsUnlessItIsSet(t *testing.T) {
	if got := New(question, Options{}).Limit(); got != 5*minute {
		t.Errorf("the limit is %v, want 5m", got)
	}
	if got := New(question, Options{Limit: minute}).Limit(); got != minute {
		t.Errorf("the limit is %v, want 1m", got)
	}
}

func TestRetryStartsBehindTheOldText(t *testing.T) {
	s := New(question, Options{ID: "id", Parent: "old", Text: "what I said"})
	d := s.Draft(0, today)
	if d.Parent != "old" || s.Text() != "what I said" || s.Cursor() != len("what I said") {
		t.Errorf("it starts with %q at %d, parent %q", s.Text(), s.Cursor(), d.Parent)
	}
}

func TestClockGoesOnIntoOvertime(t *testing.T) {
	s := at(t, Answer)
	run(s, 0, 5*minute)
	if left := s.Left(5 * minute); left != 0 {
		t.Errorf("after the limit %v are left", left)
	}
	run(s, 5*minute, 90*second)
	if left := s.Left(5*minute + 90*second); left != -90*second {
		t.Errorf("in overtime %v are left, want -1m30s", left)
	}
}

func TestPlanningIsCountedApart(t *testing.T) {
	s := at(t, Plan)
	run(s, 0, 40*second)
	must(t, s.BeginAnswer(40*second))
	run(s, 40*second, 10*second)
	if s.Planning(50*second) != 40*second || s.Answering(50*second) != 10*second {
		t.Errorf("planning took %v and answering %v", s.Planning(50*second), s.Answering(50*second))
	}
}

func TestPauseStopsTheClockAndIsRecorded(t *testing.T) {
	s := at(t, Answer)
	run(s, 0, 10*second)
	s.Pause(10 * second)
	s.Pause(11 * second)
	if !s.Paused() {
		t.Error("it is not paused")
	}
	run(s, 10*second, 30*second)
	if got := s.Draft(40*second, today).Paused; got != 30*second {
		t.Errorf("the draft has a pause of %v so far, want 30s", got)
	}
	s.Continue(40 * second)
	run(s, 40*second, 5*second)
	d := s.Draft(45*second, today)
	if s.Paused() || d.Pauses != 1 || d.Paused != 30*second || d.Answering != 15*second {
		t.Errorf("there are %d pauses of %v, and %v counted", d.Pauses, d.Paused, d.Answering)
	}
}

func TestPauseEndsWithTheAnswer(t *testing.T) {
	s := at(t, Answer)
	s.Pause(second)
	run(s, second, 2*second)
	must(t, s.Submit(3*second))
	d := s.Draft(3*second, today)
	if s.Paused() || d.Paused != 2*second || d.Answering != second {
		t.Errorf("paused: %v, for %v, %v counted", s.Paused(), d.Paused, d.Answering)
	}
}

func TestPauseNeedsARunningClock(t *testing.T) {
	for _, phase := range []Phase{Brief, Submitted, Rating, Review} {
		s := at(t, phase)
		if s.Pause(second); s.Paused() {
			t.Errorf("the %s can be paused", phase)
		}
	}
}

func TestSleepDoesNotCountAndIsRecorded(t *testing.T) {
	s := at(t, Answer)
	run(s, 0, 10*second)
	lost := s.Beat(10*second + time.Hour)
	want := history.Interruption{Cause: history.CauseAsleep, Length: time.Hour}
	if lost == nil || *lost != want {
		t.Fatalf("the beat gives %v, want %v", lost, want)
	}
	if again := s.Beat(11*second + time.Hour); again != nil {
		t.Errorf("the next beat tells it again: %v", *again)
	}
	d := s.Draft(11*second+time.Hour, today)
	if d.Answering != 11*second || !reflect.DeepEqual(d.Interruptions, []history.Interruption{want}) {
		t.Errorf("%v counted, with %v", d.Answering, d.Interruptions)
	}
}

func TestSleepBeforeAStepIsRecordedToo(t *testing.T) {
	steps := map[string]struct {
		from Phase
		take func(*Session)
	}{
		"begin the answer": {Plan, func(s *Session) { _ = s.BeginAnswer(time.Hour) }},
		"submit":           {Answer, func(s *Session) { _ = s.Submit(time.Hour) }},
		"pause":            {Answer, func(s *Session) { s.Pause(time.Hour) }},
		"suspend":          {Answer, func(s *Session) { s.Halt(time.Hour) }},
	}
	for name, step := range steps {
		t.Run(name, func(t *testing.T) {
			s := at(t, step.from)
			step.take(s)
			want := []history.Interruption{{Cause: history.CauseAsleep, Length: time.Hour}}
			if got := s.Draft(time.Hour, today).Interruptions; !reflect.DeepEqual(got, want) {
				t.Errorf("the interruptions are %v, want %v", got, want)
			}
		})
	}
}

func TestSuspensionStopsTheClockAndIsRecorded(t *testing.T) {
	s := at(t, Answer)
	run(s, 0, 10*second)
	s.Halt(10 * second)
	lost := s.Wake(10*second + time.Hour)
	want := history.Interruption{Cause: history.CauseSuspended, Length: time.Hour}
	if lost == nil || *lost != want {
		t.Errorf("waking gives %v, want %v", lost, want)
	}
	run(s, 10*second+time.Hour, 5*second)
	if got := s.Answering(15*second + time.Hour); got != 15*second {
		t.Errorf("it counted %v, want 15s", got)
	}
}

func TestSuspensionDuringAPauseStaysAPause(t *testing.T) {
	s := at(t, Answer)
	run(s, 0, 10*second)
	s.Pause(10 * second)
	s.Halt(10 * second)
	s.Wake(time.Hour)
	s.Beat(time.Hour + second)
	if got := s.Answering(time.Hour + second); !s.Paused() || got != 10*second {
		t.Errorf("paused: %v, counted %v, want 10s", s.Paused(), got)
	}
}

func TestSuspensionWithoutAClockIsNoInterruption(t *testing.T) {
	for _, phase := range []Phase{Brief, Submitted, Rating} {
		s := at(t, phase)
		s.Halt(0)
		if lost := s.Wake(time.Hour); lost != nil {
			t.Errorf("at the %s it tells of %v", phase, *lost)
		}
	}
}

func TestTakingBackGoesOnFromWhereTheClockStood(t *testing.T) {
	s := at(t, Answer)
	run(s, 0, 60*second)
	must(t, s.Submit(60*second))
	must(t, s.TakeBack(10*minute))
	run(s, 10*minute, 5*second)
	if got := s.Answering(10*minute + 5*second); got != 65*second {
		t.Errorf("it counted %v, want 1m5s", got)
	}
}

func TestResumedSessionIsWhatWasLeft(t *testing.T) {
	s := at(t, Plan)
	s.SetPlan("the plan")
	run(s, 0, 20*second)
	must(t, s.BeginAnswer(20*second))
	s.SetAnswer("the answer", 3, 2)
	s.OpenAid(history.AidHints)
	run(s, 20*second, 30*second)
	draft := s.Draft(50*second, today)

	back, away := Resume(question, draft, today.Add(3*time.Hour))
	if want := (history.Interruption{Cause: history.CauseRestarted, Length: 3 * time.Hour}); away != want {
		t.Errorf("the time away is %v, want %v", away, want)
	}
	now := 7 * time.Hour // another process, another zero
	if back.Planning(now) != 20*second || back.Answering(now) != 30*second {
		t.Errorf("planning %v, answering %v", back.Planning(now), back.Answering(now))
	}
	back.Continue(now)
	run(back, now, 4*second)
	again := back.Draft(now+4*second, today)
	want := draft
	want.Answering += 4 * second
	want.Interruptions = []history.Interruption{away}
	want.Revision++
	if !reflect.DeepEqual(again, want) {
		t.Errorf("the draft is now\n%+v\nwant\n%+v", again, want)
	}
}

func TestTimeAwayIsUnknownWhereTheDatesMakeNoSense(t *testing.T) {
	for name, savedAt := range map[string]time.Time{
		"set back":   today.Add(time.Hour),
		"never kept": {},
	} {
		t.Run(name, func(t *testing.T) {
			d := history.Draft{Phase: Answer, SavedAt: savedAt}
			d.Answering = minute
			s, away := Resume(question, d, today)
			if away.Length != history.UnknownLength || s.Answering(0) != minute {
				t.Errorf("away for %v, %v counted", away.Length, s.Answering(0))
			}
		})
	}
}

func TestResumingLeavesTheDraftAsItWas(t *testing.T) {
	d := history.Draft{Phase: Answer, SavedAt: today}
	d.Interruptions = make([]history.Interruption, 1, 8)
	first, _ := Resume(question, d, today)
	first.record(history.CauseAsleep, time.Hour)
	second, _ := Resume(question, d, today)
	if got := len(second.Draft(0, today).Interruptions); got != 2 {
		t.Errorf("the second has %d interruptions, want 2", got)
	}
	if first.Draft(0, today).Interruptions[1].Cause != history.CauseRestarted {
		t.Error("the two share what they record")
	}
}

func TestAidIsRecordedOnceAndOnlyBeforeTheRating(t *testing.T) {
	for phase, want := range map[Phase]int{Brief: 1, Plan: 1, Answer: 1, Submitted: 1, Rating: 0, Review: 0} {
		s := at(t, phase)
		s.OpenAid(history.AidHints)
		s.OpenAid(history.AidHints)
		if got := len(s.Draft(0, today).Aids); got != want {
			t.Errorf("at the %s %d aids were recorded, want %d", phase, got, want)
		}
		if s.Opened(history.AidHints) != (want == 1) || s.Opened(history.AidSample) {
			t.Errorf("at the %s the wrong aids count as opened", phase)
		}
	}
}

func TestRatingsOfAnEarlierDraftDoNotChange(t *testing.T) {
	s := at(t, Rating)
	must(t, s.Rate("one", history.RatedYes))
	draft := s.Draft(0, today)
	must(t, s.Rate("one", history.RatedNo))
	must(t, s.Rate("two", history.RatedPartly))
	if want := map[string]history.Rating{"one": history.RatedYes}; !reflect.DeepEqual(draft.Ratings, want) {
		t.Errorf("the draft says %v, want %v", draft.Ratings, want)
	}
	must(t, s.Rate("one", ""))
	if want := map[string]history.Rating{"two": history.RatedPartly}; !reflect.DeepEqual(s.Ratings(), want) {
		t.Errorf("the session says %v, want %v", s.Ratings(), want)
	}
}

func TestInterruptionsOfAnEarlierDraftDoNotChange(t *testing.T) {
	s := at(t, Answer)
	var drafts []history.Draft
	for i := range 5 {
		s.record(history.CauseAsleep, time.Duration(i+1)*time.Hour)
		drafts = append(drafts, s.Draft(0, today))
	}
	for i, d := range drafts {
		if len(d.Interruptions) != i+1 || d.Interruptions[i].Length != time.Duration(i+1)*time.Hour {
			t.Errorf("draft %d has %v", i, d.Interruptions)
		}
	}
}

func TestRevisionsGrowAcrossRestarts(t *testing.T) {
	s := at(t, Answer)
	last := 0
	for range 3 {
		for range 3 {
			d := s.Draft(0, today)
			if d.Revision <= last {
				t.Fatalf("revision %d comes after %d", d.Revision, last)
			}
			last = d.Revision
		}
		s, _ = Resume(question, s.Draft(0, today), today)
		last++
	}
}

func TestFinishedAttemptHoldsWhatCounted(t *testing.T) {
	s := at(t, Plan)
	run(s, 0, 30*second)
	must(t, s.BeginAnswer(30*second))
	s.SetAnswer("the answer", 10, 6)
	run(s, 30*second, 70*second)
	must(t, s.Submit(100*second))
	if got, want := s.Answered(), (critique.Answer{Text: "the answer", Took: 70 * second, Limit: 5 * minute, Pasted: true}); got != want {
		t.Errorf("the judge is told %+v, want %+v", got, want)
	}
	must(t, s.BeginRating())
	got, err := s.Finish(critique.Review{Judge: "j"})
	must(t, err)
	if got.Planning != 30*second || got.Answering != 70*second || got.Review == nil || got.Review.Judge != "j" {
		t.Errorf("the attempt is %+v", got)
	}
}

func TestTextIsPastedWhereMostOfItWas(t *testing.T) {
	for pasted, want := range map[int]bool{0: false, 5: false, 6: true, 10: true} {
		s := at(t, Answer)
		s.SetAnswer("0123456789", 0, pasted)
		if got := s.Answered().Pasted; got != want {
			t.Errorf("with %d of 10 bytes pasted it says %v", pasted, got)
		}
	}
}
