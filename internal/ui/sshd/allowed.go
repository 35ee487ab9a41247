package sshd

import (
	"bytes"
	"errors"
	"fmt"

	gossh "golang.org/x/crypto/ssh"
)

// ErrKeys says that a file of public keys cannot be used.
var ErrKeys = errors.New("the allowed keys cannot be read")

// maxKeys is how many keys may be allowed.
const maxKeys = 100

// AllowedKeys returns the public keys in text, one a line as in ssh's own
// .pub and authorized_keys files, in their wire form. A line with options is
// refused: what they would restrict does not exist here, and a key must not be
// allowed more than its line says.
func AllowedKeys(text []byte) ([][]byte, error) {
	var keys [][]byte
	for i, line := range bytes.Split(text, []byte("\n")) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		key, _, options, _, err := gossh.ParseAuthorizedKey(line)
		_, isCertificate := key.(*gossh.Certificate)
		switch {
		case err != nil:
			return nil, fmt.Errorf("%w: line %d is not a public key", ErrKeys, i+1)
		case len(options) > 0:
			return nil, fmt.Errorf("%w: line %d has options, which mean nothing here; leave the key alone on its line", ErrKeys, i+1)
		case isCertificate:
			return nil, fmt.Errorf("%w: line %d is a certificate; give the key itself", ErrKeys, i+1)
		case len(keys) == maxKeys:
			return nil, fmt.Errorf("%w: there are more than %d", ErrKeys, maxKeys)
		}
		keys = append(keys, key.Marshal())
	}
	if len(keys) == 0 {
		return nil, fmt.Errorf("%w: there is no key in it", ErrKeys)
	}
	return keys, nil
}
