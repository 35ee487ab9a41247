package history

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"okrcoach/internal/clean"
)

func FuzzPlainFile(f *testing.F) {
	for _, s := range []string{
		"", "x", "x\n", "\n\nx\n\n", "---\n", "a\n---\nb", "# Plan\n\n", "a\n\n# Answer\n\nb",
		"trailing \t \r\n", "\x00\xff\ufeff\u2028", "'\"\\ {}: #&*!|>%@`", "null", "1e3",
	} {
		f.Add(s, s, s)
	}
	f.Fuzz(func(t *testing.T, plan, text, title string) {
		want := draftOf("d1", 7, text)
		want.Plan, want.QuestionTitle = plan, strings.ToValidUTF8(title, "?")
		want.Interview = &Interview{Candidate: want.QuestionTitle, Notes: strings.ToValidUTF8(text, "?")}
		file, data := throughPlainFile(t, want)
		if file.edited || file.plan != plan || file.text != text {
			t.Fatalf("edited %t, got %q and %q in %q", file.edited, file.plan, file.text, data)
		}
		want.clean()
		if want.Plan != clean.Text(plan) || want.Text != clean.Text(text) {
			t.Fatalf("cleaning made %q and %q of %q and %q", want.Plan, want.Text, plan, text)
		}
		if got, _, err := file.unpack(); err != nil || !reflect.DeepEqual(*got, want) {
			t.Fatalf("%v\ngot  %+v\nwant %+v", err, got, want)
		}
	})
}

// throughPlainFile writes a draft to a plain file and takes that apart.
func throughPlainFile(t *testing.T, d Draft) (plainFile, []byte) {
	t.Helper()
	data, err := encodePlain(kindDraft, d, d.Plan, d.Text)
	if err != nil {
		t.Fatal(err)
	}
	file, err := decodePlain(data)
	if err != nil {
		t.Fatalf("%v in %q", err, data)
	}
	return file, data
}

func FuzzEditedPlainFile(f *testing.F) {
	whole, err := encodePlain(kindAttempt, attemptOf("a1"), "a plan", "an answer")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	for i := 0; i < len(whole); i += 40 {
		f.Add(whole[:i])
	}
	f.Add([]byte("---\nokrcoach: \"draft\"\ncursor: -5\nplan_bytes: -1\nanswer_bytes: 99999999999\n---\n\xe4"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := decodePlain(data)
		if err != nil {
			return
		}
		draft, attempt, err := file.unpack()
		if err != nil {
			return
		}
		if (draft == nil) == (attempt == nil) {
			t.Fatal("want a draft or an attempt")
		}
		if draft != nil {
			attempt = &draft.Attempt
		}
		if attempt.ID = ""; !isClean(reflect.ValueOf(attempt)) {
			t.Fatalf("not clean: %+v", attempt)
		}
		if draft != nil && file.edited && (draft.Cursor < 0 || draft.Cursor > len(draft.Text)) {
			t.Fatalf("cursor %d in a text of %d bytes", draft.Cursor, len(draft.Text))
		}
	})
}

func TestAPlainFileReadsLikeADocument(t *testing.T) {
	d := draftOf("d1", 7, "First goal\n")
	d.Interruptions, d.Aids = nil, nil
	got, err := encodePlain(kindDraft, d, "a plan", d.Text)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join("testdata", "draft.md"))
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAnEditedPlainFileKeepsEveryWord(t *testing.T) {
	at := attemptOf("a1")
	data, err := encodePlain(kindAttempt, at, "my plan", "my answer ✓")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, old, new, plan, text string }{
		{"answer longer", "my answer", "my much better answer", "my plan", "my much better answer ✓"},
		{"plan shorter", "my plan", "plan", "plan", "my answer ✓"},
		{"last line end lost", "✓\n", "✓", "my plan", "my answer ✓"},
		{"lines added at the end", "✓\n", "✓\n\nmore\n", "my plan", "my answer ✓\n\nmore"},
		{"headings gone", "# Answer\n\n", "", "", "# Plan\n\nmy plan\n\nmy answer ✓"},
	} {
		t.Run(test.name, func(t *testing.T) {
			file, err := decodePlain([]byte(strings.Replace(string(data), test.old, test.new, 1)))
			if err != nil {
				t.Fatal(err)
			}
			_, got, err := file.unpack()
			if err != nil || got.Plan != test.plan || got.Text != test.text {
				t.Errorf("got %q and %q, %v; want %q and %q", got.Plan, got.Text, err, test.plan, test.text)
			}
			if got.Review != nil {
				t.Error("the review quotes a text that is no longer there")
			}
		})
	}
}

func TestTheCursorOfAnEditedDraftLiesOnACharacter(t *testing.T) {
	for i := -2; i < 12; i++ {
		text := "aé日🎯"
		at := runeStart(text, i)
		if at < 0 || at > len(text) || at < len(text) && !utf8.RuneStart(text[at]) {
			t.Errorf("runeStart(%d) = %d", i, at)
		}
	}
}
