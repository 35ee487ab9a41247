package endpoint

import (
	"slices"
	"strings"

	"okrcoach/internal/clean"
)

// keyBeginnings are how providers let their keys begin, so that they can be
// found where they do not belong.
func keyBeginnings() []string {
	return []string{
		"sk-", "sk_", "gsk_", "xai-", "AIza", "hf_", "r8_", "pplx-", "nvapi-", "csk-",
		"fw_", "key-", "tgp_", "ghp_", "gho_", "github_pat_", "glpat-", "eyJ",
	}
}

// looksLikeKey reports whether a word is probably a secret: it begins like
// one, or it is long and goes to and fro between letters and digits as no name
// does. Names of models do so up to five times.
func looksLikeKey(word string) bool {
	const (
		leastBehind  = 8 // characters behind a known beginning
		leastLength  = 24
		leastChanges = 6
	)
	word = strings.Trim(word, `"'`)
	if slices.ContainsFunc(keyBeginnings(), func(beginning string) bool {
		return strings.HasPrefix(word, beginning) && len(word) >= len(beginning)+leastBehind
	}) {
		return true
	}
	return len(word) >= leastLength && !strings.ContainsAny(word, "./:$(){}") && changes(word) >= leastChanges
}

// changes counts how often a letter stands beside a digit.
func changes(word string) int {
	count := 0
	for i := 1; i < len(word); i++ {
		a, b := word[i-1], word[i]
		if isDigit(a) && isLetter(b) || isLetter(a) && isDigit(b) {
			count++
		}
	}
	return count
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// holdsKey reports whether any word of text looks like a key.
func holdsKey(text string) bool {
	return slices.ContainsFunc(words(text), looksLikeKey)
}

// withoutKeys returns text on one line, cleaned, cut, and with a mark in
// place of each word that looks like a key.
func withoutKeys(text string) string {
	const longest = 200 // characters
	text = clean.Line(text)
	for _, word := range words(text) {
		if looksLikeKey(word) {
			text = strings.ReplaceAll(text, word, "[hidden]")
		}
	}
	if runes := []rune(text); len(runes) > longest {
		text = string(runes[:longest]) + "…"
	}
	return text
}

// words splits at white space and at what stands around values in commands
// and in what programs print.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return strings.ContainsRune(" \t\r\n\"'`=,;|&<>()[]{}", r)
	})
}
