package mock

import (
	"strings"
	"testing"
	"time"

	"okrcoach/internal/history"
)

// setUp gives the two their names and has the first one ask.
func (x *terminal) setUp() {
	x.t.Helper()
	x.see("Two people at one keyboard", "First name", "Define OKRs")
	x.typing("Ada")
	x.press("enter")
	x.typing("Ben")
	x.press("ctrl+s")
}

// lift waits for the cover and has somebody take the keyboard.
func (x *terminal) lift(name string, words ...string) {
	x.t.Helper()
	x.see(append(words, name+", take the keyboard.")...)
	time.Sleep(coverFor)
	x.press("enter")
}

// answered goes from the setup to the answer, as far as it is typed.
func (x *terminal) answered(asks, answers, text string) {
	x.t.Helper()
	x.lift(asks, "You ask.", answers+" looks away")
	x.see("Points", "enter covers the card and hands over")
	x.press("enter")
	x.lift(answers, "The question comes first.")
	x.see("enter starts your clock")
	x.seeNot("Points", "Mistakes")
	x.press("enter")
	x.see("left")
	x.typing(text)
	x.see(text)
}

// judged goes from the typed answer to what is uncovered: a follow-up, both
// judgements, the ratings.
func (x *terminal) judged(asks, answers string) {
	x.t.Helper()
	x.press("ctrl+s")
	x.see("Hand over the answer?")
	x.press("y")
	x.lift(asks, "The answer is handed over and cannot change.")
	x.see("Ask your follow-ups")
	time.Sleep(2 * time.Second) // in which letters may still be meant for the answer
	x.press("1")
	x.see("Follow-up 1", asks+" asks:")
	x.typing("Two hundred a year.")
	x.press("ctrl+s")
	x.see("Hand over the reply?")
	x.press("y")
	x.lift(asks, "The reply is handed over and cannot change.")
	x.see("Two hundred a year.")
	time.Sleep(2 * time.Second)
	x.press("ctrl+s")
	x.see("End the follow-ups?")
	x.press("y")
	x.see("seal")
	x.press("c")
	x.press("ctrl+s")
	x.see("Seal your judgement?")
	x.press("y")
	x.lift(answers, asks+" has judged.")
	x.see("Judge your answer", "Structure")
	x.press("3", "4", "2", "enter")
}

// compared rates every key point and goes on to the notes, where both write.
func (x *terminal) compared(asks, answers string) {
	x.t.Helper()
	x.see("Did you cover it?")
	for !strings.Contains(x.shown(), "That was the last one") {
		x.press("y")
		time.Sleep(50 * time.Millisecond)
	}
	x.press("enter")
	x.see("to the notes", asks, answers)
	x.press("n")
	x.see("What do you take away, " + answers + "?")
	x.typing("Say the number first.")
	x.press("ctrl+o")
	x.see("What do you take away, "+asks+"?", answers+" takes away", "Say the number first.")
	x.typing("Wait longer.")
	x.see("Wait longer.")
}

func TestTwoInterviewEachOtherAtOneKeyboard(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		at := d.sit()
		at.setUp()
		at.answered("Ada", "Ben", "Uptime of 99.99 %, because a failed charge is a lost sale.")
		at.judged("Ada", "Ben")
		at.compared("Ada", "Ben")
		at.press("ctrl+s")

		at.see("round 2", "You have swapped.", "Asks now Ben")
		at.press("enter")
		at.answered("Ben", "Ada", "We hold the launch until errors are below 0.1 %.")
		at.judged("Ben", "Ada")
		at.compared("Ben", "Ada")
		at.press("ctrl+g")
		at.see("End the interview?")
		at.press("y")
		at.see("The interview is over.", "2 rounds")
		at.press("enter")
		at.seeTheEnd()

		attempts, journals := d.kept()
		if len(attempts) != 2 || len(journals) != 0 {
			t.Fatalf("there are %d attempts and the journals %v", len(attempts), journals)
		}
		second, first := attempts[0].Interview, attempts[1].Interview
		if first == nil || second == nil || first.ID != second.ID || first.Round != 1 || second.Round != 2 {
			t.Fatalf("the rounds are %+v and %+v", first, second)
		}
		if first.Interviewer != "Ada" || first.Candidate != "Ben" || second.Interviewer != "Ben" || second.Candidate != "Ada" {
			t.Errorf("they did not swap: %+v and %+v", first, second)
		}
		for _, i := range []*history.Interview{first, second} {
			if i.CandidateTakes != "Say the number first." || i.InterviewerTakes != "Wait longer." {
				t.Errorf("they take away %q and %q", i.CandidateTakes, i.InterviewerTakes)
			}
			if len(i.FollowUps) != 1 || i.FollowUps[0].Reply != "Two hundred a year." || i.SelfBands["content"] != 4 || len(i.Marks) != 1 {
				t.Errorf("the round is %+v", i)
			}
		}
		if attempts[1].Text != "Uptime of 99.99 %, because a failed charge is a lost sale." || attempts[1].Review == nil || len(attempts[1].Ratings) != 5 {
			t.Errorf("the answer is %+v", attempts[1])
		}
	})
}
