package ui

import (
	"strings"
	"testing"

	"okrcoach/internal/history"
)

// wantRead goes through a review with all its details, and checks that what is
// wanted is somewhere in it, however it is broken into lines, and what is
// unwanted nowhere.
func wantRead(t *testing.T, a history.Attempt, wanted, unwanted []string) {
	t.Helper()
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.keep([]history.Attempt{a}, nil)
		var read strings.Builder
		// Below the answer and not beside it, so that lines join again.
		s := d.stand("", size{79, 60}).press("a", "enter")
		walk(s, func(string) { read.WriteString(strings.Join(strings.Fields(s.text()), " ")) })
		for _, words := range wanted {
			if !strings.Contains(read.String(), words) {
				t.Errorf("the review does not say %q", words)
			}
		}
		for _, words := range unwanted {
			if strings.Contains(read.String(), words) {
				t.Errorf("the review says %q", words)
			}
		}
	})
}

func TestReviewOfARoundTellsBothPartsByName(t *testing.T) {
	wantRead(t, sampleRound("round", 1), []string{
		"Ben's answer: Define OKRs",
		"Ben said: covered · Ada said: missed (≠ rubric) · “You named the merchant once, and then never again.”",
		"Ben said: partly · Ada said: “What has only Stripe?”",
		"Ben said: 3 · Ada said: 4 (≠ rubric) · “More than the rubric hears.”",
		"All who judged agree in 3 of 10.",
		"- delivery, 0 to 5: Ben 2 · the rubric 5",
		"Ada asked What stops when the error budget is spent? (follow-up 1)",
		"Ben replied in 42 s Everything but fixes. On-call decides when it goes on.",
		"Without a reply.",
		"Ada's notes slow start then better: the third Objective came without a pause",
		"What Ben takes away End with a rule that hurts somebody.",
		"What Ada takes away Wait longer before the next question.",
	}, []string{"You said", "you rated", "you: "})
}

func TestReviewOfARoundWithoutAWordFromEitherClaimsNone(t *testing.T) {
	wantRead(t, swappedRound("swapped", 1), []string{"asked by Ben: Define OKRs", "Round 2: Ben asked, Ada answered"}, []string{"Ada said", "Ben said", "Follow-up", "notes", "takes away", "You said"})
}

// A rubric that could judge nothing is apart from nobody.
func TestReviewOfARoundThatCouldNotBeJudgedIsApartFromNobody(t *testing.T) {
	a := sampleRound("round", 1)
	a.Review.Note = "This reads like an answer to another question."
	wantRead(t, a, []string{"Ben said: covered · Ada said: missed · “You named"}, []string{"≠"})
}

func TestWideReviewOfARoundHasTheWordsOfBothInItsList(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := interviewed(sampleRound("round", 1), "business-link")(newDesk(t), size{110, 30})
		s.wantWords(
			"Scores                            Ben      Ada",
			"Content    2 of 5               3        ≠ 4",
			"business-link       covered  ≠ missed",
		)
	})
}

func TestQuestionStaysInSightBesideALongName(t *testing.T) {
	a := longNames(sampleRound("round", 1))
	inBubble(t, func(t *testing.T) {
		interviewed(a, "business-link")(newDesk(t), ordinary).wantWords("Maximiliane-Theodora vo…: Define OKRs").
			press("a").wantWords("Maximiliane-Theodora vo…: Define OKRs")
	})
}
