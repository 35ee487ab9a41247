package okr

import (
	"slices"
	"strings"
)

// aims are the words before a number that make it a goal, and aimSigns the
// signs. A plus or a minus is one only where no word touches it ("KR-2").
var (
	aims = map[string]bool{
		"to": true, "under": true, "below": true, "above": true, "over": true, "than": true,
		"least": true, "most": true, "max": true, "maximum": true, "minimum": true,
		"inside": true, "within": true, "minus": true, "down": true, "up": true, "every": true,
	}
	aimSigns = []string{"->", "=>", "→", "<", ">", "≤", "≥", "<=", ">=", "–>", "—>", "➜"}
	signs    = []string{"+", "-", "−"}
	// roughly are words and signs between those and the number.
	roughly = map[string]bool{"about": true, "around": true, "roughly": true, "nearly": true, "approximately": true}
)

// aimReach is how many bytes before a number can make it a goal: the longest
// of aims and of roughly, with a few blanks.
const aimReach = 24

// aimed reports whether what stands before a number makes it a goal.
func aimed(before string) bool {
	before = strings.TrimRight(before[max(0, len(before)-aimReach):], " \t\r\n~≈\u00A0\u202F")
	word := wordBefore(before, len(before))
	if roughly[word] {
		before = strings.TrimRight(before[:len(before)-len(word)], " \t\r\n")
		word = wordBefore(before, len(before))
	}
	if word != "" {
		return aims[word]
	}
	if rest, ok := strings.CutSuffix(before, "-"); ok && wordBefore(rest, len(rest)) == "sub" {
		return true
	}
	ends := func(sign string) bool { return strings.HasSuffix(before, sign) }
	if slices.ContainsFunc(aimSigns, ends) {
		return true
	}
	for _, sign := range signs {
		if rest, ok := strings.CutSuffix(before, sign); ok {
			return rest == "" || strings.ContainsAny(rest[len(rest)-1:], " \t\r\n(:")
		}
	}
	return false
}

// aimedBehind reports whether what stands behind a number makes it a goal:
// "or less", "at most", "max".
func aimedBehind(after string) bool {
	at := skipSpace(after, 0)
	switch wordAt(after, at) {
	case "max", "maximum", "minimum":
		return at > 0
	case "or":
		switch wordAt(after, skipSpace(after, at+len("or"))) {
		case "less", "fewer", "more", "better", "lower", "higher", "below", "under", "faster":
			return true
		}
	case "at":
		switch wordAt(after, skipSpace(after, at+len("at"))) {
		case "most", "least":
			return true
		}
	}
	return false
}
