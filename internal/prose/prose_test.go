package prose

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func texts(text string, spans []Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, s.Of(text))
	}
	return out
}

func TestSentencesEndWherePeopleEndThem(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"nothing", " \n\t", nil},
		{"full stops", "One. Two! Three?", []string{"One.", "Two!", "Three?"}},
		{"decimal points", "From 99.95 to 99.99 %. Then more.", []string{"From 99.95 to 99.99 %.", "Then more."}},
		{"no capitals", "4.3 min a month. when it is used, we stop", []string{"4.3 min a month.", "when it is used, we stop"}},
		{"a number begins", "Keep it quick. 95% of calls", []string{"Keep it quick.", "95% of calls"}},
		{"abbreviations", "Integrations, e.g. webhooks, vs. polling", []string{"Integrations, e.g. webhooks, vs. polling"}},
		{"list items", "- p99 < 200 ms\n* two\n3) three\n(4) four", []string{"p99 < 200 ms", "two", "three", "four"}},
		{"headings and emphasis", "## Objective\n**Bold** text\n**All bold.**", []string{"Objective", "Bold** text", "All bold."}},
		{"no mark but a number", "1.5 s is slow", []string{"1.5 s is slow"}},
		{"a wrapped line", "This line was broken by an editor at its margin, and the\nsentence goes on here. Next.", []string{
			"This line was broken by an editor at its margin, and the\nsentence goes on here.", "Next.",
		}},
		{"a long line before a label", "KR: p99 of the manifest call from 900 to 500 ms on the oldest TVs\nKR: recovery in 8 min", []string{
			"KR: p99 of the manifest call from 900 to 500 ms on the oldest TVs", "KR: recovery in 8 min",
		}},
		{"short lines stand alone", "uptime up\nlatency down", []string{"uptime up", "latency down"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := texts(c.text, Sentences(c.text)); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestLinesKnowTheirMarks(t *testing.T) {
	text := "# Goals\n1. first\n\t- nested\niv) fourth\nplain\n\n> quoted\n-5 % less"
	want := []struct {
		said   string
		mark   Mark
		indent int
	}{
		{"Goals", Heading, 0},
		{"first", Number, 0},
		{"nested", Bullet, 4},
		{"fourth", Number, 0},
		{"plain", NoMark, 0},
		{"", NoMark, 0},
		{"quoted", NoMark, 1},
		{"-5 % less", NoMark, 0},
	}
	lines := Lines(text)
	if len(lines) != len(want) {
		t.Fatalf("got %d lines, want %d", len(lines), len(want))
	}
	for i, w := range want {
		if l := lines[i]; l.Of(text) != w.said || l.Mark != w.mark || l.Indent != w.indent {
			t.Errorf("line %d: got %q, mark %d, indent %d; want %q, %d, %d", i, l.Of(text), l.Mark, l.Indent, w.said, w.mark, w.indent)
		}
	}
}

func TestWordsAreCountedWithoutPunctuation(t *testing.T) {
	for text, want := range map[string]int{
		"":                        0,
		" -- … ! ":                0,
		"don't stop":              2,
		"p99 from 900 to 500 ms.": 6,
		"São Paulo → Osaka":       3,
		"99.99 %":                 1,
	} {
		if got := CountWords(text); got != want {
			t.Errorf("%q has %d words, want %d", text, got, want)
		}
	}
}

// checkSpans fails where spans overlap, are empty, out of order or cut a rune.
func checkSpans(t *testing.T, text string, spans []Span) {
	t.Helper()
	end := 0
	for _, s := range spans {
		if s.Start < end || s.End <= s.Start || s.End > len(text) {
			t.Fatalf("span %v after %d in %d bytes", s, end, len(text))
		}
		if !onBoundary(text, s.Start) || !onBoundary(text, s.End) {
			t.Fatalf("span %v cuts a rune of %q", s, text)
		}
		end = s.End
	}
}

func onBoundary(text string, at int) bool {
	return at == len(text) || utf8.RuneStart(text[at]) || !utf8.ValidString(text)
}

func FuzzSpans(f *testing.F) {
	for _, seed := range []string{
		"", "One. Two", "- a\r\n- b", "# é\n\t1) 🙂.\u2028x", "…\xff. a", "e.g. a. 5 %",
		strings.Repeat("word ", 14) + "\nand more",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkSpans(t, text, Sentences(text))
		checkSpans(t, text, slices.Collect(Words(text)))
	})
}

func BenchmarkSentences(b *testing.B) {
	for name, piece := range map[string]string{
		"prose": "We cut the p99 from 900 ms to 500 ms. Nobody leaves. ",
		"lines": "- p99\n",
		"stops": ". 1 ",
		"one":   "a",
	} {
		text := strings.Repeat(piece, 1<<20/len(piece))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Sentences(text)
			}
		})
	}
}
