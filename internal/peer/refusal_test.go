package peer

import (
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
)

// tried is an act with what comes of it.
type tried struct {
	name string
	to   func(*stage)
	seat Seat
	act  Act
	want error
}

func (c tried) run(t *testing.T) {
	t.Helper()
	s := newStage(t)
	c.to(s)
	before := s.state
	if err := s.Do(c.seat, c.act); !errors.Is(err, c.want) {
		t.Fatalf("got %v, want %v", err, c.want)
	}
	if c.want != nil && s.state != before {
		t.Error("it changed something although it was refused")
	}
}

func TestWhoMayDoWhatAndWhen(t *testing.T) {
	lobby := (*stage).join
	open := func(s *stage) { s.toFollowUps(); s.do(Host, Ask{Question: "Why?"}) }
	brief := func(s *stage) { s.join(); s.do(Host, Ready{true}); s.do(Guest, Ready{true}) }
	full := func(s *stage) {
		s.toFollowUps()
		for range MaxFollowUps {
			s.do(Host, Ask{Question: "And?"})
		}
	}
	sealed := func(s *stage) { s.toJudging(); s.do(Host, Seal{}) }
	selfSealed := func(s *stage) { s.toJudging(); s.do(Guest, Seal{}) }
	nudged := func(s *stage) {
		s.toAnswer()
		s.pass(time.Minute)
		s.do(Host, Nudge{"a"})
		s.pass(NudgeEvery - 1)
	}
	proposed := func(s *stage) { s.toUncovered(); s.do(Host, Propose{"example.com"}) }
	alone := func(to func(*stage)) func(*stage) {
		return func(s *stage) { to(s); s.leave() }
	}
	closed := func(s *stage) { s.toAnswer(); s.Close() }
	settled := func(q string, limit time.Duration, asks Seat) Settle {
		return Settle{Settings{Question: q, Limit: limit, Asks: asks}}
	}
	for _, c := range []tried{
		{"a watcher does nothing", lobby, Watcher, Ready{true}, ErrRole},
		{"nobody is in no seat", lobby, 0, Rename{"x"}, ErrRole},
		{"no act at all", lobby, Host, nil, ErrValue},
		{"names in the lobby only", brief, Host, Rename{"x"}, ErrPhase},
		{"the guest does not settle", lobby, Guest, settled("beta", 0, Host), ErrRole},
		{"no such question", lobby, Host, settled("none", 0, Host), ErrValue},
		{"too short a time", lobby, Host, settled("beta", MinLimit-1, Host), ErrValue},
		{"too long a time", lobby, Host, settled("beta", MaxLimit+1, Host), ErrValue},
		{"a watcher does not ask", lobby, Host, settled("beta", 0, Watcher), ErrValue},
		{"the longest time", lobby, Host, settled("beta", MaxLimit, Guest), nil},
		{"settled before the brief", brief, Host, settled("beta", 0, Host), ErrPhase},
		{"ready in the lobby only", brief, Host, Ready{false}, ErrPhase},
		{"the interviewer starts", brief, Guest, Start{}, ErrRole},
		{"not from the lobby", lobby, Host, Start{}, ErrPhase},
		{"the interviewer does not type", (*stage).toAnswer, Host, Edit{Text: "x"}, ErrRole},
		{"nothing is typed in the brief", brief, Guest, Edit{Text: "x"}, ErrPhase},
		{"what was handed over stays", (*stage).toFollowUps, Guest, Edit{Text: "x"}, ErrSealed},
		{"handed over twice", (*stage).toFollowUps, Guest, HandOver{}, nil},
		{"handed over while judging", (*stage).toJudging, Guest, HandOver{}, ErrPhase},
		{"the candidate does not pause", (*stage).toAnswer, Guest, Pause{}, ErrRole},
		{"nothing to pause", (*stage).toFollowUps, Host, Pause{}, ErrPhase},
		{"an act is of its own phase", (*stage).toJudging, Host, Stop{}, ErrPhase},
		{"marks are the interviewer's", (*stage).toAnswer, Guest, Mark{"point-one", rubric.Covered}, ErrRole},
		{"a mark on nothing", (*stage).toAnswer, Host, Mark{"none", rubric.Covered}, ErrValue},
		{"a mark that is none", (*stage).toAnswer, Host, Mark{"point-one", "good"}, ErrValue},
		{"a mark of a mistake on a key point", (*stage).toAnswer, Host, Mark{"point-one", rubric.Made}, ErrValue},
		{"marks from the answer on", brief, Host, Mark{"point-one", rubric.Covered}, ErrPhase},
		{"marks until the seal", sealed, Host, Mark{"point-one", rubric.Covered}, ErrSealed},
		{"notes until the seal", sealed, Host, Jot{"x"}, ErrSealed},
		{"comments until the seal", sealed, Host, Comment{"content", "x"}, ErrSealed},
		{"bands until the seal", sealed, Host, Band{Content, 1}, ErrSealed},
		{"one's own bands until one's own seal", selfSealed, Guest, Band{Content, 1}, ErrSealed},
		{"the other's seal binds nobody", selfSealed, Host, Band{Content, 1}, nil},
		{"a candidate judges behind the answer", (*stage).toFollowUps, Guest, Band{Content, 1}, ErrPhase},
		{"a comment on nothing", (*stage).toAnswer, Host, Comment{"none", "x"}, ErrValue},
		{"a side there is not", (*stage).toJudging, Host, Band{"charm", 1}, ErrValue},
		{"more than five", (*stage).toJudging, Guest, Band{Content, 6}, ErrValue},
		{"less than none", (*stage).toJudging, Guest, Band{Content, -2}, ErrValue},
		{"a second nudge at once", nudged, Host, Nudge{"b"}, ErrSoon},
		{"a nudge when nobody writes", (*stage).toFollowUps, Host, Nudge{"b"}, ErrPhase},
		{"a nudge at a reply", open, Host, Nudge{"b"}, nil},
		{"the candidate asks nothing", (*stage).toFollowUps, Guest, Ask{Question: "x"}, ErrRole},
		{"a question about nothing", (*stage).toFollowUps, Host, Ask{Criterion: "none", Question: "x"}, ErrValue},
		{"a question without words", (*stage).toFollowUps, Host, Ask{Question: " \x1b[m"}, ErrValue},
		{"no question during the answer", (*stage).toAnswer, Host, Ask{Question: "x"}, ErrPhase},
		{"one question too many", full, Host, Ask{Question: "x"}, ErrFollowUps},
		{"ratings at the reveal only", (*stage).toJudging, Guest, Rate{"point-one", history.RatedYes}, ErrPhase},
		{"ratings are the candidate's", (*stage).toReveal, Host, Rate{"point-one", history.RatedYes}, ErrRole},
		{"a rating of nothing", (*stage).toReveal, Guest, Rate{"none", history.RatedYes}, ErrValue},
		{"a rating that is none", (*stage).toReveal, Guest, Rate{"point-one", "perhaps"}, ErrValue},
		{"ratings until the seal", (*stage).toUncovered, Guest, Rate{"point-one", history.RatedYes}, ErrSealed},
		{"sealed twice", (*stage).toUncovered, Guest, Seal{}, nil},
		{"nobody goes on without who is there", sealed, Host, GoOn{}, ErrPresent},
		{"nobody goes back without who is there", brief, Host, GoBack{}, ErrPresent},
		{"not before one's own seal", alone((*stage).toJudging), Host, GoOn{}, ErrPhase},
		{"the interviewer ends the follow-ups by judging", alone((*stage).toFollowUps), Host, GoOn{}, ErrPhase},
		{"nobody goes on past an answer", alone((*stage).toAnswer), Host, GoOn{}, ErrPhase},
		{"nobody goes on who is not there to judge", alone(sealed), Watcher, GoOn{}, ErrRole},
		{"alone behind one's own seal", alone(sealed), Host, GoOn{}, nil},
		{"alone at the ratings", alone((*stage).toReveal), Host, GoOn{}, nil},
		{"not past what is uncovered", alone((*stage).toUncovered), Host, GoOn{}, ErrPhase},
		{"back from the brief alone", alone(brief), Host, GoBack{}, nil},
		{"not back from the answer", alone((*stage).toAnswer), Host, GoBack{}, ErrPhase},
		{"no notes before all is uncovered", (*stage).toReveal, Host, Proceed{}, ErrPhase},
		{"nothing to take yet", (*stage).toUncovered, Host, Take{"x"}, ErrPhase},
		{"no such way on", (*stage).toNotes, Host, Vote{"rest"}, ErrValue},
		{"no vote before the notes", (*stage).toUncovered, Host, Vote{Swap}, ErrPhase},
		{"the guest does not propose", (*stage).toUncovered, Guest, Propose{"x"}, ErrRole},
		{"nowhere", (*stage).toUncovered, Host, Propose{" "}, ErrValue},
		{"nothing is proposed before all is uncovered", (*stage).toReveal, Host, Propose{"x"}, ErrPhase},
		{"nothing to consent to", (*stage).toUncovered, Guest, Consent{true}, ErrPhase},
		{"the host does not consent", proposed, Host, Consent{true}, ErrRole},
		{"no critique without consent", proposed, Host, Criticised{coaching.Critique{ID: "c"}}, ErrPhase},
		{"nothing in a closed room", closed, Guest, Edit{Text: "x"}, ErrClosed},
	} {
		t.Run(c.name, c.run)
	}
}

func TestWhatChangesNothingIsNoEvent(t *testing.T) {
	s := newStage(t)
	s.toNotes()
	for _, c := range []tried{
		{"the same settings", (*stage).join, Host, Settle{s.View(Host).Settings}, nil},
		{"the same name", (*stage).join, Host, Rename{"Ada"}, nil},
		{"not ready twice", (*stage).join, Host, Ready{false}, nil},
		{"an edit of nothing", (*stage).toAnswer, Guest, Edit{}, nil},
		{"running on", (*stage).toAnswer, Host, Continue{}, nil},
		{"a mark taken back that was not there", (*stage).toAnswer, Host, Mark{"point-one", ""}, nil},
		{"a band taken back that was not there", (*stage).toJudging, Guest, Band{Content, -1}, nil},
		{"no comment", (*stage).toAnswer, Host, Comment{"content", "\x1b[m"}, nil},
		{"no rating", (*stage).toReveal, Guest, Rate{"point-one", ""}, nil},
		{"handed over twice", (*stage).toFollowUps, Guest, HandOver{}, nil},
		{"the second to go on", (*stage).toNotes, Guest, Proceed{}, nil},
		{"the interviewer's second seal", (*stage).toReveal, Host, Seal{}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newStage(t)
			c.to(s)
			changed, stop := s.Subscribe()
			defer stop()
			before, written := s.View(Host).Version, s.log.Len()
			s.do(c.seat, c.act)
			if s.View(Host).Version != before || s.log.Len() != written || len(changed) > 0 {
				t.Error("it is an event")
			}
		})
	}
}

func TestTextsAreCleanedAndCapped(t *testing.T) {
	s := newStage(t)
	s.toAnswer()
	nasty := "a\x1b]52;c;eA==\x07b\x1b[2J\r\nc\u202e" + strings.Repeat("可", 100_000)
	s.do(Guest, Edit{Text: nasty, Cursor: 7, Pasted: 1 << 40})
	s.do(Host, Jot{nasty}, Nudge{nasty}, Comment{"content", nasty})
	s.do(Guest, HandOver{})
	s.do(Host, Ask{Question: nasty})
	s.do(Guest, Edit{Text: nasty, Cursor: -1, Pasted: -1, Reply: 1})
	v := s.View(Host)
	for name, c := range map[string]struct {
		text string
		most int
		line bool
	}{
		"the answer":    {v.Answer.Text, MaxAnswer, false},
		"the reply":     {v.FollowUps[0].Reply.Text, MaxAnswer, false},
		"the notes":     {v.Sheet.Notes, MaxNotes, false},
		"the comment":   {v.Sheet.Comments["content"], MaxComment, false},
		"the nudge":     {v.Nudge.Text, MaxLine, true},
		"the follow-up": {v.FollowUps[0].Question, MaxLine, true},
	} {
		want := "ab\nc可"
		if c.line {
			want = "ab c可"
		}
		if !strings.HasPrefix(c.text, want) || len(c.text) > c.most || len(c.text) < c.most-2 {
			t.Errorf("%s has %d bytes and begins %.10q", name, len(c.text), c.text)
		}
	}
	if w := v.Answer; w.Pasted != len(w.Text) || !isBoundary(w.Text, w.Cursor) {
		t.Errorf("%d of %d bytes were pasted, the cursor is at %d", w.Pasted, len(w.Text), w.Cursor)
	}
	if w := v.FollowUps[0].Reply; w.Pasted != 0 || w.Cursor != 0 {
		t.Errorf("of the reply %d bytes were pasted, the cursor is at %d", w.Pasted, w.Cursor)
	}
}

func TestAHeldKeyDoesNotFillTheDisk(t *testing.T) {
	s := newStage(t)
	s.toAnswer()
	full := strings.Repeat("p99 ", MaxAnswer/4)
	var err error
	times := 0
	for ; err == nil && times < 1_000; times++ {
		if err = s.Do(Guest, Edit{Text: full}); err == nil {
			err = s.Do(Guest, Edit{})
		}
	}
	if err != ErrTyped || s.log.Len() > 2*MaxTyped {
		t.Errorf("after %d times and %d bytes of the log it says %v", times, s.log.Len(), err)
	}
	s.do(Guest, HandOver{})
	s.do(Host, Jot{"It was typed over and over."})
	if s.resume(); s.View(Host).Sheet.Notes == "" {
		t.Error("the other one cannot write any more")
	}
}

func TestWhatWasShownNeverChanges(t *testing.T) {
	s := newStage(t)
	s.join()
	type kept struct {
		state *state
		// shown and copied are views of the state, one of them copied deeply.
		shown, copied []View
	}
	var all []kept
	s.play(wholeRound(Host, Guest), func() {
		all = append(all, kept{s.state, s.state.views(), deepCopies(s.state.views())})
	})
	for _, k := range all {
		if !reflect.DeepEqual(k.shown, k.copied) {
			t.Fatalf("views at the %s changed to\n%+v\nfrom\n%+v", k.state.phase, k.shown, k.copied)
		}
		if now := k.state.views(); !reflect.DeepEqual(now, k.copied) {
			t.Fatalf("the state at the %s changed to\n%+v\nfrom\n%+v", k.state.phase, now, k.copied)
		}
	}
}

// deepCopies copies what a later event might wrongly write to.
func deepCopies(views []View) []View {
	var all []View
	for _, v := range views {
		v.FollowUps = slices.Clone(v.FollowUps)
		v.Sheet.Marks, v.Sheet.Bands = maps.Clone(v.Sheet.Marks), maps.Clone(v.Sheet.Bands)
		v.Sheet.Comments, v.Self.Bands = maps.Clone(v.Sheet.Comments), maps.Clone(v.Self.Bands)
		v.Self.Ratings = maps.Clone(v.Self.Ratings)
		v.Takeaways, v.Votes = maps.Clone(v.Takeaways), maps.Clone(v.Votes)
		all = append(all, v)
	}
	return all
}
