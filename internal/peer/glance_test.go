package peer

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestALogTellsWhoseItIsWithoutItsQuestions(t *testing.T) {
	s := newStage(t)
	s.join()
	s.do(Guest, Rename{Name: "Ben"})
	s.toAnswer()
	s.do(s.answers(), Edit{Text: "A failed charge is a lost sale."})
	got, err := Look(&s.log)
	if err != nil {
		t.Fatal(err)
	}
	asked := []string{s.options.Questions[0].ID}
	if got.Host != "Ada" || got.Guest != "Ben" || got.OneKeyboard || !got.Begun || !slices.Equal(got.Questions, asked) {
		t.Errorf("it tells %+v", got)
	}
}

func TestALogIsOnlyLookedAtWhereItIsOne(t *testing.T) {
	for _, log := range []string{"", "{}\n", "no log\n", `{"seq":1,"kind":"ready"}` + "\n", `{"seq":1,"kind":"opened"}`} {
		if g, err := Look(strings.NewReader(log)); !errors.Is(err, ErrLog) {
			t.Errorf("%q tells %+v, %v", log, g, err)
		}
	}
}
