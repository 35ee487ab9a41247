//go:build !unix

package history

import "errors"

// playReadOnly is a role of the tests for systems with Unix permissions.
func playReadOnly(string) error { return errors.ErrUnsupported }
