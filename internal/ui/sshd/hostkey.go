package sshd

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/charmbracelet/keygen"
	gossh "golang.org/x/crypto/ssh"
)

// ErrHostKey says that the host key cannot be used as it is.
var ErrHostKey = errors.New("the host key cannot be used")

// hostKey returns the host key kept at path, and makes one where there is
// none. Neither it nor its folder can be read by anybody else afterwards.
// Everybody who calls it for the same path gets the same key.
func hostKey(path string) (gossh.Signer, error) {
	if err := makePrivate(filepath.Dir(path)); err != nil {
		return nil, fmt.Errorf("%w: its folder could not be made private: %w", ErrHostKey, err)
	}
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		if err := newHostKey(path); err != nil {
			return nil, err
		}
	}
	return readHostKey(path)
}

// readHostKey returns the key that is kept at path, and takes away what others
// may do with it.
func readHostKey(path string) (gossh.Signer, error) {
	info, err := os.Lstat(path)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrHostKey, err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%w: %s is not a file", ErrHostKey, path)
	}
	if err := tighten(path, info, 0o600); err != nil {
		return nil, fmt.Errorf("%w: others may read %s, and that could not be changed: %w", ErrHostKey, path, err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrHostKey, err)
	}
	signer, err := gossh.ParsePrivateKey(text)
	if err != nil {
		return nil, fmt.Errorf("%w: %s is not a key without a passphrase; remove it to have a new one made: %w", ErrHostKey, path, err)
	}
	return signer, nil
}

// newHostKey makes a key and keeps it at path, complete or not at all, unless
// another program has been faster.
func newHostKey(path string) error {
	pair, err := keygen.New("", keygen.WithKeyType(keygen.Ed25519))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrHostKey, err)
	}
	// A temporary file is 0600 from the start.
	file, err := os.CreateTemp(filepath.Dir(path), ".host-key-*")
	if err != nil {
		return fmt.Errorf("%w: %w", ErrHostKey, err)
	}
	_, err = file.Write(pair.RawPrivateKey())
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = settle(file.Name(), path)
	}
	if err != nil {
		_ = os.Remove(file.Name())
		return fmt.Errorf("%w: it could not be written: %w", ErrHostKey, err)
	}
	return nil
}

// settle gives a file its name unless that is taken. A link, unlike a rename,
// replaces nothing; where a file system has no links, the last one wins.
func settle(temporary, path string) error {
	switch err := os.Link(temporary, path); {
	case err == nil, errors.Is(err, fs.ErrExist):
		return os.Remove(temporary)
	default:
		return os.Rename(temporary, path)
	}
}

// makePrivate makes a folder that only its owner may enter.
func makePrivate(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	info, err := os.Stat(dir)
	if err != nil {
		return err
	}
	return tighten(dir, info, 0o700)
}

// tighten takes away what others may do with a file or folder.
func tighten(path string, info fs.FileInfo, mode fs.FileMode) error {
	if runtime.GOOS == "windows" || info.Mode().Perm()&0o077 == 0 {
		return nil
	}
	return os.Chmod(path, mode)
}
