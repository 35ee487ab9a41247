package coaching

import (
	"html"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// FuzzComment proves that what draws Markdown finds nothing in a comment but
// paragraphs, lists, emphasis and code in a line, and no entities.
func FuzzComment(f *testing.F) {
	for _, s := range []string{
		"[a](b)", "[a]: /url\n\n[a]", "![x][y]\n[y]: z", "[a\\](b)", "[^1]: x", "<https://a.b>", "https://a.b", "ftp://x.y", "_www.a.b",
		"me@a.b", "w$@w.a", "mailto:a@b.c", "# h", "h\n===\n", "h\n-", "- # h", "1. a\n   > q", "+ - # h", "```\nx\n```", "~~~\nx", "    code",
		"- a\n\n      code", "1) ```x", "* > q", "|a|b|\n|-|-|\n|c|d|", "a | b\n- | -\n", "<div>\nx", "<!-- x", "<?php", "x\n:   def",
		"a&#27;b &NewLine; &Tab;", "&&lt;amp;lt", "- one\n- **two** `x`\n\n1. three",
	} {
		f.Add(s)
	}
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.DefinitionList))
	f.Fuzz(func(t *testing.T, s string) {
		got := harmless(s, MostComment)
		if again := harmless(got, MostComment); again != got {
			t.Errorf("%q becomes %q, and that %q", s, got, again)
		}
		if html.UnescapeString(got) != got {
			t.Errorf("%q becomes %q, with an entity", s, got)
		}
		err := ast.Walk(markdown.Parser().Parse(text.NewReader([]byte(got))), func(n ast.Node, _ bool) (ast.WalkStatus, error) {
			switch n.(type) {
			case *ast.Link, *ast.Image, *ast.AutoLink, *ast.HTMLBlock, *ast.RawHTML, *ast.Heading, *ast.Blockquote, *ast.ThematicBreak,
				*ast.CodeBlock, *ast.FencedCodeBlock, *tables.Table, *tables.DefinitionList:
				t.Errorf("%q becomes %q, with %s", s, got, n.Kind())
			}
			return ast.WalkContinue, nil
		})
		if err != nil {
			t.Error(err)
		}
	})
}
