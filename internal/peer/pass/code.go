package pass

import (
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"io"
	"strings"
)

// alphabet is Crockford's base32 in lower case: no i, l, o and u, which are
// taken for 1, 1, 0 and v.
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"

// codeLen is the number of characters of a code, 5 bits each.
const codeLen = 10

// maxEntered is how many bytes of what somebody typed are looked at. A code
// with a space between any two of its characters is far below it.
const maxEntered = 100

// proof is what is kept and compared of a code or a key.
type proof [sha256.Size]byte

// The two kinds of proof, which must never be taken for each other.
const (
	ofCode = "code "
	ofKey  = "key "
)

func prove(kind, secret string) proof { return sha256.Sum256([]byte(kind + secret)) }

// same reports whether two proofs are equal, in a time that does not depend on
// where they differ.
func (p proof) same(q proof) bool { return subtle.ConstantTimeCompare(p[:], q[:]) == 1 }

// newCode returns a code of 50 bits, without the hyphen.
func newCode(random io.Reader) (string, error) {
	var bits [codeLen]byte
	if _, err := io.ReadFull(random, bits[:]); err != nil {
		return "", fmt.Errorf("a code could not be made: %w", err)
	}
	for i, b := range bits {
		// 32 divides 256, so that every character is equally likely.
		bits[i] = alphabet[int(b)%len(alphabet)]
	}
	return string(bits[:]), nil
}

// shown returns a code as it is read out: two groups of five.
func shown(code string) string { return code[:codeLen/2] + "-" + code[codeLen/2:] }

// read returns what somebody typed as the code that they meant: in lower case,
// without spaces and hyphens, with the letters that are not in the alphabet
// read as the digits for which they are taken.
func read(entered string) string {
	if len(entered) > maxEntered {
		entered = entered[:maxEntered]
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\t', '\r', '\n', '-', '\u00a0', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014':
			return -1 // some programs make another dash of a hyphen
		case 'o', 'O':
			return '0'
		case 'i', 'I', 'l', 'L':
			return '1'
		}
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, entered)
}
