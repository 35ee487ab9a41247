package questions

import (
	_ "embed" // for the text of the skeleton
	"errors"
	"fmt"
	"strings"
)

// ErrID says that a text cannot be the id of a question.
var ErrID = errors.New("an id has only lower-case letters, digits and hyphens")

//go:embed skeleton.md
var skeleton string

// Skeleton returns a question file with the given id to start a new question
// from: a small example with notes, in which there is no fault. Its error is
// ErrID.
func Skeleton(id string) (string, error) {
	if !isID(id) {
		return "", fmt.Errorf("%w, and %s is none", ErrID, quote(id))
	}
	return strings.Replace(skeleton, "SKELETON-ID", id, 1), nil
}
