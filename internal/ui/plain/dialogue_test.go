package plain

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

func TestLinesBecomeTheAnswer(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"paragraphs", []string{"one", "", "two"}, "one\n\ntwo"},
		{"blank lines in front", []string{"", "", "one"}, "one"},
		{"a slash", []string{"//etc", "// two", "/ three", "/usr/bin is text"}, "/etc\n/ two\n/ three\n/usr/bin is text"},
		{"a mistyped command", []string{"one", "/sumbit", "two"}, "one\ntwo"},
		{"undo", []string{"one", "two", "/undo"}, "one"},
		{"undo to nothing", []string{"one", "/undo", "/undo", "two"}, "two"},
		{"capitals in a command", []string{"one", "/TIME "}, "one"},
		{"escape sequences", []string{"a\x1b[31mb\x07\u202ec"}, "abc"},
		{"a carriage return", []string{"one\r"}, "one"},
		{"two points", []string{"..", "e.g. this."}, "..\ne.g. this."},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			steps := append(lines(""), lines(c.lines...)...)
			d.says(append(steps, lines(".", "s", "q")...)...)
			if got := d.attempts()[0].Text; got != c.want {
				t.Errorf("the answer is %q, want %q", got, c.want)
			}
		})
	}
}

func TestAnswerCanBeTakenBackUntilTheRating(t *testing.T) {
	d := newDesk(t)
	said := d.says(
		step{},
		step{think: 10 * time.Second, line: "first"},
		step{line: "."},
		step{think: time.Minute, line: "b"}, // thinking about it does not count
		step{think: 5 * time.Second, line: "second"},
		step{line: "."},
		step{line: ""}, step{line: "s"}, step{line: "q"},
	)
	saidOnce(t, said, "The clock runs: 4:50 left.")
	if a := d.attempts()[0]; a.Text != "first\nsecond" || a.Answering != 15*time.Second {
		t.Errorf("answered %q in %v", a.Text, a.Answering)
	}
}

func TestRatingsAreKept(t *testing.T) {
	d := newDesk(t)
	said := d.says(lines("", "an answer", ".", "", "y", "maybe", "p", "/back", "n", "", "yes", "q")...)
	saidOnce(t, said, "Type y, p, n, s or enter.")
	// Leaving in the middle keeps the rating, and the next start goes on.
	said = d.says(lines("y", "p", "q")...)
	saidOnce(t, said, "5 of 5.")
	a := d.attempts()[0]
	q := mustFind(t, d, questions.Opening)
	want := []history.Rating{history.RatedYes, history.RatedNo, "", history.RatedYes, history.RatedPartly}
	for i, k := range q.KeyPoints {
		if a.Ratings[k.ID] != want[i] {
			t.Errorf("%s is rated %q, want %q", k.ID, a.Ratings[k.ID], want[i])
		}
	}
}

func mustFind(t *testing.T, d *desk, id string) questions.Question {
	t.Helper()
	q, err := d.options.Library.Find(id)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestEndOfInputEndsEverything(t *testing.T) {
	d := newDesk(t)
	d.says(lines("", "an answer")...)
	if a := d.attempts()[0]; a.Text != "an answer" || len(a.Ratings) != 0 {
		t.Errorf("answered %q with ratings %v", a.Text, a.Ratings)
	}
	if !strings.Contains(d.out.String(), "## Key points") {
		t.Errorf("there is no review:\n%s", d.out.String())
	}
	// Nothing at all leaves nothing behind.
	d = newDesk(t)
	d.says()
	if len(d.attempts())+len(d.drafts()) != 0 {
		t.Error("something was kept")
	}
}

func TestInterruptionKeepsTheDraft(t *testing.T) {
	d := newDesk(t)
	cause := errors.New("the signal")
	ctx, cancel := context.WithCancelCause(t.Context())
	said, err := d.runsUntil(ctx, step{}, step{line: "half an answer"},
		step{do: func() { cancel(cause); select {} }})
	if !errors.Is(err, cause) {
		t.Errorf("the error is %v", err)
	}
	saidOnce(t, said, "Your draft is kept.")
	if drafts := d.drafts(); len(drafts) != 1 || drafts[0].Text != "half an answer" {
		t.Errorf("drafts: %v", drafts)
	}
}

func TestHangUpHandsNothingIn(t *testing.T) {
	for name, phase := range map[string][]step{
		"planning":  lines("p", "first goals"),
		"answering": lines("", "half an answer"),
		"submitted": lines("", "half an answer", "."),
		"rating":    lines("", "half an answer", ".", "", "y"),
	} {
		t.Run(name+"/signal after the end of input", func(t *testing.T) {
			d := newDesk(t)
			cause := errors.New("the signal")
			ctx, cancel := context.WithCancelCause(t.Context())
			hangUp := step{end: true, do: func() { time.AfterFunc(hangUpFor/5, func() { cancel(cause) }) }}
			if _, err := d.runsUntil(ctx, append(phase, hangUp)...); !errors.Is(err, cause) {
				t.Errorf("the error is %v", err)
			}
			d.hasOneDraft()
		})
		t.Run(name+"/no signal", func(t *testing.T) {
			d := newDesk(t)
			d.options.HungUp = func() bool { return true }
			if _, err := d.runs(append(phase, step{end: true})...); !errors.Is(err, errHungUp) {
				t.Errorf("the error is %v", err)
			}
			d.hasOneDraft()
		})
	}
}

func TestDraftThatIsNowhereIsNotCalledKept(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(d.dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d.options.OpenArchive = func(ctx context.Context) *history.Archive {
		return history.Open(ctx, history.Options{Dir: file, Fallbacks: []string{filepath.Join(file, "below")}})
	}
	said, err := d.runs(lines("", "one", "/quit")...)
	if !errors.Is(err, ErrNotKept) {
		t.Errorf("the error is %v", err)
	}
	neverSaid(t, said, "Your draft is kept.")
	saidOnce(t, said, "Your draft could not be kept.")
}

func TestUnreadableFilesAreNamedAtTheOpening(t *testing.T) {
	d := newDesk(t)
	if err := os.WriteFile(filepath.Join(d.dir, "draft-broken.md"), []byte("no draft"), 0o600); err != nil {
		t.Fatal(err)
	}
	saidOnce(t, d.says(lines("", "one", "/quit")...), "draft-broken.md")
}

func TestAidsAreClosedBeforeTheFirstAttempt(t *testing.T) {
	d := newDesk(t)
	said := d.says(lines("h", "n", "", "text", "/sample", "what", "y", ".", "s", "r", "h", "q")...)
	saidOnce(t, said, "Open the hints? y/n:")
	if n := strings.Count(said, "Open the sample answer? y/n:"); n != 2 {
		t.Errorf("asked %d times about the sample answer:\n%s", n, said)
	}
	saidOnce(t, said, "**Ask yourself**") // after the attempt without a question
	a := d.attempts()[0]
	if len(a.Aids) != 1 || a.Aids[0] != history.AidSample {
		t.Errorf("aids: %v", a.Aids)
	}
}

func TestRetryKnowsItsParentAndNextIsAnotherQuestion(t *testing.T) {
	d := newDesk(t)
	said := d.says(lines("", "one", ".", "s", "r", "", "two", ".", "s", "n", "", "three", ".", "s", "s", "q")...)
	all := d.attempts()
	if len(all) != 3 {
		t.Fatalf("%d attempts:\n%s", len(all), said)
	}
	parents := map[string]string{}
	for _, a := range all {
		parents[a.Text] = a.Parent
	}
	if parents["two"] != "attempt-1" || parents["one"] != "" || parents["three"] != "" {
		t.Errorf("parents: %v", parents)
	}
	saidOnce(t, said, mustFind(t, d, "github-actions-okrs").Prompt[:40])
}

func TestHistoryOpensTheChooser(t *testing.T) {
	d := newDesk(t)
	d.options.Question = ""
	said := d.says(lines("", "one", ".", "s", "q")...)
	neverSaid(t, said, "Questions:")
	said = d.says(lines("nothing", "99", "0", "", "q")...)
	saidOnce(t, said, "1. OKRs for Stripe's core API team (Stripe · Product Strategy · medium), last time 5 missed")
	if n := strings.Count(said, "There is no such question."); n != 3 {
		t.Errorf("refused %d times:\n%s", n, said)
	}
	saidOnce(t, said, "Press enter to begin")
	saidOnce(t, d.says(lines("shopify-checkout-okrs", "q")...), "Press enter to begin")
}

func TestDraftsAreOffered(t *testing.T) {
	d := newDesk(t)
	d.says(lines("", "the older", "/quit")...)
	d.today = d.today.Add(time.Hour)
	said := d.says(lines("n", "", "the newer", "/quit")...)
	saidOnce(t, said, "The draft stays")
	said = d.says(lines("3", "2", "/quit")...)
	saidOnce(t, said, "2 answers are not finished:")
	saidOnce(t, said, "Your answer so far:\nthe older")
	said = d.says(lines("x", "n", "n", "q")...)
	neverSaid(t, said, "The draft is gone.")
	if drafts := d.drafts(); len(drafts) != 2 {
		t.Errorf("%d drafts are left", len(drafts))
	}
	said = d.says(lines("x", "y", "q")...)
	saidOnce(t, said, "The draft is gone.")
	if drafts := d.drafts(); len(drafts) != 1 {
		t.Errorf("%d drafts are left", len(drafts))
	}
}

func TestDraftOfALostQuestionCanBeFinished(t *testing.T) {
	d := newDesk(t)
	d.says(lines("", "half", "/quit")...)
	d.options.Library = questions.Load()
	d.says(lines("y", "whole", ".", "", "q")...)
	if a := d.attempts()[0]; a.Text != "half\nwhole" || a.QuestionTitle == "" {
		t.Errorf("kept %q as %q", a.Text, a.QuestionTitle)
	}
}

func TestTroubleIsToldOnceAndThePracticeGoesOn(t *testing.T) {
	d := newDesk(t)
	d.dir = filepath.Join(d.dir, "file")
	if err := os.WriteFile(d.dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	fallback := t.TempDir()
	d.options.OpenArchive = func(ctx context.Context) *history.Archive {
		return history.Open(ctx, history.Options{Dir: d.dir, Fallbacks: []string{fallback}})
	}
	said := d.says(lines("", "one", "two", "three", ".", "s", "q")...)
	if n := strings.Count(said, "The history cannot be used"); n == 0 || n > 3 {
		// Once at the start, with the folder, and once for each file.
		t.Errorf("told %d times:\n%s", n, said)
	}
	saidOnce(t, said, filepath.Join(fallback, "attempt-attempt-1.md"))
	neverSaid(t, said, "Kept in the history")
	text, err := os.ReadFile(filepath.Join(fallback, "attempt-attempt-1.md"))
	if err != nil || !strings.Contains(string(text), "one\ntwo\nthree") {
		t.Errorf("the file holds %q, %v", text, err)
	}
}

func TestPastedLinesHaveNoPace(t *testing.T) {
	long := strings.Repeat("word ", 60)
	d := newDesk(t)
	d.says(append(lines("", long, long), lines(".", "s", "q")...)...)
	if a := d.attempts()[0]; a.Review.Delivery.WordsPerMinute != 0 || a.PastedBytes != 2*len(long) {
		t.Errorf("%d words a minute, %d bytes pasted", a.Review.Delivery.WordsPerMinute, a.PastedBytes)
	}
	d = newDesk(t)
	d.says(step{}, step{think: 90 * time.Second, line: long}, step{line: "."}, step{line: "s"}, step{line: "q"})
	if a := d.attempts()[0]; a.Review.Delivery.WordsPerMinute != 40 || a.PastedBytes != 0 {
		t.Errorf("%d words a minute, %d bytes pasted", a.Review.Delivery.WordsPerMinute, a.PastedBytes)
	}
}

func TestLongLineIsAnnounced(t *testing.T) {
	d := newDesk(t)
	said := d.says(append(lines("", strings.Repeat("x", terminalLine)), lines("/quit")...)...)
	saidOnce(t, said, "terminals cut lines there")
}
