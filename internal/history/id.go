package history

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

const (
	// idAlphabet is Crockford's base 32 in lower case: no i, l, o or u, so
	// that an id survives being read aloud or copied by hand.
	// https://www.crockford.com/base32.html
	idAlphabet = "0123456789abcdefghjkmnpqrstvwxyz"
	// idLength gives 40 random bits: among 10,000 attempts the chance that
	// any two share an id is about 1 in 20,000.
	idLength = 8
	// maxIDLength keeps file names made from ids within every file system's
	// limit.
	maxIDLength = 64
)

// ErrInvalidID says that an id is not one that could name a file: lower-case
// ASCII letters, digits and hyphens, 1 to 64 of them.
var ErrInvalidID = errors.New("not a valid id")

// NewID returns a new id for an attempt, 8 letters and digits that are easy
// to type, made from random. It fails where random does.
func NewID(random io.Reader) (string, error) {
	id := make([]byte, idLength)
	if _, err := io.ReadFull(random, id); err != nil {
		return "", fmt.Errorf("make an id: %w", err)
	}
	for i, b := range id {
		id[i] = idAlphabet[int(b)%len(idAlphabet)]
	}
	return string(id), nil
}

// checkID returns ErrInvalidID unless id is fit to be part of a file name.
func checkID(id string) error {
	foreign := func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-'
	}
	if id == "" || len(id) > maxIDLength || strings.ContainsFunc(id, foreign) {
		return fmt.Errorf("%w: %.80q", ErrInvalidID, id)
	}
	return nil
}

// readings returns the ids that a person may have meant by typed: as it
// stands, and with the letters that the alphabet leaves out taken for the
// digits they look like.
func readings(typed string) []string {
	plain := strings.ToLower(strings.TrimSpace(typed))
	lookalike := strings.NewReplacer("o", "0", "i", "1", "l", "1").Replace(plain)
	if lookalike == plain {
		return []string{plain}
	}
	return []string{plain, lookalike}
}
