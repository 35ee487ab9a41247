package report

import (
	"errors"
	"testing"
	"time"

	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
)

const (
	second = time.Second
	minute = time.Minute
	hour   = time.Hour
	day    = 24 * time.Hour
)

func TestClock(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0:                                 "0:00",
		999 * time.Millisecond:            "0:00",
		5 * minute:                        "5:00",
		4*minute + 5*second:               "4:05",
		59*minute + 59*second:             "59:59",
		hour + 4*minute + 5*second:        "1:04:05",
		-14*second - 999*time.Millisecond: "0:14",
	} {
		if got := Clock(d); got != want {
			t.Errorf("Clock(%v) is %q, want %q", d, got, want)
		}
	}
}

func TestLeftCountsDownToZeroAndThenSaysOvertime(t *testing.T) {
	for d, want := range map[time.Duration]string{
		5 * minute:             "5:00 left",
		5*minute - 1:           "5:00 left",
		second:                 "0:01 left",
		1:                      "0:01 left",
		0:                      "0:00 left",
		-1:                     "0:00 overtime",
		-14 * second:           "0:14 overtime",
		-90*minute - 15*second: "1:30:15 overtime",
	} {
		if got := Left(d); got != want {
			t.Errorf("Left(%v) is %q, want %q", d, got, want)
		}
	}
}

func TestLengthHasItsTwoLargestUnits(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0:                                "0 s",
		45*second + 900*time.Millisecond: "45 s",
		minute:                           "1 min",
		12*minute + 5*second:             "12 min 5 s",
		3*hour + 12*minute + 9*second:    "3 h 12 min",
		3*hour + 9*second:                "3 h",
		2*day + 4*hour + 59*minute:       "2 d 4 h",
		400 * day:                        "400 d",
	} {
		if got := Length(d); got != want {
			t.Errorf("Length(%v) is %q, want %q", d, got, want)
		}
	}
}

func TestInterruptedSaysWhatItWasAndThatItDidNotCount(t *testing.T) {
	for i, want := range map[history.Interruption]string{
		{Cause: history.CauseAsleep, Length: 90 * minute}:              "okrcoach was asleep for 1 h 30 min. The clock stood still.",
		{Cause: history.CauseSuspended, Length: 45 * second}:           "You had okrcoach suspended for 45 s. The clock stood still.",
		{Cause: history.CauseRestarted, Length: 2 * day}:               "You were away for 2 d. The clock stood still.",
		{Cause: history.CauseRestarted, Length: history.UnknownLength}: "You were away for a time that cannot be told. The clock stood still.",
	} {
		if got := Interrupted(i); got != want {
			t.Errorf("%v is told as %q, want %q", i, got, want)
		}
	}
}

func TestEveryVerdictHasASign(t *testing.T) {
	for v, want := range map[rubric.Verdict]string{
		rubric.Covered: "✓", rubric.Avoided: "✓", rubric.Partly: "~", rubric.Possible: "~", rubric.Missed: "✗", rubric.Made: "✗",
	} {
		if got := Sign(v); got != want {
			t.Errorf("the sign of %s is %s, want %s", v, got, want)
		}
	}
}

func TestComparedSaysWhereARatingWasOff(t *testing.T) {
	const higher, lower = "you rated it higher", "you rated it lower"
	for _, test := range []struct {
		rating  history.Rating
		verdict rubric.Verdict
		want    string
	}{
		{history.RatedYes, rubric.Covered, ""},
		{history.RatedYes, rubric.Partly, higher},
		{history.RatedYes, rubric.Missed, higher},
		{history.RatedPartly, rubric.Covered, lower},
		{history.RatedPartly, rubric.Partly, ""},
		{history.RatedPartly, rubric.Missed, higher},
		{history.RatedNo, rubric.Covered, lower},
		{history.RatedNo, rubric.Partly, lower},
		{history.RatedNo, rubric.Missed, ""},
		{"", rubric.Missed, ""},
		{history.RatedNo, rubric.Made, ""},
	} {
		if got := Compared(test.rating, test.verdict); got != test.want {
			t.Errorf("%q against %s is %q, want %q", test.rating, test.verdict, got, test.want)
		}
	}
}

func TestSkippedRatingIsADash(t *testing.T) {
	if Rated("") != "–" || Rated(history.RatedNo) != "no" {
		t.Errorf("it is %q and %q", Rated(""), Rated(history.RatedNo))
	}
}

func TestTallyCountsTheVerdictsOfOneKind(t *testing.T) {
	var criteria []rubric.Criterion
	for _, v := range []rubric.Verdict{rubric.Missed, rubric.Covered, rubric.Partly, rubric.Covered} {
		criteria = append(criteria, rubric.Criterion{Kind: rubric.KeyPoint, Verdict: v})
	}
	for _, v := range []rubric.Verdict{rubric.Avoided, rubric.Made, rubric.Avoided} {
		criteria = append(criteria, rubric.Criterion{Kind: rubric.Mistake, Verdict: v})
	}
	if got, want := Tally(criteria, rubric.KeyPoint), "2 covered, 1 partly, 1 missed"; got != want {
		t.Errorf("the key points are %q, want %q", got, want)
	}
	if got, want := Tally(criteria, rubric.Mistake), "1 made, 2 avoided"; got != want {
		t.Errorf("the mistakes are %q, want %q", got, want)
	}
	if got := Tally(nil, rubric.Mistake); got != "" {
		t.Errorf("of nothing it says %q", got)
	}
	if got := Count(criteria, rubric.Avoided); got != 2 {
		t.Errorf("%d are avoided, want 2", got)
	}
}

func TestPluralAgreesWithItsCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 words", 1: "1 word", 2: "2 words"} {
		if got := Plural(n, "word"); got != want {
			t.Errorf("it is %q, want %q", got, want)
		}
	}
}

func TestKeyResultSaysWhatIsThereAndWhatIsNot(t *testing.T) {
	for k, want := range map[okr.KeyResult]string{
		{}:                                "no number, no date",
		{Target: "99.99 %"}:               "target: 99.99 %, no date",
		{Deadline: "30 June"}:             "no number, date: 30 June",
		{Target: "4", Deadline: "by May"}: "target: 4, date: May",
	} {
		if got := KeyResult(k); got != want {
			t.Errorf("it is %q, want %q", got, want)
		}
	}
}

func TestProgressOfADraft(t *testing.T) {
	draft := func(phase history.Phase, answering time.Duration) history.Draft {
		return history.Draft{Phase: phase, Attempt: history.Attempt{Text: "two words", Limit: 5 * minute, Answering: answering}}
	}
	for want, d := range map[string]history.Draft{
		"still planning":         draft(history.PhasePlan, 0),
		"2 words, 4:10 left":     draft(history.PhaseAnswer, 50*second),
		"2 words, 1:00 overtime": draft(history.PhaseAnswer, 6*minute),
		"2 words, submitted":     draft(history.PhaseSubmitted, minute),
		"2 words, 5:00 left":     draft(history.PhaseAnswer, time.Millisecond), // as the clock itself says
	} {
		if got := Progress(d); got != want {
			t.Errorf("it is %q, want %q", got, want)
		}
	}
}

func TestSentenceMakesOneOfAnError(t *testing.T) {
	for text, want := range map[string]string{"the disk is full": "The disk is full.", "über": "Über.", "Done.": "Done."} {
		if got := Sentence(errors.New(text)); got != want {
			t.Errorf("it is %q, want %q", got, want)
		}
	}
}
