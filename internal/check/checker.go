package check

import (
	"strings"

	"okrcoach/internal/critique"
	"okrcoach/internal/questions"
)

// Checker judges answers to the questions of a library. The judge of each
// question is prepared once, when it is first needed. It may be used from
// several goroutines at once.
type Checker struct {
	library *questions.Library
	judges  *critique.Judges
}

// NewChecker prepares nothing yet.
func NewChecker(library *questions.Library) Checker {
	return Checker{library, critique.NewJudges(library.All())}
}

// Checked is an answer with all that was said of it.
type Checked struct {
	Question questions.Question
	Answer   critique.Answer
	Review   critique.Review
}

// Check judges an answer. It returns an error where the answer cannot be
// judged, and one of the library's where there is no such question.
func (c Checker) Check(r Request) (Checked, error) {
	if err := acceptable(r.Text); err != nil {
		return Checked{}, err
	}
	q, err := c.library.Find(r.Question)
	if err != nil {
		return Checked{}, err
	}
	answer := critique.Answer{Text: unmarked(r.Text), Took: r.took(), Limit: q.Time}
	return Checked{q, answer, c.judges.Of(q.ID).Review(answer)}, nil
}

// unmarked puts blank lines in the place of a byte order mark at the start of
// a text, as many bytes as it has: a label behind it then stands at the start
// of a line, and no offset changes.
func unmarked(text string) string {
	rest, marked := strings.CutPrefix(text, byteOrderMark)
	if !marked {
		return text
	}
	return strings.Repeat("\n", len(byteOrderMark)) + rest
}
