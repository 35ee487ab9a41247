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
	return list(words, "or")
}

// list joins words for reading: "a, b and c".
func list(words []string, last string) string {
	n := len(words) - 1
	if n <= 0 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n], ", ") + " " + last + " " + words[n]
}

// proof says what evidence was found, a number or a name in its own words.
func proof(kind questions.Need, shown string) string {
	switch kind {
	case questions.NeedTarget:
		return fmt.Sprintf("give a number (%s)", shown)
	case questions.NeedConsequence:
		return "spell out a consequence"
	case questions.NeedChoice:
		return "make a choice"
	}
	return fmt.Sprintf("name something particular (%s)", shown)
}

// both joins what was heard to the proof; what was heard may be empty.
func both(heard, proof string) string {
	if heard == "" {
		return proof
	}
	return heard + " and " + proof
}

// unstopped takes the full stop off a sentence that is quoted within another.
func unstopped(sentence string) string {
	return strings.TrimRight(strings.TrimSpace(sentence), ".!?")
}
