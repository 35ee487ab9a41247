//go:build linux || darwin

package main

import (
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"okrcoach/content"
	"okrcoach/internal/questions"
)

// secrets are what must not be seen: single words, and runs of two or three
// words. Runs survive that a line is wrapped, cut, or has a pane beside it,
// where whole sentences do not.
type secrets map[string]bool

// runLength is how many words make a run that can hardly be there by chance.
const runLength = 3

// words are those of a text in lower case. Numbers are none, since every
// control sequence has some.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
}

// runs returns all runs of a text; a shorter text is one.
func runs(text string) []string {
	all := words(text)
	if len(all) < runLength {
		return []string{strings.Join(all, " ")}
	}
	var found []string
	for i := range len(all) - runLength + 1 {
		found = append(found, strings.Join(all[i:i+runLength], " "))
	}
	return found
}

// keep adds texts whose runs must not be seen.
func (s secrets) keep(texts ...string) {
	for _, text := range texts {
		for _, run := range runs(text) {
			s[run] = true
		}
	}
	delete(s, "")
}

// allow takes out what is in texts that may be seen.
func (s secrets) allow(texts ...string) {
	for _, text := range texts {
		for _, run := range runs(text) {
			delete(s, run)
		}
	}
}

// rubricOf is everything of a bundled question that is the interviewer's.
func rubricOf(t *testing.T, id string) secrets {
	t.Helper()
	q, err := questions.Load(questions.Bundled(content.Questions())).Find(id)
	if err != nil {
		t.Fatal(err)
	}
	s := secrets{}
	s.keep(q.Why, q.HowTo, q.Sample)
	for _, k := range q.KeyPoints {
		s.keep(k.ID, k.Point, k.Hint, k.FollowUp, k.Say)
		s.keep(append(k.Exemplars, k.Contrasts...)...)
	}
	for _, m := range q.Mistakes {
		s.keep(m.ID, m.Mistake, m.Repair, m.BadAnswer)
		s.keep(append(m.Exemplars, m.Contrasts...)...)
	}
	for _, f := range q.Published {
		s.keep(f.Fact, f.Source)
	}
	for _, x := range q.Examples {
		s.keep(x.Text)
	}
	s.allow(q.Prompt, q.Title, "handed over and cannot be changed")
	return s
}

// in returns the secrets in a text, each once.
func (s secrets) in(text string) []string {
	var found []string
	all := words(text)
	for i := range all {
		for n := 1; n <= runLength && i+n <= len(all); n++ {
			if run := strings.Join(all[i:i+n], " "); s[run] {
				found = append(found, run)
			}
		}
	}
	return found
}

// sequence is a control sequence, or a string of one with what it carries.
var sequence = regexp.MustCompile(`\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])`)

// shownBy returns the secrets that a terminal was told from one byte of its
// stream on: in the bytes as they are, so that titles, links and the
// like count; with the control sequences taken out, in both ways; and on the
// screen of an emulator whenever something has been drawn, since a program
// that leaves out the letters that are there already never sends the word.
func (s secrets) shownBy(stream string, from int, at size) []string {
	told := stream[from:]
	found := s.in(told)
	found = append(found, s.in(ansi.Strip(told))...)
	found = append(found, s.in(sequence.ReplaceAllString(told, " "))...)
	screen := vt.NewEmulator(at.width, at.height)
	go func() { _, _ = io.Copy(io.Discard, screen) }() // what it answers
	defer func() { _ = screen.InputPipe().(io.Closer).Close() }()
	_, _ = io.WriteString(screen, stream[:from])
	shown := screen.String()
	for _, piece := range strings.SplitAfter(told, "\x1b") {
		_, _ = io.WriteString(screen, piece)
		if now := screen.String(); now != shown {
			shown = now
			found = append(found, s.in(now)...)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// wasNotTold checks that the terminal was told no secrets from one byte of its
// stream on.
func (x *terminal) wasNotTold(s secrets, from int) {
	x.t.Helper()
	at := size{x.screen.Width(), x.screen.Height()}
	if found := s.shownBy(x.output(), from, at); found != nil {
		x.t.Errorf("%q was told to the terminal that now shows\n%s", found, x.shown())
	}
}

// TestSecretsAreFoundHoweverTheyAreDrawn shows that a stream that is called
// clean has been read.
func TestSecretsAreFoundHoweverTheyAreDrawn(t *testing.T) {
	s := secrets{}
	s.keep("Ties technical metrics to outcomes that matter", "quagga")
	s.allow("to outcomes that matter")
	const before = "before\x1b[2J\x1b[H"
	for name, stream := range map[string]string{
		"plain":             "what ties technical metrics",
		"a single word":     "the Quagga.",
		"styled":            "ties \x1b[1mtech\x1b[0mnical metrics",
		"with the cursor":   "ties\x1b[5;9Htechnical\x1b[6;1Hmetrics",
		"over what is left": "ties t----ical metrics\x1b[1;7Hechn\x1b[1;1H\x1b[2J",
		"over two lines":    "technical metrics\r\n  to  ",
		"in the title":      "\x1b]0;technical metrics to\x07",
		"from behind":       "\x1b[1;16Hmetrics\x1b[1;6Htechnical\x1b[1;1Hties\x1b[2K",
	} {
		if s.shownBy(before+stream, len(before), size{40, 15}) == nil {
			t.Errorf("%s: nothing is found in %q", name, stream)
		}
	}
	for _, stream := range []string{"", "ties of technical metrics", "to outcomes that matter"} {
		if found := s.shownBy(stream, 0, size{40, 15}); found != nil {
			t.Errorf("%q is found in %q", found, stream)
		}
	}
}
