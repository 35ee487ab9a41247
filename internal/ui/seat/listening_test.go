package seat

import (
	"strings"
	"testing"
	"time"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/peer"
)

// focusOn presses tab until a pane has the focus.
func focusOn(s *sitting, pane listenPane) *sitting {
	s.t.Helper()
	for range listenPanes {
		if s.screen.(*listening).focus == pane {
			return s
		}
		s.press("tab")
	}
	s.t.Fatal("tab does not lead to the pane")
	return s
}

func TestAnswerIsFollowedWhileItIsTyped(t *testing.T) {
	in := atAnswer(t)
	text := ""
	for i := range 60 {
		text += "Key Result " + strings.Repeat("x", i%7) + "\n"
	}
	for _, typed := range []string{"first words", text + "the last words", text + "the last words, and more"} {
		in.does(peer.Guest, peer.Edit{Text: typed, Cursor: len(typed)})
		in.ada.wantWords(typed[strings.LastIndex(typed, "\n")+1:])
	}
}

func TestScrollingLeavesTheCursorUntilItIsFollowedAgain(t *testing.T) {
	in := atAnswer(t)
	text := "the very first line\n" + strings.Repeat("a line\n", 60)
	in.does(peer.Guest, peer.Edit{Text: text + "A", Cursor: len(text) + 1})
	focusOn(in.ada, onText).press("home").wantWords("the very first line")
	in.does(peer.Guest, peer.Edit{Text: text + "Absolutely", Cursor: len(text) + 10})
	in.ada.wantWords("the very first line", "f follows again").wantNoWords("Absolutely")
	in.ada.press("f").wantWords("Absolutely").wantNoWords("the very first line")

	in.ada.press("home", "end")
	in.does(peer.Guest, peer.Edit{Text: text + "Absolutely" + strings.Repeat("\nmore", 30), Cursor: len(text) + 10})
	in.ada.wantWords("Absolutely")
}

func TestCursorOfTheCandidateIsInReverse(t *testing.T) {
	in := atAnswer(t)
	for _, c := range []struct {
		text   string
		cursor int
		want   string
	}{
		{"abc", 1, "b"}, {"abc", 3, " "}, {"a\nbc", 1, " "}, {"a\n", 2, " "}, {"aé日c", 3, "日"}, {"👩‍👩‍👧 x", 0, "👩‍👩‍👧"}, {"a\tb", 1, " "},
	} {
		in.does(peer.Guest, peer.Edit{Text: c.text, Cursor: c.cursor})
		if want := in.ada.desk.Theme.Selection.Render(c.want); strings.Count(in.ada.styled(), want) != 1 {
			t.Errorf("%q at %d does not show %q: %q", c.text, c.cursor, want, in.ada.styled())
		}
	}
	in.does(peer.Guest, peer.HandOver{})
	if strings.Contains(in.ada.styled(), in.ada.desk.Theme.Selection.Render(" ")) {
		t.Error("an answer that was handed over still has a cursor")
	}
}

func TestRubricIsTickedWithOneKeyOnTheChosenRow(t *testing.T) {
	in := atAnswer(t)
	focusOn(in.ada, onRubric)
	for _, c := range []struct {
		key, id string
		want    rubric.Verdict
	}{
		{"c", "business-link", rubric.Covered},
		{"p", "business-link", rubric.Partly},
		{"m", "business-link", rubric.Missed},
		{"a", "business-link", rubric.Missed},
		{"x", "business-link", ""},
		{"space", "business-link", rubric.Covered},
		{"space", "business-link", rubric.Partly},
		{"space", "business-link", rubric.Missed},
		{"space", "business-link", ""},
		{"end", "generic", ""},
		{"m", "generic", rubric.Made},
		{"c", "generic", rubric.Made},
		{"a", "generic", rubric.Avoided},
		{"space", "generic", ""},
		{"space", "generic", rubric.Made},
	} {
		in.ada.press(c.key)
		if got := in.ada.desk.View.Sheet.Marks[c.id]; got != c.want {
			t.Errorf("after %s, %s is %q, want %q", c.key, c.id, got, c.want)
		}
	}
}

func TestLettersAreTextInTheNotes(t *testing.T) {
	in := atAnswer(t)
	focusOn(in.ada, onNotes).typing("scpm+tnx?l1")
	if got := in.ada.desk.View.Sheet.Notes; got != "scpm+tnx?l1" {
		t.Errorf("the notes are %q", got)
	}
	if v := in.ada.desk.View; len(v.Sheet.Marks) > 0 || v.Clock.Halted != peer.Running || v.Clock.Added > 0 || len(in.ada.dialogs) > 0 {
		t.Error("a letter of the notes did something else")
	}
	if in.ada.text(); in.ada.screen.Cursor() == nil {
		t.Error("the notes have no cursor")
	}
	in.ada.press("tab")
	if in.ada.screen.Typing() || in.ada.screen.Cursor() != nil {
		t.Error("tab does not leave the notes")
	}
}

func TestClockIsTheInterviewers(t *testing.T) {
	in := atAnswer(t)
	in.ada.press("t")
	in.wait(30 * time.Second)
	in.ada.wantWords("paused, 4:13 left", "You have stopped the clock.")
	in.ada.press("t", "+").wantWords("5:13 left")
	focusOn(in.ada, onNotes).press("ctrl+t").wantWords("paused")
	in.ada.press("esc", "t").wantNoWords("paused")
}

func TestStoppingAsksOnce(t *testing.T) {
	in := atAnswer(t)
	in.ada.press("s").wantWords("Stop the answer?").press("n")
	if in.ada.desk.View.Phase != peer.Answer {
		t.Fatal("no stops the answer")
	}
	in.ada.press("s", "y")
	if in.ada.desk.View.Phase != peer.FollowUps {
		t.Error("yes does not stop the answer")
	}
}

func TestNudgeIsReadyOrTyped(t *testing.T) {
	in := atAnswer(t)
	in.ada.press("n", "1")
	if got := in.ben.refresh().Nudge; got.Number != 1 || got.Text != nudges()[0] {
		t.Errorf("the first nudge is %+v", got)
	}
	in.ada.press("n", "2")
	if got := in.ada.notices[len(in.ada.notices)-1]; !strings.Contains(got, "wait a few seconds") {
		t.Errorf("a second nudge at once is told %q", got)
	}
	in.wait(peer.NudgeEvery)
	in.ada.press("n", "w").typing("Say what it costs.").press("enter")
	if got := in.ben.refresh().Nudge; got.Number != 2 || got.Text != "Say what it costs." {
		t.Errorf("the typed nudge is %+v", got)
	}
	if in.ada.screen.Typing() {
		t.Error("the line is still there")
	}
}

func TestFieldsGiveUpOnEscAndKeepTheirLine(t *testing.T) {
	in := atReply(t)
	in.ada.press("w").typing("half a ques").press("esc")
	if in.ada.screen.Typing() || len(in.ada.desk.View.FollowUps) != 1 {
		t.Fatal("esc does not leave the line")
	}
	in.ada.press("w").wantWords("half a ques")
	in.ada.typing("tion").press("enter", "y")
	if got := in.ada.desk.View.FollowUps; len(got) != 2 || got[1].Question != "half a question" || got[1].Criterion != "" {
		t.Errorf("the follow-ups are %+v", got)
	}
	in.ada.press("w").wantNoWords("half a question ━")
	if line := in.ada.screen.(*listening).field.line(); line != "" {
		t.Errorf("what was sent is still in the line: %q", line)
	}
}

func TestLinesThatAreTooLongAreNotSent(t *testing.T) {
	in := atFollowUps(t)
	in.ada.press("w").typing(strings.Repeat("y", peer.MaxLine+2)).press("enter")
	in.ada.wantWords("too long by 2 characters")
	if !in.ada.screen.Typing() || len(in.ada.desk.View.FollowUps) != 0 {
		t.Fatal("a line that is too long was sent")
	}
	in.ada.press("backspace", "backspace", "enter")
	if len(in.ada.desk.View.FollowUps) != 1 {
		t.Error("a line of just the longest was not sent")
	}
}

func TestWhatWasMissedIsReadyToAskFirst(t *testing.T) {
	in := atFollowUps(t)
	in.ada.press("1")
	got := in.ada.desk.View.FollowUps
	if len(got) != 1 || got[0].Criterion != "company-context" || got[0].Question != "What would change in a chat app?" {
		t.Fatalf("1 asks %+v", got)
	}
	in.ada.wantWords("asked: company-context", "1. What would change in a chat app?")

	in.ada.press("enter")
	if got := in.ada.notices[len(in.ada.notices)-1]; !strings.Contains(got, "has been asked") {
		t.Errorf("asking again is told %q", got)
	}
	in.does(peer.Guest, peer.HandOver{Reply: 1})
	in.ada.wantWords("Ben has handed over the reply.").press("down", "enter")
	if got := in.ada.desk.View.FollowUps; len(got) != 2 || got[1].Criterion != "speed-vs-stability" {
		t.Errorf("enter on the second row asks %+v", got)
	}
}

func TestAskingOverAReplyAsksOnce(t *testing.T) {
	in := atReply(t)
	in.ada.press("2").wantWords("Ben is still replying").press("n")
	if got := len(in.ada.desk.View.FollowUps); got != 1 {
		t.Fatalf("there are %d follow-ups after a no", got)
	}
	in.ada.press("2", "y")
	if got := in.ada.desk.View.FollowUps; len(got) != 2 || !got[0].Reply.Frozen {
		t.Errorf("the follow-ups are %+v", got)
	}
}

func TestRepliesAreFollowedWhileTheyAreTyped(t *testing.T) {
	in := atReply(t)
	text := strings.Repeat("a line of the reply\n", 40) + "its end"
	in.does(peer.Guest, peer.Edit{Text: text, Cursor: len(text), Reply: 1})
	in.ada.wantWords("its end", "0:48 left").press("v").wantWords("lost sale for the merchant")
	in.ada.press("v").wantWords("its end")
}

func TestEndingTheFollowUpsAsksOnce(t *testing.T) {
	in := atReply(t)
	in.ada.press("s").wantWords("has not handed over the last reply").press("n")
	if in.ada.desk.View.Phase != peer.FollowUps {
		t.Fatal("no ends the follow-ups")
	}
	focusOn(in.ada, onNotes).press("ctrl+s", "y")
	if in.ada.desk.View.Phase != peer.Judging {
		t.Error("yes does not end the follow-ups")
	}
}

func TestNotesGoOnWhenTheAnswerIsHandedOver(t *testing.T) {
	in := atAnswer(t)
	focusOn(in.ada, onNotes).typing("who say")
	in.does(peer.Guest, peer.HandOver{})
	in.ada.typing("s yes")
	if got := in.ada.desk.View.Sheet.Notes; got != "who says yes" {
		t.Errorf("the notes are %q", got)
	}
	if v := in.ada.desk.View; v.Phase != peer.FollowUps || len(v.FollowUps)+len(v.Sheet.Marks)+len(in.ada.dialogs) > 0 {
		t.Error("a letter of the notes did something among the follow-ups")
	}
}

func TestKeysMeantForTheAnswerDoNothingAmongTheFollowUps(t *testing.T) {
	in := atAnswer(t)
	in.ada.press("n", "w").typing("Say mor").press("esc")
	in.does(peer.Guest, peer.HandOver{})
	in.ada.typing("e scm1y").press("enter")
	if v := in.ada.desk.View; v.Phase != peer.FollowUps || len(v.FollowUps)+len(v.Sheet.Marks)+len(in.ada.dialogs) > 0 {
		t.Error("a letter of a nudge did something among the follow-ups")
	}
	in.wait(graceOfChange)
	in.ada.press("c")
	if len(in.ada.desk.View.Sheet.Marks) != 1 {
		t.Error("a moment later keys do nothing either")
	}
}

func TestAStoppedClockDoesNotHideWhoIsAway(t *testing.T) {
	in := atAnswer(t).does(peer.Host, peer.Pause{}).goAway()
	in.ada.wantWords("You have stopped the clock. Ben is away.")
}

func TestNobodyIsNudgedAtOneKeyboard(t *testing.T) {
	in := holdInterview(t, true)
	in.does(peer.Host, peer.Ready{Ready: true})
	if in.ada.desk.View.Phase == peer.Lobby {
		in.does(peer.Guest, peer.Ready{Ready: true})
	}
	in.does(peer.Host, peer.Start{})
	in.ada.press("n").wantNoWords("nudge", "Nudge")
}
