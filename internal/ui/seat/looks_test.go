package seat

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"okrcoach/internal/peer"
)

// moments are the screens of candidate and watcher, and the lobby and the
// brief of all, in the states in which they look different.
func moments() []moment {
	return append(lobbyMoments(), append(writingMoments(), judgingMoments()...)...)
}

func away(v *peer.View)        { v.Guest.Present = false }
func hostAway(v *peer.View)    { v.Host.Present = false }
func guestReady(v *peer.View)  { v.Guest.Ready = true }
func hostReady(v *peer.View)   { v.Host.Ready = true }
func noLongerNew(v *peer.View) { v.Round = 2 }

func lobbyMoments() []moment {
	host, guest := inPhase(peer.Interviewer, peer.Lobby), inPhase(peer.Candidate, peer.Lobby, hostReady)
	alone := inPhase(peer.Interviewer, peer.Lobby, away)
	return []moment{
		{"lobby-host-alone", alone, doorOf()},
		{"lobby-host-beyond", alone, doorOf(func(e *Entrance) {
			e.Line = "ssh -p 2222 guest@192.168.178.23"
			e.Beyond, e.Reach, e.Wrong, e.Waiting = true, []string{"192.168.178.23", "2001:db8::7"}, 3, 2
			e.WatchCode = "8HHJ-22PL-QX"
		})},
		{"lobby-host-code-expired", alone, doorOf(func(e *Entrance) { e.Left = 0 })},
		{"lobby-host-with-guest", inPhase(peer.Interviewer, peer.Lobby, guestReady), doorOf(func(e *Entrance) { e.Used = true })},
		{"lobby-host-at-the-end", alone, both(doorOf(), "end")},
		{"lobby-host-way-in", alone, both(doorOf(), "w")},
		{"lobby-host-questions", host, both(doorOf(), "space")},
		{"lobby-host-naming", host, both(doorOf(), "n")},
		{"lobby-guest", guest, func(s *sitting) { s.desk.Fingerprint = stagedKey }},
		{"lobby-guest-ready", inPhase(peer.Candidate, peer.Lobby, guestReady, noLongerNew), nil},
		{"lobby-watcher", inPhase(peer.Spectator, peer.Lobby), nil},
		{"brief-candidate", inPhase(peer.Candidate, peer.Brief), nil},
		{"brief-candidate-alone", inPhase(peer.Candidate, peer.Brief, hostAway), nil},
		{"brief-interviewer", inPhase(peer.Interviewer, peer.Brief), nil},
		{"brief-interviewer-alone", inPhase(peer.Interviewer, peer.Brief, away), nil},
		{"brief-interviewer-points", inPhase(peer.Interviewer, peer.Brief), keysPressed("tab")},
		{"brief-interviewer-mistakes", inPhase(peer.Interviewer, peer.Brief), keysPressed("tab", "tab")},
		{"brief-interviewer-answers", inPhase(peer.Interviewer, peer.Brief), keysPressed("shift+tab", "down", "down")},
		{"brief-one-keyboard-candidate", inPhase(peer.Candidate, peer.Brief, func(v *peer.View) { v.OneKeyboard = true }), nil},
		{"brief-one-keyboard", inPhase(peer.Interviewer, peer.Brief, func(v *peer.View) { v.OneKeyboard = true }), nil},
	}
}

// both prepares a sitting and then presses keys.
func both(set func(*sitting), names ...string) func(*sitting) {
	return func(s *sitting) {
		set(s)
		s.open().press(names...)
	}
}

func writingMoments() []moment {
	answer := inPhase(peer.Candidate, peer.Answer)
	between := inPhase(peer.Candidate, peer.FollowUps)
	first := func(v *peer.View) {
		asked(v, "What does a slow call cost a merchant, and how do you know?", "About a sale in")
	}
	second := func(v *peer.View) {
		first(v)
		asked(v, "How fast is fast enough, and by when? Say which of your numbers you would give up first if you had to, and who would notice it before you do.", "")
	}
	done := func(v *peer.View) { first(v); replied(v) }
	return []moment{
		{"writing", answer, nil},
		{"writing-empty", inPhase(peer.Candidate, peer.Answer, func(v *peer.View) { v.Answer = peer.Writing{} }), nil},
		{"writing-in-overtime", answer, func(s *sitting) { s.now = 5*time.Minute + 20*time.Second }},
		{"writing-paused", inPhase(peer.Candidate, peer.Answer, func(v *peer.View) { v.Clock.Halted = peer.ByInterviewer }), nil},
		{"writing-alone", inPhase(peer.Candidate, peer.Answer, hostAway, func(v *peer.View) { v.Clock.Halted = peer.BySomebodysDrop }), nil},
		{"writing-alone-on-time", inPhase(peer.Candidate, peer.Answer, hostAway), nil},
		{"writing-nudged", answer, func(s *sitting) {
			s.desk.View.Nudge = peer.Message{Number: 1, Text: "Come to the numbers: which target, and by when do you want to be there?"}
			s.send(RoomChangedMsg{})
		}},
		{"writing-refused", answer, func(s *sitting) {
			s.refuse = peer.ErrPhase
			s.typing(", and")
		}},
		{"writing-hand-over", answer, keysPressed("ctrl+s")},
		{"writing-menu", answer, keysPressed("esc")},
		{"writing-question", answer, keysPressed("ctrl+l")},
		{"writing-one-keyboard", inPhase(peer.Candidate, peer.Answer, func(v *peer.View) { v.OneKeyboard = true }), func(s *sitting) {
			s.desk.Pause = func() error { return nil }
			s.open()
		}},
		{"replies-none-yet", between, nil},
		{"replies-after-a-stop", between, func(s *sitting) {
			s.desk.opened = piece{1, 0}
			s.open()
		}},
		{"replies-first", inPhase(peer.Candidate, peer.FollowUps, first), nil},
		{"replies-second", inPhase(peer.Candidate, peer.FollowUps, second), nil},
		{"replies-between", inPhase(peer.Candidate, peer.FollowUps, done), keysPressed("end")},
		{"replies-between-alone", inPhase(peer.Candidate, peer.FollowUps, done, hostAway), nil},
		{"replies-alone-menu", inPhase(peer.Candidate, peer.FollowUps, first, hostAway), keysPressed("esc")},
		{"replies-alone-asked", inPhase(peer.Candidate, peer.FollowUps, first, hostAway), keysPressed("esc", "g")},
		{"replies-record", inPhase(peer.Candidate, peer.FollowUps, second), keysPressed("ctrl+r")},
		{"watching", inPhase(peer.Spectator, peer.Answer), nil},
		{"watching-a-reply", inPhase(peer.Spectator, peer.FollowUps, first), nil},
		{"watching-between", inPhase(peer.Spectator, peer.FollowUps, done), nil},
	}
}

func judgingMoments() []moment {
	judging := inPhase(peer.Candidate, peer.Judging)
	sealed := func(v *peer.View) {
		v.Sealed.Candidate = true
		v.Self.Bands = map[peer.Side]int{peer.Structure: 4, peer.Content: 2, peer.Delivery: 3}
	}
	all := func(v *peer.View) { rated(v); v.Self.Ratings["speed-vs-stability"] = "partly" }
	return []moment{
		{"sides", judging, nil},
		{"sides-half-way", judging, keysPressed("4", "2")},
		{"sides-seal-early", judging, keysPressed("4", "enter")},
		{"sides-sealed", inPhase(peer.Candidate, peer.Judging, sealed), nil},
		{"sides-sealed-alone", inPhase(peer.Candidate, peer.Judging, sealed, hostAway), nil},
		{"sides-sealed-alone-asked", inPhase(peer.Candidate, peer.Judging, sealed, hostAway), keysPressed("g")},
		{"rating", inPhase(peer.Candidate, peer.Reveal), nil},
		{"rating-half-way", inPhase(peer.Candidate, peer.Reveal, rated), nil},
		{"rating-back", inPhase(peer.Candidate, peer.Reveal, rated), keysPressed("up")},
		{"rating-done", inPhase(peer.Candidate, peer.Reveal, all), nil},
		{"rating-sealed", inPhase(peer.Candidate, peer.Reveal, all, func(v *peer.View) { v.Sealed.Rated = true }), nil},
		{"watching-judging", inPhase(peer.Spectator, peer.Judging), nil},
		{"watching-reveal", inPhase(peer.Spectator, peer.Reveal), nil},
	}
}

// at brings a moment onto a screen of a size.
func (m moment) at(t testing.TB, width, height int) *sitting {
	t.Helper()
	s := sit(t, m.view()).sized(width, height).open()
	if m.set != nil {
		m.set(s)
	}
	return s
}

func TestScreensOfCandidateAndWatcherLookAsTheyShould(t *testing.T) {
	for _, at := range [][2]int{{80, 24}, {40, 15}, {100, 30}} {
		for _, m := range moments() {
			t.Run(fmt.Sprintf("%dx%d/%s", at[0], at[1], m.name), func(t *testing.T) {
				golden.RequireEqual(t, m.at(t, at[0], at[1]).text())
			})
		}
	}
}

func TestScreensOfCandidateAndWatcherFillEverySizeExactly(t *testing.T) {
	withoutRaces(t)
	for _, m := range moments() {
		t.Run(m.name, func(t *testing.T) {
			s := m.at(t, 80, 24)
			for _, width := range []int{40, 41, 59, 80, 100, 120} {
				for _, height := range []int{15, 16, 19, 20, 24, 30} {
					wantFilled(t, s.sized(width, height))
				}
			}
		})
	}
}

// wantFilled checks that a view has the size of the terminal, and the way to
// the help at its foot.
func wantFilled(t *testing.T, s *sitting) {
	t.Helper()
	wantSized(t, s)
	rows := strings.Split(ansi.Strip(s.styled()), "\n")
	if foot := strings.TrimRight(rows[len(rows)-1], " "); len(s.dialogs) == 0 && !strings.HasSuffix(foot, "help") {
		t.Errorf("the foot is %q", foot)
	}
}

// wantSized checks that a view has as many rows as the terminal, none wider
// than it, and its cursor inside.
func wantSized(t *testing.T, s *sitting) {
	t.Helper()
	rows := strings.Split(ansi.Strip(s.styled()), "\n")
	if len(rows) != s.height {
		t.Errorf("%dx%d has %d rows:\n%s", s.width, s.height, len(rows), s.text())
	}
	for _, row := range rows {
		if width := ansi.StringWidth(row); width > s.width {
			t.Errorf("%dx%d has a row of %d cells: %q", s.width, s.height, width, row)
		}
	}
	if c := s.screen.Cursor(); c != nil && (c.X >= s.width || c.Y >= s.height-1) {
		t.Errorf("%dx%d has its cursor at %d, %d", s.width, s.height, c.X, c.Y)
	}
}
