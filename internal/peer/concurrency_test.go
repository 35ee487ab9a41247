package peer

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/questions"
)

// steady gives a stage a clock that goroutines may read.
func steady(o *Options) { o.Uptime = func() time.Duration { return time.Second } }

func TestManyMayActLookAndListenAtOnce(t *testing.T) {
	before := runtime.NumGoroutine()
	s := newStage(t, steady)
	s.toAnswer()
	var all sync.WaitGroup
	for n := range 4 {
		all.Go(func() {
			w := &walk{stage: &stage{Room: s.Room, t: t}, Rand: rand.New(rand.NewPCG(uint64(n), 2))}
			for i := range 300 {
				seat := pick(w.Rand, Host, Guest)
				if i%3 == 0 {
					_ = s.Do(seat, Edit{Text: strings.Repeat("word ", i), Cursor: i})
				} else {
					_ = s.Do(seat, w.randomAct())
				}
				s.Beat()
			}
		})
		all.Go(func() {
			changed, stop := s.Subscribe()
			defer stop()
			last := 0
			for range 200 {
				select {
				case <-changed:
				default:
				}
				v := s.View(Seat(n % 4))
				if v.Version < last {
					t.Errorf("version %d came behind %d", v.Version, last)
				}
				last = v.Version
				_ = fmt.Sprint(v.Comparison, v.Sheet, len(s.Rounds()))
			}
		})
		all.Go(func() {
			for range 100 {
				if leave, err := s.Join(pick(rand.New(rand.NewPCG(uint64(n), 3)), Guest, Watcher)); err == nil {
					leave()
				}
			}
		})
	}
	all.Wait()
	s.Close()
	if _, err := replay(s.state.shelf, bytes.NewReader(s.log.Bytes())); err != nil {
		t.Error(err)
	}
	if after := runtime.NumGoroutine(); after > before {
		t.Errorf("%d goroutines are left of %d", after, before)
	}
}

// randomAct is an act that needs no look at the state.
func (w *walk) randomAct() Act {
	return pick[Act](w.Rand, Mark{"point-one", "covered"}, Mark{"point-one", ""}, Jot{fmt.Sprint(w.IntN(99))}, HandOver{},
		Ask{Question: "Why?"}, Judge{}, Band{Content, w.IntN(6)}, Seal{}, Rate{"point-one", "yes"}, Proceed{},
		Take{fmt.Sprint(w.IntN(99))}, Vote{Swap}, Ready{true}, Start{}, Nudge{"go on"}, Pause{}, Continue{}, GoOn{}, GoBack{})
}

func TestASlowJudgeKeepsNobodyWaiting(t *testing.T) {
	judging, done := make(chan bool), make(chan bool)
	s := newStage(t, func(o *Options) {
		o.Judge = func(q questions.Question, a critique.Answer) critique.Review {
			judging <- true
			<-done
			return review(q, a)
		}
	})
	s.toJudging()
	s.do(Host, Seal{})
	var sealing sync.WaitGroup
	sealing.Go(func() { _ = s.Do(Guest, Seal{}) })
	<-judging
	if v := s.View(Guest); v.Phase != Reveal || v.Card == nil {
		t.Errorf("the candidate waits at the %s", v.Phase)
	}
	s.do(Guest, Rate{"point-one", "yes"}, Seal{})
	if s.View(Host).Uncovered {
		t.Error("all is uncovered without a review")
	}
	done <- true
	sealing.Wait()
	if v := s.View(Host); !v.Uncovered || v.Review == nil || v.Comparison == nil {
		t.Error("nothing was uncovered when the review came")
	}
}

func TestARoomClosedWhileItIsJudgedIsJudgedWhenResumed(t *testing.T) {
	s := newStage(t)
	s.Room.options.Judge = func(q questions.Question, a critique.Answer) critique.Review {
		s.Close()
		return review(q, a)
	}
	s.toReveal()
	if s.state.review != nil {
		t.Fatal("a closed room was judged")
	}
	s.resume()
	if s.state.review == nil {
		t.Error("it was not judged")
	}
}

func TestASlowSubscriberSlowsNobody(t *testing.T) {
	s := newStage(t)
	s.toAnswer()
	changed, stop := s.Subscribe()
	for i := range 100 {
		s.do(Guest, Edit{Text: strings.Repeat("x", i+1), Cursor: i})
	}
	if len(changed) != 1 {
		t.Errorf("%d are waiting", len(changed))
	}
	stop()
	stop()
	<-changed
	if _, open := <-changed; open {
		t.Error("the channel is open")
	}
	s.do(Host, Pause{})
}
