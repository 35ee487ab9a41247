package seat

import (
	"slices"
	"strings"
	"testing"

	"okrcoach/internal/peer"
)

func TestWatcherSeesTheAnswerGrow(t *testing.T) {
	d := meet(t).answering()
	w := sitIn(t, d.room, peer.Watcher).open()
	w.wantWords("Ben answers. You see it as it is typed.", "Nothing is written yet.", "0 words")
	d.typing("money is late")
	w.send(nil).wantWords("money is late", "3 words")
	d.press("ctrl+a", "right")
	w.send(nil)
	w.text()
	if c := w.screen.Cursor(); c == nil || c.X != 2 {
		t.Errorf("the cursor is at %v, want the candidate's", c)
	}
	w.press("x", "enter", "ctrl+s").wantWords("money is late")
	d.wantAnswer("money is late", 1)
}

func TestWhoeverLooksOnIsAnnouncedAndStaysNamed(t *testing.T) {
	for name, at := range map[string]func(testing.TB) *interview{
		"answer": atAnswer, "follow-ups": atReply, "judging": atJudging, "ratings": atRatings, "reveal": atReveal, "notes": atNotes, "end": atEnd,
	} {
		t.Run(name, func(t *testing.T) {
			in := at(t)
			leave, err := in.room.Join(peer.Watcher)
			if err != nil {
				t.Fatal(err)
			}
			in.look()
			for _, s := range []*sitting{in.ada, in.ben} {
				if !slices.Contains(s.notices, "Somebody looks on now. They see what Ben sees.") {
					t.Errorf("the notices are %q", s.notices)
				}
				for _, width := range []int{40, 80} {
					s.sized(width, 24).wantWords("1 looking on")
				}
			}
			leave()
			in.look()
			for _, s := range []*sitting{in.ada, in.ben} {
				if !slices.Contains(s.notices, "Somebody who looked on has left.") || strings.Contains(s.text(), "looking on") {
					t.Errorf("the notices are %q:\n%s", s.notices, s.text())
				}
			}
		})
	}
}

func TestWatcherSeesFollowUpsAndTheNudge(t *testing.T) {
	d := meet(t).answering()
	w := sitIn(t, d.room, peer.Watcher).open()
	d.ada(peer.Nudge{Text: "and the date?"})
	w.send(nil).wantWords("Ada: and the date?")
	d.handOver()
	w.send(nil).wantWords("Ada is choosing the next question for Ben.")
	d.ada(peer.Ask{Question: "By when?"}).typing("June")
	w.send(nil).wantWords("By when?", "June", "1 word")
	d.ada(peer.Judge{})
	w.send(nil).wantWords("Ada and Ben judge the answer")
}
