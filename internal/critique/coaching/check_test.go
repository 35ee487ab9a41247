package coaching

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"okrcoach/internal/clean"
)

// requireSound reports what a checked section must never be.
func requireSound(t *testing.T, answer string, s Section) {
	t.Helper()
	for _, text := range []string{s.Quote, s.Comment, s.Rewrite} {
		if clean.Text(text) != text || !utf8.ValidString(text) {
			t.Errorf("%q is not clean", text)
		}
	}
	if len(s.Quote) > MostQuote || len(s.Comment) > MostComment || len(s.Rewrite) > MostRewrite {
		t.Errorf("too long: %d, %d, %d bytes", len(s.Quote), len(s.Comment), len(s.Rewrite))
	}
	switch {
	case s.Found && !stands(answer, s):
		t.Errorf("%q does not stand at %v", s.Quote, s.Span)
	case !s.Found && (s.Band != NoBand || s.Rewrite != "" || s.Start != 0 || s.End != 0):
		t.Errorf("without a quote: %+v", s)
	case s.Part == RepairFirst && s.Band != NoBand:
		t.Errorf("what to repair first has band %d", s.Band)
	}
}

func TestCheckFindsFaithfulQuotes(t *testing.T) {
	for name, c := range map[string]struct{ quote, want string }{
		"word for word":              {"I tie uptime to what merchants lose.", "I tie uptime to what merchants lose."},
		"its sentence's stop":        {"I tie uptime to what merchants lose", "I tie uptime to what merchants lose."},
		"in the middle":              {"uptime to what merchants", "uptime to what merchants"},
		"another case":               {"i TIE uptime to what", "I tie uptime to what"},
		"white space":                {"  Reduce p99\n latency\u00a0from ", "Reduce p99 latency from"},
		"straight quotation marks":   {`"fast" launches don’t break things`, "fast” launches don't break things."},
		"no quotation marks":         {"fast launches dont break", "fast” launches don't break"},
		"around it":                  {"«I tie uptime to what merchants lose»", "I tie uptime to what merchants lose."},
		"a hyphen for a dash":        {"before speed - a failed charge", "before speed — a failed charge"},
		"two hyphens for a dash":     {"before speed--a failed charge", "before speed — a failed charge"},
		"ellipses at its ends":       {"… uptime to what merchants...", "uptime to what merchants"},
		"another stop":               {"I tie uptime to what merchants lose!", "I tie uptime to what merchants lose."},
		"emphasis":                   {"**Reduce** `p99` _latency_ from 900 ms", "Reduce p99 latency from 900 ms"},
		"a list mark":                {"- Reduce p99 latency from 900 ms", "Reduce p99 latency from 900 ms"},
		"a list number":              {"1. Objective: merchants can always charge", "1. Objective: merchants can always charge."},
		"another list number":        {"3) Objective: merchants can always charge", "Objective: merchants can always charge."},
		"two items in one":           {"by 30 June. Raise availability", "by 30 June. - Raise availability"},
		"two numbered items":         {"this quarter. 2. Objective: fast launches", "this quarter. 2. Objective: “fast” launches"},
		"two items without a number": {"this quarter. Objective: fast launches", "this quarter. 2. Objective: “fast” launches"},
	} {
		t.Run(name, func(t *testing.T) {
			s := Check(answer, Section{Part: Content, Quote: c.quote, Comment: "c", Band: Good, Rewrite: "r"})
			if !s.Found || s.Quote != c.want || s.Band != Good || s.Rewrite != "r" {
				t.Errorf("got %+v, want %q", s, c.want)
			}
			requireSound(t, answer, s)
			if again := Check(answer, s); again != s {
				t.Errorf("checked again it is %+v", again)
			}
		})
	}
}

func TestCheckStrikesOtherQuotes(t *testing.T) {
	for name, quote := range map[string]string{
		"nothing": "", "invented": "We doubled revenue in a year.", "two words": "uptime to", "too few bytes": "I tie up",
		"a part of a word": "tie uptime to what merchant", "a part of a number": "Raise availability from 99", "the end of a number": "95 % to 99.99 % this",
		"left out in the middle": "I tie uptime … merchants lose", "marks alone": "… “ ” — ***", "changed": "I tie uptime to what merchants win.",
		"another order": "merchants lose I tie uptime",
	} {
		t.Run(name, func(t *testing.T) {
			s := Check(answer, Section{Part: Content, Quote: quote, Comment: "c", Band: Strong, Rewrite: "r"})
			if s.Found || s.Comment != "c" || s.Quote != strings.TrimSpace(quote) {
				t.Errorf("got %+v", s)
			}
			requireSound(t, answer, s)
		})
	}
}

func TestAShortAnswerCanBeQuotedWhole(t *testing.T) {
	for _, c := range []struct {
		answer, quote string
		want          bool
	}{
		{"No idea.", "no idea", true},
		{"No idea.", "idea", false},
		{"", "", false},
		{"!", "!", false},
		{"可用性を九十九パーセントに保つ。", "可用性を九十九", true},
		{"可用性を九十九パーセントに保つ。", "可用", false},
	} {
		if s := Check(c.answer, Section{Quote: c.quote, Comment: "c"}); s.Found != c.want {
			t.Errorf("%q in %q: %+v", c.quote, c.answer, s)
		}
	}
}

func TestALongQuoteIsShownInPartAndFoundWhole(t *testing.T) {
	long := strings.Repeat("été ", 200) + "end of it"
	s := Check("First. "+long+". Last.", Section{Part: Content, Quote: long, Comment: "c"})
	if !s.Found || s.Start != 7 || len(s.Quote) > MostQuote || !strings.HasSuffix(s.Quote, ellipsis) {
		t.Errorf("got %+v", s)
	}
	requireSound(t, "First. "+long+". Last.", s)
}

func TestCommentsCanDoNoHarmAsMarkdown(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"**Bold**, `p99` and *this*.\n\n- one\n- two", "**Bold**, `p99` and *this*.\n\n- one\n- two"},
		{"p99 < 200 ms & R&D, a[i], [baseline], 3 > 2", "p99 < 200 ms & R&D, a[i], [baseline], 3 > 2"},
		{"a [link](https://evil.example/x) here", "a link here"},
		{"![image](http://evil.example)", "image"},
		{"[a]<b>(x)", "a"},
		{"[[a](b)](c)", "[a] (c)"},
		{"[x]\n\n[x]: https://evil.example", "[x]\n\n[x] : (link left out)"},
		{"see <https://evil.example>, www.evil.example. Or **https://evil.example**", "see , (link left out). Or **(link left out)**"},
		{"write to me@evil.example now", "write to (link left out) now"},
		{"<script>x</script> a <br/> b <scr<b>ipt>", "x a  b < script>"},
		{"# Heading\n> quoted\n```sh\nrm -rf\n```\n~~~\nTitle\n=====\n---\n| a | b |", "Heading\nquoted\nsh\nrm -rf\n\nTitle\n\na | b |"},
		{"&#27;[31mred &amp;#27;[0m &lt;b&gt; &&lt;lt; A&amp;B", "red & #27;[0m  &< lt; A&B"},
		{"\x1b]8;;https://evil.example\x07text\x1b]8;;\x07 \x1b]52;c;aGk=\x07", "text"},
		{"one\n\n\n\ntwo  \n    four", "one\n\ntwo\nfour"},
	} {
		if got := harmless(c.in, MostComment); got != c.want {
			t.Errorf("%q:\n%q, want\n%q", c.in, got, c.want)
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add(answer, "I tie uptime to what merchants lose.", "**c** [a](b) &#27;", 3)
	f.Add("a\xff b \xe2\x80 c d e f g", "b c d e f g", "<a<b>>&&amp;lt;", -1)
	f.Add("1. (2) 3. … “x” İstanbul ǅ", "… x istanbul ǆ", "]<i>(x) ]<i>: y", 9)
	f.Fuzz(func(t *testing.T, answer, quote, comment string, band int) {
		s := Check(answer, Section{Part: Content, Quote: quote, Comment: comment, Band: Band(band), Rewrite: comment})
		requireSound(t, answer, s)
		if again := Check(answer, s); again != s {
			t.Errorf("checked again\n%+v is\n%+v", s, again)
		}
		c := Critique{Model: quote, Host: comment, Trouble: comment, Sections: []Section{
			{Part: Content, Quote: quote, Found: true, Comment: comment, Band: Band(band)},
			{Part: "other"},
			{Part: Content},
		}}
		c.Sections[0].Start, c.Sections[0].End = band, band+len(quote)
		c.Clean(answer)
		for _, s := range c.Sections {
			requireSound(t, answer, s)
		}
		once := c
		if c.Clean(answer); !reflect.DeepEqual(c, once) {
			t.Errorf("cleaned again\n%+v is\n%+v", once, c)
		}
	})
}
