package okr

import "fmt"

// How many Key Results an Objective should have (Doerr, "Measure What
// Matters", 2018).
const (
	FewestKeyResults = 2
	MostKeyResults   = 5
)

// objectiveCount says where the number of Objectives is not the one asked
// for. The finding stands at the first that is too many, else at the last.
func objectiveCount(objectives []Objective, asked int) (Finding, bool) {
	n := len(objectives)
	if asked == 0 || n == 0 || n == asked {
		return Finding{}, false
	}
	f := Finding{Code: ObjectiveCount, Span: objectives[min(n-1, asked)].Span}
	if n < asked {
		f.Message = fmt.Sprintf("You were asked for %s; there %s here.", counted(asked, "Objective"), isOrAre(n))
		return f, true
	}
	f.Message = fmt.Sprintf("You were asked for %s; there %s here. Keep the ones that matter most.", counted(asked, "Objective"), isOrAre(n))
	return f, true
}

// keyResultCount says where an Objective has too few or too many Key Results.
func keyResultCount(o Objective) (Finding, bool) {
	n := len(o.KeyResults)
	f := Finding{Code: KeyResultCount, Span: o.Span}
	switch {
	case n == 0:
		f.Message = "No Key Result could be told apart here. Two to five of them say when this Objective is met."
	case n < FewestKeyResults:
		f.Message = "This Objective has one Key Result. It takes two to five to say when it is met."
	case n > MostKeyResults:
		f.Message = fmt.Sprintf("This Objective has %s. More than five dilute it; keep the three that prove it best.", counted(n, "Key Result"))
	default:
		return f, false
	}
	return f, true
}

// counted writes a number with what it counts: "three Objectives".
func counted(n int, noun string) string {
	if n == 1 {
		return inWords(n) + " " + noun
	}
	return inWords(n) + " " + noun + "s"
}

// isOrAre writes "is one" or "are four".
func isOrAre(n int) string {
	if n == 1 {
		return "is one"
	}
	return "are " + inWords(n)
}

// inWords writes small numbers in words, as running text does.
func inWords(n int) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}
