package check_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"okrcoach/internal/check"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/questions"
)

func TestTextsThatAreNotJudged(t *testing.T) {
	checker := check.NewChecker(bundled())
	for text, want := range map[string]error{
		"":                                      check.ErrEmpty,
		" \r\n\t\u00a0":                         check.ErrEmpty,
		"\uFEFF\r\n":                            check.ErrEmpty,
		"a\xff":                                 check.ErrNotUTF8,
		"\xff\xfea\x00":                         check.ErrNotUTF8,
		strings.Repeat("a", check.MaxAnswer+1):  check.ErrTooLong,
		strings.Repeat("\xff", check.MaxAnswer): check.ErrNotUTF8,
		strings.Repeat("é", check.MaxAnswer/2+1): check.ErrTooLong,
		strings.Repeat("a", check.MaxAnswer):     nil,
		"\x00":                                   nil,
	} {
		_, read := check.ReadAnswer(strings.NewReader(text))
		_, err := checker.Check(check.Request{Question: questions.Opening, Text: text})
		if !errors.Is(read, want) || !errors.Is(err, want) {
			t.Errorf("%d bytes: reading says %v and checking %v, want %v", len(text), read, err, want)
		}
	}
	if _, err := checker.Check(check.Request{Question: "none", Text: "a"}); !errors.Is(err, questions.ErrUnknown) {
		t.Errorf("for no question the error is %v", err)
	}
}

func TestAnswerIsReadNoFurtherThanNeeded(t *testing.T) {
	in := &endless{"on and on "}
	if _, err := check.ReadAnswer(in); !errors.Is(err, check.ErrTooLong) {
		t.Errorf("the error is %v", err)
	}
	if _, err := check.ReadAnswer(io.MultiReader(strings.NewReader("half"), failing{})); !errors.Is(err, errFailed) {
		t.Errorf("where it breaks off the error is %v", err)
	}
}

func TestThreshold(t *testing.T) {
	verdicts := []rubric.Criterion{
		{ID: "one", Verdict: rubric.Covered},
		{ID: "two", Verdict: rubric.Partly},
		{ID: "three", Verdict: rubric.Missed},
		{ID: "four", Verdict: rubric.Made},
		{ID: "five", Verdict: rubric.Possible},
		{ID: "six", Verdict: rubric.Made},
	}
	for threshold, want := range map[check.Threshold]string{
		{}:                               "",
		{MinCovered: 1}:                  "",
		{MinCovered: 2}:                  "key points covered: 1, asked for: 2",
		{NoMistake: true}:                "mistakes made: four, six",
		{MinCovered: 2, NoMistake: true}: "key points covered: 1, asked for: 2; mistakes made: four, six",
	} {
		err := threshold.Met(verdicts)
		if got := sentence(err); got != want || err != nil && !errors.As(err, &check.NotMetError{}) {
			t.Errorf("%+v says %q, want %q", threshold, got, want)
		}
	}
	if err := (check.Threshold{NoMistake: true}).Met(verdicts[4:5]); err != nil {
		t.Errorf("a mistake that is only possible gives %v", err)
	}
}

func sentence(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestPossibleSeconds(t *testing.T) {
	for s, want := range map[float64]bool{0: true, 0.5: true, check.MaxSeconds: true, -0.1: false, check.MaxSeconds + 1: false, 1e300: false} {
		if check.PossibleSeconds(s) != want {
			t.Errorf("%g s possible is %v", s, !want)
		}
	}
}

func TestByteOrderMarkMovesOffsetsAndNothingElse(t *testing.T) {
	const mark, text = "\uFEFF", "Objective 1: cafés never lose a sale.\n- KR: p99 from 900 ms to 500 ms by June"
	checker := check.NewChecker(bundled())
	plain, err := checker.Check(check.Request{Question: questions.Opening, Text: text})
	if err != nil {
		t.Fatal(err)
	}
	marked, err := checker.Check(check.Request{Question: questions.Opening, Text: mark + text})
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range plain.Review.Criteria {
		if got := marked.Review.Criteria[i]; got.Confidence != c.Confidence {
			t.Errorf("%s has %.2f with a mark and %.2f without", c.ID, got.Confidence, c.Confidence)
		}
	}
	for i, o := range plain.Review.Objectives {
		if got := marked.Review.Objectives[i]; got.Text != o.Text || got.Start != o.Start+len(mark) {
			t.Errorf("the Objective is %q at %d, want %q at %d", got.Text, got.Start, o.Text, o.Start+len(mark))
		}
	}
}
