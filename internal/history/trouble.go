package history

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// What can be wrong with the database. A Trouble wraps one of them.
var (
	ErrLocked   = errors.New("another program keeps the history locked")
	ErrReadOnly = errors.New("the history cannot be written, because its file or folder is read-only")
	ErrFull     = errors.New("the disk is full")
	ErrDamaged  = errors.New("the history was damaged")
	ErrNewer    = errors.New("the history was written by a newer version of this program")
	ErrTimeout  = errors.New("the history did not answer in time")
	ErrUnusable = errors.New("the history cannot be used")
)

// causes lists the errors above in the order in which they are looked for.
func causes() []error {
	return []error{ErrLocked, ErrReadOnly, ErrFull, ErrDamaged, ErrNewer, ErrTimeout, ErrUnusable}
}

// Trouble is what a person must know when the database could not be used:
// what is wrong, and where their words are instead.
type Trouble struct {
	// Cause wraps one of the errors of this package, with the detail.
	Cause error
	// SetAside is the path under which a damaged database was kept; empty
	// otherwise.
	SetAside string
	// Rescued is how many attempts and drafts were copied out of it.
	Rescued int
	// Path is where things are kept: the plain file that was written
	// instead, the folder for such files where nothing was to be written
	// yet, or the new database that replaces a damaged one. It is empty
	// where nothing could be written anywhere.
	Path string
}

// Error says it in one sentence, without the technical detail in Cause.
func (t *Trouble) Error() string {
	what := ErrUnusable
	for _, cause := range causes() {
		if errors.Is(t.Cause, cause) {
			what = cause
			break
		}
	}
	sentence := what.Error()
	if t.SetAside != "" {
		sentence += fmt.Sprintf(" and is set aside as %s (%d of its records could be taken over)", t.SetAside, t.Rescued)
	}
	if t.Path == "" {
		return sentence + "; nothing could be written anywhere else either"
	}
	return sentence + fmt.Sprintf("; what you write is kept in %s", t.Path)
}

// Unwrap returns the cause.
func (t *Trouble) Unwrap() error { return t.Cause }

// classify wraps err in the error of this package that says what it means
// for the database as a whole. It leaves nil, this package's own errors and
// those about a single record as they are.
func classify(err error) error {
	if err == nil || errors.Is(err, ErrNotFound) || errors.Is(err, ErrUnreadable) {
		return err
	}
	for _, cause := range causes() {
		if errors.Is(err, cause) {
			return err
		}
	}
	return fmt.Errorf("%w: %w", meaning(err), err)
}

// meaning finds the error of this package for one of SQLite's or the
// system's.
func meaning(err error) error {
	var fromSQLite *sqlite.Error
	if errors.As(err, &fromSQLite) {
		return meaningOfCode(fromSQLite.Code())
	}
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return ErrTimeout
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return ErrReadOnly
	case errors.Is(err, syscall.ENOSPC):
		return ErrFull
	}
	return ErrUnusable
}

// meaningOfCode does it for a result code of SQLite, whose low byte is the
// primary code: https://www.sqlite.org/rescode.html
func meaningOfCode(code int) error {
	switch code & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return ErrLocked
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return ErrReadOnly
	case sqlite3.SQLITE_FULL:
		return ErrFull
	case sqlite3.SQLITE_INTERRUPT:
		return ErrTimeout
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return ErrDamaged
	}
	return ErrUnusable
}
