package wire

import (
	"strings"
	"unicode"

	"okrcoach/internal/clean"
)

// The lengths, in bytes, from which a piece of a secret is struck: wherever it
// stands, and where it begins or ends the secret and stands by itself.
const (
	leastPiece = 6
	leastEnd   = 3
)

// strikeSecret strikes secret and what looks like a piece of it.
func strikeSecret(said, secret string) string {
	if secret = clean.Line(secret); secret == "" {
		return said
	}
	if len(secret) > leastPiece {
		said = strings.ReplaceAll(said, secret, struck)
	}
	lower := strings.ToLower(secret)
	var b strings.Builder
	for said != "" {
		n := strings.IndexFunc(said, isSecretRune)
		if n < 0 {
			break
		}
		b.WriteString(said[:n])
		said = said[n:]
		if n = strings.IndexFunc(said, func(r rune) bool { return !isSecretRune(r) }); n < 0 {
			n = len(said)
		}
		if isPiece(strings.ToLower(said[:n]), lower) {
			b.WriteString(struck)
		} else {
			b.WriteString(said[:n])
		}
		said = said[n:]
	}
	b.WriteString(said)
	return b.String()
}

// isSecretRune reports whether r can stand in a key, or in the mask that a
// server puts over one.
func isSecretRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("_-.*•…+/=~", r)
}

// isPiece reports whether word shows something of secret; both in lower case.
func isPiece(word, secret string) bool {
	if word == secret {
		return true
	}
	for i := 0; i+leastPiece <= len(word); i++ {
		if strings.Contains(secret, word[i:i+leastPiece]) {
			return true
		}
	}
	// "sk-ab***wxyz", or only "wxyz": each part may be an end of the secret.
	parts := strings.FieldsFunc(word, func(r rune) bool { return strings.ContainsRune("*•….", r) })
	for _, part := range parts {
		least := leastEnd
		if len(parts) == 1 && part == word {
			least++ // without a mask, three letters are too easily a word
		}
		if len(part) >= least && len(secret) > leastPiece &&
			(strings.HasPrefix(secret, part) || strings.HasSuffix(secret, part)) {
			return true
		}
	}
	return strings.HasPrefix(word, "sk-")
}
