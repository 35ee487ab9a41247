package theme

import "charm.land/glamour/v2/ansi"

// Markdown returns the style in which Markdown is drawn: the terminal's own
// text colour, no margins, headings told by weight.
func (t *Theme) Markdown() ansi.StyleConfig {
	yes, none := true, uint(0)
	accent, muted := t.palette.accent, t.palette.muted
	bar := "│ "
	one := uint(1)
	heading := ansi.StylePrimitive{Color: &accent, Bold: &yes, BlockSuffix: "\n"}
	return ansi.StyleConfig{
		Document:       ansi.StyleBlock{Margin: &none},
		BlockQuote:     ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: &muted}, Indent: &one, IndentToken: &bar},
		List:           ansi.StyleList{LevelIndent: 2},
		Heading:        ansi.StyleBlock{StylePrimitive: heading},
		Strong:         ansi.StylePrimitive{Bold: &yes},
		Emph:           ansi.StylePrimitive{Italic: &yes},
		Strikethrough:  ansi.StylePrimitive{CrossedOut: &yes},
		HorizontalRule: ansi.StylePrimitive{Color: &muted, Format: "\n────────\n"},
		Item:           ansi.StylePrimitive{BlockPrefix: "• "},
		Enumeration:    ansi.StylePrimitive{BlockPrefix: ". "},
		Task:           ansi.StyleTask{Ticked: "[x] ", Unticked: "[ ] "},
		Link:           ansi.StylePrimitive{Color: &accent, Underline: &yes},
		Code:           ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: &accent}},
		CodeBlock:      ansi.StyleCodeBlock{StyleBlock: ansi.StyleBlock{Margin: &none}},
	}
}
