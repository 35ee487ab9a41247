package peer

import (
	"strings"
	"testing"
	"unicode/utf8"

	"okrcoach/internal/clean"
)

func TestASpliceHoldsWhatChangedAndNoMore(t *testing.T) {
	long := strings.Repeat("p99 latency ", 200)
	for _, c := range []struct {
		name, old, wanted string
		most              int
		want              splice
	}{
		{"nothing", "abc", "abc", 9, splice{3, 0, ""}},
		{"typed at the end", "abc", "abcd", 9, splice{3, 0, "d"}},
		{"typed in the middle", "abef", "abcef", 9, splice{2, 0, "c"}},
		{"deleted", "abc", "ac", 9, splice{1, 1, ""}},
		{"the same letter again", "aa", "aaa", 9, splice{2, 0, "a"}},
		{"replaced", "abc", "xyz", 9, splice{0, 3, "xyz"}},
		{"cleared", "abc", "", 9, splice{0, 3, ""}},
		{"far behind", long, long + "!", 9999, splice{len(long), 0, "!"}},
		{"far in front", long, "!" + long, 9999, splice{0, 0, "!"}},
		{"runes that begin with the same byte", "é", "è", 9, splice{0, 2, "è"}},
		{"runes that end with the same byte", "\u00e9", "\u0129", 9, splice{0, 2, "\u0129"}},
		{"half a rune", "aé", "a\xc3", 9, splice{1, 2, "\ufffd"}},
		{"an escape sequence", "ab", "a\x1b[31mb", 9, splice{2, 0, ""}},
		{"one that the rest would complete", "a31mb", "a\x1b[31mb", 9, splice{1, 3, ""}},
		{"too long", "abc", "abXYZc", 5, splice{2, 0, "XY"}},
		{"too long by half a rune", "abc", "ab可c", 5, splice{2, 0, ""}},
		{"longer than anything may be", "", "abc", 0, splice{0, 0, ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := spliceTo(c.old, c.wanted, c.most)
			if got != c.want {
				t.Fatalf("got %+v, want %+v", got, c.want)
			}
			if err := got.check(c.old, max(c.most, len(c.old))); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestASpliceThatDoesNotFitIsRefused(t *testing.T) {
	const old = "aéb"
	for _, s := range []splice{
		{-1, 0, ""},
		{5, 0, ""},
		{0, -1, ""},
		{0, 5, ""},
		{4, 1, ""},
		{2, 0, "x"},
		{0, 2, ""},
		{0, 0, "\x1b"},
		{0, 0, "too long"},
		{1 << 62, 1 << 62, ""},
		{1, 1 << 62, ""},
	} {
		if err := s.check(old, 6); err == nil {
			t.Errorf("%+v fits %q", s, old)
		}
	}
}

func FuzzSplice(f *testing.F) {
	f.Add("", "abc", 9)
	f.Add("p99 – 可用性", "p99 — 可用\x1b[1m性", 40)
	f.Add(strings.Repeat("ab", 99), strings.Repeat("ba", 99), 150)
	f.Add("a\u0301", "a\xcc", 2)
	f.Fuzz(func(t *testing.T, old, wanted string, most int) {
		old = clean.Text(old)
		most = len(old) + most&0xffff
		s := spliceTo(old, wanted, most)
		if err := s.check(old, most); err != nil {
			t.Fatalf("%+v does not fit %q", s, old)
		}
		got := s.of(old)
		if !utf8.ValidString(got) || clean.Text(got) != got || len(got) > most {
			t.Errorf("%q is not clean or too long", got)
		}
		if whole := clean.Text(wanted); len(whole) <= most && got != whole {
			t.Errorf("%q became %q, want %q", old, got, whole)
		}
	})
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		name, wanted, other, want string
	}{
		{"as given", "Ben", "Ada", "Ben"},
		{"on one line", " Ben\r\n\tB. ", "Ada", "Ben B."},
		{"without what a terminal would do", "\x1b]0;x\aBen\x1b[2J", "Ada", "Ben"},
		{"never empty", " \x1b[m ", "Ada", "Guest"},
		{"never invisible", "\u200b\u200d", "Ada", "Guest"},
		{"told apart", "ada", "Ada", "ada 2"},
		{"told apart from a number", "Ada", "Ada", "Ada 2"},
		{"the default too", "", "Guest", "Guest 2"},
		{"capped", strings.Repeat("é", 50), "Ada", strings.Repeat("é", 30)},
		{"capped and told apart", strings.Repeat("é", 50), strings.Repeat("é", 30), strings.Repeat("é", 29) + " 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := nameOf(c.wanted, Guest, c.other); got != c.want || len(got) > MaxName {
				t.Errorf("got %q (%d bytes), want %q", got, len(got), c.want)
			}
		})
	}
}
