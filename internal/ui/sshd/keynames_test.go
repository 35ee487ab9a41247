package sshd

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"

	"okrcoach/internal/ui/editor"
)

// functional are the keys that are not characters, with what a terminal sends
// for each: a number before the modifiers, and the letter behind them.
func functional() map[string][2]string {
	keys := map[string][2]string{
		"up": {"1", "A"}, "down": {"1", "B"}, "right": {"1", "C"}, "left": {"1", "D"},
		"home": {"1", "H"}, "end": {"1", "F"}, "insert": {"2", "~"}, "delete": {"3", "~"},
		"pgup": {"5", "~"}, "pgdown": {"6", "~"},
		"f1": {"1", "P"}, "f2": {"1", "Q"}, "f3": {"13", "~"}, "f4": {"1", "S"},
		"esc": {"27", "u"}, "enter": {"13", "u"}, "tab": {"9", "u"}, "backspace": {"127", "u"}, "space": {"32", "u"},
	}
	for i, number := range []int{15, 17, 18, 19, 20, 21, 23, 24} {
		keys[fmt.Sprint("f", 5+i)] = [2]string{fmt.Sprint(number), "~"}
	}
	return keys
}

// bytesOf returns what a terminal sends for a key by its name. Those with
// modifiers are sent as by the Kitty protocol, which can say all of them.
func bytesOf(name string) string {
	modifiers, rest := 1, name
	for prefix, weight := range map[string]int{"shift+": 1, "alt+": 2, "ctrl+": 4} {
		if before, after, found := strings.Cut(rest, prefix); found {
			modifiers, rest = modifiers+weight, before+after
		}
	}
	if k, ok := functional()[rest]; ok {
		return fmt.Sprintf("\x1b[%s;%d%s", k[0], modifiers, k[1])
	}
	if modifiers == 1 {
		return rest
	}
	return fmt.Sprintf("\x1b[%d;%du", []rune(rest)[0], modifiers)
}

// anyKeys are the names of the keys that a terminal has, with the modifiers
// that people hold down with them.
func anyKeys() []string {
	var names []string
	for _, modifiers := range []string{"", "shift+", "alt+", "ctrl+"} {
		for name := range functional() {
			names = append(names, modifiers+name)
		}
	}
	for c := '!'; c <= '~'; c++ {
		names = append(names, string(c))
		if 'a' <= c && c <= 'z' {
			names = append(names, "ctrl+"+string(c), "alt+"+string(c))
		}
	}
	return names
}

// boundKeys are the names of the keys that are bound somewhere.
func boundKeys(groups ...[]key.Binding) []string {
	var names []string
	bindings := reflect.ValueOf(editor.DefaultKeyMap())
	for i := range bindings.NumField() {
		names = append(names, bindings.Field(i).Interface().(key.Binding).Keys()...)
	}
	for _, group := range groups {
		for _, k := range group {
			names = append(names, k.Keys()...)
		}
	}
	return names
}

// otherInput is what a terminal can send besides keys.
func otherInput() []string {
	const trick = "\x1b]0;title\x07\x1b]52;c;?\x07\x1b[2J\x1b[6n\x9b2J\u202etxet"
	input := []string{
		"\x1b[200~" + trick + "\x1b[201~", "\x1b[200~two\r\nlines\tand\x00more\x1b[201~", "\x1b[200~\x1b[201~",
		"\x1b]52;c;c2VjcmV0\x07", "\x1b]11;rgb:0000/0000/0000\x07", "\x1b]10;rgb:ffff/ffff/ffff\x1b\\", "\x1bP>|xterm\x1b\\",
		"\x1b[?1;2c", "\x1b[24;80R", "\x1b[<0;10;10M", "\x1b[<64;10;10M", "\x1b[?2026;2$y", "\x1b[?2027;1$y", "\x1b[8;24;80t",
		"\x1bOP", "\x1b[Z", "\x1b[1;1:3A", "\x00", "\xff\xfe", "\u009b2J",
	}
	for c := byte(1); c < ' '; c++ {
		if c != 0x1b { // which is the start of something longer
			input = append(input, string(c))
		}
	}
	return input
}

func TestEveryKeyHasBytesThatAreRead(t *testing.T) {
	for name, want := range map[string]string{
		"a": "a", "ctrl+s": "\x1b[115;5u", "alt+shift+[": "\x1b[91;4u", "f1": "\x1b[1;1P", "shift+tab": "\x1b[9;2u",
	} {
		if got := bytesOf(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}
