package seat

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
	"okrcoach/internal/ui/screen"
)

// marker stands in everything that is the interviewer's.
const marker = "ZEBRA"

// markedQuestion carries the marker wherever the rubric or what belongs to it
// says something.
func markedQuestion() questions.Question {
	q := *stagedCard()
	q.Why, q.HowTo, q.Sample, q.Source = marker+" why", marker+" how", marker+" sample", marker+" source"
	q.Published = []questions.Fact{{Fact: marker, Source: marker}}
	q.Examples = []questions.Example{{Text: marker}}
	q.KeyPoints = []questions.KeyPoint{{
		ID: strings.ToLower(marker) + "-point", Point: marker + " point", Hint: marker + " hint",
		FollowUp: marker + " follow-up", Say: marker + " say", Exemplars: []string{marker}, Contrasts: []string{marker},
	}}
	q.Mistakes = []questions.Mistake{{
		ID: strings.ToLower(marker) + "-mistake", Mistake: marker + " mistake", Repair: marker + " repair",
		Exemplars: []string{marker}, Contrasts: []string{marker}, BadAnswer: marker + " bad",
	}}
	return q
}

// judgesAlong has Ada put the marker into everything that she may write.
func judgesAlong(d *duo) {
	q := markedQuestion()
	d.ada(
		peer.Mark{Criterion: q.KeyPoints[0].ID, Verdict: rubric.Missed},
		peer.Mark{Criterion: q.Mistakes[0].ID, Verdict: rubric.Made},
		peer.Band{Side: peer.Content, Value: 1},
		peer.Comment{On: string(peer.Content), Text: marker + " comment"},
		peer.Jot{Notes: marker + " notes"},
	)
}

func TestNothingOfTheRubricIsOnScreensOfCandidateAndWatcherBeforeTheReveal(t *testing.T) {
	d := meet(t, markedQuestion())
	about := markedQuestion().KeyPoints[0].ID
	for _, step := range []func(){
		func() {},
		func() { d.ada(peer.Ready{Ready: true}).press("enter") },
		func() { d.ada(peer.Start{}).typing("Latency is money.") },
		func() { judgesAlong(d) },
		func() { d.ada(peer.Nudge{Text: "and the date?"}) },
		func() { d.ada(peer.Pause{}) },
		func() { d.ada(peer.Continue{}, peer.Stop{}).pass(graceOfChange) },
		func() { d.ada(peer.Ask{Criterion: about, Question: "By when?"}).typing("June") },
		func() { d.handOver() },
		func() { d.ada(peer.Judge{}) },
		func() { d.press("4", "2", "3", "enter") },
	} {
		step()
		for _, seat := range []peer.Seat{peer.Guest, peer.Watcher} {
			wantNoMarker(t, d.room, seat)
		}
	}
	if phase := d.desk.View.Phase; phase != peer.Judging || !d.desk.View.Sealed.Candidate {
		t.Errorf("the interview has come to the %s only", phase)
	}
	d.ada(peer.Seal{}).wantWords(marker + " point")
}

// wantNoMarker opens the screen of a seat, presses each of its keys, and looks
// at every byte that it draws in small and large.
func wantNoMarker(t *testing.T, room *peer.Room, seat peer.Seat) {
	t.Helper()
	s := sitIn(t, room, seat)
	// Its keys change nothing, so that the room stays where it is.
	s.refresh, s.desk.Do = nil, func(peer.Act) error { return nil }
	for _, name := range append([]string{"f1"}, keysOf(s.open().screen)...) {
		s.dialogs = nil
		s.open().press(name)
		for _, size := range [][2]int{{40, 15}, {200, 60}} {
			if text := s.sized(size[0], size[1]).styled(); strings.Contains(strings.ToUpper(text), marker) {
				t.Errorf("seat %d at the %s shows the marker after %q:\n%s", seat, s.desk.View.Phase, name, s.text())
			}
		}
	}
}

// keysOf returns every key that a screen binds outside the editor.
func keysOf(s screen.Screen) []string {
	var names []string
	for _, group := range s.Help() {
		if group.Title == "Editing" {
			continue
		}
		for _, k := range group.Keys {
			if k.Enabled() {
				names = append(names, k.Keys()...)
			}
		}
	}
	return names
}

func TestHelpListsAtLeastTheKeysInTheFoot(t *testing.T) {
	for _, m := range moments() {
		s := m.at(t, 200, 40)
		if len(s.dialogs) > 0 {
			continue
		}
		var listed []string
		for _, group := range s.screen.Help() {
			for _, k := range group.Keys {
				if k.Enabled() {
					listed = append(listed, k.Help().Key)
				}
			}
		}
		rows := strings.Split(strings.TrimRight(s.text(), "\n"), "\n")
		for _, hint := range strings.Split(strings.TrimSpace(rows[len(rows)-1]), "   ") {
			if k, _, _ := strings.Cut(hint, " "); !slices.Contains(listed, k) {
				t.Errorf("%s shows %q, the help lists only %q", m.name, hint, listed)
			}
		}
	}
}

func TestEveryKeyOnEveryScreenDoesWhatTheRoomAllowsOrSaysWhyNot(t *testing.T) {
	withoutRaces(t)
	for _, m := range moments() {
		for _, name := range keysOf(m.at(t, 40, 15).screen) {
			s := m.at(t, 40, 15)
			s.dialogs = nil
			s.press(name).press("down", "enter", "esc")
			s.dialogs = nil
			wantFilled(t, s)
		}
	}
}

func TestTextsOfOthersAreCutToTheScreen(t *testing.T) {
	long := strings.Repeat("verylongword", 30)
	for _, phase := range []peer.Phase{peer.Lobby, peer.Brief, peer.Answer, peer.FollowUps, peer.Judging, peer.Reveal} {
		for _, role := range []peer.Role{peer.Candidate, peer.Spectator} {
			v := staged(role, phase)
			v.Host.Name, v.Guest.Name = long[:peer.MaxName], strings.Repeat("目", peer.MaxName/3)
			v.Asked.Title, v.Asked.Company = long, long
			v.Guest.Present = false
			if phase == peer.FollowUps {
				asked(v, long, long)
			}
			s := sit(t, v).sized(40, 15).open()
			s.desk.View.Nudge = peer.Message{Number: 1, Text: long}
			s.now += time.Second
			s.send(RoomChangedMsg{})
			t.Run(fmt.Sprintf("%s/%s", phase, role), func(t *testing.T) { wantFilled(t, s) })
		}
	}
}
