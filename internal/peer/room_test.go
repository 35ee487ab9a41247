package peer

import (
	"bytes"
	"reflect"
	"testing"
)

// views returns what all seats see, for comparison with a room rebuilt: the
// version counts what was shown, which a log does not tell.
func (s *state) views() []View {
	m := &moment{state: s, at: s.at}
	var all []View
	for _, seat := range []Seat{Host, Guest, Watcher} {
		all = append(all, *m.view(seat))
	}
	return all
}

func TestTheLogRebuildsTheRoomAfterEveryEvent(t *testing.T) {
	s := newStage(t)
	s.join()
	check := func() {
		t.Helper()
		rebuilt, err := replay(s.state.shelf, bytes.NewReader(s.log.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := rebuilt.views(), s.state.views(); !reflect.DeepEqual(got, want) {
			t.Fatalf("at the %s the log makes\n%+v\nwant\n%+v", s.state.phase, got, want)
		}
		if !reflect.DeepEqual(rebuilt, s.state) {
			t.Fatalf("at the %s the log makes another state:\n%+v\nwant\n%+v", s.state.phase, rebuilt, s.state)
		}
	}
	s.play(wholeRound(Host, Guest), check)
	if v := s.View(Host); v.Round != 2 || v.Phase != Lobby || v.Settings.Asks != Guest || v.Asked.ID != "beta" || v.Host.Ready {
		t.Errorf("behind the swap it is round %d at the %s, %+v", v.Round, v.Phase, v.Settings)
	}
	second := wholeRound(Guest, Host)
	s.play(second[2:len(second)-3], check)
	s.do(Host, Vote{End})
	s.do(Guest, Vote{End})
	check()
	if v := s.View(Guest); v.Phase != Ended || v.Rounds != 2 {
		t.Errorf("it ended at the %s with %d rounds", v.Phase, v.Rounds)
	}
	s.Close()
	check()
}
