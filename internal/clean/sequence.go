package clean

import "strings"

// The control characters that ECMA-48 builds its sequences from. A C1 control
// is the byte c1Lead and a second byte in UTF-8, or ESC and that second byte
// less 0x40.
const (
	bell   = '\a'
	escape = '\x1b'
	c1Lead = '\xc2'
)

// isC1 reports whether s begins with a C1 control (U+0080 to U+009F).
func isC1(s string) bool {
	return len(s) >= 2 && s[0] == c1Lead && within(s[1], 0x80, 0x9f)
}

// sequenceLen returns the length in bytes of the escape sequence that s
// begins with; s begins with ESC or a C1 control. Where the sequence is not
// complete it returns the length of its introducer.
func sequenceLen(s string) int {
	const introducer = 2 // bytes, in the 7-bit form and in UTF-8 alike
	var kind byte
	switch {
	case isC1(s):
		kind = s[1] - 0x40
	case len(s) >= 2 && within(s[1], ' ', '/'):
		return 1 + finalAt(s[1:], 0x30)
	case len(s) >= 2 && within(s[1], '0', '~'):
		kind = s[1]
	default:
		return 1
	}
	switch kind {
	case '[': // CSI
		parameters := len(s[introducer:]) - len(strings.TrimLeft(s[introducer:], "0123456789:;<=>?"))
		if n := finalAt(s[introducer+parameters:], 0x40); n > 0 {
			return introducer + parameters + n
		}
	case 'P', 'X', ']', '^', '_': // DCS, SOS, OSC, PM, APC
		return introducer + stringLen(s[introducer:])
	}
	return introducer
}

// finalAt returns the length of the intermediate bytes that s begins with and
// of the final byte behind them, which is at least lowest; 0 where there is
// no such byte.
func finalAt(s string, lowest byte) int {
	for i := range len(s) {
		if within(s[i], ' ', '/') {
			continue
		}
		if within(s[i], lowest, '~') {
			return i + 1
		}
		break
	}
	return 0
}

// stringLen returns the length of a control string with its terminator, BEL
// or ST; 0 where another control character or the end of s comes first. No
// such string runs over a line: looking no further keeps the text behind a
// stray introducer, and keeps the time linear however many of them there are.
func stringLen(s string) int {
	for i := range len(s) {
		switch {
		case s[i] == bell:
			return i + 1
		case s[i] == escape:
			if strings.HasPrefix(s[i+1:], `\`) {
				return i + 2
			}
			return 0
		case isC1(s[i:]):
			if s[i+1] == 0x9c { // ST
				return i + 2
			}
			return 0
		case isControl(s[i]) && s[i] != '\t':
			return 0
		}
	}
	return 0
}

// within reports whether lowest <= c <= highest.
func within(c, lowest, highest byte) bool {
	return lowest <= c && c <= highest
}
