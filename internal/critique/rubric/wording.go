package rubric

import (
	"fmt"
	"strings"

	"okrcoach/internal/questions"
)

// named says each kind of evidence in words.
var named = map[questions.Need]string{
	questions.NeedTarget:      "a number to reach",
	questions.NeedConsequence: "a consequence",
	questions.NeedChoice:      "a choice",
	name:                      "a name",
}

// missing names the kinds of evidence that would have served: "a number to
// reach, a consequence or a choice".
func missing(kinds []questions.Need) string {
	words := make([]string, len(kinds))
	for i, kind := range kinds {
		words[i] = named[kind]
	}
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// proof says what evidence of a kind was found, in its own words.
func proof(kind questions.Need, words string) string {
	switch kind {
	case questions.NeedTarget:
		return fmt.Sprintf("you give a number (%s)", words)
	case questions.NeedConsequence:
		return fmt.Sprintf("you say what follows (“%s”)", words)
	case questions.NeedChoice:
		return fmt.Sprintf("you make a choice (“%s”)", words)
	}
	return fmt.Sprintf("you name something particular (%s)", words)
}

// unstopped takes the full stop off a sentence that is quoted within another.
func unstopped(sentence string) string {
	return strings.TrimRight(strings.TrimSpace(sentence), ".!?")
}
