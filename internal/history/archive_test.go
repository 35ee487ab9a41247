package history

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/prose"
)

// start is the date at which the attempts of these tests begin.
var start = time.Date(2026, 10, 2, 9, 30, 0, 0, time.UTC)

// open opens an archive in dir and closes it with the test.
func open(t testing.TB, dir string, fallbacks ...string) *Archive {
	t.Helper()
	a := Open(t.Context(), Options{
		Dir: dir, Fallbacks: fallbacks,
		Now:         func() time.Time { return start },
		BusyTimeout: 300 * time.Millisecond,
	})
	t.Cleanup(func() { closeArchive(t, a) })
	return a
}

func closeArchive(t testing.TB, a *Archive) {
	t.Helper()
	if err := a.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
}

// healthy opens an archive and fails the test if anything is wrong with it.
func healthy(t testing.TB, dir string) *Archive {
	t.Helper()
	a := open(t, dir)
	if a.Trouble() != nil || a.Warnings() != nil {
		t.Fatalf("trouble %v, warnings %v", a.Trouble(), a.Warnings())
	}
	return a
}

// attemptOf returns an attempt with every field set.
func attemptOf(id string) Attempt {
	text := "Objective 1: merchants never wait.\n\tp99 < 200 ms by June — 99.99 %\n"
	return Attempt{
		ID: id, QuestionID: "stripe-core-api-okrs", QuestionTitle: "Define OKRs: \"core\" #1",
		Parent: "0000000p", Criterion: "business-link",
		StartedAt: start, Limit: 5 * time.Minute,
		Planning: 61 * time.Second, Answering: 301500 * time.Millisecond, Paused: 7 * time.Second, Pauses: 2,
		Interruptions: []Interruption{{CauseRestarted, UnknownLength}, {CauseAsleep, time.Hour}},
		Aids:          []Aid{AidHints, AidSample},
		Plan:          "three goals\n---\n", Text: text, PastedBytes: 3,
		Ratings: map[string]Rating{"business-link": RatedYes, "speed-vs-stability": RatedNo},
		Review: &critique.Review{
			Judge: "rubric 1",
			Criteria: []rubric.Criterion{{
				ID: "business-link", Kind: rubric.KeyPoint, Verdict: rubric.Covered, Confidence: 0.93,
				Evidence: []rubric.Evidence{{Span: prose.Span{Start: 13, End: 34}, Quote: "merchants never wait."}},
				Reason:   "It says who waits: \"merchants\".",
			}},
		},
		Critiques: []coaching.Critique{critiqueOf("c1", coaching.Content)},
		Interview: &Interview{
			ID: "1nterv1w", Round: 2, Candidate: "Ben \"B\" O'Neil", Interviewer: "Ада: #1", CandidateIsGuest: true,
			Marks: map[string]rubric.Verdict{"business-link": rubric.Partly, "internal-only": rubric.Made},
			Bands: map[string]int{"content": 0, "structure": 5}, SelfBands: map[string]int{"content": 4},
			Comments: map[string]string{"business-link": "who loses?\n---\n# Answer\n"}, Notes: "\tslow start\n\nthen: fast",
			FollowUps: []FollowUp{
				{Criterion: "business-link", Question: "Who notices first?", Reply: "Merchants do.\n", Took: 42 * time.Second},
				{Question: "Why?"},
			},
			CandidateTakes: "Begin with the merchant.", InterviewerTakes: "Wait longer.\n",
		},
	}
}

// critiqueOf returns a critique of an attempt of attemptOf that has come as
// far as these parts.
func critiqueOf(id string, parts ...coaching.Part) coaching.Critique {
	c := coaching.Critique{
		ID: id, AskedAt: start.Add(time.Hour), Model: "tiny", Host: "127.0.0.1:11434", Prompt: "critique-1",
		Rung: "json_schema, streamed", Outcome: coaching.UnderWay, Took: 4 * time.Second,
		Usage: coaching.Usage{Asked: 900, Answered: 120},
	}
	for _, p := range parts {
		s := coaching.Section{
			Part: p, Quote: "merchants never wait.", Span: prose.Span{Start: 13, End: 34}, Found: true,
			Comment: "Say who waits, and for what.", Rewrite: "No merchant waits more than 200 ms.",
		}
		if p != coaching.RepairFirst {
			s.Band = coaching.Mixed
		}
		c.Sections = append(c.Sections, s)
	}
	return c
}

func draftOf(id string, revision int, text string) Draft {
	d := Draft{
		Attempt: attemptOf(id), Phase: PhaseAnswer, Cursor: len(text), Revision: revision,
		SavedAt: start.Add(time.Duration(revision) * time.Second),
	}
	d.Text, d.Review, d.Ratings, d.Critiques, d.Interview = text, nil, nil, nil, nil
	return d
}

func save(t testing.TB, a *Archive, d Draft) {
	t.Helper()
	if err := a.SaveDraft(t.Context(), d); err != nil {
		t.Fatalf("SaveDraft(%s, revision %d): %v", d.ID, d.Revision, err)
	}
}

func finish(t testing.TB, a *Archive, at Attempt) {
	t.Helper()
	if err := a.Finish(t.Context(), at); err != nil {
		t.Fatalf("Finish(%s): %v", at.ID, err)
	}
}

func drafts(t testing.TB, a *Archive) []Draft {
	t.Helper()
	list, err := a.Drafts(t.Context())
	if err != nil {
		t.Fatalf("Drafts: %v", err)
	}
	return list
}

// revisions lists drafts as "id@revision".
func revisions(list []Draft) []string {
	names := []string{}
	for _, d := range list {
		names = append(names, d.ID+"@"+d.Text)
	}
	return names
}

func ids(list []Attempt) []string {
	names := []string{}
	for _, at := range list {
		names = append(names, at.ID)
	}
	return names
}

func wantList(t testing.TB, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

// troubleOf returns the *Trouble in err and fails the test if there is none
// or if it has another cause.
func troubleOf(t testing.TB, err, cause error) *Trouble {
	t.Helper()
	var trouble *Trouble
	if !errors.As(err, &trouble) {
		t.Fatalf("got %v, want a Trouble", err)
	}
	if !errors.Is(err, cause) {
		t.Fatalf("got the cause %v, want %v", trouble.Cause, cause)
	}
	return trouble
}

// plainFiles lists the names of the plain files in dir.
func plainFiles(t testing.TB, dir string) []string {
	t.Helper()
	names := []string{}
	for _, path := range (folders{dir}).list(isPlain) {
		names = append(names, filepath.Base(path))
	}
	return names
}

// wantSentence checks what a person would read of warnings.
func wantSentence(t testing.TB, warnings []error, want ...string) {
	t.Helper()
	texts := []string{}
	for _, w := range warnings {
		texts = append(texts, w.Error())
	}
	wantList(t, "warnings", texts, want...)
}

func writeFile(t testing.TB, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAMissingFolderIsCreatedAndWorks(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b c?#%", "okrcoach")
	save(t, healthy(t, dir), draftOf("d1", 1, "hello"))
	if !Exists(dir) {
		t.Error("there is no database")
	}
}

func TestEverythingIsRefusedAfterClose(t *testing.T) {
	a := healthy(t, t.TempDir())
	closeArchive(t, a)
	ctx := t.Context()
	_, errDrafts := a.Drafts(ctx)
	_, errAttempts := a.Attempts(ctx, Filter{})
	_, errAttempt := a.Attempt(ctx, "x")
	_, errAll := a.DeleteAll(ctx)
	for i, err := range []error{
		a.SaveDraft(ctx, draftOf("d", 1, "")), a.Finish(ctx, attemptOf("a")),
		a.DiscardDraft(ctx, "d"), a.Delete(ctx, "a"),
		errDrafts, errAttempts, errAttempt, errAll,
	} {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("call %d: got %v, want ErrClosed", i, err)
		}
	}
}

func TestAnEndedContextStopsBeforeAnythingIsWritten(t *testing.T) {
	dir := t.TempDir()
	a := healthy(t, dir)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := a.SaveDraft(ctx, draftOf("d", 1, "")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	wantList(t, "plain files", plainFiles(t, dir))
	wantList(t, "drafts", revisions(drafts(t, a)))
}

func TestNoGoroutineOutlivesTheArchive(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 3 {
		a := healthy(t, t.TempDir())
		save(t, a, draftOf("d1", 1, "x"))
		closeArchive(t, a)
	}
	deadline := time.Now().Add(2 * time.Second)
	for runtime.NumGoroutine() > before && time.Now().Before(deadline) {
		time.Sleep(time.Millisecond)
	}
	if after := runtime.NumGoroutine(); after > before {
		t.Errorf("%d goroutines before, %d after", before, after)
	}
}

func TestIDsThatCouldLeaveTheFolderAreRefused(t *testing.T) {
	a := healthy(t, t.TempDir())
	for _, id := range []string{"", "../x", "a/b", `a\b`, "A", "a.b", "ä", strings.Repeat("a", 65), "a\x00"} {
		for name, err := range map[string]error{
			"SaveDraft":    a.SaveDraft(t.Context(), draftOf(id, 1, "")),
			"Finish":       a.Finish(t.Context(), attemptOf(id)),
			"Hold":         a.Hold(id),
			"DiscardDraft": a.DiscardDraft(t.Context(), id),
			"Delete":       a.Delete(t.Context(), id),
		} {
			if !errors.Is(err, ErrInvalidID) {
				t.Errorf("%s(%q): got %v, want ErrInvalidID", name, id, err)
			}
		}
	}
}

func TestNewIDIsShortAndUnambiguous(t *testing.T) {
	id, err := NewID(strings.NewReader("\x00\x1f\x20\xff abcdefgh"))
	if err != nil || id != "0z0z0123" {
		t.Errorf("got %q, %v", id, err)
	}
	if _, err := NewID(strings.NewReader("short")); err == nil {
		t.Error("too little randomness made an id")
	}
}
