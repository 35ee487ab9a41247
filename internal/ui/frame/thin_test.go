package frame

import (
	"strings"
	"testing"
)

func TestCharactersWithoutWidthAreThinnedWhereThereAreThousands(t *testing.T) {
	usual := strings.Repeat("\x1b[1mé 支付 👩‍👩‍👧 ก็\x1b[m", 100)
	for _, text := range []string{"", "a", strings.Repeat("a\u200b", 20), usual, strings.Repeat(strings.Repeat("x", 500)+"\n", 10)} {
		if got := Thin(text); got != text {
			t.Errorf("%.40q has become %.40q", text, got)
		}
	}
	for _, text := range []string{
		"a" + strings.Repeat("\u200b", 30_000) + "b", "a" + strings.Repeat("\u0301", 30_000) + "b",
		"a" + strings.Repeat("\x1b[1m\u200b\u2060", 5_000) + "b",
	} {
		got := Thin("first\n" + text + "\nlast")
		if !strings.HasPrefix(got, "first\na") || !strings.HasSuffix(got, "b\nlast") || len([]rune(strings.ReplaceAll(got, "\x1b[1m", ""))) > 50 {
			t.Errorf("%.20q has become %d bytes", text, len(got))
		}
	}
}
