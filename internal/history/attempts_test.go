package history

import (
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"
)

func TestAnAttemptComesBackAsItWasFinished(t *testing.T) {
	dir := t.TempDir()
	want := attemptOf("a1")
	a := healthy(t, dir)
	finish(t, a, want)
	closeArchive(t, a)
	got, err := healthy(t, dir).Attempt(t.Context(), "a1")
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v\nwant %+v", got, err, want)
	}
}

func TestFinishingAgainAddsToTheAttempt(t *testing.T) {
	a := healthy(t, t.TempDir())
	first := attemptOf("a1")
	first.Ratings, first.Review = nil, nil
	finish(t, a, first)
	finish(t, a, attemptOf("a1"))
	got, err := a.Attempts(t.Context(), Filter{})
	if err != nil || len(got) != 1 || got[0].Review == nil || len(got[0].Ratings) != 2 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestAttemptsComeNewestFirstAndFiltered(t *testing.T) {
	a := healthy(t, t.TempDir())
	for i := range 6 {
		at := attemptOf(fmt.Sprintf("a%d", i))
		at.QuestionID = fmt.Sprintf("q%d", i%2)
		at.StartedAt = start.Add(time.Duration(i) * time.Hour)
		finish(t, a, at)
	}
	for _, test := range []struct {
		filter Filter
		want   []string
	}{
		{Filter{}, []string{"a5", "a4", "a3", "a2", "a1", "a0"}},
		{Filter{Limit: 2}, []string{"a5", "a4"}},
		{Filter{Question: "q0"}, []string{"a4", "a2", "a0"}},
		{Filter{Question: "q1", Limit: 1}, []string{"a5"}},
		{Filter{Question: "q' OR 1=1 --"}, []string{}},
	} {
		got, err := a.Attempts(t.Context(), test.filter)
		if err != nil {
			t.Fatal(err)
		}
		wantList(t, fmt.Sprintf("%+v", test.filter), ids(got), test.want...)
	}
}

func TestAnAttemptIsFoundByAUniquePrefix(t *testing.T) {
	a := healthy(t, t.TempDir())
	for _, id := range []string{"abc", "abcd", "abx01", "k1", "oil"} {
		finish(t, a, attemptOf(id))
	}
	for _, test := range []struct {
		typed, want string
		err         error
	}{
		{"abx", "abx01", nil},
		{"abcd", "abcd", nil},
		{"abc", "abc", nil}, // all of an id, though another begins with it
		{" ABX ", "abx01", nil},
		{"abxo", "abx01", nil}, // o for 0
		{"kl", "k1", nil},      // l for 1
		{"oil", "oil", nil},
		{"ab", "", ErrAmbiguous},
		{"", "", ErrNotFound},
		{"zzz", "", ErrNotFound},
		{"a%", "", ErrNotFound},
		{"../abc", "", ErrNotFound},
	} {
		got, err := a.Attempt(t.Context(), test.typed)
		if got.ID != test.want || !errors.Is(err, test.err) {
			t.Errorf("%q: got %q, %v; want %q, %v", test.typed, got.ID, err, test.want, test.err)
		}
	}
}

func TestOneUnreadableRecordDoesNotHideTheOthers(t *testing.T) {
	a := healthy(t, t.TempDir())
	finish(t, a, attemptOf("a1"))
	finish(t, a, attemptOf("a2"))
	if _, err := a.db.pool.Exec(`UPDATE attempts SET document = '{' WHERE id = 'a1'`); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		got, err := a.Attempts(t.Context(), Filter{})
		if err != nil {
			t.Fatal(err)
		}
		wantList(t, "attempts", ids(got), "a2")
	}
	if _, err := a.Attempt(t.Context(), "a1"); !errors.Is(err, ErrUnreadable) {
		t.Errorf("the one: got %v, want ErrUnreadable", err)
	}
	wantSentence(t, a.Warnings(), "the attempt a1 in "+a.databasePath()+" cannot be read and was left where it is")
}
