package peer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
)

// walk is a random interview: two people and a watcher who press anything.
type walk struct {
	*stage
	*rand.Rand
	watchers []func()
}

// pick returns one of several.
func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

// step does something, which may be refused.
func (w *walk) step() {
	seat := pick(w.Rand, Host, Guest)
	switch w.IntN(30) {
	case 0:
		if leave, err := w.Join(Guest); err == nil {
			w.leave = leave
		}
	case 1:
		if w.leave != nil && w.IntN(3) == 0 {
			w.leave()
		}
	case 2:
		if leave, err := w.Join(Watcher); err == nil {
			w.watchers = append(w.watchers, leave)
		}
	case 3:
		for _, leave := range w.watchers {
			leave()
		}
	case 4:
		w.uptime += time.Duration(w.IntN(8000)) * time.Millisecond
		w.Beat()
	case 5:
		_ = w.Do(pick(w.Rand, Watcher, 0, 9), w.act(seat))
	default:
		_ = w.Do(seat, w.act(seat))
	}
}

// act returns any act, those that lead on more often than others.
func (w *walk) act(by Seat) Act {
	point := pick(w.Rand, "point-one", "point-two", "point-three")
	all := []func() Act{
		func() Act { return Ready{w.IntN(8) > 0} },
		func() Act { return Start{} },
		func() Act { return w.edit(by) },
		func() Act { return w.edit(by) },
		func() Act { return pick[Act](w.Rand, HandOver{w.reply()}, HandOver{w.reply()}, Stop{}) },
		func() Act { return pick[Act](w.Rand, Pause{}, Continue{}, AddMinute{}) },
		func() Act {
			return Mark{pick(w.Rand, point, "mistake-one"), pick(w.Rand, rubric.Covered, rubric.Missed, rubric.Made, "")}
		},
		func() Act { return Jot{fmt.Sprint("MARKER jot ", w.IntN(9))} },
		func() Act { return Comment{pick(w.Rand, point, "content"), pick(w.Rand, "MARKER comment", "")} },
		func() Act { return Ask{Criterion: pick(w.Rand, "", point), Question: pick(w.Rand, "", "And then?")} },
		func() Act { return Nudge{"keep an eye on the clock"} },
		func() Act { return pick[Act](w.Rand, Judge{}, Nudge{}) },
		func() Act { return Band{pick(w.Rand, Sides()...), w.IntN(7) - 1} },
		func() Act { return Seal{} },
		func() Act { return Rate{point, pick(w.Rand, history.RatedYes, history.RatedNo, "")} },
		func() Act { return pick[Act](w.Rand, GoOn{}, GoOn{}, GoOn{}, GoBack{}) },
		func() Act { return pick[Act](w.Rand, Proceed{}, Propose{"example.com"}, Consent{w.IntN(2) > 0}) },
		func() Act { return Take{fmt.Sprint("take ", w.IntN(9))} },
		func() Act { return Vote{pick(w.Rand, Swap, Swap, Swap, End)} },
		func() Act { return Rename{pick(w.Rand, "Ada", "Ben", "", "\x1b]0;x\a")} },
		func() Act {
			return Settle{Settings{Question: pick(w.Rand, "alpha", "beta", "nothing"), Asks: by, PauseOnDrop: w.IntN(2) > 0}}
		},
	}
	return pick(w.Rand, all...)()
}

// edit changes what the candidate writes somewhere.
func (w *walk) edit(by Seat) Act {
	text := ""
	if writing := w.state.writing(); writing != nil && w.state.role(by) == Candidate {
		text = writing.Text
	}
	at := boundary(text, w.IntN(len(text)+1))
	text = text[:at] + pick(w.Rand, "a", "é", "可", "word ", "\x1b[31m", "👩‍💻", "\xff") + text[boundary(text, at+w.IntN(3)):]
	return Edit{Text: text, Cursor: at, Pasted: w.IntN(3), Reply: w.reply()}
}

// reply is the number of what is being written, and now and then another.
func (w *walk) reply() int {
	if w.IntN(9) == 0 {
		return w.IntN(3)
	}
	return len(w.state.followUps)
}

// forAll walks some thousand steps through several interviews and has
// something checked behind each.
func forAll(t *testing.T, check func(*walk)) {
	for seed := range uint64(20) {
		options := []func(*Options){}
		if seed%5 == 0 {
			options = append(options, oneKeyboard)
		}
		w := &walk{stage: newStage(t, options...), Rand: rand.New(rand.NewPCG(seed, 1))}
		for range 600 {
			w.step()
			check(w)
			if w.state.phase == Ended {
				break
			}
		}
	}
}

// isCovered reports whether the rubric is still kept from the candidate.
func isCovered(p Phase) bool { return !slices.Contains([]Phase{Reveal, Notes, Ended}, p) }

func TestACandidateAndAWatcherKnowNothingOfTheRubricBeforeTheReveal(t *testing.T) {
	seen := map[Phase]int{}
	forAll(t, func(w *walk) {
		asks := w.asks()
		for _, seat := range []Seat{asks.Other(), Watcher, 0, 9} {
			v := w.View(seat)
			if !isCovered(v.Phase) {
				continue
			}
			seen[v.Phase]++
			data, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			text := string(data)
			for _, f := range v.FollowUps {
				text = strings.ReplaceAll(text, f.Question, "")
			}
			for _, secret := range []string{"SECRET", "MARKER", "point-", "mistake-"} {
				if strings.Contains(text, secret) {
					t.Fatalf("seat %d at the %s has %s in %s", seat, v.Phase, secret, text)
				}
			}
			if !reflect.DeepEqual(v.Sheet, Sheet{}) {
				t.Fatalf("seat %d has the sheet %+v", seat, v.Sheet)
			}
			if v.Role == Spectator && !reflect.DeepEqual(v.Self, Self{}) {
				t.Fatalf("a watcher has the candidate's judgement: %+v", v.Self)
			}
		}
	})
	for _, p := range []Phase{Lobby, Brief, Answer, FollowUps, Judging} {
		if seen[p] < 100 {
			t.Errorf("the walk had %d moments at the %s; it proves little", seen[p], p)
		}
	}
}

func TestNobodySeesTheOthersJudgementBeforeAllIsUncovered(t *testing.T) {
	covered, uncovered := 0, 0
	forAll(t, func(w *walk) {
		asker, candidate, watcher := w.View(w.asks()), w.View(w.answers()), w.View(Watcher)
		if asker.Uncovered {
			uncovered++
			if asker.Review == nil || asker.Comparison == nil || !reflect.DeepEqual(asker.Self, candidate.Self) || !reflect.DeepEqual(asker.Sheet, watcher.Sheet) {
				t.Fatal("something is missing although all is uncovered")
			}
			return
		}
		covered++
		if !reflect.DeepEqual(asker.Self, Self{}) || !reflect.DeepEqual(candidate.Sheet, Sheet{}) {
			t.Fatalf("at the %s they see %+v and %+v", asker.Phase, asker.Self, candidate.Sheet)
		}
		for _, v := range []*View{asker, candidate, watcher} {
			if v.Review != nil || v.Comparison != nil || v.Takeaways != nil || v.Votes != nil || v.Critique != (Critique{}) {
				t.Fatalf("seat %d sees too much at the %s: %+v", v.Seat, v.Phase, v)
			}
		}
	})
	if covered < 1000 || uncovered < 300 {
		t.Errorf("the walk had %d covered and %d uncovered moments; it proves little", covered, uncovered)
	}
}

// TestWhatACandidateMayKnow lists every field of a View. Whoever adds one has
// to say whether it can be told before the reveal.
func TestWhatACandidateMayKnow(t *testing.T) {
	open := strings.Fields(`Version Seat Role Phase Round OneKeyboard Host Guest Watchers Settings Choices Asked Clock
		Answer FollowUps Nudge Self Sealed Away Rounds Trouble Closed`)
	s := newStage(t)
	s.toFollowUps()
	s.do(Host, Ask{Criterion: "point-one"}, Mark{"point-one", rubric.Missed}, Jot{"MARKER"}, Judge{}, Band{Content, 2})
	v := reflect.ValueOf(s.View(Guest)).Elem()
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		if !slices.Contains(open, name) && !v.Field(i).IsZero() {
			t.Errorf("a candidate is told %s: %+v", name, v.Field(i))
		}
	}
	if f := s.View(Guest).FollowUps[0]; f.Criterion != "" || f.Question == "" {
		t.Errorf("the candidate sees %+v", f)
	}
	if s.View(Host).FollowUps[0].Criterion == "" || s.View(Host).Card == nil {
		t.Error("the interviewer sees too little")
	}
}

func TestAnyInterviewIsRebuiltFromItsLog(t *testing.T) {
	steps := 0
	forAll(t, func(w *walk) {
		if steps++; steps%23 != 0 {
			return
		}
		rebuilt, err := replay(w.state.shelf, bytes.NewReader(w.log.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(rebuilt.views(), w.state.views()) || !reflect.DeepEqual(rebuilt, w.state) {
			t.Fatalf("the log makes another state:\n%+v\nwant\n%+v", rebuilt, w.state)
		}
	})
}
