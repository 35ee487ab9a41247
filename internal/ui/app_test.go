package ui

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/history"
	"okrcoach/internal/questions"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/shell"
)

var ordinary = size{80, 24}

func TestDeletionWaitsForWhatIsStillBeingWritten(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		s := d.stand(questions.Opening, ordinary)
		attempt := sampleAttempt("slow", 0)
		s.perform(s.app.keeper.add(t.Context(), &job{write: func(ctx context.Context, archive *history.Archive) error {
			time.Sleep(time.Second)
			return archive.Finish(ctx, attempt)
		}}))
		s.send(screen.DeletionAskedMsg{Attempt: attempt}).wait(2 * time.Second)
		if attempts, _ := d.kept(); len(attempts) != 0 {
			t.Errorf("there still are %d attempts", len(attempts))
		}
	})
}

func TestDeletionDoesNotLeadAwayFromAnAnswer(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newDesk(t).stand(questions.Opening, ordinary).press("enter").typing("a failed charge")
		s.send(removedMsg{id: "old"})
		s.wantWords("a failed charge", "5:00 left")
	})
}

func TestSuspensionIsToldAndNotCounted(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		s := d.stand(questions.Opening, ordinary).press("enter").typing("a failed charge").wait(time.Minute)
		s.press("ctrl+z")
		if _, drafts := d.kept(); len(drafts) > 0 {
			t.Error("a draft that is held was offered to another program")
		}
		d.sleep(10 * time.Minute)
		s.send(tea.ResumeMsg{})
		s.wantWords("4:00 left", "You had okrcoach suspended for 10 min.")
	})
}

func TestDraftIsOnDiskASecondAfterAKey(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		s := d.stand(questions.Opening, ordinary).press("enter").typing("a failed")
		s.typing(" charge").wait(time.Second)
		if !strings.Contains(strings.Join(d.files(d.data), ""), "a failed charge") {
			t.Error("it is not")
		}
	})
}

func TestPasteUnderADialogIsNotLost(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newDesk(t).stand(questions.Opening, ordinary).press("enter", "ctrl+c")
		s.send(tea.PasteMsg{Content: "a failed charge"}).press("esc")
		s.wantWords("a failed charge", "3 words")
	})
}

func TestPlanDoesNotBecomeTheAnswerOnTheWayToIt(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newDesk(t).stand(questions.Opening, ordinary).press("p").typing("merchants first")
		s.app.Update(keyNamed("ctrl+s")) // and the next screen is not there yet
		s.app.Update(saveDueMsg{})
		if plan, text := s.app.session.PlanText(), s.app.session.Text(); plan != "merchants first" || text != "" {
			t.Errorf("the plan is %q and the answer %q", plan, text)
		}
	})
}

func TestTroubleIsNotCoveredUpByNews(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newDesk(t).stand(questions.Opening, ordinary)
		s.send(screen.NoticedMsg{Text: "The disk is full.", Trouble: true}, screen.NoticedMsg{Text: "Something else."})
		s.wantWords("! The disk is full. Something else.")
		s.wait(shell.TroubleFor + time.Second)
		if strings.Contains(s.text(), "The disk is full") {
			t.Errorf("it is still there:\n%s", s.text())
		}
	})
}

func TestNoticeIsCleanedBeforeItIsDrawn(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newDesk(t).stand(questions.Opening, ordinary)
		s.send(screen.NoticedMsg{Text: "from \x1b]52;c;AAAA\x07a file\x1b[2J"})
		if view := s.styled(); strings.Contains(view, "\x1b]52") || strings.Contains(view, "\x1b[2J") {
			t.Errorf("the view is %q", view)
		}
	})
}

func TestNothingIsKeptOfAnAttemptWithoutAWord(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		at := d.open(questions.Opening)
		at.see("press enter to begin")
		at.press("enter")
		at.see("5:00 left")
		at.wait(time.Minute)
		at.press("ctrl+c")
		at.see("Leave okrcoach?")
		at.press("y")
		at.seeTheEnd()
		if _, drafts := d.kept(); len(drafts) != 0 || at.app.Unfinished() {
			t.Errorf("%d drafts were kept", len(drafts))
		}
	})
}

func TestUnknownQuestionIsAnError(t *testing.T) {
	if _, err := New(t.Context(), newDesk(t).options("no-such-question")); err == nil {
		t.Error("it is none")
	}
}

func TestTwoCtrlCInOneBurstLeave(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newDesk(t).stand(questions.Opening, ordinary).press("enter").typing("a failed charge")
		ctrlC := tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl}
		s.app.Update(ctrlC)
		_, cmd := s.app.Update(ctrlC)
		s.perform(cmd)
		s.settle()
		if !s.app.Interrupted() {
			t.Error("the program goes on")
		}
	})
}

func TestWhatIsTypedRightBehindEnterIsTheAnswer(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.historyTakes = 200 * time.Millisecond
		s := d.stand(questions.Opening, ordinary)
		burst := []tea.Msg{keyNamed("enter"), keyNamed("h"), tea.PasteMsg{Content: "i there"}, keyNamed("?")}
		for _, msg := range burst {
			_, cmd := s.app.Update(msg)
			s.perform(cmd)
		}
		s.wait(time.Second)
		s.wantWords("hi there?", "2 words")
	})
}

func TestEnterRightBehindSubmitBeginsTheRating(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newDesk(t).stand(questions.Opening, ordinary).press("enter").typing("a failed charge")
		for _, name := range []string{"ctrl+s", "enter"} {
			_, cmd := s.app.Update(keyNamed(name))
			s.perform(cmd)
		}
		s.settle()
		s.wantWords("Did you cover it?")
	})
}
