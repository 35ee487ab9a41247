package clean

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestText(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"plain text stays", "p99 under 200 ms\n\tby June", "p99 under 200 ms\n\tby June"},
		{"line breaks become line feeds", "a\r\nb\rc\r\r\nd\ve\ff\u0085g\u2028h\u2029i", "a\nb\nc\n\nd\ne\nf\ng\nh\ni"},
		{"other control characters go", "a\x00b\x07c\x08d\x7fe", "abcde"},

		{"CSI", "\x1b[1;31mred\x1b[0m", "red"},
		{"CSI with private parameters and intermediates", "\x1b[?25l\x1b[2 qa\x1b[>4;2m", "a"},
		{"CSI as C1", "\u009b31mred\u009bm", "red"},
		{"OSC ended by BEL", "\x1b]0;title\atext", "text"},
		{"OSC ended by ST", "\x1b]8;;https://a.example\x1b\\link\x1b]8;;\x1b\\", "link"},
		{"OSC as C1", "\u009d52;c;aGk=\u009ctext", "text"},
		{"OSC with other scripts inside", "\x1b]0;čeština Âµ\atext", "text"},
		{"DCS, SOS, PM, APC", "\x1bPq#0\x1b\\a\x1bXs\x1b\\b\x1b^p\x1b\\c\x1b_g\x1b\\d", "abcd"},
		{"DCS, SOS, PM, APC as C1", "\u0090q\u009ca\u0098s\u009cb\u009ep\u009cc\u009fg\u009cd", "abcd"},
		{"two-byte and character set sequences", "\x1b7a\x1bMb\x1b(Bc\x1b#8d\x1bce", "abcde"},
		{"other C1 controls", "a\u0080b\u008ec\u009cd", "abcd"},

		{"an unended OSC leaves the text", "before \x1b]52;c; after", "before 52;c; after"},
		{"an OSC does not run over a line", "a\x1b]0;b\nc\ad", "a0;b\ncd"},
		{"an OSC is broken off by another sequence", "\x1b]0;a\x1b[1mb\a", "0;ab"},
		{"an OSC is broken off by a C1 control", "\x1b]0;a\u0085b\a", "0;a\nb"},
		{"an unended CSI leaves the text", "a\x1b[12", "a12"},
		{"a CSI broken off by a letter of another script", "\x1b[1é", "1é"},
		{"a character set sequence broken off", "\x1b(\nB", "(\nB"},
		{"a lone escape at the end", "a\x1b", "a"},
		{"an escape before another script", "\x1bé", "é"},
		{"fragments make no new sequence", "\x1b\x1b[[m[31mx", "m[31mx"},
		{"a removed sequence inside another", "\x1b\x1b[0m[31mx", "[31mx"},
		{"a removed sequence inside a line break", "\r\x1b[m\n", "\n\n"},

		{"overrides, embeddings and isolates go", "a\u202eb\u202ac\u2066d\u2069e", "abcde"},
		{"direction marks stay", "a\u200f\u200eb", "a\u200f\u200eb"},
		{"byte order marks go", "\ufeffa\ufeffb", "ab"},
		{"joiners and variation selectors stay", "👩‍💻 ❤️ e\u0301 नी", "👩‍💻 ❤️ e\u0301 नी"},
		{"invalid bytes are marked one by one", "a\xff\xe2\x82b\xc3", "a\ufffd\ufffd\ufffdb\ufffd"},
		{"a raw C1 byte is not UTF-8", "\x9b31m", "\ufffd31m"},
		{"a rune split by a sequence stays invalid", "\xe2\x1b[m\x80\xae", "\ufffd\ufffd\ufffd"},
		{"surrogates are not UTF-8", "\xed\xa0\x80", "\ufffd\ufffd\ufffd"},
		{"the replacement character stays", "\ufffd", "\ufffd"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Text(tt.in)
			if got != tt.want {
				t.Errorf("Text(%q) = %q, want %q", tt.in, got, tt.want)
			}
			if again := Text(got); again != got {
				t.Errorf("Text(%q) = %q, want it unchanged", got, again)
			}
		})
	}
}

func TestLine(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"white space alone", " \t\n ", ""},
		{"one line stays", "Define OKRs for a team", "Define OKRs for a team"},
		{"runs of white space become one space", "  a \t b\r\n\r\nc\u00a0d  ", "a b c d"},
		{"white space around a sequence is one run", "a \x1b[m b", "a b"},
		{"a line separator is white space", "a\u2028b", "a b"},
		{"a tab is not a space", "a\tb", "a b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Line(tt.in); got != tt.want {
				t.Errorf("Line(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestCleanTextIsReturnedWithoutAllocation(t *testing.T) {
	text := strings.Repeat("Checkout p99 → 200 ms, 可用性 99.99 % 👩‍💻 ", 50)
	text = text[:len(text)-1]
	for name, f := range map[string]func(string) string{"Text": Text, "Line": Line} {
		if n := testing.AllocsPerRun(10, func() { f(text) }); n != 0 {
			t.Errorf("%s allocates %v times on clean text, want 0", name, n)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{
		"", "plain\ttext\r\n", "\x1b[31mred\x1b[m", "\x1b\x1b[[m[31m", "\x1b]0;title\a", "\x1b]unended\nmore",
		"\u009b1m\u009d0;t\u009c", "\x1bPq\x1b\\", "\x1b( B", "\u202eabc\u2066", "\ufeffa\u2028b", "a\xff\xe2\x80", "\xc2\x1b\x9b",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Text(s)
		if !utf8.ValidString(got) {
			t.Errorf("Text(%q) = %q, not UTF-8", s, got)
		}
		for _, r := range got {
			if unicode.IsControl(r) && r != '\n' && r != '\t' || r > 0x7f && isUnwanted(r) {
				t.Errorf("Text(%q) = %q, with %U left in it", s, got, r)
			}
		}
		if again := Text(got); again != got {
			t.Errorf("Text(%q) = %q, and cleaned again %q", s, got, again)
		}
		line := Line(s)
		if strings.ContainsAny(line, "\n\t") || Line(line) != line || Text(line) != line {
			t.Errorf("Line(%q) = %q, not a clean line", s, line)
		}
	})
}

func BenchmarkText(b *testing.B) {
	const size = 10 << 20
	for _, bm := range []struct{ name, unit string }{
		{"clean ASCII", "Reduce p99 latency from 900 ms to 200 ms by 30 June.\n"},
		{"clean CJK", "可用性を九十九・九九パーセントに保つ。\n"},
		{"coloured", "\x1b[1;31mReduce\x1b[0m p99 latency to 200 ms.\r\n"},
		{"stray introducers", "\x1b]"},
		{"long unended string", "\x1b]0;no end in sight on this line \n"},
		{"invalid UTF-8", "\xff"},
	} {
		text := strings.Repeat(bm.unit, size/len(bm.unit))
		b.Run(bm.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Text(text)
			}
		})
	}
}
