package coaching

import (
	"html"
	"regexp"
	"strings"

	"okrcoach/internal/clean"
)

// What Markdown makes more of than text. Emphasis, lists and code in a line are
// left; everything that could lead away from the screen, look like a part of
// the program, or bring a control character back as an entity is not.
var (
	link        = regexp.MustCompile(`!?\[([^\[\]]*)\]\([^()]*\)`)
	tag         = regexp.MustCompile(`</?[A-Za-z!?][^<>]*>`)
	tagOrMail   = regexp.MustCompile(`(<)([A-Za-z/!?])|(@)([A-Za-z0-9])`)
	entity      = regexp.MustCompile(`&#?[0-9A-Za-z]+;?`)
	address     = regexp.MustCompile(`(?i)(?:[a-z][a-z0-9+.-]*://|www\.)\S*?([*_)\]."',;:!?]*(?:\s|$))`)
	mailAddress = regexp.MustCompile(`(?i)\b(?:mailto:)?[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+`)
	fence       = regexp.MustCompile("`{3,}|~{3,}")
	itemMark    = regexp.MustCompile(`^(?:[*+-]|[0-9]{1,9}[.)])(?:\s|$)`)
	breaks      = strings.NewReplacer("](", "] (", "]:", "] :")
)

// leftOut stands for an address in a comment.
const leftOut = "(link left out)"

// harmless returns s as clean text of at most n bytes that can be drawn as
// Markdown: without links, images, HTML, headings, quotations, rules, blocks of
// code, and addresses that a terminal would make into links.
func harmless(s string, n int) string {
	// The cut before the work keeps it small; marks that are taken out count
	// for little.
	s = clean.Text(cut(s, 4*n))
	if hasMarks(s) {
		s = withoutMarks(s)
	}
	return cut(harmlessLines(s), n)
}

// harmlessLine does the same for a text that is to stand on one line.
func harmlessLine(s string, n int) string {
	return clean.Line(harmless(clean.Line(cut(s, 4*n)), n))
}

// hasMarks reports whether s may hold anything for withoutMarks. Most comments
// do not.
func hasMarks(s string) bool {
	if strings.ContainsAny(s, "<&@") {
		return true
	}
	for _, mark := range []string{"](", "]:", "://", "```", "~~~"} {
		if strings.Contains(s, mark) {
			return true
		}
	}
	for i := range len(s) {
		if s[i] == '.' && i >= len("www") && strings.EqualFold(s[i-len("www"):i], "www") {
			return true
		}
	}
	return false
}

// withoutMarks takes out what in a line is more than text and emphasis.
func withoutMarks(s string) string {
	s = clean.Text(html.UnescapeString(s))
	s = tag.ReplaceAllString(s, "")
	s = link.ReplaceAllString(s, "$1")
	s = address.ReplaceAllString(s, leftOut+"$1")
	s = mailAddress.ReplaceAllString(s, leftOut)
	s = fence.ReplaceAllString(s, "")
	// A removal can bring new marks together. A space at the right place takes
	// their meaning from them for good.
	s = tagOrMail.ReplaceAllString(s, "$1$3 $2$4")
	s = breaks.Replace(s)
	return entity.ReplaceAllStringFunc(s, func(e string) string {
		if html.UnescapeString(e) == e {
			return e
		}
		return "& " + e[1:]
	})
}

// harmlessLines takes the marks off the beginnings of lines, and all but one of
// several blank lines.
func harmlessLines(s string) string {
	var b strings.Builder
	blank := true
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(unmarked(line))
		if line == "" && blank {
			continue
		}
		blank = line == ""
		b.WriteString(line + "\n")
	}
	return strings.TrimSpace(b.String())
}

// unmarked takes the marks of headings, quotations, tables and definitions off
// the beginning of a line, and off that of an item. A line of nothing but marks
// is a rule, makes the line above a heading or a table, or says nothing.
func unmarked(line string) string {
	if strings.Trim(line, "#>|:=*_+~- \t\n") == "" {
		return ""
	}
	item := ""
	for {
		line = strings.TrimLeft(line, "#>|: \t")
		mark := itemMark.FindString(line)
		if mark == "" {
			return item + line
		}
		// Items in items become one.
		item, line = strings.TrimSpace(mark)+" ", line[len(mark):]
	}
}
