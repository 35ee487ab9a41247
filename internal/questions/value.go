package questions

import (
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"okrcoach/internal/clean"
)

// item is a value in a list.
type item struct {
	value ast.Node
	at    position
	path  string
}

// items returns the values of the list n, which is what, and records their
// places.
func (f *File) items(n ast.Node, at position, path, what string) []item {
	list, ok := n.(*ast.SequenceNode)
	if !ok {
		f.report(Error, at, what+" is "+kindOf(n), expectList)
		return nil
	}
	items := make([]item, len(list.Values))
	for i, value := range list.Values {
		items[i] = item{value: value, at: nodePosition(value), path: path + "[" + strconv.Itoa(i) + "]"}
		f.places[items[i].path] = items[i].at
	}
	return items
}

// string returns the text of n, which is what, trimmed by trim.
func (f *File) string(n ast.Node, at position, what, expected string, trim func(string) string) string {
	text, ok := textOf(n)
	if !ok {
		f.report(Error, at, what+" is "+valueOf(n), expected+quotingHint(n))
		return ""
	}
	text = trim(text)
	if text == "" {
		f.report(Error, at, what+" is empty", expected)
	}
	return text
}

// id returns the text of n, which is what, where it is an id.
func (f *File) id(n ast.Node, at position, what string) string {
	text := f.string(n, at, what, expectID, clean.Line)
	if text != "" && !isID(text) {
		f.report(Error, at, what+" is "+quote(text), expectID)
		return ""
	}
	return text
}

// wordAt returns the text of n where it is one of the allowed words; what
// names the kind of word.
func wordAt[T ~string](f *File, n ast.Node, at position, what string, allowed []T) T {
	text, _ := textOf(n)
	known := make([]string, len(allowed))
	for i, a := range allowed {
		if known[i] = string(a); text == known[i] {
			return a
		}
	}
	expected := oneOf(allowed)
	if near, ok := nearest(text, known); ok && len(known) > 1 {
		expected += " (nearest: " + near + ")"
	}
	f.report(Error, at, "unknown "+what+" "+valueOf(n), expected)
	return ""
}

// isID reports whether s is a question's or a criterion's id.
func isID(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// valueOf shows a value in a message: a text or a number itself, and of a
// group or a list only that it is one.
func valueOf(n ast.Node) string {
	if text, ok := textOf(n); ok {
		return quote(text)
	}
	if isScalar(n) {
		return clean.Line(n.GetToken().Value)
	}
	return kindOf(n)
}

// quotingHint says how a value that is not text becomes one.
func quotingHint(n ast.Node) string {
	if isScalar(n) {
		return ", in quotes"
	}
	return ""
}

// quote returns s on one line in quotes, shortened to what fits in a message.
func quote(s string) string {
	const longest = 40 // characters
	s = clean.Line(s)
	if runes := []rune(s); len(runes) > longest {
		s = string(runes[:longest]) + "…"
	}
	return `"` + s + `"`
}
