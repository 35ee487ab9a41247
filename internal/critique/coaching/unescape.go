package coaching

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// unescaped returns what a string of JSON says. It is lenient where JSON is
// not: a backslash before any other character stands for that character, and
// half a surrogate pair for U+FFFD.
func unescaped(raw []byte) string {
	raw = bytes.ToValidUTF8(bytes.TrimSpace(raw), []byte(string(utf8.RuneError)))
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw)
	}
	var b strings.Builder
	b.Grow(len(raw))
	for i := 0; i < len(raw); {
		if raw[i] != '\\' || i+1 == len(raw) {
			b.WriteByte(raw[i])
			i++
			continue
		}
		i++
		switch c := raw[i]; c {
		case 'u':
			r, n := hexRune(raw[i:])
			b.WriteRune(r)
			i += n
			continue
		case 'n', 'r':
			b.WriteByte('\n')
		case 't':
			b.WriteByte('\t')
		case 'b', 'f':
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
		i++
	}
	return strings.TrimSpace(b.String())
}

// hexRune reads "uXXXX", and with it a second half of a surrogate pair, and
// returns the length read.
func hexRune(raw []byte) (rune, int) {
	first, ok := hex4(raw)
	if !ok {
		return utf8.RuneError, 1
	}
	if !utf16.IsSurrogate(first) {
		return first, 5
	}
	if len(raw) > 6 && raw[5] == '\\' {
		if second, ok := hex4(raw[6:]); ok {
			if r := utf16.DecodeRune(first, second); r != utf8.RuneError {
				return r, 11
			}
		}
	}
	return utf8.RuneError, 5
}

// hex4 reads "uXXXX".
func hex4(raw []byte) (rune, bool) {
	if len(raw) < 5 || raw[0] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(raw[1:5]), 16, 16)
	return rune(n), err == nil
}
