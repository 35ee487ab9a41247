package history

import (
	"errors"
	"fmt"
	"io/fs"

	"okrcoach/internal/clean"
)

// sentence is an error whose text is one sentence for a person, without the
// technical detail in err.
type sentence struct {
	text string
	err  error
}

// sayf returns err with this text in place of its own, cleaned.
func sayf(err error, format string, args ...any) error {
	return &sentence{clean.Line(fmt.Sprintf(format, args...)), err}
}

// Error returns the sentence.
func (s *sentence) Error() string { return s.text }

// Unwrap returns what the sentence is about.
func (s *sentence) Unwrap() error { return s.err }

// reason says in a few words why err came about. It leaves out the path, which
// the sentence around it has.
func reason(err error) string {
	var file *fs.PathError
	if errors.As(err, &file) {
		return file.Err.Error()
	}
	for _, cause := range causes() {
		if errors.Is(err, cause) {
			return cause.Error()
		}
	}
	return err.Error()
}
