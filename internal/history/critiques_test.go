package history

import (
	"errors"
	"reflect"
	"testing"

	"okrcoach/internal/critique/coaching"
)

// keepCritique keeps a critique of the attempt a1.
func keepCritique(t testing.TB, a *Archive, c coaching.Critique) {
	t.Helper()
	if err := a.KeepCritique(t.Context(), attemptOf("a1"), c); err != nil {
		t.Fatal(err)
	}
}

// critiques returns those of the attempt a1, as a fresh start would find them.
func critiques(t testing.TB, dir string) []coaching.Critique {
	t.Helper()
	at, err := healthy(t, dir).Attempt(t.Context(), "a1")
	if err != nil {
		t.Fatal(err)
	}
	return at.Critiques
}

func TestACritiqueIsKeptAsFarAsItHasCome(t *testing.T) {
	dir := t.TempDir()
	a := healthy(t, dir)
	finish(t, a, attemptOf("a1"))
	far := critiqueOf("c2", coaching.RepairFirst, coaching.Content)
	keepCritique(t, a, critiqueOf("c2"))
	keepCritique(t, a, critiqueOf("c2", coaching.RepairFirst))
	keepCritique(t, a, far)
	// The archive is left open, as by a program that was killed.
	if got, want := critiques(t, dir), append(attemptOf("a1").Critiques, far); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestTwoProcessesKeepTheirCritiquesOfOneAttempt(t *testing.T) {
	dir := t.TempDir()
	one, two := healthy(t, dir), healthy(t, dir)
	finish(t, one, attemptOf("a1"))
	keepCritique(t, one, critiqueOf("c2"))
	keepCritique(t, two, critiqueOf("c3"))
	keepCritique(t, one, critiqueOf("c2", coaching.Content))
	var ids []string
	for _, c := range critiques(t, dir) {
		ids = append(ids, c.ID)
	}
	wantList(t, "critiques", ids, "c1", "c2", "c3")
}

func TestACritiqueDoesNotBringADeletedAttemptBack(t *testing.T) {
	a := healthy(t, t.TempDir())
	finish(t, a, attemptOf("a1"))
	if err := a.Delete(t.Context(), "a1"); err != nil {
		t.Fatal(err)
	}
	if err := a.KeepCritique(t.Context(), attemptOf("a1"), critiqueOf("c2")); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v, want ErrNotFound", err)
	}
	if list, err := a.Attempts(t.Context(), Filter{}); err != nil || len(list) != 0 {
		t.Errorf("got %v, %v", ids(list), err)
	}
}

func TestALockedDatabaseSendsTheCritiqueToAPlainFile(t *testing.T) {
	dir := t.TempDir()
	a := healthy(t, dir)
	finish(t, a, attemptOf("a1"))
	unlock := lockDatabase(t, dir)
	err := a.KeepCritique(t.Context(), attemptOf("a1"), critiqueOf("c2", coaching.Content))
	if !errors.Is(err, ErrLocked) {
		t.Errorf("got %v, want ErrLocked", err)
	}
	unlock()
	wantList(t, "plain files", plainFiles(t, dir), "attempt-a1.md")
	keepCritique(t, a, critiqueOf("c2", coaching.Content, coaching.Structure))
	wantList(t, "plain files", plainFiles(t, dir))
	if got := critiques(t, dir); len(got) != 2 || len(got[1].Sections) != 2 {
		t.Errorf("got %+v", got)
	}
}

func TestACritiqueInAPlainFileIsNewerThanTheAttemptWithout(t *testing.T) {
	bare := attemptOf("a1")
	bare.Critiques = nil
	for _, test := range []struct {
		name string
		a, b Attempt
		want bool
	}{
		{"more critiques", attemptOf("a1"), bare, true},
		{"fewer critiques", bare, attemptOf("a1"), false},
		{"more sections", bare.With(critiqueOf("c1", coaching.Content)), bare.With(critiqueOf("c1")), true},
		{"as many", bare, bare, true},
	} {
		if got := fuller(test.a, test.b); got != test.want {
			t.Errorf("%s: got %v", test.name, got)
		}
	}
}
