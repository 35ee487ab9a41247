package peer

import (
	"bytes"
	"errors"
	"strconv"
	"testing"
	"time"

	"okrcoach/content"
	"okrcoach/internal/critique"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/critique/score"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

// stage is a room with a clock that stands until it is told, and a log that
// can be read.
type stage struct {
	*Room
	t       testing.TB
	options Options
	log     bytes.Buffer
	uptime  time.Duration
	today   time.Time
	full    bool
	ids     int
	leave   func()
}

// asked are the questions of the tests: short ones, all of whose secrets are
// told from anything else.
func asked() []questions.Question {
	var all []questions.Question
	for _, id := range []string{"alpha", "beta", "gamma"} {
		q := questions.Question{
			ID: id, Title: "Question " + id, Company: "Acme", Category: "OKRs", Difficulty: questions.Medium,
			Time: 5 * time.Minute, Prompt: "Say what you would do about " + id + ".",
			Why: "SECRET why", HowTo: "SECRET how to", Sample: "SECRET sample", Source: "SECRET source",
			Published: []questions.Fact{{Fact: "SECRET fact", Source: "SECRET paper"}},
			Examples:  []questions.Example{{Text: "SECRET example"}},
		}
		for _, n := range []string{"one", "two", "three"} {
			q.KeyPoints = append(q.KeyPoints, questions.KeyPoint{
				ID: "point-" + n, Point: "SECRET point " + n, Hint: "SECRET hint", FollowUp: "SECRET follow-up " + n,
				Say: "SECRET say", Exemplars: []string{"SECRET exemplar"}, Contrasts: []string{"SECRET contrast"},
			})
		}
		for _, n := range []string{"one", "two"} {
			q.Mistakes = append(q.Mistakes, questions.Mistake{
				ID: "mistake-" + n, Mistake: "SECRET mistake " + n, Repair: "SECRET repair", BadAnswer: "SECRET bad answer",
			})
		}
		all = append(all, q)
	}
	return all
}

// bundled returns the questions that come with the program.
func bundled(t testing.TB) []questions.Question {
	t.Helper()
	all := questions.Load(questions.Bundled(content.Questions())).All()
	if len(all) < 2 {
		t.Fatal("there are too few bundled questions")
	}
	return all
}

// review is a judge that is quick and says something of everything.
func review(q questions.Question, a critique.Answer) critique.Review {
	r := critique.Review{Judge: "test", Scores: &score.Scores{
		Structure: score.Score{Value: 3.5}, Content: score.Score{Value: 1}, Delivery: score.Score{Value: 4},
	}}
	for _, k := range q.KeyPoints {
		c := rubric.Criterion{ID: k.ID, Kind: rubric.KeyPoint, Verdict: rubric.Missed, Evidence: []rubric.Evidence{}}
		if len(a.Text) > 0 {
			c.Verdict, c.Evidence = rubric.Covered, []rubric.Evidence{{Quote: "SECRET quote"}}
		}
		r.Criteria = append(r.Criteria, c)
	}
	for _, m := range q.Mistakes {
		r.Criteria = append(r.Criteria, rubric.Criterion{ID: m.ID, Kind: rubric.Mistake, Verdict: rubric.Possible})
	}
	return r
}

// newStage opens a room. The host asks first, the question is alpha.
func newStage(t testing.TB, change ...func(*Options)) *stage {
	t.Helper()
	s := &stage{t: t, today: time.Date(2026, 3, 4, 5, 6, 7, 0, time.FixedZone("", 3600))}
	s.options = Options{
		ID: "interview", Questions: asked(), Judge: review,
		Uptime: func() time.Duration { return s.uptime },
		Today:  func() time.Time { return s.today },
		NewID:  func() string { s.ids++; return "attempt-" + strconv.Itoa(s.ids) },
		Log:    s.append,
	}
	for _, c := range change {
		c(&s.options)
	}
	room, err := Open(s.options, "Ada", Settings{Question: s.options.Questions[0].ID, Asks: Host, PauseOnDrop: true})
	if err != nil {
		t.Fatal(err)
	}
	s.Room = room
	return s
}

// oneKeyboard has both sit at the same screen.
func oneKeyboard(o *Options) { o.OneKeyboard = true }

var errFull = errors.New("the disk is full")

func (s *stage) append(line []byte) error {
	if s.full {
		return errFull
	}
	s.log.Write(line)
	s.log.WriteByte('\n')
	return nil
}

// Do does something, and judges where that is due, as the programs do.
func (s *stage) Do(seat Seat, a Act) error {
	err := s.Room.Do(seat, a)
	s.Judge()
	return err
}

// do has somebody do something that is expected to go well.
func (s *stage) do(seat Seat, acts ...Act) {
	s.t.Helper()
	for _, a := range acts {
		if err := s.Do(seat, a); err != nil {
			s.t.Fatalf("%T by %d at the %s: %v", a, seat, s.View(Host).Phase, err)
		}
	}
}

// join brings the guest in.
func (s *stage) join() {
	s.t.Helper()
	leave, err := s.Join(Guest)
	if err != nil {
		s.t.Fatal(err)
	}
	s.leave = leave
}

// pass lets time pass in which the program runs.
func (s *stage) pass(d time.Duration) {
	for ; d > time.Second; d -= time.Second {
		s.uptime += time.Second
		s.Beat()
	}
	s.uptime += d
	s.Beat()
}

// asks and answers are the seats of the two in this round.
func (s *stage) asks() Seat    { return s.View(Host).Settings.Asks }
func (s *stage) answers() Seat { return s.asks().Other() }

// toAnswer plays from the lobby until the answer is being given.
func (s *stage) toAnswer() {
	s.t.Helper()
	if !s.View(Host).Guest.Present {
		s.join()
	}
	s.do(Host, Ready{true})
	s.do(Guest, Ready{true})
	s.do(s.asks(), Start{})
}

// toFollowUps plays until an answer was handed over.
func (s *stage) toFollowUps() {
	s.t.Helper()
	s.toAnswer()
	s.do(s.answers(), Edit{Text: "We cut p99 to 200 ms by June.", Cursor: 3}, HandOver{})
}

// toJudging plays until both judge.
func (s *stage) toJudging() {
	s.t.Helper()
	s.toFollowUps()
	s.do(s.asks(), Judge{})
}

// toReveal plays until the candidate reads the rubric.
func (s *stage) toReveal() {
	s.t.Helper()
	s.toJudging()
	s.do(s.asks(), Seal{})
	s.do(s.answers(), Seal{})
}

// toUncovered plays until both see everything.
func (s *stage) toUncovered() {
	s.t.Helper()
	s.toReveal()
	s.do(s.answers(), Seal{})
}

// toNotes plays until both take notes.
func (s *stage) toNotes() {
	s.t.Helper()
	s.toUncovered()
	s.do(Host, Proceed{})
}

// step is one thing that happens in an interview.
type step struct {
	seat Seat
	act  Act
	// wait is the time before.
	wait time.Duration
	// also is done in the place of an act.
	also func(*stage)
}

// wholeRound is everything that two people can do in a round, with a guest who
// drops out and comes back.
func wholeRound(asks, answers Seat) []step {
	return []step{
		{seat: Host, act: Rename{"Ada L."}},
		{seat: Guest, act: Rename{"Ben"}},
		{seat: Host, act: Ready{true}},
		{seat: Guest, act: Ready{true}},
		{seat: asks, act: Jot{"MARKER first thought"}, wait: 3 * time.Second},
		{seat: asks, act: Start{}, wait: time.Second},
		{seat: answers, act: Edit{Text: "We cut", Cursor: 6}, wait: 4 * time.Second},
		{seat: answers, act: Edit{Text: "We cut p99 – to 200 ms", Cursor: 10, Pasted: 5}, wait: time.Second},
		{seat: asks, act: Mark{"point-one", rubric.Covered}},
		{seat: asks, act: Mark{"mistake-one", rubric.Avoided}},
		{seat: asks, act: Jot{"MARKER first thought, and another"}},
		{seat: asks, act: Nudge{"and the date?"}},
		{seat: asks, act: Pause{}, wait: 2 * time.Second},
		{seat: asks, act: Continue{}, wait: 20 * time.Second},
		{seat: asks, act: AddMinute{}},
		{wait: 2 * time.Second, also: func(s *stage) { s.leave() }},
		{wait: 9 * time.Second, also: (*stage).join},
		{also: func(s *stage) { s.uptime += time.Minute; s.Beat() }},
		{seat: answers, act: Edit{Text: "We cut p99 – to 200 ms by June.", Cursor: 33}, wait: 3 * time.Second},
		{seat: answers, act: HandOver{}, wait: time.Second},
		{seat: asks, act: Ask{Criterion: "point-two"}, wait: 2 * time.Second},
		{seat: answers, act: Edit{Text: "It is 3 %.", Cursor: 10, Reply: 1}, wait: 3 * time.Second},
		{seat: asks, act: Ask{Question: "And why?"}},
		{seat: answers, act: Edit{Text: "Because.", Cursor: 8, Reply: 2}, wait: 7 * time.Second},
		{seat: answers, act: HandOver{Reply: 2}},
		{seat: asks, act: Mark{"point-two", rubric.Missed}},
		{seat: asks, act: Judge{}},
		{seat: answers, act: Band{Content, 4}},
		{seat: asks, act: Band{Content, 1}},
		{seat: asks, act: Band{Structure, 3}},
		{seat: asks, act: Comment{"point-two", "MARKER no number"}},
		{seat: asks, act: Comment{string(Content), "MARKER thin"}},
		{seat: asks, act: Seal{}},
		{seat: answers, act: Band{Delivery, 0}},
		{seat: answers, act: Seal{}},
		{seat: answers, act: Rate{"point-one", history.RatedYes}},
		{seat: answers, act: Rate{"point-two", history.RatedPartly}},
		{seat: answers, act: Seal{}},
		{seat: Host, act: Propose{"example.com, a model"}},
		{seat: Guest, act: Consent{true}},
		{seat: answers, act: Proceed{}},
		{seat: answers, act: Take{"say the number"}},
		{seat: asks, act: Take{"ask why"}},
		{seat: Guest, act: Vote{End}},
		{seat: Guest, act: Vote{Swap}},
		{seat: Host, act: Vote{Swap}},
	}
}

// play takes the steps one by one.
func (s *stage) play(steps []step, behind func()) {
	s.t.Helper()
	for _, step := range steps {
		s.pass(step.wait)
		if step.also != nil {
			step.also(s)
		} else {
			s.do(step.seat, step.act)
		}
		behind()
	}
}
