package ui

import (
	"strings"
	"testing"
	"time"

	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

func TestOfferTellsDraftsApart(t *testing.T) {
	for _, at := range []size{ordinary, {40, 15}} {
		inBubble(t, func(t *testing.T) {
			d := newDesk(t)
			d.keep(nil, sampleDrafts(3))
			d.stand("", at).wantWords("1 88 words, 0:48 left", "2 88 words, 0:12 overtime", "3 88 words, submitted")
		})
	}
}

// goingOn resumes the only draft, which has come to this phase.
func goingOn(t *testing.T, phase history.Phase, change func(*history.Draft)) (*desk, *stage) {
	t.Helper()
	d := newDesk(t)
	drafts := sampleDrafts(1)
	drafts[0].Phase = phase
	if change != nil {
		change(&drafts[0])
	}
	d.keep(nil, drafts)
	return d, d.stand("", ordinary).press("enter")
}

func TestResumedPlanGoesOnPlanning(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		_, s := goingOn(t, history.PhasePlan, func(d *history.Draft) { d.Plan, d.Text, d.Answering = "merchants first", "", 0 })
		s.wantWords("Plan:", "merchants first", "0:40 of 1:00").wait(5 * time.Second).wantWords("0:45 of 1:00")
		s.press("ctrl+s").wantWords("5:00 left", "merchants first")
	})
}

func TestResumedSubmissionCanStillBeTakenBack(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		_, s := goingOn(t, history.PhaseSubmitted, nil)
		s.wantWords("Submitted after 4 min 12 s").wait(time.Minute)
		s.press("b").wantWords("0:48 left", "New features wait until the numbers hold.")
	})
}

func TestResumedRatingGoesOnWithTheNextPoint(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		_, s := goingOn(t, history.PhaseRating, func(d *history.Draft) {
			d.Ratings = map[string]history.Rating{"business-link": history.RatedYes}
		})
		s.wantWords("2 of 5", "Names specific, measurable targets")
	})
}

func TestResumedRatingThatWasCompleteIsJudged(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		_, s := goingOn(t, history.PhaseRating, func(d *history.Draft) {
			d.Ratings = map[string]history.Rating{}
			for _, k := range question(t, questions.Opening).KeyPoints {
				d.Ratings[k.ID] = history.RatedYes
			}
		})
		s.wantWords("Review", "2 of 5 covered")
	})
}

// keysToReview lead from a phase to the review without a rating.
var keysToReview = map[history.Phase][]string{
	history.PhasePlan: {"ctrl+s", "ctrl+s", "s"}, history.PhaseAnswer: {"ctrl+s", "s"}, history.PhaseSubmitted: {"s"},
}

func TestDraftOutlivesItsQuestion(t *testing.T) {
	for _, phase := range []history.Phase{history.PhasePlan, history.PhaseAnswer, history.PhaseSubmitted, history.PhaseRating} {
		t.Run(string(phase), func(t *testing.T) {
			inBubble(t, func(t *testing.T) {
				d, s := goingOn(t, phase, func(d *history.Draft) { d.QuestionID = "no-longer-there" })
				s.press(keysToReview[phase]...).wantWords("Review", "2 of 5 covered")
				s.pressUntil("down", "business-link")
				s.wantWords("lost sale for the merchant")
				if attempts, _ := d.kept(); len(attempts) != 1 || !strings.Contains(attempts[0].Text, "lost sale") {
					t.Errorf("the attempts are %+v", attempts)
				}
			})
		})
	}
}

func TestDraftThatIsOpenElsewhereIsLeftThere(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.keep(nil, sampleDrafts(1))
		s := d.stand("", ordinary)
		other := d.openArchive(t.Context())
		defer func() { _ = other.Close() }()
		d.must(other.Hold("answering"))
		s.press("enter").wait(time.Second).wantWords("! This answer is open in another okrcoach.")
	})
}

// question is the one with this id among those at every desk.
func question(t *testing.T, id string) questions.Question {
	t.Helper()
	q, err := fewQuestions().Find(id)
	if err != nil {
		t.Fatal(err)
	}
	return q
}
