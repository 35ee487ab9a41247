package peer

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

// resume opens the room again from its log, as another process would.
func (s *stage) resume() {
	s.t.Helper()
	room, err := Resume(s.options, bytes.NewReader(s.log.Bytes()))
	if err != nil {
		s.t.Fatal(err)
	}
	s.Room = room
}

func TestAResumedAnswerGoesOnWhenTheGuestIsBack(t *testing.T) {
	for _, halts := range []bool{true, false} {
		s := newStage(t)
		s.join()
		s.do(Host, Settle{Settings{Question: "beta", Asks: Host, PauseOnDrop: halts}})
		s.toAnswer()
		s.pass(20 * time.Second)
		s.do(Guest, Edit{Text: "p99", Cursor: 3})
		s.today = s.today.Add(time.Hour)
		s.resume()
		v := s.View(Host)
		if v.Guest.Present || v.Answer.Text != "p99" || *v.Away != (history.Interruption{Cause: history.CauseRestarted, Length: time.Hour}) {
			t.Errorf("resumed as %+v, away %+v", v, v.Away)
		}
		s.pass(10 * time.Second)
		s.expectClock(20*time.Second, BySomebodysDrop)
		s.join()
		s.pass(time.Second)
		s.expectClock(21*time.Second, Running)
		s.leave()
		s.pass(time.Second)
		if halts {
			s.expectClock(21*time.Second, BySomebodysDrop)
		} else {
			s.expectClock(22*time.Second, Running)
		}
	}
}

func TestAtOneKeyboardAResumedAnswerIsPaused(t *testing.T) {
	s := newStage(t, oneKeyboard)
	s.toAnswer()
	s.pass(5 * time.Second)
	s.do(Guest, Edit{Text: "p99", Cursor: 3})
	s.options.OneKeyboard = false
	s.resume()
	s.pass(10 * time.Second)
	s.expectClock(5*time.Second, ByInterviewer)
	s.do(Host, Continue{})
	s.pass(time.Second)
	s.expectClock(6*time.Second, Running)
	if s.state.pauses != 0 {
		t.Error("coming back counts as a pause")
	}
}

func TestAClosedRoomCanBeResumed(t *testing.T) {
	s := newStage(t)
	s.toUncovered()
	want := s.Rounds()
	s.Close()
	s.resume()
	if v := s.View(Host); v.Closed || !v.Uncovered || v.Comparison == nil {
		t.Errorf("resumed as %+v", v)
	}
	if got := s.Rounds(); !reflect.DeepEqual(got, want) {
		t.Errorf("the rounds are\n%+v\nwant\n%+v", got, want)
	}
	s.join()
	s.do(Host, Proceed{})
	s.resume()
}

func TestAResumedRoomIsJudgedAsBefore(t *testing.T) {
	judge := func(name string) func(questions.Question, critique.Answer) critique.Review {
		return func(questions.Question, critique.Answer) critique.Review { return critique.Review{Judge: name} }
	}
	s := newStage(t)
	s.Room.options.Judge = judge("first")
	s.toUncovered()
	s.options.Judge = judge("second")
	s.resume()
	if got := s.View(Host).Review.Judge; got != "first" {
		t.Errorf("it was judged again, by the %s", got)
	}
}

func TestTheReviewAndTheCritiqueAreReadAsTheyWere(t *testing.T) {
	all := bundled(t)
	judges := critique.NewJudges(all)
	s := newStage(t, func(o *Options) {
		o.Questions = all
		o.Judge = func(q questions.Question, a critique.Answer) critique.Review { return judges.Of(q.ID).Review(a) }
	})
	s.toAnswer()
	s.do(Guest, Edit{Text: words(300)}, HandOver{})
	s.do(Host, Judge{}, Seal{})
	s.do(Guest, Seal{}, Seal{})
	s.do(Host, Propose{"example.com"})
	s.do(Guest, Consent{true})
	s.do(Host, Criticised{coaching.Critique{ID: "c", AskedAt: time.Now(), Sections: []coaching.Section{}}})
	rebuilt, err := replay(s.state.shelf, bytes.NewReader(s.log.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(rebuilt, s.state) {
		t.Errorf("the log makes\n%+v\nwant\n%+v", rebuilt.views(), s.state.views())
	}
	if v := s.View(Guest); v.Review.Judge != critique.Version || v.Critique.Said == nil {
		t.Errorf("the guest sees %+v", v)
	}
}

func TestWhatWasCutOffIsMadeGood(t *testing.T) {
	s := newStage(t)
	s.toNotes()
	s.do(Host, Vote{Swap})
	s.do(Guest, Vote{Swap})
	whole := s.log.String()
	for _, c := range []struct {
		kind kind
		want func(*View) bool
	}{
		{kindJudged, func(v *View) bool { return v.Phase == Reveal && s.state.review != nil }},
		{kindBegan, func(v *View) bool { return v.Phase == Lobby && v.Round == 2 && v.Asked.ID == "beta" }},
	} {
		s.log.Reset()
		at := strings.Index(whole, `"kind":"`+string(c.kind))
		s.log.WriteString(whole[:strings.LastIndex(whole[:at], "\n")+1])
		s.resume()
		if !c.want(s.View(Host)) {
			t.Errorf("without its event %q it resumes at the %s", c.kind, s.View(Host).Phase)
		}
	}
}

func TestAnIncompleteLastLineIsLeftOut(t *testing.T) {
	s := newStage(t)
	s.toFollowUps()
	whole := s.log.Bytes()
	last := bytes.LastIndexByte(whole[:len(whole)-1], '\n') + 1
	for n := last; n < len(whole); n++ {
		got, err := replay(newShelf(s.options.Questions), bytes.NewReader(whole[:n]))
		if err != nil {
			t.Fatalf("with %d bytes of the last line: %v", n-last, err)
		}
		if got.phase != Answer || got.answer.Text == "" {
			t.Fatalf("with %d bytes of the last line it is the %s", n-last, got.phase)
		}
	}
}

func TestADamagedLogIsRefusedWithTheLine(t *testing.T) {
	s := newStage(t)
	s.toAnswer()
	s.do(Guest, Edit{Text: "abc", Cursor: 3}, Edit{Text: "ab", Cursor: 2})
	lines := strings.SplitAfter(s.log.String(), "\n")
	last := len(lines) - 2
	for _, c := range []struct {
		name   string
		damage func([]string)
		want   string
	}{
		{"no JSON", func(l []string) { l[2] = "\x00\x00\n" }, "line 3"},
		{"half a line", func(l []string) { l[1] = l[1][:20] + "\n" }, "line 2"},
		{"a line twice", func(l []string) { l[2] += l[2] }, "line 4"},
		{"a line missing", func(l []string) { l[3] = "" }, "line 4"},
		{"another kind", func(l []string) { l[2] = strings.Replace(l[2], "ready", "fly", 1) }, `line 3: there is no event "fly"`},
		{"what nobody could do", func(l []string) { l[2] = strings.Replace(l[2], `"seat":1`, `"seat":3`, 1) }, "line 3"},
		{"a splice outside the text", func(l []string) { l[last] = strings.Replace(l[last], `"deleted":1`, `"deleted":9`, 1) }, "line 7"},
		{"a splice with no end", func(l []string) { l[last] = strings.Replace(l[last], `"offset":2`, `"offset":9223372036854775807`, 1) }, "line 7"},
		{"a splice with an escape", func(l []string) {
			l[last] = strings.Replace(l[last], `"deleted":1`, `"deleted":1,"inserted":"\u001b[m"`, 1)
		}, "line 7"},
		{"a cursor outside", func(l []string) { l[last] = strings.Replace(l[last], `"cursor":2`, `"cursor":-2`, 1) }, "line 7"},
		{"something behind the end", func(l []string) {
			l[last] = `{"seq":7,"kind":"closed"}` + "\n" + `{"seq":8,"kind":"left","seat":2}` + "\n"
		}, "line 8"},
		{"no beginning", func(l []string) { l[0] = "" }, "line 1"},
		{"time going back", func(l []string) { l[3] = strings.Replace(l[3], `"at_ns":0`, `"at_ns":-5`, 1) }, "line 4"},
		{"time beyond all", func(l []string) { l[3] = strings.Replace(l[3], `"at_ns":0`, `"at_ns":9223372036854775807`, 1) }, "line 4"},
		{"nothing", func(l []string) { clear(l) }, "empty"},
		{"a line beyond all", func(l []string) { l[2] = strings.Repeat(" ", maxLogLine) + l[2] }, "line 3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			damaged := append([]string(nil), lines...)
			c.damage(damaged)
			_, err := Resume(s.options, strings.NewReader(strings.Join(damaged, "")))
			if !errors.Is(err, ErrLog) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestALogThatCannotBeReadIsNoEnd(t *testing.T) {
	s := newStage(t)
	_, err := Resume(s.options, io.MultiReader(&s.log, iotest.ErrReader(errFull)))
	if !errors.Is(err, errFull) || !errors.Is(err, ErrLog) {
		t.Errorf("got %v", err)
	}
}

func TestALogWhoseQuestionIsGone(t *testing.T) {
	s := newStage(t)
	s.options.Questions = s.options.Questions[1:]
	if _, err := Resume(s.options, &s.log); !errors.Is(err, ErrQuestion) {
		t.Errorf("got %v, want %v", err, ErrQuestion)
	}
}

func TestARoomNeedsSettingsThatHold(t *testing.T) {
	s := newStage(t)
	if _, err := Open(s.options, "Ada", Settings{Question: "none", Asks: Host}); !errors.Is(err, ErrValue) {
		t.Errorf("got %v", err)
	}
}

func TestAFullDiskIsToldToTheHostAndMadeGood(t *testing.T) {
	s := newStage(t)
	s.toAnswer()
	s.full = true
	changed, stop := s.Subscribe()
	defer stop()
	s.do(Guest, Edit{Text: "a", Cursor: 1}, Edit{Text: "ab", Cursor: 2})
	if v := s.View(Host); v.Trouble != errFull.Error() || v.Answer.Text != "ab" {
		t.Errorf("the host is told %q, the answer is %q", v.Trouble, v.Answer.Text)
	}
	if v := s.View(Guest); v.Trouble != "" {
		t.Errorf("the guest is told %q", v.Trouble)
	}
	<-changed
	s.full = false
	s.Beat()
	if v := s.View(Host); v.Trouble != "" || len(changed) != 1 {
		t.Errorf("behind the beat the host is told %q", v.Trouble)
	}
	s.resume()
	if v := s.View(Host); v.Answer.Text != "ab" {
		t.Errorf("the log has %q", v.Answer.Text)
	}
}

// FuzzResume resumes from any bytes. What can be resumed can be resumed again
// from what was added, and shows the same.
func FuzzResume(f *testing.F) {
	s := newStage(f)
	s.join()
	s.play(wholeRound(Host, Guest), func() {})
	f.Add(s.log.Bytes())
	for _, asks := range []Seat{Host, Guest} {
		alone := newStage(f)
		alone.play(loneRound(asks), func() {})
		f.Add(alone.log.Bytes())
	}
	for line := range bytes.Lines(s.log.Bytes()) {
		f.Add(append(bytes.Clone(s.log.Bytes()), line...))
	}
	first, _, _ := strings.Cut(s.log.String(), "\n")
	f.Add([]byte(first + "\n"))
	f.Add([]byte(`{"seq":1,"kind":"opened"}` + "\n"))
	f.Fuzz(func(t *testing.T, log []byte) {
		s := newStage(t)
		s.log.Reset()
		s.log.Write(log[:bytes.LastIndexByte(log, '\n')+1])
		room, err := Resume(s.options, bytes.NewReader(log))
		if err != nil {
			if !errors.Is(err, ErrLog) && !errors.Is(err, ErrQuestion) {
				t.Errorf("an error of its own: %v", err)
			}
			return
		}
		again, err := replay(room.state.shelf, bytes.NewReader(s.log.Bytes()))
		if err != nil {
			t.Fatalf("resumed once and no more: %v", err)
		}
		if !reflect.DeepEqual(again.views(), room.state.views()) {
			t.Errorf("resumed as\n%+v\nand then\n%+v", room.state.views(), again.views())
		}
		room.Rounds()
	})
}
