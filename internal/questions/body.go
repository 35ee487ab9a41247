package questions

import (
	"slices"
	"strings"
)

// sampleAnswer is the heading of the sample answer.
const sampleAnswer = "Sample answer"

// section is a part of the body, named by its heading.
type section struct {
	heading string
	into    func(*Question) *string
}

// sections lists the parts that a body has.
var sections = []section{
	{"Question", func(q *Question) *string { return &q.Prompt }},
	{"Why interviewers ask", func(q *Question) *string { return &q.Why }},
	{"How to answer", func(q *Question) *string { return &q.HowTo }},
	{sampleAnswer, func(q *Question) *string { return &q.Sample }},
}

// headings returns the headings of all sections.
func headings() []string {
	names := make([]string, len(sections))
	for i, s := range sections {
		names[i] = s.heading
	}
	return names
}

// decodeBody reads the sections that follow the line with number end, which
// closes the front matter.
func (f *File) decodeBody(end int) {
	heads := f.headingLines(end)
	f.checkPreamble(end, append(heads, len(f.lines))[0])
	seen := make(map[string]bool, len(sections))
	for i, head := range heads {
		next := len(f.lines)
		if i+1 < len(heads) {
			next = heads[i+1]
		}
		f.decodeSection(head, next, seen)
	}
	for _, name := range headings() {
		if !seen[name] {
			f.report(Error, position{line: end, column: 1}, "the section "+quote(name)+" is missing", "the heading ## "+name+" and text below it")
		}
	}
}

// headingLines returns the indexes of the lines from the given one on that
// are headings of sections.
func (f *File) headingLines(from int) []int {
	var (
		heads []int
		code  fence
	)
	for i := from; i < len(f.lines); i++ {
		if code.skip(f.lines[i]) {
			continue
		}
		if _, ok := heading(f.lines[i]); ok {
			heads = append(heads, i)
		}
	}
	return heads
}

// checkPreamble reports text before the first heading; it would stand in the
// lines with the indexes from up to to.
func (f *File) checkPreamble(from, to int) {
	for i, line := range f.lines[from:to] {
		if strings.TrimSpace(line) != "" {
			at := position{line: from + i + 1, column: 1}
			f.report(Warning, at, "this text is in no section and is not shown", "a heading before it, such as ## "+sections[0].heading)
			return
		}
	}
}

// decodeSection reads the section from the heading on the line with the index
// head up to the one with the index next. It reports a heading that is not
// known or was seen before.
func (f *File) decodeSection(head, next int, seen map[string]bool) {
	name, _ := heading(f.lines[head])
	at := position{line: head + 1, column: 1}
	known := slices.IndexFunc(sections, func(s section) bool { return strings.EqualFold(s.heading, name) })
	if known < 0 {
		f.report(Warning, at, "the section "+quote(name)+" is unknown and is not shown", nearestOf(name, headings()))
		return
	}
	s := sections[known]
	if seen[s.heading] {
		f.report(Error, at, "the section "+quote(name)+" is given twice", "it once")
		return
	}
	seen[s.heading] = true
	text := strings.Trim(strings.Join(f.lines[head+1:next], "\n"), "\n")
	if strings.TrimSpace(text) == "" {
		f.report(Error, at, "the section "+quote(name)+" is empty", "text below its heading")
		return
	}
	*s.into(&f.Question) = strings.TrimRight(text, " \t\n")
}

// heading returns the text of a second-level heading; ok is false where the
// line is none.
func heading(line string) (text string, ok bool) {
	const mark = "##"
	rest, ok := strings.CutPrefix(unindented(line), mark)
	if !ok || rest != "" && rest[0] != ' ' && rest[0] != '\t' {
		return "", false
	}
	text = strings.TrimSpace(rest)
	// Markdown allows a heading to be closed by the signs that open it.
	if open := strings.TrimRight(text, "#"); open == "" || strings.HasSuffix(open, " ") {
		text = strings.TrimSpace(open)
	}
	return text, true
}

// unindented returns a line without the spaces that Markdown allows before a
// heading or a fence: up to three. With more the line is code.
func unindented(line string) string {
	for range 3 {
		line = strings.TrimPrefix(line, " ")
	}
	return line
}

// fence follows fenced code, in which no line is a heading: it holds the sign
// and the length of the fence that is open, and zero values where none is.
type fence struct {
	sign   byte
	length int
}

// skip reports whether a line is part of fenced code, its fences included.
func (f *fence) skip(line string) bool {
	line = unindented(line)
	const shortest = 3
	length := 0
	if line != "" && (line[0] == '`' || line[0] == '~') {
		length = len(line) - len(strings.TrimLeft(line, line[:1]))
	}
	if f.length == 0 {
		// An opening fence of backticks has none behind it: "```a```" is code
		// inside a sentence.
		if length < shortest || line[0] == '`' && strings.Contains(line[length:], "`") {
			return false
		}
		f.sign, f.length = line[0], length
		return true
	}
	if length >= f.length && line[0] == f.sign && strings.TrimSpace(line[length:]) == "" {
		*f = fence{}
	}
	return true
}
