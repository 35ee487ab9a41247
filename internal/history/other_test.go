//go:build !unix

package history

import "errors"

// playReadOnly and playReadOnlyJournal are roles of the tests for systems with
// Unix permissions.
func playReadOnly(string) error        { return errors.ErrUnsupported }
func playReadOnlyJournal(string) error { return errors.ErrUnsupported }
