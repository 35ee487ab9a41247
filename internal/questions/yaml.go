package questions

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"okrcoach/internal/clean"
)

// The limits of the front matter. The parser recurses for every level and
// for every key of a group, so its time grows with the square of them: at the
// limits it takes some 100 ms, and a real question has a tenth of the tokens.
const (
	maxFrontMatterBytes = 256 << 10
	maxTokens           = 10_000
	maxDepth            = 12
)

// unsupported names a token of the parts of YAML that a question has no use
// for, and which could make a small file mean a huge or a surprising one; it
// returns "" for all others.
func unsupported(tk *token.Token) string {
	switch tk.Type {
	case token.AnchorType:
		return "an anchor (&)"
	case token.AliasType:
		return "an alias (*)"
	case token.TagType:
		return "a tag (!)"
	case token.DirectiveType:
		return "a directive (%)"
	case token.MergeKeyType:
		return "a merge key (<<)"
	case token.MappingKeyType:
		return "a complex key (?)"
	case token.DocumentHeaderType, token.DocumentEndType:
		return "a second YAML document"
	}
	return ""
}

// yamlTree parses the front matter, which begins on the file's second line.
// It returns nil where it has reported why there is no tree.
func (f *File) yamlTree(text string) ast.Node {
	if len(text) > maxFrontMatterBytes {
		f.report(Error, start, "the front matter is too large", "at most 256 KB")
		return nil
	}
	tokens := lexer.Tokenize(text)
	if !f.checkTokens(tokens) {
		return nil
	}
	// Keys that are given twice are reported with everything else.
	tree, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		f.reportSyntax(err)
		return nil
	}
	if len(tree.Docs) == 0 || tree.Docs[0].Body == nil {
		f.report(Error, start, "the front matter is empty", `keys such as "id" and "title"`)
		return nil
	}
	return tree.Docs[0].Body
}

// yamlText returns the text of a front matter for the parser, which miscounts
// the columns behind a tab and does not expect one between quotes. Tabs that
// indent a line stay: they are errors in YAML.
func yamlText(lines []string) string {
	var b strings.Builder
	for _, line := range lines {
		rest := strings.TrimLeft(line, " \t")
		b.WriteString(line[:len(line)-len(rest)])
		b.WriteString(strings.ReplaceAll(rest, "\t", " "))
		b.WriteByte('\n')
	}
	return b.String()
}

// checkTokens reports what must not reach the parser.
func (f *File) checkTokens(tokens token.Tokens) (ok bool) {
	if len(tokens) > maxTokens {
		f.report(Error, start, "the front matter is too large", fmt.Sprintf("at most %d words of YAML", maxTokens))
		return false
	}
	ok = true
	flow, dashes, line := 0, 0, 0
	for _, tk := range tokens {
		if what := unsupported(tk); what != "" {
			f.report(Error, tokenPosition(tk), what+" has no place in a question file", "quotes around a text that begins with this sign")
			ok = false
		}
		if tk.Position.Line != line {
			dashes, line = 0, tk.Position.Line
		}
		switch tk.Type {
		case token.SequenceStartType, token.MappingStartType:
			flow++
		case token.SequenceEndType, token.MappingEndType:
			flow--
		case token.SequenceEntryType:
			dashes++
		}
		if max(flow, dashes) > maxDepth {
			f.report(Error, tokenPosition(tk), "lists inside lists, too deep to read", "the front matter of a question")
			return false
		}
	}
	return ok
}

// reportSyntax reports an error of the YAML parser.
func (f *File) reportSyntax(err error) {
	const expected = `YAML; a text that contains ": " or begins with a special character goes into quotes`
	// The type of the error is internal to the parser; this is its way out.
	var located interface {
		GetToken() *token.Token
		GetMessage() string
	}
	if !errors.As(err, &located) || located.GetToken() == nil {
		f.report(Error, start, clean.Line(err.Error()), expected)
		return
	}
	at := tokenPosition(located.GetToken())
	if isTabIndented(f.lines[at.line-1]) {
		f.report(Error, at, "a tab indents this line", "spaces")
		return
	}
	f.report(Error, at, clean.Line(located.GetMessage()), expected)
}

// isTabIndented reports whether there is a tab before the text of a line.
func isTabIndented(line string) bool {
	return strings.HasPrefix(strings.TrimLeft(line, " "), "\t")
}

// tokenPosition returns where in the file a token of the front matter is.
func tokenPosition(tk *token.Token) position {
	const fence = 1 // line above the front matter
	return position{line: tk.Position.Line + fence, column: tk.Position.Column}
}

// keyName returns the key of an entry as it is written.
func keyName(entry *ast.MappingValueNode) string {
	return clean.Line(entry.Key.GetToken().Value)
}

// nodePosition returns where a value begins.
func nodePosition(n ast.Node) position {
	if m, ok := n.(*ast.MappingNode); ok && !m.IsFlowStyle && len(m.Values) > 0 {
		return tokenPosition(m.Values[0].Key.GetToken())
	}
	return tokenPosition(n.GetToken())
}

// textOf returns the text of a node, cleaned; ok is false where it is not a
// text.
func textOf(n ast.Node) (text string, ok bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return clean.Text(n.Value), true
	case *ast.LiteralNode:
		return clean.Text(n.Value.Value), true
	}
	return "", false
}

// isScalar reports whether a value is a number, true or false: one that YAML
// does not take for text.
func isScalar(n ast.Node) bool {
	switch n.(type) {
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode, *ast.BoolNode:
		return true
	}
	return false
}

// kindOf names the kind of a value in words for people.
func kindOf(n ast.Node) string {
	switch n.(type) {
	case *ast.MappingNode:
		return "a group of keys"
	case *ast.SequenceNode:
		return "a list"
	case *ast.NullNode:
		return "empty"
	}
	return "a single value"
}
