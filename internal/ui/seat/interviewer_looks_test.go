package seat

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/peer"
)

// stage is a moment of a real interview as one of the two sees it.
type stage struct {
	name string
	at   func(t testing.TB) *interview
	// guest is whose screen it is; the host's otherwise.
	guest bool
	// set brings the screen on to the moment; nil where the stage does.
	set func(in *interview, s *sitting)
}

func stages() []stage {
	return append(append(listeningStages(), judgingStages()...), closingStages()...)
}

// keyed presses keys on the screen.
func keyed(names ...string) func(*interview, *sitting) {
	return func(_ *interview, s *sitting) { s.press(names...) }
}

func listeningStages() []stage {
	return []stage{
		{name: "listening", at: atAnswer},
		{name: "listening-to-a-cursor-in-the-middle", at: atAnswer, set: func(in *interview, _ *sitting) {
			in.does(peer.Guest, peer.Edit{Text: stagedAnswer, Cursor: 12})
		}},
		{name: "listening-answer", at: atAnswer, set: keyed("tab", "tab")},
		{name: "listening-scrolled-away", at: atAnswer, set: func(in *interview, s *sitting) {
			long := stagedAnswer + strings.Repeat("\n- another Key Result of the same kind", 40)
			in.does(peer.Guest, peer.Edit{Text: long, Cursor: len(long)})
			for s.screen.(*listening).focus != onText {
				s.press("tab")
			}
			s.press("home")
		}},
		{name: "listening-paused", at: atAnswer, set: keyed("t")},
		{name: "listening-alone", at: atAnswer, set: func(in *interview, _ *sitting) { in.goAway() }},
		{name: "listening-in-overtime", at: atAnswer, set: func(in *interview, _ *sitting) { in.wait(5 * time.Minute) }},
		{name: "listening-marked", at: atAnswer, set: func(in *interview, s *sitting) {
			toRubric(s)
			s.press("c", "down", "p", "down", "m", "down", "down", "down", "m", "down", "a")
		}},
		{name: "listening-notes", at: atAnswer, set: func(_ *interview, s *sitting) {
			toNotes(s)
			s.typing("slow start\nasks nobody about the merchant")
		}},
		{name: "listening-nudge", at: atAnswer, set: keyed("n")},
		{name: "listening-nudge-typed", at: atAnswer, set: func(_ *interview, s *sitting) { s.press("n", "w").typing("Say what it costs.") }},
		{name: "listening-stop", at: atAnswer, set: keyed("s")},
		{name: "listening-menu", at: atAnswer, set: keyed("esc")},
		{name: "listening-card", at: atAnswer, set: keyed("l")},
		{name: "follow-ups", at: atFollowUps},
		{name: "follow-ups-answer", at: atFollowUps, set: func(_ *interview, s *sitting) {
			for s.screen.(*listening).focus != onText {
				s.press("tab")
			}
		}},
		{name: "follow-ups-reply", at: atReply},
		{name: "follow-ups-replied", at: atReply, set: func(in *interview, _ *sitting) { in.does(peer.Guest, peer.HandOver{Reply: 1}) }},
		{name: "follow-ups-reply-focus", at: atReply, set: keyed("shift+tab")},
		{name: "follow-ups-over-a-reply", at: atReply, set: keyed("2")},
		{name: "follow-ups-own-question", at: atReply, set: func(_ *interview, s *sitting) { s.press("w").typing("Which of the three would you drop?") }},
		{name: "follow-ups-own-question-too-long", at: atReply, set: func(_ *interview, s *sitting) {
			s.press("w").typing(strings.Repeat("very long ", 41))
		}},
		{name: "follow-ups-end", at: atReply, set: keyed("s")},
		{name: "follow-ups-menu", at: atReply, set: keyed("esc")},
	}
}

func toRubric(s *sitting) {
	for s.screen.(*listening).focus != onRubric {
		s.press("tab")
	}
}

func toNotes(s *sitting) {
	for s.screen.(*listening).focus != onNotes {
		s.press("tab")
	}
}

func judgingStages() []stage {
	return []stage{
		{name: "judging", at: atJudging},
		{name: "judging-mistake", at: atJudging, set: keyed("down", "down", "down", "down", "down", "down", "m")},
		{name: "judging-side", at: atJudging, set: keyed("end", "4", "up")},
		{name: "judging-answer", at: atJudging, set: keyed("tab", "end")},
		{name: "judging-comment", at: atJudging, set: func(_ *interview, s *sitting) { s.press("e").typing("Came late, after a question of mine.") }},
		{name: "judging-seal", at: atJudging, set: keyed("s")},
		{name: "judging-after-the-candidate", at: atJudging, set: func(in *interview, _ *sitting) { in.does(peer.Guest, peer.Seal{}) }},
		{name: "judging-sealed", at: atSealed},
		{name: "judging-sealed-alone", at: atSealed, set: func(in *interview, _ *sitting) { in.goAway() }},
		{name: "judging-alone-asked", at: atSealed, set: func(in *interview, s *sitting) {
			in.goAway()
			s.press("g")
		}},
		{name: "judging-waits-for-ratings", at: atRatings},
		{name: "judging-waits-for-ratings-alone", at: atRatings, set: func(in *interview, s *sitting) {
			in.goAway()
			s.press("enter")
		}},
		{name: "judging-menu", at: atJudging, set: keyed("esc")},
	}
}

func closingStages() []stage {
	proposed := func(in *interview, _ *sitting) {
		in.does(peer.Host, peer.Propose{Where: "models.example.com, steady-1"})
	}
	criticised := func(in *interview, s *sitting) {
		proposed(in, s)
		in.does(peer.Guest, peer.Consent{Yes: true}).does(peer.Host, peer.Criticised{Critique: critiqueOfBen()})
	}
	return []stage{
		{name: "reveal", at: atReveal},
		{name: "reveal-guest", at: atReveal, guest: true},
		{name: "reveal-side", at: atReveal, set: keyed("down", "down")},
		{name: "reveal-agreed", at: atReveal, set: keyed("end")},
		{name: "reveal-more", at: atReveal, set: keyed("space")},
		{name: "reveal-sample", at: atReveal, set: keyed("s")},
		{name: "reveal-menu", at: atReveal, set: keyed("esc")},
		{name: "reveal-proposed", at: atReveal, set: proposed},
		{name: "reveal-consent", at: atReveal, guest: true, set: proposed},
		{name: "reveal-criticised", at: atReveal, set: criticised},
		{name: "reveal-critique", at: atReveal, guest: true, set: func(in *interview, s *sitting) {
			criticised(in, s)
			s.dialogs = nil
			s.press("c")
		}},
		{name: "notes", at: atNotes, set: func(_ *interview, s *sitting) {
			doorway(s)
			s.typing("Ask for the number sooner.")
		}},
		{name: "notes-guest", at: atNotes, guest: true},
		{name: "notes-partner-wants-to-swap", at: atNotes, set: func(in *interview, _ *sitting) { in.does(peer.Guest, peer.Vote{Next: peer.Swap}) }},
		{name: "notes-voted", at: atNotes, set: keyed("ctrl+s")},
		{name: "notes-alone", at: atNotes, set: func(in *interview, _ *sitting) { in.goAway() }},
		{name: "notes-end", at: atNotes, set: func(in *interview, s *sitting) {
			in.does(peer.Guest, peer.Vote{Next: peer.End})
			s.press("ctrl+g")
		}},
		{name: "notes-menu", at: atNotes, set: keyed("esc")},
		{name: "end", at: atEnd, set: func(_ *interview, s *sitting) { doorway(s) }},
		{name: "end-guest", at: atEnd, guest: true},
		{name: "end-guest-host-left", at: atEnd, guest: true, set: func(in *interview, _ *sitting) {
			in.room.Close()
			in.look()
		}},
		{name: "end-guest-broken-off", at: atAnswer, guest: true, set: func(in *interview, _ *sitting) {
			in.room.Close()
			in.look()
		}},
	}
}

// doorway gives the host's desk a door.
func doorway(s *sitting) {
	s.desk.Door = &standIn{entrance: Entrance{Line: "ssh -p 2222 guest@192.168.178.23", Used: true}}
}

// critiqueOfBen is what a model might say of the answer.
func critiqueOfBen() coaching.Critique {
	return coaching.Critique{
		ID: "c1", Model: "steady-1", Host: "models.example.com", Outcome: coaching.Complete,
		Sections: []coaching.Section{{Part: coaching.Content, Quote: "latency is money", Found: true, Comment: "The link to money is there from the start.", Band: coaching.Good}},
	}
}

// show brings a stage onto a screen of a size.
func (st stage) show(t testing.TB, width, height int) *sitting {
	t.Helper()
	in := st.at(t)
	s := in.ada
	if st.guest {
		s = in.ben
	}
	s.sized(width, height).open()
	if st.set != nil {
		st.set(in, s)
	}
	return s
}

func TestScreensOfTheInterviewerLookAsTheyShould(t *testing.T) {
	withoutRaces(t)
	for _, at := range [][2]int{{80, 24}, {40, 15}, {100, 30}} {
		for _, st := range stages() {
			t.Run(fmt.Sprintf("%dx%d/%s", at[0], at[1], st.name), func(t *testing.T) {
				golden.RequireEqual(t, st.show(t, at[0], at[1]).text())
			})
		}
	}
}

func TestScreensOfTheInterviewerFillEverySizeExactly(t *testing.T) {
	withoutRaces(t)
	for _, st := range stages() {
		t.Run(st.name, func(t *testing.T) {
			s := st.show(t, 80, 24)
			for _, height := range []int{15, 19, 20, 24, 30} {
				for _, width := range []int{40, 59, 60, 79, 80, 100, 120} {
					wantFilled(t, s.sized(width, height))
				}
			}
		})
	}
}

func TestCursorStandsBehindWhatIsTyped(t *testing.T) {
	for _, c := range []struct {
		name string
		at   func(testing.TB) *interview
		set  func(*sitting)
	}{
		{"notes", atAnswer, toNotes},
		{"notes while alone", func(t testing.TB) *interview { return atAnswer(t).goAway() }, toNotes},
		{"nudge", atAnswer, func(s *sitting) { s.press("n", "w") }},
		{"question", atReply, func(s *sitting) { s.press("w") }},
		{"comment", atJudging, func(s *sitting) { s.press("e") }},
		{"takeaway", atNotes, func(*sitting) {}},
		{"takeaway while alone", func(t testing.TB) *interview { return atNotes(t).goAway() }, func(*sitting) {}},
	} {
		for _, size := range [][2]int{{40, 15}, {60, 19}, {80, 24}, {100, 30}, {160, 50}} {
			in := c.at(t)
			s := in.ada.sized(size[0], size[1]).open()
			in.wait(graceOfChange)
			c.set(s)
			s.typing("here§")
			rows, cursor := strings.Split(s.text(), "\n"), s.screen.Cursor()
			if cursor == nil {
				t.Errorf("%s at %v has no cursor", c.name, size)
				continue
			}
			before, _, found := strings.Cut(rows[cursor.Y], "§")
			if !found || ansi.StringWidth(before)+1 != cursor.X {
				t.Errorf("%s at %v: the cursor is at %d, %d:\n%s", c.name, size, cursor.X, cursor.Y, s.text())
			}
		}
	}
}
