package okr

import (
	"regexp"
	"strings"

	"okrcoach/internal/prose"
)

// kind is what a piece of text is in a set of OKRs.
type kind int

const (
	other      kind = iota
	objective       // after "Objective 1:", "O1"
	ordinal         // after "my first objective is", "the second:"
	keyResult       // after "KR1.1", "Key Result:"
	keyResults      // after "KRs:", a label for several
)

// piece is a stretch of text with what it is taken for.
type piece struct {
	prose.Span
	kind kind
	// count is what the label counts an Objective by: "1", "ii", or nothing.
	count string
}

// The labels that people write. Each stands at the start of a line or of a
// sentence, behind nothing but joining words.
const (
	joining        = `(?:^|[.;:!?]\s+)(?:(?:so|and|then|the|my|our|for) )*`
	counter        = `(?:\d{1,2}|[ivx]{1,4}|[a-h])`
	objectiveLabel = `(?:objective|obj|goal)\.?\s*#?` + counter + `?\s*(?:[:.,)–—-]\s|$)|(?:objective|obj)\s*#?` + counter + `\b|o\s?#?\d{1,2}\b`
	ordinalLabel   = `(?:first|second|third|fourth|fifth|last|final)\s+(?:objective|goal|aim|one|thing)\b(?:\s+(?:is|would be)\b)?|(?:first|second|third):\s`
	resultsLabel   = `(?:key results|krs)\b\s*(?:[:–—-]|$)`
	resultLabel    = `(?:key results?|krs?)\b(?:\s*#?\d{1,2}(?:\.\d{1,2})?\s*[:.)–—-](?:\s|$)|\s+(?:would be|is|are|here|there)\b)?|kr[-#]?\d{1,2}(?:\.\d{1,2})?\b|[a-h]-\d{1,2}\b`
)

// labelPattern has one group for each of labelKinds, in their order: the
// first that matches at a place wins.
var labelPattern = regexp.MustCompile(`(?i)` + joining + `(?:(` +
	objectiveLabel + `)|(` + ordinalLabel + `)|(` + resultsLabel + `)|(` + resultLabel + `))`)

var labelKinds = [...]kind{objective, ordinal, keyResults, keyResult}

// split cuts what a line says at the labels in it. What stands before the
// first label is of no kind.
func split(text string, line prose.Span) []piece {
	var pieces []piece
	at := piece{Span: line}
	for _, m := range labelPattern.FindAllStringSubmatchIndex(line.Of(text), -1) {
		for i, k := range labelKinds {
			label := prose.Span{Start: line.Start + m[2*i+2], End: line.Start + m[2*i+3]}
			if m[2*i+2] < 0 {
				continue
			}
			at.End = label.Start
			pieces = append(pieces, at)
			at = piece{prose.Span{Start: label.End, End: line.End}, k, count(label.Of(text))}
		}
	}
	return append(pieces, at)
}

// count returns the counter in an Objective's label, in lower case.
func count(label string) string {
	label = strings.ToLower(label)
	for _, word := range []string{"objective", "obj", "goal", "o"} {
		if rest, ok := strings.CutPrefix(label, word); ok {
			return strings.Trim(rest, " \t#:.,)–—-")
		}
	}
	return ""
}
