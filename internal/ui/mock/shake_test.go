package mock

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
)

// shaker presses keys at random at a table, and looks at what is shown.
type shaker struct {
	t     *testing.T
	table *Table
	now   time.Duration
	// read and hidden count the looks at a card by the interviewer, and those
	// at the candidate's screens on which there must be none.
	read, hidden int
}

func newShaker(t *testing.T) *shaker {
	t.Helper()
	d := newDesk(t)
	s := &shaker{t: t}
	archive := d.openArchive(t.Context())
	o := d.roomOptions()
	o.OneKeyboard, o.Uptime = true, func() time.Duration { return s.now }
	i, err := Begin(archive, o, "Ada", peer.Settings{Question: questions.Opening, Asks: peer.Host})
	d.must(err)
	s.table = d.newTable(size{80, 24})
	s.table.options.Room, s.table.desk.Uptime = o, o.Uptime
	s.table.Update(openedMsg{archive: archive, questions: o.Questions})
	s.table.Update(begunMsg{interview: i})
	t.Cleanup(func() { d.must(s.table.Close(context.WithoutCancel(t.Context()))) })
	return s
}

// press presses a key a second after the last one, and looks. Of the commands
// only the judge is carried out.
func (s *shaker) press(name string) {
	key := keyNamed(name)
	if len(name) == 1 {
		key.Text = name
	}
	s.now += time.Second
	s.table.Update(key)
	s.table.interview.Room.Judge()
	s.table.Update(changedMsg{})
	s.look()
}

// look checks that the screen has its size, and shows nothing of the rubric to
// the candidate or while the keyboard changes hands before the reveal.
func (s *shaker) look() {
	s.t.Helper()
	shown := ansi.Strip(s.table.View().Content)
	if rows := strings.Count(shown, "\n") + 1; rows != 24 {
		s.t.Fatalf("there are %d rows:\n%s", rows, shown)
	}
	v := s.table.view
	if v.Phase == peer.Lobby || v.Phase == peer.Reveal || v.Phase == peer.Notes || v.Phase == peer.Ended {
		return
	}
	found := s.rubric(shown)
	if s.table.lift == nil && s.table.sitting == v.Of(peer.Interviewer).Seat {
		s.read += len(found)
		return
	}
	s.hidden++
	if len(found) > 0 {
		s.t.Fatalf("%s is shown:\n%s", found, shown)
	}
}

// rubric returns the criteria that are on the screen.
func (s *shaker) rubric(shown string) (found []string) {
	card := s.table.interview.Room.View(s.table.view.Of(peer.Interviewer).Seat).Card
	if card == nil {
		return nil
	}
	for _, k := range card.KeyPoints {
		if strings.Contains(shown, k.ID) || strings.Contains(shown, strings.Join(strings.Fields(k.Point)[:4], " ")) {
			found = append(found, k.ID)
		}
	}
	return found
}

func TestWhateverIsPressedTheCardStaysCovered(t *testing.T) {
	if raced {
		t.Skip("at one keyboard there is one goroutine; it runs without the race detector")
	}
	keys := strings.Fields("a b c e m n p s t x y z 0 1 2 3 ? enter enter enter enter up down left right tab space esc y y ctrl+s ctrl+s ctrl+o ctrl+l ctrl+r ctrl+t ctrl+g")
	phases := map[peer.Phase]bool{}
	for seed := range uint64(2) {
		s := newShaker(t)
		random := rand.New(rand.NewPCG(seed, 1))
		for range 1_200 {
			s.press(keys[random.IntN(len(keys))])
			phases[s.table.view.Phase] = true
			if s.table.view.Phase == peer.Ended {
				break
			}
		}
		if s.hidden == 0 || s.read == 0 {
			t.Errorf("seed %d: the card was read %d times, and %d screens had to be without it", seed, s.read, s.hidden)
		}
	}
	for _, p := range []peer.Phase{peer.Brief, peer.Answer, peer.FollowUps, peer.Judging, peer.Reveal, peer.Notes} {
		if !phases[p] {
			t.Errorf("the keys never lead to the phase %q", p)
		}
	}
}
