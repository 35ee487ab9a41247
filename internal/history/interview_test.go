package history

import (
	"reflect"
	"testing"
)

// interviewed is a draft with an interview in it.
func interviewed(id string) Draft {
	d := draftOf(id, 1, "half an answer")
	d.Interview = attemptOf(id).Interview
	return d
}

func TestAnInterviewSurvivesEveryWayOfBeingKept(t *testing.T) {
	want := attemptOf("a1").Interview
	ways := map[string]func(t *testing.T, dir string) *Archive{
		"in the database": func(t *testing.T, dir string) *Archive {
			a := healthy(t, dir)
			finish(t, a, attemptOf("a1"))
			save(t, a, interviewed("d1"))
			closeArchive(t, a)
			return healthy(t, dir)
		},
		"in plain files beside a locked database": func(t *testing.T, dir string) *Archive {
			a := healthy(t, dir)
			t.Cleanup(lockDatabase(t, dir))
			troubleOf(t, a.Finish(t.Context(), attemptOf("a1")), ErrLocked)
			troubleOf(t, a.SaveDraft(t.Context(), interviewed("d1")), ErrLocked)
			a.holds.drop("d1")
			return a
		},
		"in plain files that are taken in": func(t *testing.T, dir string) *Archive {
			leave(t, dir, attemptOf("a1"), interviewed("d1"))
			return healthy(t, dir)
		},
		"in a database that is rescued": func(t *testing.T, dir string) *Archive {
			a := healthy(t, dir)
			finish(t, a, attemptOf("a1"))
			save(t, a, interviewed("d1"))
			closeArchive(t, a)
			whole := t.TempDir()
			b := healthy(t, whole)
			if n, err := b.db.rescue(t.Context(), a.databasePath()); n != 2 || err != nil {
				t.Fatal(n, err)
			}
			return b
		},
		"with a critique added": func(t *testing.T, dir string) *Archive {
			a := healthy(t, dir)
			finish(t, a, attemptOf("a1"))
			if err := a.KeepCritique(t.Context(), attemptOf("a1"), critiqueOf("c2")); err != nil {
				t.Fatal(err)
			}
			save(t, a, interviewed("d1"))
			a.holds.drop("d1")
			return a
		},
	}
	for name, keep := range ways {
		t.Run(name, func(t *testing.T) {
			a := keep(t, t.TempDir())
			if got, err := a.Attempt(t.Context(), "a1"); err != nil || !reflect.DeepEqual(got.Interview, want) {
				t.Errorf("got  %+v, %v\nwant %+v", got.Interview, err, want)
			}
			if got := drafts(t, a); len(got) != 1 || !reflect.DeepEqual(got[0].Interview, want) {
				t.Errorf("the draft: got %+v\nwant %+v", got, want)
			}
		})
	}
}

func TestWhatWasTakenAwayMakesAnAttemptFuller(t *testing.T) {
	before, after := attemptOf("a1"), attemptOf("a1")
	before.Interview.InterviewerTakes = ""
	if fuller(before, after) || !fuller(after, before) {
		t.Error("the round before the notes is taken for the later state")
	}
}

func TestOnlyAnAnswerOfAGuestIsByAGuest(t *testing.T) {
	for want, in := range map[bool][]*Interview{
		false: {nil, {Candidate: "Ada"}},
		true:  {{CandidateIsGuest: true}},
	} {
		for _, interview := range in {
			if got := (&Attempt{Interview: interview}).ByGuest(); got != want {
				t.Errorf("%+v: got %t", interview, got)
			}
		}
	}
}
