package wire

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"okrcoach/internal/clean"
)

// The bounds on what an endpoint says, in bytes: as much as is looked at, and
// as much as is kept.
const (
	maxHeard = 4 << 10
	maxSaid  = 300
)

// struck stands for what was struck out.
const struck = "…"

// striker strikes out of what endpoints say whatever nobody may read in an
// error: the key, whole or as the fragments by which servers call it, and the
// texts that were sent.
type striker struct {
	secrets []string
	texts   []string
}

// line returns said as one line of at most 300 bytes.
func (s striker) line(said string) string {
	said = clean.Line(unescape(cut(said, maxHeard)))
	for _, secret := range s.secrets {
		said = strikeSecret(said, secret)
	}
	for _, text := range s.texts {
		said = strikeText(said, text)
	}
	if len(said) > maxSaid {
		said = cut(said, maxSaid-len(struck)) + struck
	}
	return said
}

// cut returns the start of s of at most n bytes, on a rune boundary.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// unescape resolves the escapes of JSON and of URLs in said, those within
// those too: servers echo what they got in any number of wrappings, and a key
// or an answer has to be known through them.
func unescape(said string) string {
	for range 3 {
		plain := unescapeOnce(said)
		if plain == said {
			break
		}
		said = plain
	}
	return said
}

func unescapeOnce(said string) string {
	var b strings.Builder
	for i := 0; i < len(said); {
		text, n := escaped(said[i:])
		b.WriteString(text)
		i += n
	}
	return b.String()
}

// escaped returns what the start of s stands for, and how long that is.
func escaped(s string) (text string, n int) {
	digits, size := "", 0
	switch {
	case len(s) >= 2 && s[0] == '\\' && strings.IndexByte("nrtbf", s[1]) >= 0:
		return " ", 2
	case len(s) >= 2 && s[0] == '\\' && s[1] != 'u':
		return s[1:2], 2
	case len(s) >= 6 && s[0] == '\\':
		digits, size = s[2:6], 6
	case len(s) >= 3 && s[0] == '%':
		digits, size = s[1:3], 3
	}
	code, err := strconv.ParseUint(digits, 16, 16)
	if err != nil {
		return s[:1], 1
	}
	if size == 3 {
		return string([]byte{byte(code)}), size // a byte of UTF-8
	}
	return string(rune(code)), size
}
