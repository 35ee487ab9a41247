package report

import "okrcoach/internal/history"

// Kept reports whether what was to be saved is on disk although saving
// returned err: that is nil, or says of every trouble in it which file took
// the words instead.
func Kept(err error) bool {
	switch e := err.(type) { //nolint:errorlint // each branch of a joined error counts
	case nil:
		return true
	case *history.Trouble:
		return e.Path != ""
	case interface{ Unwrap() []error }:
		for _, part := range e.Unwrap() {
			if !Kept(part) {
				return false
			}
		}
		return true
	case interface{ Unwrap() error }:
		return e.Unwrap() != nil && Kept(e.Unwrap())
	}
	return false
}
