package check

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxAnswer is the most bytes of an answer that is judged: a hundred times
// what anybody says in an interview.
const MaxAnswer = 1 << 20

// Why a text is not judged at all.
var (
	ErrNotUTF8 = errors.New("the answer is not UTF-8; save it as UTF-8 and check it again")
	ErrEmpty   = errors.New("the answer is empty; there is nothing to check")
	ErrTooLong = errors.New("the answer is longer than 1 MB; give a shorter one")
)

// ReadAnswer reads an answer that can be judged to its end.
func ReadAnswer(in io.Reader) (string, error) {
	text, err := ReadText(in)
	if err != nil {
		return "", err
	}
	return text, acceptable(text)
}

// ReadText reads a text to its end, but not further than shows that it is too
// long for an answer. It may be empty or no UTF-8.
func ReadText(in io.Reader) (string, error) {
	data, err := io.ReadAll(io.LimitReader(in, MaxAnswer+1))
	switch {
	case err != nil:
		return "", fmt.Errorf("the answer cannot be read: %w", err)
	case len(data) > MaxAnswer:
		return "", ErrTooLong
	}
	return string(data), nil
}

// acceptable returns the error of a text that is not judged.
func acceptable(text string) error {
	switch {
	case len(text) > MaxAnswer:
		return ErrTooLong
	case !utf8.ValidString(text):
		return ErrNotUTF8
	case strings.TrimFunc(text, isBlank) == "":
		return ErrEmpty
	}
	return nil
}

// isBlank reports whether a rune leaves an answer empty: white space, and the
// mark that some editors put at the start of a file.
func isBlank(r rune) bool { return unicode.IsSpace(r) || r == '\uFEFF' }
