package seat

import (
	"slices"
	"testing"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/critique/score"
	"okrcoach/internal/history"
	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
)

// interview is a real room with a sitting at each of its two seats. Ada is the
// host and asks, Ben is the guest and answers.
type interview struct {
	t        testing.TB
	room     *peer.Room
	now      time.Duration
	leave    func()
	ada, ben *sitting
}

// fullCard has as many key points and mistakes as the bundled questions.
func fullCard() questions.Question {
	q := *stagedCard()
	q.KeyPoints = append(
		slices.Clone(q.KeyPoints),
		questions.KeyPoint{ID: "company-context", Point: "Shows that they know what is particular to this company.", FollowUp: "What would change in a chat app?", Say: "Nobody may be charged twice."},
		questions.KeyPoint{ID: "now-and-long-term", Point: "Balances what is needed now with work that pays off later.", FollowUp: "Do the people on it stay on it after two bad incidents?", Say: "Four in five keep the path steady, and the fifth builds what comes after, and is not lent out."},
	)
	q.Mistakes = append(
		slices.Clone(q.Mistakes),
		questions.Mistake{ID: "ignores-trade-off", Mistake: "Passes over what shipping costs stability.", Repair: "Say what you give up."},
		questions.Mistake{ID: "generic", Mistake: "Gives goals that would fit any company.", Repair: "Name what only this one has."},
	)
	return q
}

// holdInterview opens a room with both in it, in its lobby.
func holdInterview(t testing.TB, oneKeyboard bool) *interview {
	t.Helper()
	in := &interview{t: t}
	q := fullCard()
	room, err := peer.Open(peer.Options{
		ID: "mock-1", Questions: []questions.Question{q}, Judge: judgeOf(q), OneKeyboard: oneKeyboard,
		Uptime: func() time.Duration { return in.now },
		Today:  func() time.Time { return time.Date(2026, 11, 26, 10, 0, 0, 0, time.UTC) },
		NewID:  func() string { return "round" },
	}, "Ada", peer.Settings{Question: q.ID, Asks: peer.Host, PauseOnDrop: true})
	if err != nil {
		t.Fatal(err)
	}
	in.room = room
	in.ada, in.ben = in.seat(peer.Host), in.seat(peer.Guest)
	if !oneKeyboard {
		in.comeIn()
	}
	return in.does(peer.Guest, peer.Rename{Name: "Ben"})
}

func (in *interview) seat(at peer.Seat) *sitting {
	s := sit(in.t, in.room.View(at))
	s.refresh = func() *peer.View { return in.room.View(at) }
	s.desk.Uptime = func() time.Duration { return in.now }
	s.desk.Do = func(a peer.Act) error {
		s.acts = append(s.acts, a)
		return s.did(a, doIn(in.room, at, a))
	}
	return s.open()
}

// comeIn lets the guest come in, or come back.
func (in *interview) comeIn() *interview {
	in.t.Helper()
	leave, err := in.room.Join(peer.Guest)
	if err != nil {
		in.t.Fatal(err)
	}
	in.leave = leave
	return in.look()
}

// goAway empties the guest's seat.
func (in *interview) goAway() *interview {
	in.leave()
	return in.look()
}

// look brings both sittings up to the room.
func (in *interview) look() *interview {
	for _, s := range []*sitting{in.ada, in.ben} {
		s.follow()
		for sent := s.desk.Sent(); sent != nil; sent = s.desk.Sent() {
			s.handle(sent)
		}
	}
	return in
}

// does does something in the room without a key.
func (in *interview) does(at peer.Seat, acts ...peer.Act) *interview {
	in.t.Helper()
	for _, a := range acts {
		if err := doIn(in.room, at, a); err != nil {
			in.t.Fatalf("%#v: %v", a, err)
		}
		in.look()
	}
	return in
}

// wait lets time pass while the program runs.
func (in *interview) wait(length time.Duration) *interview {
	for ; length > 0; length -= time.Second {
		in.now += min(length, time.Second)
		in.room.Beat()
	}
	return in.look()
}

// judgeOf is a judge who says the same of every answer.
func judgeOf(q questions.Question) func(questions.Question, critique.Answer) critique.Review {
	var criteria []rubric.Criterion
	for i, k := range q.KeyPoints {
		c := rubric.Criterion{ID: k.ID, Kind: rubric.KeyPoint, Verdict: rubric.Missed, Confidence: 0.2, Reason: "Nothing in the answer says it.", Advice: k.Say}
		if i < 2 {
			c.Verdict, c.Confidence, c.Reason, c.Advice = rubric.Covered, 0.9, "It is said with a number.", ""
			c.Evidence = []rubric.Evidence{{Quote: "from 99.98 % to 99.99 % by 30 June"}}
		}
		criteria = append(criteria, c)
	}
	for _, m := range q.Mistakes {
		criteria = append(criteria, rubric.Criterion{ID: m.ID, Kind: rubric.Mistake, Verdict: rubric.Avoided, Confidence: 0.1, Reason: "The answer names merchants."})
	}
	scores := &score.Scores{
		Structure: score.Score{Value: 3.5, Reasons: []string{"Two Objectives where three were asked for: 1.5 off."}},
		Content:   score.Score{Value: 2, Reasons: []string{"Two of five key points are covered."}},
		Delivery:  score.Score{Value: 5, Reasons: []string{"Nothing was taken off."}},
	}
	return func(questions.Question, critique.Answer) critique.Review {
		return critique.Review{Judge: "test", Criteria: criteria, Scores: scores}
	}
}

// The stages of an interview, each with all that came before it.

func atAnswer(t testing.TB) *interview {
	t.Helper()
	in := holdInterview(t, false)
	in.does(peer.Host, peer.Ready{Ready: true}).does(peer.Guest, peer.Ready{Ready: true})
	in.does(peer.Host, peer.Start{}).wait(47 * time.Second)
	return in.does(peer.Guest, peer.Edit{Text: stagedAnswer, Cursor: len(stagedAnswer)})
}

// atFollowUps is where a key point was missed and another came partly.
func atFollowUps(t testing.TB) *interview {
	t.Helper()
	in := atAnswer(t)
	in.does(
		peer.Host,
		peer.Mark{Criterion: "business-link", Verdict: rubric.Covered},
		peer.Mark{Criterion: "company-context", Verdict: rubric.Missed},
		peer.Mark{Criterion: "speed-vs-stability", Verdict: rubric.Partly},
		peer.Mark{Criterion: "internal-only", Verdict: rubric.Avoided},
	)
	return in.does(peer.Guest, peer.HandOver{}).wait(2 * time.Second)
}

// atReply is in the middle of the first reply.
func atReply(t testing.TB) *interview {
	t.Helper()
	in := atFollowUps(t)
	in.does(peer.Host, peer.Ask{Criterion: "company-context", Question: "What would change in a chat app?"}).wait(12 * time.Second)
	return in.does(peer.Guest, peer.Edit{Text: "Nobody pays twice there.", Cursor: 6, Reply: 1})
}

func atJudging(t testing.TB) *interview {
	t.Helper()
	in := atReply(t)
	return in.does(peer.Host, peer.Jot{Notes: "slow start, good numbers"}).does(peer.Guest, peer.HandOver{Reply: 1}).does(peer.Host, peer.Judge{})
}

// atSealed is where the interviewer waits for the candidate's judgement.
func atSealed(t testing.TB) *interview {
	t.Helper()
	in := atJudging(t)
	for i, s := range peer.Sides() {
		in.does(peer.Host, peer.Band{Side: s, Value: 2 + i}).does(peer.Guest, peer.Band{Side: s, Value: 4})
	}
	return in.does(peer.Host, peer.Comment{On: "business-link", Text: "The lost sale came first, which I liked."}, peer.Seal{})
}

// atRatings is where the interviewer waits for the candidate's ratings.
func atRatings(t testing.TB) *interview {
	t.Helper()
	return atSealed(t).does(peer.Guest, peer.Seal{})
}

func atReveal(t testing.TB) *interview {
	t.Helper()
	in := atRatings(t)
	for i, k := range in.ben.desk.View.Card.KeyPoints {
		rating := []history.Rating{history.RatedNo, history.RatedPartly, history.RatedYes}[i%3]
		in.does(peer.Guest, peer.Rate{KeyPoint: k.ID, Rating: rating})
	}
	return in.does(peer.Guest, peer.Seal{})
}

func atNotes(t testing.TB) *interview {
	t.Helper()
	in := atReveal(t).does(peer.Host, peer.Proceed{})
	return in.does(peer.Guest, peer.Take{Text: "Begin with the merchant, then the numbers."})
}

func atEnd(t testing.TB) *interview {
	t.Helper()
	return atNotes(t).does(peer.Host, peer.Vote{Next: peer.End}).does(peer.Guest, peer.Vote{Next: peer.End})
}
